"""MkDocs events ↔ catalogue. This adapter translates and never decides; what pages hold is `catalogue/site`.

MkDocs renders the pages of the nav and one shell of each form, into a folder of its own. The catalogue fills the shells
with all other pages, and changes in the site what has to change.

The state of a build hangs on its own config object, because `mkdocs serve` makes a new one for every build but
never reloads a hook. What outlives a build, the site that is served, stands in this module.
"""

from __future__ import annotations

import gc
import logging
import os
import posixpath
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import CountHandler

# A bare checkout builds without the package being installed. MkDocs restores sys.path after this file.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from catalogue.commands import MISUSE, warn_of_history
from catalogue.engine import cache, clock, folders, shortage
from catalogue.engine.downloads import NO_DOWNLOADS, Downloads, read
from catalogue.engine.making import NotMadeError
from catalogue.engine.on_demand import SiteOnDemand
from catalogue.engine.workspace import draft
from catalogue.engine.writing import SiteWriter, Written
from catalogue.knowledge import project
from catalogue.knowledge.extract import NoSuchCountryError
from catalogue.knowledge.forge_links import ERROR, SOURCES
from catalogue.pack.choice import PAPERS
from catalogue.problems import report, terminal
from catalogue.publishing import settings
from catalogue.publishing.assembly import made_by_generator, within_shells, without_shell
from catalogue.publishing.publication import InvalidCatalogueError, Publication, publish
from catalogue.publishing.service_worker import inventory
from catalogue.publishing.traces import traces
from catalogue.site import by_hand, shell
from catalogue.site.mending import mended
from catalogue.site.offline import with_files
from catalogue.site.page import Page as Fragment
from catalogue.site.security import UnknownScriptError, guarded, inline_scripts
from catalogue.site.shell import Form, Shell
from catalogue.site.sitemap import sitemap

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.hooks.publish")

CONTRIBUTING = "CONTRIBUTING.md"
_CONTRIBUTING_PAGE = "contribuer/index.md"
_KEY = "passerelles"
_TARGET = re.compile(r"\]\(([\w./-]+)[)#]")


class _MisuseAbort(Abort):
    """The end of a build that was asked for in a wrong way, with the status that commands have for it."""

    exit_code = MISUSE


@dataclass
class _Build:
    """One build. `whole` are the pages that MkDocs renders with their fragment, `forms` the shells, by source path.

    `data` are the data files that hand-written pages link to. `scripts` are the inline scripts of the empty shell, by the
    way from a page to the root of the site, which stands in one of them; `roots` holds that way by page.
    """

    publication: Publication
    writer: SiteWriter | SiteOnDemand
    whole: dict[str, Fragment]
    forms: dict[str, Form]
    data: list[str]
    shells: dict[Form, Shell] = field(default_factory=dict)
    written_by_hand: list[str] = field(default_factory=list)
    theme: Environment | None = None
    scripts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    roots: dict[str, str] = field(default_factory=dict)

    @property
    def stand_ins(self) -> frozenset[str]:
        """Files that MkDocs writes only to know their addresses: the catalogue makes the real ones."""
        shells = (f"{form.address.rstrip('/')}/index.html" for form in self.forms.values())
        return frozenset((*self.data, *shells))

    @cached_property
    def addresses(self) -> frozenset[str]:
        """What a link may lead to, once MkDocs has told its files."""
        pages = (page.address for page in self.publication.pages)
        return frozenset((*pages, *self.written_by_hand, *self.publication.data))


_served: SiteOnDemand | None = None


