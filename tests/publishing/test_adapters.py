"""Both adapters of `hooks/` are small, and the one without MkDocs makes a whole site."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from playwright.sync_api import Browser

from catalogue.engine.folders import MARK
from tests import building
from tests.building import EPOCH
from tests.conftest import ROOT, serving
from tests.project.test_purity import imported

MOST_LINES = 100
ADAPTERS = sorted((ROOT / "hooks").glob("*.py"))
GENERATOR = ("mkdocs", "material", "properdocs", "markdown", "pymdownx", "mergedeep", "pathspec", "watchdog")
WITHOUT = f"""
import runpy, sys
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {GENERATOR!r}:
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Absent())
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""
"""Runs a script as if MkDocs, Material and what only they need were not installed."""
_LINKS = re.compile(r'<(?:a|link|script|img|use|form|image)\b[^>]*?\s(?:href|src|action)="([^"]*)"')
_INERT = re.compile(r"<script\b[^>]*>.*?</script>|<(pre|code)\b.*?</\1>|<!--.*?-->", re.DOTALL)


def run(root: Path, out: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WITHOUT, str(root / "hooks" / "standalone.py"), "--out", str(out)],
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH, **environment},
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, sample_project: Path) -> Path:
    """The site of the sample, made without MkDocs."""
    out = tmp_path_factory.mktemp("alone") / "site"
    result = run(sample_project, out)
    assert result.returncode == 0, result.stdout + result.stderr
    return out


def test_there_are_two() -> None:
    """One for MkDocs, one without."""
    assert [file.name for file in ADAPTERS] == ["publish.py", "standalone.py"]


@pytest.mark.parametrize("file", ADAPTERS, ids=lambda file: file.name)
def test_an_adapter_is_small(file: Path) -> None:
    """Whoever replaces the generator writes this much. No line is longer than the formatter lets it be."""
    lines = file.read_text("utf-8").splitlines()
    assert len(lines) <= MOST_LINES
    assert max(map(len, lines)) <= 120
    assert not any(";" in line for line in lines)


@pytest.mark.parametrize("file", ADAPTERS, ids=lambda file: file.name)
def test_an_adapter_asks_publishing_alone(file: Path) -> None:
    """And Markdown of docs/ where the generator has no renderer: no record, page or file of the site is made in it."""
    ours = {name for name in imported(file) if name.startswith("catalogue")}
    assert ours <= {"catalogue.publishing", "catalogue.site"}
    assert not any(isinstance(node, ast.Try) for node in ast.parse(file.read_text("utf-8")).body)


def test_it_makes_every_page_and_file_that_mkdocs_makes(site: Path, built_site: Path) -> None:
    """But for Material's own files, its list of pages zipped, and the mark."""

    def files(folder: Path) -> set[str]:
        paths = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
        theirs = re.compile(
            r"assets/(javascripts|stylesheets|images)/|sitemap\.xml\.gz|assets/standalone\.css"
        )
        return {path for path in paths if not theirs.match(path) and path != MARK}

    assert files(site) == files(built_site)


def test_data_is_the_same_in_every_byte(site: Path, built_site: Path) -> None:
    """What is no page, and does not tell of pages, depends on no generator."""
    for path in ("data/catalogue.json", "data/explorer.js", "sitemap.xml", "robots.txt", "sw.js"):
        assert (site / path).read_bytes() == (built_site / path).read_bytes(), path


def test_every_link_within_the_site_leads_to_a_file(site: Path) -> None:
    """Of pages, styles, scripts and pictures."""
    broken = []
    for page in sorted(site.rglob("*.html")):
        address = page.relative_to(site).as_posix().removesuffix("index.html")
        by_hand = (ROOT / "docs" / f"{address.rstrip('/')}.md").is_file()
        base = f"https://passerelles-sante.github.io/catalogue/{address}"
        for link in _LINKS.findall(_INERT.sub("", page.read_text("utf-8"))):
            target = unquote(urljoin(base, link).partition("#")[0].partition("?")[0])
            path = target.removeprefix("https://passerelles-sante.github.io/catalogue/")
            if by_hand and path.startswith(("partenariats/", "programmes/")):
                continue  # to a real record: tests/real looks for it
            file = site / path / "index.html" if path.endswith("/") or not path else site / path
            if path != target and not file.is_file():
                broken.append((address, link))
    assert broken == []


def test_every_anchor_of_a_page_written_by_hand_is_there(site: Path, built_site: Path) -> None:
    """Headings have the ids that MkDocs gives them: links from outside go on."""
    for page in ("donnees", "a-propos", "contribuer", "contribuer/guide", "contribuer/retrait"):
        ids = [
            set(re.findall(r'<h[1-6] id="([^"]+)"', (folder / page / "index.html").read_text("utf-8")))
            for folder in (site, built_site)
        ]
        assert ids[0] == ids[1], page
        assert ids[0]


def test_no_mark_of_a_shell_is_left(site: Path) -> None:
    """Every page has its title, head and content."""
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        assert "ps-mark-" not in text, page
        assert "<h1" in text or 'http-equiv="refresh"' in text, page


def test_every_page_has_a_policy_without_inline_scripts(site: Path) -> None:
    """The frame has none, so none may run."""
    text = (site / "index.html").read_text("utf-8")
    assert "script-src 'self';" in text


@pytest.mark.parametrize(
    ("change", "environment", "status", "said"),
    [
        ("", {"SOURCE_DATE_EPOCH": "hier"}, 2, "SOURCE_DATE_EPOCH"),
        ("", {"EXTRACT": "pays=XX"}, 1, "XX"),
        ("{{ inconnu }}", {}, 1, "docs/donnees.md:"),
    ],
)
def test_errors_are_french_sentences(
    tmp_path: Path, change: str, environment: dict[str, str], status: int, said: str
) -> None:
    """As MkDocs' adapter says them; nothing is made."""
    root = building.sample_project(tmp_path / "project")
    with (root / "docs" / "donnees.md").open("a", encoding="utf-8") as file:
        file.write(change)
    result = run(root, tmp_path / "out", **environment)
    assert result.returncode == status
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("", "qui coopère avec qui"),
        ("partenariats/valmont-sabelle/", "preuve"),
        ("pays/senegal/", "sénégal"),
        ("explorer/", "fiches"),
        ("contribuer/guide/", "vous ne pouvez rien abîmer"),
        ("contribuer/formulaire/", "titre"),
    ],
)
def test_pages_open_in_a_browser(site: Path, chromium: Browser, address: str, shown: str, width: int) -> None:
    """Without an error, with our styles, and no wider than the screen."""
    with serving(site) as url:
        page = chromium.new_page(viewport={"width": width, "height": 900})
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
        page.goto(url + address, wait_until="networkidle")
        assert shown in page.locator("main").inner_text().lower()
        size = page.evaluate("parseFloat(getComputedStyle(document.querySelector('main')).fontSize)")
        assert size >= 14
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert errors == []
        page.close()
