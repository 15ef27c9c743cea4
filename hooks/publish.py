"""MkDocs events ↔ catalogue. This adapter translates and never decides; what pages hold is `catalogue/site`.

The state of a build hangs on its own config object, because `mkdocs serve` makes a new one for every build but
never reloads a hook.
"""

from __future__ import annotations

import logging
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.structure.toc import AnchorLink, TableOfContents

# A bare checkout builds without the package being installed. MkDocs restores sys.path after this file.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from catalogue import clock, report
from catalogue.cards.store import Workshop
from catalogue.publication import InvalidCatalogueError, Publication, publish
from catalogue.site.offline import with_files
from catalogue.site.page import Page as Fragment
from catalogue.site.schema_org import modified
from catalogue.site.security import guarded
from catalogue.site.shell import mended, with_scrolling_tables

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.hooks.publish")

_KEY = "passerelles"


@dataclass(frozen=True)
class _Build:
    publication: Publication
    fragments: dict[str, Fragment]
    workshop: Workshop


def on_pre_build(config: MkDocsConfig) -> None:
    """Load, check and render before MkDocs empties the site folder: a refused catalogue costs nothing."""
    root = Path(config.config_file_path).parent
    try:
        publication = publish(root, clock.today(), config.repo_url or "", config.site_url or "")
    except InvalidCatalogueError as refused:
        raise Abort(f"\n{report.as_text(refused.problems)}\n{report.summary(refused.problems)}") from None
    for line in report.as_text(publication.doubtful).splitlines():
        log.info(line)
    workshop = Workshop(publication.heads.cards, root / "build" / "cache" / "cards")
    fragments = {page.source_path: page for page in publication.pages}
    config.extra[_KEY] = _Build(publication, fragments, workshop)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages and the data files that no file of docs/ holds."""
    build: _Build = config.extra[_KEY]
    root = Path(config.config_file_path).parent
    for path, fragment in build.fragments.items():
        file = File.generated(config, path, content=fragment.title)
        file.edit_uri = f"../{fragment.file}" if fragment.file else None
        files.append(file)
    for path, text in build.publication.data.items():
        files.append(File.generated(config, path, content=text))
    contributing = File.generated(config, "contribuer/index.md", abs_src_path=str(root / "CONTRIBUTING.md"))
    contributing.edit_uri = "../CONTRIBUTING.md"
    files.append(contributing)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give the shell its title and description, and MkDocs' Markdown nothing to do."""
    fragment = _fragment(page, config)
    if fragment is None:
        return markdown
    page.meta["title"] = fragment.title
    page.meta["description"] = fragment.description
    build: _Build = config.extra[_KEY]
    page.meta["modified"] = modified(fragment.file, build.publication.catalogue)
    page.meta["hide"] = ["navigation", *([] if fragment.address else ["toc"])]
    return ""


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the fragment into the shell, with its table of contents."""
    fragment = _fragment(page, config)
    if fragment is None:
        return with_scrolling_tables(html)
    page.toc = _contents(fragment)
    return fragment.html


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Give the shell the head of a page, of the catalogue or written by hand."""
    build: _Build = config.extra[_KEY]
    description = page.meta.get("description") or config.site_description or ""
    context["head"] = build.publication.heads.of(page.url, str(page.title or config.site_name), description)
    return context


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """The same for the page that stands for those that do not exist."""
    build: _Build = config.extra[_KEY]
    context["head"] = build.publication.heads.missing()
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """A page with its policy, or, for a folder on a disk, with links to files."""
    html = mended(output)
    return with_files(html) if _offline(config) else guarded(html, page.content or "")


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The same for whole pages that are no page of the catalogue."""
    if not template_name.endswith(".html"):
        return output_content
    html = mended(output_content)
    return html if _offline(config) else guarded(html, "")


def on_post_build(config: MkDocsConfig) -> None:
    """Put the cards beside the pages: they were drawn while MkDocs wrote those."""
    build: _Build = config.extra[_KEY]
    build.workshop.deliver(Path(config.site_dir))


def _offline(config: MkDocsConfig) -> bool:
    return bool(config.extra.get("offline"))


def _fragment(page: Page, config: MkDocsConfig) -> Fragment | None:
    build: _Build = config.extra[_KEY]
    return build.fragments.get(page.file.src_uri)


def _contents(fragment: Fragment) -> TableOfContents:
    return TableOfContents(
        [
            AnchorLink(heading.title, heading.anchor, heading.level)
            for heading in fragment.headings
            if heading.level == 2
        ]
    )
