"""MkDocs events ↔ catalogue. This adapter translates and never decides; what pages hold is `catalogue/site`.

MkDocs renders the pages of the nav and one shell of each form, into a folder of its own. The catalogue fills the shells
with all other pages, and changes in the site what has to change.

The state of a build hangs on its own config object, because `mkdocs serve` makes a new one for every build but
never reloads a hook. What outlives a build, the site that is served, stands in this module.
"""

from __future__ import annotations

import gc
import logging
import posixpath
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import CountHandler

# A bare checkout builds without the package being installed. MkDocs restores sys.path after this file.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from catalogue.engine import cache, clock, disk
from catalogue.engine.downloads import NO_DOWNLOADS, Downloads, read
from catalogue.engine.making import NotMadeError
from catalogue.engine.on_demand import SiteOnDemand
from catalogue.engine.workspace import draft
from catalogue.engine.writing import SiteWriter
from catalogue.knowledge.extract import NoSuchCountryError
from catalogue.pack.choice import PAPERS
from catalogue.problems import report
from catalogue.publishing.assembly import made_by_generator, within_shells, without_shell
from catalogue.publishing.publication import InvalidCatalogueError, Publication, publish
from catalogue.publishing.service_worker import inventory
from catalogue.site import by_hand, shell
from catalogue.site.mending import mended
from catalogue.site.offline import with_files
from catalogue.site.page import Page as Fragment
from catalogue.site.security import guarded
from catalogue.site.shell import Form, Shell
from catalogue.site.sitemap import sitemap

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.hooks.publish")

_KEY = "passerelles"
_TARGET = re.compile(r"\]\(([\w./-]+)[)#]")