def on_startup(command: str, dirty: bool) -> None:
    """A server that rebuilds makes what is looked at; all others make everything."""
    global _served
    terminal.write_any_text()
    try:
        clock.today()
    except clock.NoDateError as error:
        raise _MisuseAbort(str(error)) from None
    _served = SiteOnDemand() if command == "serve" else None


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Make each file before MkDocs looks for it."""
    if _served is not None:
        os.environ["CATALOGUE_JOBS"] = (
            "1"  # the threads of the server begin, and a fork could copy a lock of theirs
        )
        server.set_app(_served.before(server.serve_request, server.mount_path))
    return server


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Let MkDocs empty and fill a folder of its own: the site stays as it is until a new one is ready.

    A site that is served lies in a passing folder, and is laid over what MkDocs makes there. A setting that cannot be
    followed stops the build here, before anything is made.
    """
    refused = settings.faults(_given(config))
    if refused:
        raise Abort("\n" + "\n".join(map(str, refused)))
    if _served is not None:
        _served.begin(Path(config.site_dir))
        return config
    config.extra[_KEY] = config.extra[f"{_KEY}_site"] = Path(config.site_dir)
    try:
        for folder in (Path(config.site_dir), _root(config) / "build"):
            folders.refuse_place(folder, _root(config))
    except folders.NotOursError as refused:
        raise Abort(f"\n{refused}") from None
    config.extra[f"{_KEY}_own"] = own = draft(_root(config) / "build", "mkdocs")
    config.site_dir = own.name
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Load and check before anything is made: a refused catalogue costs nothing."""
    gc.unfreeze()
    try:
        publication = publish(
            _root(config),
            clock.today(),
            project.project(config),
            _downloads(config),
            country=str(config.extra.get("extract") or "").removeprefix("pays="),
            offline=_offline(config),
            tomorrow=clock.tomorrow(),
        )
        writer = _served or _writer(config)
    except InvalidCatalogueError as refused:
        raise Abort(f"\n{report.as_text(refused.problems)}\n{report.summary(refused.problems)}") from None
    except (NoSuchCountryError, folders.NotOursError) as error:
        raise Abort(f"\n{error}") from None
    warn_of_history(publication.catalogue)
    gc.freeze()  # what was read is no garbage: MkDocs makes some, and each search for it would go through everything
    for line in report.as_text(publication.doubtful).splitlines():
        log.info(line)
    linked = set(_linked(config))
    named = {*_named(config.nav), *linked}
    whole = {page.source_path: page for page in publication.pages if page.source_path in named}
    forms = {one for page in publication.pages if page.source_path not in whole for one in shell.forms(page)}
    sources = {f"{form.address.rstrip('/')}.md": form for form in forms}
    data = [path for path in publication.data if path in linked]
    writer.want(without_shell(publication))
    config.extra[_KEY] = _Build(publication, writer, whole, sources, data)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages of the nav that no file of docs/ holds, and the shells."""
    build: _Build = config.extra[_KEY]
    for path, fragment in build.whole.items():
        files.append(_made(config, path, InclusionLevel.INCLUDED, content=fragment.title))
    for path in build.forms:
        files.append(_made(config, path, InclusionLevel.NOT_IN_NAV, content=shell.TITLE))
    for path in build.data:  # MkDocs must know what a page links to; the real file counts before this
        files.append(_made(config, path, InclusionLevel.INCLUDED, content=""))
    contributing = str(_root(config) / CONTRIBUTING)
    files.append(_made(config, _CONTRIBUTING_PAGE, InclusionLevel.INCLUDED, abs_src_path=contributing))
    made = {*build.whole, *build.forms}
    build.written_by_hand = [file.url for file in files.documentation_pages() if file.src_uri not in made]
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Escape what the theme's own templates insert, as those of docs/overrides/ do: MkDocs' environment does not."""
    env.autoescape = True
    config.extra[_KEY].theme = env
    return env


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give the shell its title and description, and MkDocs' Markdown nothing to do. Every page is edited in its file."""
    build: _Build = config.extra[_KEY]
    fragment = build.whole.get(page.file.src_uri)
    file = _file(build, page.file.src_uri)
    page.edit_url = (build.publication.project.repository.edit(file) if file else "") or None
    if fragment is not None:
        page.meta["title"] = fragment.title
        page.meta["description"] = fragment.description
        page.meta["hide"] = ["navigation", *([] if fragment.address else ["toc"])]
        return ""
    if page.file.src_uri in build.forms:
        page.meta["title"] = shell.TITLE
        page.meta["hide"] = ["navigation"]
        return ""
    project = build.publication.project
    if page.file.src_uri == _CONTRIBUTING_PAGE:
        return by_hand.of_the_root(markdown, _CONTRIBUTING_PAGE, project)
    try:
        by_hand.filled(page.file.content_string, project)  # for the line of an error, the front matter counts
        page.meta = {
            name: by_hand.filled(value, project) if isinstance(value, str) else value
            for name, value in page.meta.items()
        }
        return by_hand.filled(markdown, project)
    except by_hand.UnknownPlaceholderError as error:
        raise Abort(f"\n{_file(build, page.file.src_uri)}:{error.line} : {error}") from None


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the fragment, or its mark, into the shell, with its table of contents."""
    build: _Build = config.extra[_KEY]
    form = build.forms.get(page.file.src_uri)
    if form is not None:
        page.toc = _contents(shell.FIRST, shell.CONTENTS) if form.has_contents else TableOfContents([])
        return shell.FRAGMENT
    fragment = build.whole.get(page.file.src_uri)
    if fragment is None:
        _as_text(page)
        return by_hand.finished(html, page.url, build.publication.project, build.addresses)
    made = fragment.html
    listed = shell.listed(made)
    items = shell.contents_html(listed, build.publication.environment)
    page.toc = _contents(listed[0].anchor, items) if listed else TableOfContents([])
    return made


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Give the shell the head of a page, of the catalogue or written by hand."""
    build: _Build = config.extra[_KEY]
    context.update(_about(build.publication))
    build.roots[page.file.src_uri] = context["base_url"]
    if page.file.src_uri in build.forms:
        return {**context, "head": shell.HEAD, "data": shell.DATA}
    description = page.meta.get("description") or config.site_description or ""
    head = build.publication.heads.of(page.url, str(page.title or config.site_name), description)
    html = shell.head_html(head, page.url, build.publication.environment)
    return {**context, "head": html, "data": head.structured}


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """The same for the page that stands for those that do not exist."""
    build: _Build = config.extra[_KEY]
    publication = build.publication
    build.roots[template_name] = context["base_url"]
    html = shell.head_html(publication.heads.missing(), "", publication.environment)
    error = publication.project.repository.new_issue(ERROR, title="Lien cassé")
    return {**context, **_about(publication), "head": html, "data": "", "error": error}


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """A finished page; for a folder on a disk, with links to files. A shell is kept and not written."""
    build: _Build = config.extra[_KEY]
    form = build.forms.get(page.file.src_uri)
    html = _finished(output, page.file.src_uri, config)
    html = with_files(html) if _offline(config) else html
    if form is None:
        return html
    build.shells[form] = shell.cut(html)
    return ""


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The same for whole pages that are no page of the catalogue, and the list of all pages."""
    build: _Build = config.extra[_KEY]
    if template_name == "sitemap.xml":
        others = ((address, None) for address in build.written_by_hand)
        return sitemap(build.publication.project.site, [*build.publication.dated, *others])
    if not template_name.endswith(".html"):
        return output_content
    return _finished(output_content, template_name, config)


def _finished(html: str, name: str, config: MkDocsConfig) -> str:
    """A page with its policy, but in a folder on a disk and in a server, which writes a script into each page."""
    html = mended(html)
    if _offline(config) or _served is not None:
        return html
    try:
        return guarded(html, _scripts(config.extra[_KEY], name, config))
    except UnknownScriptError as refused:
        raise Abort(f"\n{name} : {refused}") from None


def _scripts(build: _Build, name: str, config: MkDocsConfig) -> tuple[str, ...]:
    """The inline scripts of the shell, rendered without any page, title or text: nothing else may run."""
    root = build.roots[name]
    if root not in build.scripts:
        assert build.theme is not None
        nav = SimpleNamespace(items=[], homepage=SimpleNamespace(url=""))
        empty = build.theme.get_template("main.html").render(base_url=root, config=config, nav=nav, page=None)
        build.scripts[root] = tuple(inline_scripts(mended(empty)))
    return build.scripts[root]


def _as_text(page: Page) -> None:
    """Turn titles that MkDocs took from HTML headings into plain text, which templates escape."""
    page.title = unescape(page.title or "")
    items = list(page.toc)
    while items:
        item = items.pop()
        item.title = unescape(item.title)
        items += item.children


def on_post_build(config: MkDocsConfig) -> None:
    """Bring the site to what was made, with everything that MkDocs did not make."""
    build: _Build = config.extra[_KEY]
    if _warned(config):
        return  # MkDocs is about to refuse this build
    offline = _offline(config)
    build.writer.want(within_shells(build.publication, build.shells, set(build.whole), offline=offline))
    if isinstance(build.writer, SiteOnDemand):
        build.writer.finish()
        return
    build.writer.want(made_by_generator(Path(config.site_dir), build.stand_ins))
    today = build.publication.catalogue.today
    done = build.writer.finish() if offline else build.writer.finish(partial(inventory, day=today))
    log.info(f"{done.files} files, {done.made} made, {done.written} written, {done.removed} removed")
    found = traces(_root(config), build.publication.project)
    if found:  # a fork is told in a strict and quiet build too, and is published all the same
        print("Restes du catalogue d’origine :", *found, sep="\n", file=sys.stderr)
    config.extra[f"{_KEY}_own"].cleanup()
    config.site_dir = str(config.extra[f"{_KEY}_site"])  # `mkdocs gh-deploy` publishes it


def on_build_error(error: Exception) -> None:
    """Say in one sentence what could not be made, or what a disk or a system refuses; the former site stays in place.

    `mkdocs build --verbose` shows where it came from.
    """
    if isinstance(error, NotMadeError):
        log.debug("Not made", exc_info=error)
        raise Abort(f"\n{error}") from error
    said = shortage.refusal(error)
    if said is not None:
        raise Abort(f"\n{said} Le site est tel qu’avant.") from None


def _about(publication: Publication) -> dict[str, Any]:
    """What the shell says of the catalogue: the country of an extract, and what a fork was made from."""
    original = project.ORIGINAL if publication.project.is_fork else None
    return {"country": publication.country, "original": original}


def _file(build: _Build, path: str) -> str:
    """The file that an editor changes to change a page, from the root; empty where no single file does."""
    if path in build.whole:
        return build.whole[path].file
    if path in build.forms:
        return shell.FILE if build.forms[path].has_file else ""
    return CONTRIBUTING if path == _CONTRIBUTING_PAGE else f"{SOURCES}{path}"


def _made(config: MkDocsConfig, path: str, inclusion: InclusionLevel, **content: str) -> File:
    """A page or file of ours, which no setting leaves out."""
    return File.generated(config, path, inclusion=inclusion, **content)


def _given(config: MkDocsConfig) -> settings.Given:
    """The settings as plain values: `settings` knows nothing of MkDocs."""
    theme = config.theme
    own = settings.of_file(Path(config.config_file_path))
    values = {
        **config,
        "theme": {
            **{name: theme[name] for name in theme},
            "name": theme.name,
            "custom_dir": theme.custom_dir,
        },
        "plugins": [name for name in config.plugins if name not in config.hooks],
        "hooks": list(config.hooks),
        "edit_uri_template": str(config.edit_uri_template or ""),
        "INHERIT": own.get("INHERIT"),
    }
    patterns = [one for one in (config.exclude_docs, config.draft_docs) if one is not None]
    return settings.Given(values, _root(config), lambda path: any(one.match_file(path) for one in patterns))


def _warned(config: MkDocsConfig) -> bool:
    """Whether MkDocs counted warnings in a build that must have none."""
    counters = [one for one in logging.getLogger("mkdocs").handlers if isinstance(one, CountHandler)]
    return bool(config.strict) and any(counter.get_counts() for counter in counters)


def _writer(config: MkDocsConfig) -> SiteWriter:
    """What brings the site to its new state. It remembers the usual folder apart from any other."""
    site: Path = config.extra[_KEY]
    usual = site == _root(config) / "site"
    shelf = cache.Shelf(
        cache.folder(_root(config)), "site" if usual else "site-elsewhere", str(site), Written
    )
    return SiteWriter(site, shelf)


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _offline(config: MkDocsConfig) -> bool:
    return bool(config.extra.get("offline"))


def _downloads(config: MkDocsConfig) -> Downloads:
    """The files made apart; for a disk, those that a pack holds."""
    folder = config.extra.get("downloads")
    if folder:
        folders.refuse_links(_root(config) / folder, _root(config))
    found = read(_root(config) / folder) if folder else NO_DOWNLOADS
    return found.below(*PAPERS) if _offline(config) else found


def _named(nav: Any) -> Iterator[str]:
    """The source paths that a nav names."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict | list):
        for one in nav.values() if isinstance(nav, dict) else nav:
            yield from _named(one)


def _linked(config: MkDocsConfig) -> Iterator[str]:
    """The paths, from the root of the sources, that hand-written pages link to."""
    docs = Path(config.docs_dir)
    for file in sorted(docs.rglob("*.md")):
        folder = file.parent.relative_to(docs).as_posix()
        for target in _TARGET.findall(file.read_text("utf-8")):
            yield posixpath.normpath(posixpath.join(folder, target))


class _Contents(AnchorLink):
    """All items of a table of contents, ready as HTML for docs/overrides/partials/toc-item.html."""

    markup: str


def _contents(first: str, markup: str) -> TableOfContents:
    item = _Contents("", first, 2)
    item.markup = markup
    return TableOfContents([item])
