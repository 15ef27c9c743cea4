"""Screenshots of the pages of changed records: `python scripts/forge/pictures.py REVIEW.json SITE OUT`."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from catalogue.forge import review

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_WIDTHS = (390, 1280)
_MOST_PAGES = 5
_TALLEST = 6000
"""Most pixels of the height of a picture."""


def main(reviewed: Path, site: Path, out: Path) -> int:
    """Take the screenshots; returns the exit status."""
    browser_path = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser_path is None:
        print("no chromium on this machine: make tools", file=sys.stderr)
        return 1
    out.mkdir(parents=True, exist_ok=True)
    pages = list(_pages(review.read(reviewed.read_bytes()), site))[:_MOST_PAGES]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"]
        )
        for width in _WIDTHS:
            page = browser.new_page(viewport={"width": width, "height": 900})
            for id_, file in pages:
                page.goto(file.resolve().as_uri())
                tall = min(page.evaluate("document.documentElement.scrollHeight"), _TALLEST)
                clip = {"x": 0, "y": 0, "width": width, "height": tall}
                page.screenshot(path=out / f"{id_}-{width}.png", full_page=True, clip=clip)  # type: ignore[arg-type]
            page.close()
        browser.close()
    print(f"{out}: {len(pages) * len(_WIDTHS)} pictures")
    return 0


def _pages(changes: review.Review, site: Path) -> Iterator[tuple[str, Path]]:
    for record in changes.records:
        files = (site / section / record.id / "index.html" for section in ("partenariats", "programmes"))
        yield from ((record.id, file) for file in files if file.is_file())


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:4])))