@dataclass
class _Build:
    """One build. `whole` are the pages that MkDocs renders with their fragment, `forms` the shells, by source path.

    `data` are the data files that hand-written pages link to.
    """

    publication: Publication
    writer: SiteWriter | SiteOnDemand
    whole: dict[str, Fragment]
    forms: dict[str, Form]
    data: list[str]
    shells: dict[Form, Shell] = field(default_factory=dict)
    written_by_hand: list[str] = field(default_factory=list)

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
    _served = SiteOnDemand() if command == "serve" else None


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Make each file before MkDocs looks for it."""
    if _served is not None:
        server.set_app(_served.before(server.serve_request, server.mount_path))
    return server


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Let MkDocs empty and fill a folder of its own: the site stays as it is until a new one is ready.

    A site that is served lies in a passing folder, and is laid over what MkDocs makes there.
    """
    if _served is not None:
        _served.begin(Path(config.site_dir))
        return config
    config.extra[_KEY] = Path(config.site_dir)
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
            config.repo_url or "",
            config.site_url or "",
            _downloads(config),
            country=str(config.extra.get("extract") or "").removeprefix("pays="),
            offline=_offline(config),
            tomorrow=clock.tomorrow(),
        )
    except InvalidCatalogueError as refused:
        raise Abort(f"\n{report.as_text(refused.problems)}\n{report.summary(refused.problems)}") from None
    except NoSuchCountryError as error:
        raise Abort(str(error)) from None
    gc.freeze()  # what was read is no garbage: MkDocs makes some, and each search for it would go through everything
    for line in report.as_text(publication.doubtful).splitlines():
        log.info(line)
    linked = set(_linked(config))
    named = {*_named(config.nav), *linked}
    whole = {page.source_path: page for page in publication.pages if page.source_path in named}
    forms = {one for page in publication.pages if page.source_path not in whole for one in shell.forms(page)}
    sources = {f"{form.address.rstrip('/')}.md": form for form in forms}
    data = [path for path in publication.data if path in linked]
    writer = _served or _writer(config)
    writer.want(without_shell(publication))
    config.extra[_KEY] = _Build(publication, writer, whole, sources, data)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages of the nav that no file of docs/ holds, and the shells."""
    build: _Build = config.extra[_KEY]
    for path, fragment in build.whole.items():
        file = File.generated(config, path, content=fragment.title)
        file.edit_uri = f"../{fragment.file}" if fragment.file else None
        files.append(file)
    for path, form in build.forms.items():
        file = File.generated(config, path, content=shell.TITLE)
        file.edit_uri = f"../{shell.FILE}" if form.has_file else None
        files.append(file)
    for path in build.data:  # MkDocs must know what a page links to; the real file counts before this
        files.append(File.generated(config, path, content=""))
    contributing = File.generated(
        config, "contribuer/index.md", abs_src_path=str(_root(config) / "CONTRIBUTING.md")
    )
    contributing.edit_uri = "../CONTRIBUTING.md"
    files.append(contributing)
    made = {*build.whole, *build.forms}
    build.written_by_hand = [file.url for file in files.documentation_pages() if file.src_uri not in made]
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give the shell its title and description, and MkDocs' Markdown nothing to do."""
    build: _Build = config.extra[_KEY]
    fragment = build.whole.get(page.file.src_uri)
    if fragment is not None:
        page.meta["title"] = fragment.title
        page.meta["description"] = fragment.description
        page.meta["hide"] = ["navigation", *([] if fragment.address else ["toc"])]
        return ""
    if page.file.src_uri in build.forms:
        page.meta["title"] = shell.TITLE
        page.meta["hide"] = ["navigation"]
        return ""
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the fragment, or its mark, into the shell, with its table of contents."""
    build: _Build = config.extra[_KEY]
    form = build.forms.get(page.file.src_uri)
    if form is not None:
        page.toc = _contents(shell.FIRST, shell.CONTENTS) if form.has_contents else TableOfContents([])
        return shell.FRAGMENT
    fragment = build.whole.get(page.file.src_uri)
    if fragment is None:
        return by_hand.finished(html, page.url, config.site_url or "", build.addresses)
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
    context["country"] = build.publication.country
    if page.file.src_uri in build.forms:
        return {**context, "head": shell.HEAD, "data": shell.DATA}
    description = page.meta.get("description") or config.site_description or ""
    head = build.publication.heads.of(page.url, str(page.title or config.site_name), description)
    html = shell.head_html(head, page.url, build.publication.environment)
    return {**context, "head": html, "data": head.structured}


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """The same for the page that stands for those that do not exist."""
    publication = config.extra[_KEY].publication
    html = shell.head_html(publication.heads.missing(), "", publication.environment)
    return {**context, "head": html, "data": "", "country": publication.country}


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """A finished page; for a folder on a disk, with links to files. A shell is kept and not written."""
    build: _Build = config.extra[_KEY]
    form = build.forms.get(page.file.src_uri)
    html = _finished(output, page.content or "", config)
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
        return sitemap(config.site_url or "", [*build.publication.dated, *others])
    if not template_name.endswith(".html"):
        return output_content
    return _finished(output_content, "", config)


def _finished(html: str, content: str, config: MkDocsConfig) -> str:
    """A page with its policy, but in a folder on a disk and in a server, which writes a script into each page."""
    html = mended(html)
    return html if _offline(config) or _served is not None else guarded(html, content)


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
    config.extra[f"{_KEY}_own"].cleanup()


def on_build_error(error: Exception) -> None:
    """Say in one sentence what could not be made, or what the disk refuses; the former site stays in place.

    `mkdocs build --verbose` shows where it came from.
    """
    if isinstance(error, NotMadeError):
        log.debug("Not made", exc_info=error)
        raise Abort(f"\n{error}") from error
    said = disk.refusal(error) if isinstance(error, OSError) else None
    if said is not None:
        raise Abort(f"\n{said} Le site est tel qu’avant.") from None


def _warned(config: MkDocsConfig) -> bool:
    """Whether MkDocs counted warnings in a build that must have none."""
    counters = [one for one in logging.getLogger("mkdocs").handlers if isinstance(one, CountHandler)]
    return bool(config.strict) and any(counter.get_counts() for counter in counters)


def _writer(config: MkDocsConfig) -> SiteWriter:
    """What brings the site to its new state. It remembers the usual folder apart from any other."""
    site: Path = config.extra[_KEY]
    usual = site == _root(config) / "site"
    shelf = cache.Shelf(cache.folder(_root(config)), "site" if usual else "site-elsewhere", str(site))
    return SiteWriter(site, shelf)


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _offline(config: MkDocsConfig) -> bool:
    return bool(config.extra.get("offline"))


def _downloads(config: MkDocsConfig) -> Downloads:
    """The files made apart; for a disk, those that a pack holds."""
    folder = config.extra.get("downloads")
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
