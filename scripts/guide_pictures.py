"""Screenshots for the guide, from a built site: `make site`, then `python scripts/guide_pictures.py`.

They show pages at the width of a phone, so that they are readable at their true size on a phone and on a screen.
"""

import argparse
import functools
import http.server
import io
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "docs" / "assets" / "guide"
WIDTH = 390
"""The width of a picture in CSS pixels; the file has twice as many."""
_SHARPNESS = 2
_COLOURS = 96
_RECORD = "partenariats/bordeaux-douala-yaounde-neurochirurgie/"
_FORM = "contribuer/formulaire/"
_CORRECTION = f"{_FORM}?fiche=bordeaux-douala-yaounde-neurochirurgie"
_HIDDEN = ".md-header, .md-content__button, .ps-kicker { display: none !important; }"


@dataclass(frozen=True, slots=True)
class Picture:
    """A part of a page: a function that prepares the page and returns where the part begins, and its height in CSS pixels."""

    name: str
    address: str
    height: int
    first: Callable[[Page], Locator]


def facts(page: Page) -> Locator:
    """The head of a record."""
    return page.locator("main h1")


def evidence(page: Page) -> Locator:
    """The quote that the guide gives as an example."""
    return page.locator(".ps-evidence > li", has_text="depuis 2013").first


def steps(page: Page) -> Locator:
    """The form as it opens."""
    return page.locator("main h1")


def codes(page: Page) -> Locator:
    """A vocabulary, searched by a few letters."""
    field = page.get_by_role("combobox", name="Spécialités")
    field.press_sequentially("neuro")
    page.locator("[role=option]").first.wait_for()
    return page.get_by_role("heading", name="Quoi")


def remark(page: Page) -> Locator:
    """A date in words, and what the check says of it."""
    start = page.get_by_role("group", name=re.compile("^Début"))
    date = start.get_by_label("Date", exact=True)
    date.fill("novembre 2021")
    date.press("Tab")
    start.get_by_text("À corriger").wait_for()
    return start


def ends(page: Page) -> Locator:
    """The ways to send a record."""
    return page.get_by_role("heading", name="Sur GitHub")


PICTURES = (
    Picture("fiche", _RECORD, 520, facts),
    Picture("preuve", _RECORD, 220, evidence),
    Picture("formulaire", _FORM, 552, steps),
    Picture("codes", _FORM, 347, codes),
    Picture("remarque", _CORRECTION, 320, remark),
    Picture("envoi", _FORM, 800, ends),
)


def main() -> None:
    """Write every picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="a built site (default: site/)")
    parser.add_argument("--out", type=Path, default=OUT, help="where the pictures go")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with served(options.site) as site, phone() as page:
        for picture in PICTURES:
            file = options.out / f"{picture.name}.webp"
            file.write_bytes(light(shot(page, site, picture)))
            print(f"{file.name} {WIDTH} × {picture.height}, {file.stat().st_size:,} bytes")


@contextmanager
def served(site: Path) -> Iterator[str]:
    """A context with a local web server for a folder; gives its address."""
    handler = functools.partial(_QuietHandler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextmanager
def phone() -> Iterator[Page]:
    """A page at the width of a phone, in light colours. Its Content-Security-Policy is bypassed, to hide the header."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield browser.new_page(
            viewport={"width": WIDTH, "height": 900},
            device_scale_factor=_SHARPNESS,
            color_scheme="light",
            reduced_motion="reduce",
            locale="fr-FR",
            bypass_csp=True,
        )
        browser.close()


def shot(page: Page, site: str, picture: Picture) -> bytes:
    """The picture as PNG, from a newly loaded page."""
    page.goto(site + picture.address)
    page.wait_for_load_state("networkidle")
    page.add_style_tag(content=_HIDDEN)
    first = picture.first(page)
    first.scroll_into_view_if_needed()
    box = first.bounding_box()
    assert box is not None, f"{picture.name}: nothing to see"
    top = box["y"] + page.evaluate("scrollY") - 16
    return page.screenshot(
        full_page=True, clip={"x": 0, "y": max(top, 0), "width": WIDTH, "height": picture.height}
    )


def light(png: bytes) -> bytes:
    """The picture as WebP with a small palette, which screenshots of text do not suffer from."""
    small = Image.open(io.BytesIO(png)).convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    webp = io.BytesIO()
    small.convert("RGB").save(webp, "WEBP", lossless=True, quality=100, method=6)
    return webp.getvalue()


class _QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Print no requests."""


if __name__ == "__main__":
    main()
