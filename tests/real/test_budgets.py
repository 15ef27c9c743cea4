"""What readers of the real site download, compressed as a server would send it."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from catalogue.site.pages import SECTIONS
from tests.conftest import serving

KB = 1000


@pytest.fixture(scope="module")
def real_url(real_site: Path) -> Iterator[str]:
    """The real site over http."""
    with serving(real_site) as url:
        yield url


def fetched(chromium: Browser, real_url: str, real_site: Path, *pages: str) -> list[tuple[int, int]]:
    """Compressed bytes and number of requests of each page, opened one after the other by one reader."""
    context = chromium.new_context()
    page = context.new_page()
    sizes: list[tuple[int, int]] = []
    seen: set[str] = set()
    for address in pages:
        new: list[str] = []
        page.on("request", lambda request, new=new: new.append(request.url))
        page.goto(real_url + address)
        page.wait_for_load_state("networkidle")
        fresh = {url.split("#")[0].split("?")[0] for url in new if url.startswith("http")} - seen
        seen |= {url for url in fresh if not url.endswith("/")}
        sizes.append((sum(compressed(real_site, url.removeprefix(real_url)) for url in fresh), len(fresh)))
    context.close()
    return sizes


def compressed(site: Path, path: str) -> int:
    """Bytes of a file, or of the page of an address; 0 where there is none."""
    file = site / path
    file = file / "index.html" if file.is_dir() else file
    return len(gzip.compress(file.read_bytes(), 6)) if file.exists() else 0


@pytest.mark.browser
def test_first_visit(chromium: Browser, real_url: str, real_site: Path) -> None:
    """The home page, with everything it needs, is at most 110 kB and 12 requests."""
    ((size, requests),) = fetched(chromium, real_url, real_site, "")
    assert size <= 110 * KB, size
    assert requests <= 12, requests


@pytest.mark.browser
def test_following_pages(chromium: Browser, real_url: str, real_site: Path) -> None:
    """A reader who goes on from the home page fetches at most 20 kB for the page of median weight of each section."""
    pages = [median(real_site, section) for section in SECTIONS]
    sizes = fetched(chromium, real_url, real_site, "", *pages)[1:]
    heavy = {page: size for page, (size, _) in zip(pages, sizes, strict=True) if size > 20 * KB}
    assert heavy == {}


def median(site: Path, section: str) -> str:
    """The address below a section whose page is lighter than half of the others."""
    below = [file.parent.relative_to(site).as_posix() + "/" for file in (site / section).glob("*/index.html")]
    ordered = sorted(below, key=lambda address: (compressed(site, address), address))
    return ordered[len(ordered) // 2] if ordered else section


@pytest.mark.browser
@pytest.mark.parametrize(("address", "most"), [("explorer/", 140), ("contribuer/formulaire/", 165)])
def test_tools(chromium: Browser, real_url: str, real_site: Path, address: str, most: int) -> None:
    """The explorer and the form as a first visit, with all that they know of the catalogue, in kB."""
    ((size, _),) = fetched(chromium, real_url, real_site, address)
    assert size <= most * KB, size


def test_the_guide_with_its_pictures_is_light(real_site: Path) -> None:
    """The guide and all of its pictures are at most 220 kB beyond a first visit, and no picture more than 60 kB."""
    pictures = [file.stat().st_size for file in (real_site / "assets" / "guide").iterdir()]
    assert max(pictures) <= 60 * KB
    assert sum(pictures) + compressed(real_site, "contribuer/guide/") <= 220 * KB


def test_every_page_is_light(real_site: Path) -> None:
    """No page is over 100 kB compressed, and none has more than 5,000 elements."""
    heavy = {}
    for page in real_site.rglob("*.html"):
        data = page.read_bytes()
        if len(gzip.compress(data, 6)) > 100 * KB or data.count(b"<") / 2 > 5000:
            heavy[page.relative_to(real_site).as_posix()] = len(data)
    assert heavy == {}


def test_maps_are_light(real_site: Path) -> None:
    """The shared picture is fetched once; what a map adds to its page stays small."""
    assert compressed(real_site, "assets/world.svg") <= 12 * KB
    assert compressed(real_site, "") <= 20 * KB
    assert compressed(real_site, "carte/") <= 15 * KB
    for page in (real_site / "pays").rglob("*.html"):
        for drawn in re.findall(r'<figure class="ps-.*?</figure>', page.read_text("utf-8"), re.DOTALL):
            assert len(gzip.compress(drawn.encode())) <= 6 * KB, page
