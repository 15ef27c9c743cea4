"""The side of an adapter that concerns pages: what a generator gets for each page, and what becomes of the rendered page."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from typing import Any, Protocol

from catalogue.knowledge.forge_links import ERROR
from catalogue.knowledge.project import ORIGINAL
from catalogue.publishing.publication import Publication
from catalogue.publishing.sources import CONTRIBUTING_PAGE, Sources
from catalogue.site import by_hand, shell
from catalogue.site.crawlers import sitemap
from catalogue.site.offline import with_files
from catalogue.site.security import UnknownScriptError, guarded, inline_scripts
from catalogue.site.shell import Form, Shell

SITEMAP = "sitemap.xml"
_CHECKBOXES = ("__drawer", "__search")
_CONTENTS = re.compile(r'<label class="md-nav__title" for="__toc">(.*?)</label>', re.DOTALL)


class NotPublishedError(Exception):
    """A build stopped, and the site is unchanged. The French message says what, where, and how to mend it.

    `status` is the exit status: 1, or 2 for wrong arguments or settings of the environment.
    """

    def __init__(self, message: str, status: int = 1) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class PageText:
    """The source of a page for a generator: Markdown, values of the front matter, and the address to edit it, or None."""

    markdown: str
    meta: Mapping[str, Any]
    edit_url: str | None


class Heading(Protocol):
    """An item of a table of contents, with the address `url` of its heading."""

    title: str
    url: str
    level: int

    @property
    def children(self) -> "Sequence[Heading]":
        """The items below this one."""


@dataclass(slots=True)
class Contents:
    """A table of contents that is rendered already, in the place of its first item. `markup` is its HTML."""

    url: str
    markup: str
    title: str = ""
    level: int = 2
    children: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """The content of a page within its frame: HTML, title, table of contents."""

    html: str
    title: Any
    contents: list[Heading]


@dataclass
class Framing:
    """The pages of one build. Paths are those of sources, from the root of docs/; addresses start at the root of the site.

    `offline` makes links to files, for a site in a folder on a disk; `guards` gives each page its
    Content-Security-Policy.

    `empty_frame` renders the frame without any page, title or text; its argument is the relative path to the root of the
    site. The adapter sets it before it renders pages: the policy allows only the inline scripts in this frame.
    """

    publication: Publication
    sources: Sources
    offline: bool
    guards: bool
    site_description: str = ""
    shells: dict[Form, Shell] = field(default_factory=dict)
    written_by_hand: list[str] = field(default_factory=list)
    empty_frame: Callable[[str], str] = field(default=lambda _: "")
    _scripts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _roots: dict[str, str] = field(default_factory=dict)

    def know(self, pages: Iterable[tuple[str, str]]) -> None:
        """Take (path, address) of every page that the generator will render."""
        self.written_by_hand = [address for path, address in pages if not self.sources.is_made(path)]

    def text(self, path: str, markdown: str, file_text: str, meta: Mapping[str, Any]) -> PageText:
        """The source of a page for the generator. `file_text` is the whole file, `meta` its parsed front matter.

        Raises NotPublishedError for an unknown placeholder.
        """
        file, project = self.sources.edited(path), self.publication.project
        edit_url = (project.repository.edit(file) if file else "") or None
        if page := self.sources.whole.get(path):
            hidden = ["navigation", *([] if page.address else ["toc"])]
            return PageText("", _meta(page.title, hidden, description=page.description), edit_url)
        if path in self.sources.forms:
            return PageText("", _meta(shell.TITLE, ["navigation"]), edit_url)
        if path == CONTRIBUTING_PAGE:
            return PageText(by_hand.of_the_root(markdown, path, project, self._addresses), {}, edit_url)
        try:
            by_hand.filled(file_text, project)  # on the whole file, so that the line of an error is right
            values = {
                name: by_hand.filled(value, project) for name, value in meta.items() if isinstance(value, str)
            }
            return PageText(by_hand.filled(markdown, project), values, edit_url)
        except by_hand.UnknownPlaceholderError as error:
            raise NotPublishedError(f"{file}:{error.line} : {error}") from None

    def content(self, path: str, address: str, html: str, title: Any, contents: Iterable[Heading]) -> Content:
        """The content of a page, from the HTML, title and table of contents that the generator made of its Markdown.

        Generators take titles from the HTML of headings; here they become plain text, which templates escape.
        """
        page, form = self.sources.whole.get(path), self.sources.forms.get(path)
        if form is not None:
            marks = Contents(f"#{shell.FIRST}", shell.CONTENTS)
            return Content(shell.FRAGMENT, title, [marks] if form.has_contents else [])
        if page is None:
            finished = by_hand.finished(html, address, self.publication.project, self._addresses)
            return Content(finished, unescape(title or ""), _as_text(contents))
        fragment = page.html
        headings = shell.listed(fragment)
        items = shell.contents_html(headings, self.publication.environment)
        return Content(fragment, title, [Contents(f"#{headings[0].anchor}", items)] if headings else [])

    def context(self, path: str, address: str, title: Any, description: Any, root: str) -> Mapping[str, Any]:
        """Values for the template of a page. `root` is the relative path from the page to the root of the site."""
        self._roots[path] = root
        if path in self.sources.forms:
            return {**self._about(), "head": shell.HEAD, "data": shell.DATA}
        title = str(title or self.publication.project.name)
        description = str(description or self.site_description)
        head = self.publication.heads.of(address, title, description)
        html = shell.head_html(head, address, self.publication.environment)
        return {**self._about(), "head": html, "data": head.structured}

    def template_context(self, name: str, root: str) -> Mapping[str, Any]:
        """Values for a template that is no page, such as 404.html."""
        self._roots[name] = root
        html = shell.head_html(self.publication.heads.missing(), "", self.publication.environment)
        error = self.publication.project.repository.new_issue(ERROR, title="Lien cassé")
        return {**self._about(), "head": html, "data": "", "error": error}

    def page(self, path: str, html: str) -> str:
        """A rendered page as it is published; empty for a shell, which is kept for other pages and not published."""
        html = self._finished(path, html)
        html = with_files(html) if self.offline else html
        form = self.sources.forms.get(path)
        if form is None:
            return html
        self.shells[form] = shell.cut(html)
        return ""

    def template(self, name: str, text: str) -> str:
        """A rendered template as it is published. The sitemap is made here, whatever the generator made of it."""
        if name == SITEMAP:
            others = ((address, None) for address in self.written_by_hand)
            return sitemap(self.publication.project.site, [*self.publication.dated, *others])
        return self._finished(name, text) if name.endswith(".html") else text

    @cached_property
    def _addresses(self) -> frozenset[str]:
        """The addresses that links may lead to. `know` must have been called."""
        pages = (page.address for page in self.publication.pages)
        return frozenset((*pages, *self.written_by_hand, *self.publication.data))

    def _about(self) -> dict[str, Any]:
        """Values for every frame: the country of an extract, and the original of a fork; None without."""
        original = ORIGINAL if self.publication.project.is_fork else None
        return {"country": self.publication.country, "original": original}

    def _finished(self, name: str, html: str) -> str:
        """A page with its Content-Security-Policy, if `guards`: the local server adds an inline script, and files need none."""
        html = _mended(html)
        if not self.guards:
            return html
        root = self._roots[name]
        if root not in self._scripts:
            self._scripts[root] = tuple(inline_scripts(_mended(self.empty_frame(root))))
        try:
            return guarded(html, self._scripts[root])
        except UnknownScriptError as refused:
            raise NotPublishedError(f"{name} : {refused}") from None


def _mended(html: str) -> str:
    """A whole page without what is not valid in MkDocs’ and Material’s markup, which no partial of theirs lets one change."""
    for id_ in _CHECKBOXES:
        html = html.replace(f'id="{id_}" autocomplete="off"', f'id="{id_}"', 1)
    html = html.replace(' tabindex=""', "")
    if 'id="__toc"' not in html:
        html = _CONTENTS.sub(r'<span class="md-nav__title">\1</span>', html)
    return html


def _as_text(contents: Iterable[Heading]) -> list[Heading]:
    first = list(contents)
    items = list(first)
    while items:
        item = items.pop()
        item.title = unescape(item.title)
        items += item.children
    return first


def _meta(title: str, hidden: list[str], **others: str) -> Mapping[str, Any]:
    return {"title": title, "hide": hidden, **others}
