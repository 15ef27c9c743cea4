"""The Content-Security-Policy: strict, first in the head, and never in the way of the site's own pages."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from catalogue.site.security import UnknownScriptError, guarded, inline_scripts, policy
from tests.kinds import KINDS

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
_VIOLATIONS = """
window.violations = [];
document.addEventListener('securitypolicyviolation', e => window.violations.push(
    `${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber} ${e.sample}`));
"""


def test_only_known_scripts_have_a_hash() -> None:
    """The policy comes from the list, never from the page."""
    page = '<head><meta charset="utf-8"></head><script>shell()</script>'
    assert policy(["shell()", "other()"]) in guarded(page, ["shell()", "other()"])


@pytest.mark.parametrize(
    "script",
    [
        "<script>alert(1)</script>",
        "<SCRIPT type=module>alert(1)</SCRIPT>",
        "<script\n>alert(1)</script >",
        "<script>alert(1)",
        "<script/x>alert(1)</script>",
    ],
)
def test_a_script_that_nobody_knows_stops_the_build_and_is_named(script: str) -> None:
    """Wherever it stands: a title in the header is a place as good as any other."""
    page = f'<head><meta charset="utf-8"></head><script>shell()</script><h1>{script}</h1>'
    with pytest.raises(UnknownScriptError, match=r"alert\(1\)"):
        guarded(page, ["shell()"])


def test_blocks_of_data_and_files_need_no_hash() -> None:
    html = '<script type="application/ld+json">{}</script><script src="a.js"></script><script type="module">m()</script>'
    assert list(inline_scripts(html)) == ["m()"]


def test_a_page_without_a_head_is_refused() -> None:
    with pytest.raises(ValueError, match="nowhere to put its policy"):
        guarded("<p>", [])


def test_every_page_has_a_strict_policy_before_anything_loads(built_site: Path) -> None:
    """No `unsafe-…`, no host but our own, no inline style or handler that it would block."""
    for file in built_site.rglob("*.html"):
        html = file.read_text("utf-8")
        found = _POLICY.search(html)
        assert found, file
        directives = dict(part.split(" ", 1) for part in found[1].split("; "))
        assert directives["default-src"] == "'none'"
        assert directives["base-uri"] == "'none'"
        assert not re.search(r"unsafe|http|\*", found[1]), file
        loads = re.search(r"<(?:link|script|style|img|body)\b", html)
        assert loads
        assert found.start() < loads.start(), file
        assert not re.search(r"<[a-z][^<>]*\s(?:style|on[a-z]+)=", html, re.IGNORECASE), file
        assert "<style" not in html, file


@pytest.mark.browser
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "not found"])
def test_no_kind_of_page_breaks_its_policy(kind: str, site_url: str, chromium: Browser) -> None:
    page = chromium.new_page()
    page.add_init_script(_VIOLATIONS)
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(f"{site_url}{KINDS[kind]}", wait_until="load")
    page.wait_for_timeout(150)
    assert page.evaluate("window.violations") == []
    assert errors == []
    page.close()


@pytest.mark.browser
def test_the_palette_still_changes_and_is_remembered(site_url: str, chromium: Browser) -> None:
    """It is set by an inline script of the shell, before the first paint."""
    context = chromium.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(site_url)
    assert _scheme(page) == "default"
    page.click("label[for=__palette_1]")
    page.wait_for_function("document.body.dataset.mdColorScheme === 'slate'")
    page.goto(f"{site_url}pays/")
    assert _scheme(page) == "slate"
    context.close()


@pytest.mark.browser
def test_the_policy_does_block(site_url: str, chromium: Browser) -> None:
    """The test of the test: an inline script and an inline style put into a page do nothing."""
    page = chromium.new_page()
    page.add_init_script(_VIOLATIONS)
    page.route(
        site_url,
        lambda route: route.fulfill(
            content_type="text/html",
            body=route.fetch().text().replace("</body>", "<script>window.broken=1</script></body>"),
        ),
    )
    page.goto(site_url)
    assert page.evaluate("window.broken") is None
    assert len(page.evaluate("window.violations")) == 1
    page.close()


@pytest.mark.browser
def test_a_site_for_a_folder_has_no_policy_and_its_links_open(offline_site: Path, chromium: Browser) -> None:
    """`OFFLINE=1`: every page opens from the disk, by its links."""
    assert not _POLICY.search((offline_site / "index.html").read_text("utf-8"))
    page = chromium.new_page()
    page.goto((offline_site / "index.html").as_uri())
    page.locator("main h2 a").first.click()
    page.wait_for_url("**/index.html*")
    assert page.locator("h1").count() == 1
    page.close()


def _scheme(page: Page) -> str:
    found: str = page.evaluate("document.body.dataset.mdColorScheme")
    return found
