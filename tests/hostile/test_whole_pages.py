"""Whole pages with hostile titles, names and labels, opened in a browser one by one: nothing runs, nothing is fetched.

Three hundred pages are opened, fewer where three quarters of a minute do not suffice; `make hostile` opens all (HOSTILE_PAGES).
"""

import functools
import http.server
import os
import threading
import time
from collections.abc import Iterator
from itertools import chain, zip_longest
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page

from catalogue.problems.problems import Level
from catalogue.reading.load import load
from catalogue.rules import check
from tests import building
from tests.conftest import BASE, TODAY, QuietHandler
from tests.hostile import everywhere
from tests.hostile.faces import READ
from tests.hostile.oracle import MARKDOWN
from tests.kinds import KINDS

PAGES = int(os.environ.get("HOSTILE_PAGES", "300"))
SECONDS = 45 if "HOSTILE_PAGES" not in os.environ else float("inf")
AT_LEAST = 60
"""Pages opened on the slowest machine: one of each kind, and more."""
pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return everywhere.write(tmp_path_factory.mktemp("everywhere") / "project")


@pytest.fixture(scope="module")
def site(project: Path) -> Path:
    """The project, built. A region without a record has no page, of which MkDocs warns."""
    out = project.parent / "site"
    result = building.build(out, root=project, strict=False)
    assert result.returncode == 0, result.stdout + result.stderr
    return out


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """The site over http, where its policy says what `self` is."""
    handler = functools.partial(_Handler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{BASE}"
        server.shutdown()


def test_all_of_it_is_accepted(project: Path) -> None:
    """What the checker refuses would not be published: it would test nothing here."""
    problems = check(load(project), TODAY, useful=False)
    assert [one for one in problems if one.rule.level is Level.INVALID] == []
    assert len(everywhere.texts()) >= 50


def test_nothing_runs_and_nothing_is_fetched(site: Path, address: str, chromium: Browser) -> None:
    """No dialog, no request to another host, no error of a script, no breach of the policy."""
    found: list[str] = []
    context = chromium.new_context(service_workers="block")
    page = context.new_page()
    watch(page, address, found)
    pages = chosen(site)
    assert len(pages) >= min(PAGES, 300)
    start = time.monotonic()
    for number, path in enumerate(pages):
        if number >= AT_LEAST and time.monotonic() - start > SECONDS:
            break
        found.clear()
        page.goto(f"{address}{path.removesuffix('index.html')}", wait_until="load")
        assert found == [], path
    context.close()


def test_no_text_is_markup(site: Path, built_site: Path, chromium: Browser) -> None:
    """Whatever the policy blocks: no page has an element or attribute that pages without hostile texts do not have."""
    page = chromium.new_page()
    plain = {*MARKDOWN}
    for kind in KINDS.values():
        file = built_site / kind
        html = (file if file.is_file() else file / "index.html").read_text("utf-8")
        plain |= set(page.evaluate(READ, html)["signs"])
    for path in chosen(site):
        assert set(page.evaluate(READ, (site / path).read_text("utf-8"))["signs"]) <= plain, path
    page.close()


def test_titles_are_shown_as_they_are_written(site: Path, chromium: Browser) -> None:
    """In the tab, the header and the heading: escaped once, not twice."""
    page = chromium.new_page()
    for number, text in enumerate(everywhere.texts()):
        html = (site / "partenariats" / f"h-{number}" / "index.html").read_text("utf-8")
        shown = page.evaluate(_TITLES, html)
        assert [plain(text) in plain(one) for one in shown] == [True] * 3, (text, shown)
    page.close()


class _Handler(QuietHandler):
    """Files but pages are fetched once."""

    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        if not self.path.endswith("/"):
            self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()


_TITLES = """
html => {
  const page = new DOMParser().parseFromString(html, "text/html");
  const header = page.querySelector("[data-md-component=header-topic]").textContent;
  return [page.title, header, page.querySelector("h1").textContent];
}
"""


def plain(text: str) -> str:
    """A text without what French printing changes."""
    return "".join(text.replace("’", "'").split())


def chosen(site: Path) -> list[str]:
    """The pages to open: of each folder the first, then of each the second, and so on."""
    folders: dict[str, list[str]] = {}
    for file in sorted(site.rglob("*.html")):
        path = file.relative_to(site).as_posix()
        folders.setdefault(path.split("/")[0], []).append(path)
    turns = zip_longest(*folders.values())
    return [path for path in chain.from_iterable(turns) if path is not None][:PAGES]


def watch(page: Page, address: str, found: list[str]) -> None:
    """Note what a page does that it should not."""

    def dismiss(dialog: Dialog) -> None:
        found.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def requested(url: str) -> None:
        if not url.startswith((address, "data:")):
            found.append(f"request {url}")

    page.on("dialog", dismiss)
    page.on("request", lambda request: requested(request.url))
    page.on("pageerror", lambda error: found.append(f"error {error}"))
    page.on("console", lambda one: found.append(one.text) if one.type == "error" else None)
