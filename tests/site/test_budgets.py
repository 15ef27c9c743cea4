"""What readers download, compressed as a server would send it."""

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.kinds import KINDS

pytestmark = pytest.mark.browser
KB = 1000


def fetched(chromium: Browser, site_url: str, built_site: Path, *addresses: str) -> list[tuple[int, int]]:
    """Compressed bytes and number of requests of each page, opened one after the other by one reader."""
    context = chromium.new_context()
    page = context.new_page()
    sizes: list[tuple[int, int]] = []
    seen: set[str] = set()
    for address in addresses:
        new: list[str] = []
        page.on("request", lambda request, new=new: new.append(request.url))
        page.goto(site_url + address)
        page.wait_for_load_state("networkidle")
        fresh = {url.split("#")[0].split("?")[0] for url in new if url.startswith("http")} - seen
        seen |= {url for url in fresh if not url.endswith("/")}
        sizes.append((sum(_compressed(built_site, url.removeprefix(site_url)) for url in fresh), len(fresh)))
    context.close()
    return sizes


def _compressed(built_site: Path, path: str) -> int:
    file = built_site / path
    file = file / "index.html" if file.is_dir() else file
    return len(gzip.compress(file.read_bytes(), 6)) if file.exists() else 0


def test_first_visit(chromium: Browser, site_url: str, built_site: Path) -> None:
    """The home page, with everything it needs, is at most 110 kB and 12 requests."""
    ((size, requests),) = fetched(chromium, site_url, built_site, "")
    assert size <= 110 * KB, size
    assert requests <= 12, requests


def test_following_pages(chromium: Browser, site_url: str, built_site: Path) -> None:
    """A reader who goes on from the home page fetches at most 20 kB a page. The others: see below."""
    apart = ("home/home", "explorer/explorer", "form/form", "guide", "not found")
    others = [address for kind, address in KINDS.items() if kind not in apart]
    sizes = fetched(chromium, site_url, built_site, "", *others)[1:]
    heavy = {address: size for address, (size, _) in zip(others, sizes, strict=True) if size > 20 * KB}
    assert heavy == {}


def test_explorer(chromium: Browser, site_url: str, built_site: Path) -> None:
    """The explorer as a first visit, with the real catalogue, is at most 140 kB."""
    ((size, _),) = fetched(chromium, site_url, built_site, "explorer/")
    assert size <= 140 * KB, size


def test_form(chromium: Browser, site_url: str, built_site: Path) -> None:
    """The form as a first visit, with the real catalogue, is at most 165 kB."""
    ((size, _),) = fetched(chromium, site_url, built_site, "contribuer/formulaire/")
    assert size <= 165 * KB, size


def test_the_guide_with_its_pictures_is_light(built_site: Path) -> None:
    """The guide and all of its pictures are at most 220 kB beyond a first visit, and no picture more than 60 kB."""
    pictures = [file.stat().st_size for file in (built_site / "assets" / "guide").iterdir()]
    assert max(pictures) <= 60 * KB
    assert sum(pictures) + _compressed(built_site, "contribuer/guide/") <= 220 * KB


def test_every_page_is_light(built_site: Path) -> None:
    """No page is over 100 kB compressed, and none has more than 5,000 elements."""
    heavy = {}
    for page in built_site.rglob("*.html"):
        data = page.read_bytes()
        if len(gzip.compress(data, 6)) > 100 * KB or data.count(b"<") / 2 > 5000:
            heavy[page.relative_to(built_site).as_posix()] = len(data)
    assert heavy == {}
