"""What a browser keeps of the online site, and how it says so: over a line that tests may cut, slow down or change."""

import functools
import http.server
import json
import posixpath
import re
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from catalogue.publishing.service_worker import INVENTORY, SUMMARY, WORKER, is_kept, scripts
from tests.conftest import BASE


@dataclass
class Line:
    """The site at the end of a line. `changed` stands in for files, `kept_whole` holds what the panel asked for."""

    url: str = ""
    down: bool = False
    slow: float = 0
    changed: dict[str, bytes] = field(default_factory=dict)
    kept_whole: list[str] = field(default_factory=list)


class _Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *arguments: object, line: Line, directory: str) -> None:
        self.line = line
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        return super().translate_path(f"/{path.removeprefix(BASE)}")

    def do_GET(self) -> None:
        path = self.path.removeprefix(BASE).partition("?")[0]
        if self.headers.get("x-keep"):
            self.line.kept_whole.append(path)
        if path.endswith("/"):
            time.sleep(self.line.slow)
        if self.line.down:
            self.close_connection = True
        elif path in self.line.changed:
            self.send_response(200)
            self.send_header("Content-Type", "text/javascript" if path.endswith(".js") else "text/html")
            self.end_headers()
            self.wfile.write(self.line.changed[path])
        else:
            super().do_GET()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def line(built_site: Path) -> Iterator[Line]:
    """A server of its own: the browser takes another port for another site, so nothing is kept from test to test."""
    found = Line()
    handler = functools.partial(_Handler, line=found, directory=str(built_site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        found.url = f"http://127.0.0.1:{server.server_port}{BASE}"
        yield found
        server.shutdown()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """One reader's browser."""
    context = chromium.new_context()
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def visit(page: Page, line: Line, *addresses: str) -> None:
    """Read some pages, and let the browser keep them."""
    for address in addresses:
        page.goto(line.url + address)
        expect(page.locator("h1").first).to_be_visible()
        page.evaluate("navigator.serviceWorker.ready")
        page.evaluate(
            """async () => {
              while (!navigator.serviceWorker.controller || !(await caches.match(location.href, { ignoreSearch: true })))
                await new Promise((then) => setTimeout(then, 20));
            }"""
        )


def cache_names(page: Page) -> list[str]:
    found: list[str] = page.evaluate("caches.keys()")
    return found


@pytest.mark.browser
def test_what_was_visited_comes_back_and_says_so(line: Line, page: Page) -> None:
    """The first page too. With the network there is no notice; one that is not here leads to those that are."""
    visit(page, line, "pays/benin/", "explorer/")
    expect(page.locator("[data-kept]")).to_have_count(0)
    line.down = True
    for address, heading in (("pays/benin/", "Bénin"), ("explorer/?q=Sabelle", "Explorer")):
        page.goto(line.url + address)
        expect(page.locator("h1")).to_have_text(heading)
        expect(page.locator("body > [data-kept][role=status]")).to_contain_text(
            re.compile(r"^Version enregistrée le \d+ \S+ \d{4} à \d\d:\d\d – vous êtes hors ligne\.")
        )
    expect(page.locator("[data-explorer=count]")).to_contain_text("sur")
    page.goto(f"{line.url}pays/maroc/")
    expect(page.locator("h1")).to_have_text("Cette page n’est pas enregistrée sur cet appareil")
    expect(page.get_by_role("link", name="Bénin")).to_have_attribute("href", f"{line.url}pays/benin/")
    line.down = False
    page.get_by_role("link", name="Réessayer").click()
    expect(page.locator("h1")).to_have_text("Maroc")
    expect(page.locator("[data-kept]")).to_have_count(0)


@pytest.mark.browser
def test_the_whole_catalogue_is_kept_on_request(line: Line, page: Page, built_site: Path) -> None:
    """Its size comes first; then all of it reads without network; later only what changed is fetched; it can be deleted."""
    visit(page, line, "hors-ligne/")
    files = json.loads((built_site / INVENTORY).read_text("utf-8"))["files"]
    cost = page.locator("[data-keeping=cost]")
    expect(cost).to_contain_text(f"{len(files)} fichiers")
    expect(cost).to_contain_text(re.compile(r"\d\sMo une fois sur l’appareil"))
    assert line.kept_whole == []
    page.get_by_role("button", name="Garder tout le catalogue sur cet appareil").click()
    said = page.locator("[data-keeping=said]")
    expect(said).to_contain_text("C’est fait", timeout=60_000)
    assert len(line.kept_whole) == len(files)
    line.down = True
    page.goto(f"{line.url}partenariats/valmont-sabelle/")
    expect(page.locator("[data-kept]")).to_contain_text("vous êtes hors ligne")
    line.down = False
    line.kept_whole.clear()
    changed = [
        [address, size, "new" if address == "pays/benin/" else digest] for address, size, digest in files
    ]
    told = {"date": "2027-01-01", "digest": "new"}
    line.changed[INVENTORY] = json.dumps({**told, "files": changed}).encode()
    line.changed[SUMMARY] = json.dumps({**told, "files": len(files), "bytes": 1}).encode()
    page.goto(f"{line.url}hors-ligne/")
    expect(cost).to_contain_text("À télécharger : 1\u00a0fichier")
    page.get_by_role("button", name="Mettre à jour").click()
    expect(said).to_contain_text("C’est fait")
    assert line.kept_whole == ["pays/benin/"]
    expect(page.locator("[data-keeping=state]")).to_contain_text("version du 1 janvier 2027")
    page.get_by_role("button", name="Supprimer ce qui est gardé").click()
    expect(said).to_contain_text("supprimé")
    kept = "caches.match(location.href.replace('hors-ligne', 'pays/benin')).then(Boolean)"
    assert page.evaluate(kept) is False


@pytest.mark.browser
def test_a_slow_line_shows_the_copy_then_says_that_a_newer_one_came(line: Line, page: Page) -> None:
    """The reader need not wait, and is not left with the old one unawares."""
    visit(page, line, "pays/benin/")
    line.changed["pays/benin/"] = b"<!doctype html><title>New</title><h1>New</h1>"
    line.slow = 4.5
    page.goto(f"{line.url}pays/benin/")
    notice = page.locator("[data-kept]")
    expect(notice).to_contain_text("le réseau tarde à répondre")
    expect(notice).to_contain_text("Une version plus récente", timeout=10_000)
    line.slow = 0
    notice.get_by_role("button", name="Recharger").click()
    expect(page.locator("h1")).to_have_text("New")


BROKEN = {
    "does not start": "throw new Error('broken');",
    "has no room": "self.caches.open = self.caches.match = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));\n"
    + scripts("Essai")[WORKER],
    "fails in the middle": scripts("Essai")[WORKER].replace(
        "async find(", "find() { throw new Error(); }\nasync lost("
    ),
}


@pytest.mark.browser
@pytest.mark.parametrize("fault", BROKEN)
def test_a_worker_that_fails_breaks_nothing(fault: str, line: Line, page: Page) -> None:
    """Pages, styles and data come from the network as if there were none."""
    line.changed[WORKER] = BROKEN[fault].encode()
    page.goto(f"{line.url}pays/benin/")
    page.wait_for_timeout(300)
    page.goto(f"{line.url}explorer/?q=Sabelle")
    expect(page.locator("[data-explorer=count]")).to_contain_text("sur")
    expect(page.locator("[data-kept]")).to_have_count(0)


@pytest.mark.browser
def test_the_worker_can_be_taken_back(line: Line, page: Page) -> None:
    """What stands in for it removes its copies, and then itself; copies of other sites stay."""
    visit(page, line, "pays/benin/")
    page.evaluate("caches.open('somebody else')")
    line.changed[WORKER] = scripts("Essai", withdrawn=True)[WORKER].encode()
    page.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.update())")
    page.evaluate(
        """async () => {
          while (await navigator.serviceWorker.getRegistration()) await new Promise((then) => setTimeout(then, 20));
        }"""
    )
    assert cache_names(page) == ["somebody else"]
    assert scripts("Essai", withdrawn=True)["assets/reading.js"] == ""


@pytest.mark.browser
def test_without_javascript_the_page_explains(line: Line, chromium: Browser) -> None:
    """And the buttons that would do nothing are not there."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{line.url}hors-ligne/")
    expect(page.get_by_text("prenez l’archive")).to_be_visible()
    assert page.locator("[data-keeping] button:visible").count() == 0
    context.close()


def test_the_list_of_what_to_keep_is_what_there_is(built_site: Path) -> None:
    """Every page and what pages need, with its size; no card, feed, archive, no lesson in contributing, and nothing twice."""
    listed = json.loads((built_site / INVENTORY).read_text("utf-8"))
    pages = {
        file.relative_to(built_site).as_posix().removesuffix("index.html")
        for file in built_site.rglob("*.html")
        if file.name != "404.html"
    }
    addresses = [address for address, *_ in listed["files"]]
    assert len(addresses) == len(set(addresses))
    assert {one for one in pages - set(addresses) if not re.match("contribuer/(guide|regles)/", one)} == set()
    assert {"assets/explorer.js", "data/explorer.js", "assets/site.css"} <= set(addresses)
    others = [one for one in addresses if one not in pages]
    assert {one.partition("/")[0] for one in others} == {"assets", "data"}
    for address, size, _ in listed["files"]:
        file = built_site / address
        assert (file / "index.html" if file.is_dir() else file).stat().st_size == size


def test_what_pages_load_is_kept(built_site: Path) -> None:
    """Each script, style and picture that a page names stands in the list, so that it can be read without network."""
    listed = {address for address, *_ in json.loads((built_site / INVENTORY).read_text("utf-8"))["files"]}
    loaded: dict[str, str] = {}
    for address in listed:
        page = built_site / address / "index.html"
        if page.is_file():
            for tag in re.findall(
                r"<(?:script|img|source|link [^>]*rel=\"?(?:stylesheet|icon)\"?)[^>]*>",
                page.read_text("utf-8"),
            ):
                for target in re.findall(r'(?:src|href)="([^":?#]+)', tag):
                    loaded.setdefault(posixpath.normpath(posixpath.join(address, target)), address)
    assert len(loaded) > 5
    assert {target: page for target, page in loaded.items() if target not in listed} == {}


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("pays/benin/index.html", True),
        ("financeurs/index.html", True),
        ("assets/new.css", True),
        ("data/new.js", True),
        ("data/modele-source.txt", True),
        ("data/new.csv", False),
        ("data/new.xlsx", False),
        ("data/catalogue.json", False),
        ("data/schema/partnership.json", False),
        ("data/partenariats/valmont-sabelle.js", False),
        ("pdf/pays/benin.pdf", False),
        ("partenariats/valmont-sabelle/citation.bib", False),
        ("passerelles.zip", False),
        ("new.txt", False),
        ("sw.js", False),
    ],
)
def test_a_new_output_is_kept_only_where_pages_load_it(path: str, kept: bool) -> None:
    """A phone does not take a data set because nobody thought of leaving it out."""
    assert is_kept(path) is kept


def test_a_site_for_a_disk_has_no_worker(offline_site: Path) -> None:
    """There is nothing to register there."""
    assert not (offline_site / WORKER).exists()
    assert "reading.js" not in (offline_site / "index.html").read_text("utf-8")
