"""Shells: a page that is filled in is the page that the generator would have rendered, whatever its text says."""

import re
import shutil
from pathlib import Path
from urllib.parse import urljoin

import pytest

from catalogue.publishing.publication import publish
from catalogue.publishing.service_worker import INVENTORY, SUMMARY
from catalogue.site.page import Page
from catalogue.site.security import inline_scripts, policy
from catalogue.site.shell import CONTENTS, DATA, FILE, FIRST, FRAGMENT, HEAD, TITLE, Dresser, Form, cut, forms
from tests.building import build, tree
from tests.conftest import PROJECT, TODAY

LINKED = (
    "partenariats/valmont-sabelle",
    "organisations/chu-valmont",
    "pays/senegal",
    "sources/brochure-valmont",
)
MARKS = (HEAD, DATA, TITLE, FIRST, CONTENTS, FILE)
WHOLE = f"<head>{HEAD}<i>{DATA}</i><title>{TITLE}</title></head><a href='#{FIRST}'>{CONTENTS}</a>{FRAGMENT}<b>{FILE}</b>"
_LINK = re.compile(r"""(\s(?:href|src)=")([^"]*)""")
ADDRESS = "partenariats/exemple-dakar/"


@pytest.mark.slow
def test_a_filled_shell_is_the_page_that_mkdocs_renders(
    built_site: Path, sample_project: Path, tmp_path: Path
) -> None:
    """MkDocs renders by itself the pages that a hand-written page links to: they are the same, and no other changes."""
    project = tmp_path / "project"
    shutil.copytree(sample_project, project)
    about = project / "docs" / "a-propos.md"
    links = "".join(f"\n- [{address}]({address}.md)" for address in LINKED)
    about.write_text(f"{about.read_text('utf-8')}\n{links}\n", "utf-8")
    result = build(tmp_path / "site", root=project)
    assert result.returncode == 0, result.stdout + result.stderr
    filled, rendered = tree(built_site), tree(tmp_path / "site")
    for address in LINKED:
        path = f"{address}/index.html"
        assert resolved(filled.pop(path), path) == resolved(rendered.pop(path), path)
    assert {path for path in {*filled, *rendered} if filled.get(path) != rendered.get(path)} == {
        "a-propos/index.html",
        INVENTORY,  # which tells of all pages
        SUMMARY,
    }


def resolved(html: bytes, path: str) -> str:
    """A page whose links say where they lead: from `pays/togo/`, both `../` and `../../pays/` lead to `/pays/`."""
    return _LINK.sub(lambda link: f"{link[1]}{urljoin(f'/{path}', link[2])}", html.decode())


def dresser(folder: Path, html: str = WHOLE) -> tuple[Dresser, dict[str, Page]]:
    """Shells for the catalogue in a folder, and its pages by address."""
    found = publish(folder, TODAY, PROJECT)
    pages = {page.address: page for page in found.pages}
    shells = {form: cut(html) for page in found.pages for form in forms(page)}
    return Dresser(shells, found.heads, found.environment), pages


def test_every_mark_is_filled(folder: Path) -> None:
    """Title, head, data, contents, file and text stand where the shell has its marks."""
    made, pages = dresser(folder)
    html = made.dressed(pages[ADDRESS]).decode()
    assert "ps-mark" not in html
    assert pages[ADDRESS].html in html
    assert "<title>Jumelage en cardiologie avec Dakar</title>" in html
    assert '<link rel="canonical" href="https://site.example/partenariats/exemple-dakar/">' in html
    assert "<b>partnerships/exemple-dakar.md</b>" in html
    assert "<a href='#en-bref'>" in html


def test_a_form_fits_its_page(folder: Path) -> None:
    """A page of one file lets readers edit it; links of the shell lead up as many folders as the page lies deep."""
    _, pages = dresser(folder)
    assert forms(pages[ADDRESS]) == (Form(2, True, False), Form(2, True, True))
    assert forms(pages["chronologie/"]) == (Form(1, False, False), Form(1, False, True))
    for form in forms(pages[ADDRESS]):
        assert form.address.count("/") == form.depth
        assert form.address not in pages


def test_a_page_without_headings_has_no_table_of_contents(folder: Path) -> None:
    """Of the two forms of a page, its own text chooses."""
    made, pages = dresser(folder)
    plain, listing = forms(pages[ADDRESS])
    shells = {**made.shells, plain: cut(f"plain {HEAD}{FRAGMENT}"), listing: cut(f"listing {HEAD}{FRAGMENT}")}
    one = Dresser(shells, made.heads, made.environment)
    assert one.dressed(pages[ADDRESS]).startswith(b"listing ")


@pytest.mark.parametrize("html", ["<p>", HEAD, FRAGMENT])
def test_a_shell_without_a_place_for_its_page_stops_the_build(html: str) -> None:
    """A template of the theme that was changed for the worse publishes nothing."""
    with pytest.raises(ValueError, match="no place for a head or a fragment"):
        cut(html)


# What contributors write


@pytest.mark.parametrize("mark", [*MARKS, "<h1>ps-mark-fragment</h1>", "ps-mark-fragment"])
def test_a_mark_in_a_record_is_printed(folder: Path, mark: str) -> None:
    """In its title, its summary and its text: it is never filled with what another place holds."""
    plain = re.sub("<.*?>", "", mark)
    file = folder / "partnerships" / "exemple-dakar.md"
    text = file.read_text("utf-8").replace("title: Jumelage", f"title: {plain} Jumelage")
    text = text.replace("summary: Une", f"summary: {plain} Une")
    file.write_text(f"{text}\nDu texte avec {plain} et `{mark}`.\n", "utf-8")
    made, pages = dresser(folder)
    html = made.dressed(pages[ADDRESS]).decode()
    escaped = mark.replace("<", "&lt;").replace(">", "&gt;")
    assert f"Du texte avec {plain} et <code>{escaped}</code>." in html
    assert f"<title>{plain} Jumelage en cardiologie avec Dakar</title>" in html
    assert html.count("<head>") == html.count("<h1") == 1
    assert pages[ADDRESS].html in html


def test_signs_of_html_in_a_record_are_printed(folder: Path) -> None:
    """Quotes, ampersands and angles in a title neither close a tag of the shell nor open one."""
    file = folder / "partnerships" / "exemple-dakar.md"
    text = file.read_text("utf-8")
    said = """'</title><script>alert("&amp;")</script>'"""
    file.write_text(re.sub("^title: .*", f"title: {said}", text, flags=re.MULTILINE), "utf-8")
    made, pages = dresser(folder)
    html = made.dressed(pages[ADDRESS]).decode()
    assert list(inline_scripts(html)) == []
    assert html.count("</title>") == html.lower().count("<title>")
    assert "&lt;/title&gt;&lt;script&gt;" in html


def test_the_policy_names_the_scripts_of_the_theme(built_site: Path) -> None:
    """And no others: each of its hashes is that of a script of the page."""
    html = (built_site / "partenariats/valmont-sabelle/index.html").read_text("utf-8")
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    assert found
    assert found[1] == policy(inline_scripts(html))
    assert found[1].count("sha256-") == 3


def test_every_page_of_a_section_has_the_policy_of_its_shell(built_site: Path) -> None:
    """No page earned a permission of its own. A redirect has no shell."""
    meta = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
    for section in ("partenariats", "organisations", "pays"):
        texts = [file.read_text("utf-8") for file in (built_site / section).glob("*/index.html")]
        found = {meta.findall(html)[0] for html in texts if 'name="robots" content="noindex"' not in html}
        assert len(found) == 1, section
