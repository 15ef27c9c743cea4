"""The adapter without a generator: `python hooks/standalone.py --out FOLDER` builds the site with `standalone_theme/`.

It makes the same calls of `catalogue/publishing/session.py` as the adapter for MkDocs, and decides nothing either.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from catalogue.publishing import framing, session, settings
from catalogue.site import hand_markdown

THEME, STYLE = Path(__file__).resolve().parent / "standalone_theme", "assets/standalone.css"


@dataclass(frozen=True)
class Page:
    """The values of a page for the frame. A page written by hand has no table of contents."""

    path: str
    address: str
    title: str = ""
    description: str = ""
    edit_url: str | None = None
    html: str = ""
    contents: Sequence[framing.Heading] = ()


def make(given: settings.Given) -> None:
    """Build the site. Raises the errors that `session.sentence` words, among others."""
    build = session.begin(given, inform=print)
    texts = {path: (given.root / "docs" / path).read_text("utf-8") for path in settings.by_hand(given)}
    generated = [source for source in build.sources() if source.path.endswith(".md")]
    texts |= {source.path: source.file.read_text("utf-8") if source.file else "" for source in generated}
    build.pages.know((path, hand_markdown.address(path)) for path in texts)
    pages = [_page(build, path, text) for path, text in texts.items()]
    theme = Environment(loader=FileSystemLoader(THEME), autoescape=True, undefined=StrictUndefined)
    menu = list(_menu(given["nav"], {page.path: page for page in pages}))
    theme.globals |= {"given": given, "menu": menu, "project": build.publication.project, "style": STYLE}
    frame = theme.get_template("page.html.j2")
    for page in pages:
        root = "../" * page.address.count("/") or "./"
        about = build.pages.context(page.path, page.address, page.title, page.description, root)
        html = frame.render(about, page=page, root=root)
        _write(build, f"{page.address}index.html", build.pages.page(page.path, html))
    missing, root = Page("404.html", ""), urlsplit(build.publication.project.site).path or "/"
    html = frame.render(build.pages.template_context(missing.path, root), page=missing, root=root)
    _write(build, missing.path, build.pages.template(missing.path, html))
    _write(build, "sitemap.xml", build.pages.template("sitemap.xml", ""))
    _write(build, STYLE, (THEME / "standalone.css").read_bytes())
    for path in settings.assets(given.root):
        _write(build, path, (given.root / "docs" / path).read_bytes())
    build.finish(warned=False)


def _page(build: session.Session, path: str, source: str) -> Page:
    meta, markdown = hand_markdown.split(source)
    text = build.pages.text(path, markdown, source, meta)
    meta, address = {**meta, **text.meta}, hand_markdown.address(path)
    html = hand_markdown.to_html(text.markdown, path)
    content = build.pages.content(path, address, html, meta.get("title") or hand_markdown.title(html), ())
    about = content.title, meta.get("description", ""), text.edit_url
    return Page(path, address, *about, content.html, content.contents)


def _menu(nav: Any, pages: Mapping[str, Page]) -> Iterator[tuple[str, str, list[Any]]]:
    """The entries of a menu: title, address (empty for a group), entries below."""
    for entry in nav:
        title, target = next(iter(entry.items())) if isinstance(entry, dict) else (pages[entry].title, entry)
        if isinstance(target, str):
            yield title, hand_markdown.address(target), []
        else:
            yield title, "", list(_menu(target, pages))


def _write(build: session.Session, path: str, data: str | bytes) -> None:
    file = build.folder / path
    if data:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data.encode() if isinstance(data, str) else data)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Faire le site sans MkDocs.")
    parser.add_argument("--out", type=Path, default=Path("site"), help="le dossier du site")
    try:
        make(settings.given_alone(THEME.parent.parent / "mkdocs.yml", parser.parse_args().out.absolute()))
    except Exception as error:
        if session.sentence(error) is None:
            raise
        print(session.sentence(error), file=sys.stderr)
        sys.exit(session.status(error))
