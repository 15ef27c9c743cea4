"""The matrix: what stands where, and what is absent."""

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from catalogue.knowledge.aggregate import Catalogue, build
from catalogue.reading.load import load
from catalogue.site.environment import environment
from catalogue.site.kinds import matrix
from tests.conftest import PROJECT


class Tables(HTMLParser):
    """Each table as rows of cells: their text and their first link."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tables: list[list[list[tuple[str, str]]]] = []
        self._open = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][-1].append(("", ""))
            self._open = True
        elif tag == "a" and self._open:
            text, link = self.tables[-1][-1][-1]
            self.tables[-1][-1][-1] = (text, link or dict(attrs)["href"] or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._open = False

    def handle_data(self, data: str) -> None:
        if self._open:
            text, link = self.tables[-1][-1][-1]
            self.tables[-1][-1][-1] = (text + data, link)


def html(catalogue: Catalogue) -> str:
    [page] = matrix.matrix(catalogue, environment(catalogue, PROJECT))
    return page.html


@pytest.fixture(scope="module")
def tables(sample: Catalogue) -> list[list[list[tuple[str, str]]]]:
    return Tables(html(sample)).tables


def test_every_cell_counts_what_the_catalogue_holds(
    sample: Catalogue, tables: list[list[list[tuple[str, str]]]]
) -> None:
    """A filled cell says its number and opens its list, or the record itself; an empty one says so."""
    head, *rows = tables[0]
    codes = {term.fr: code for code, term in sample.registry.vocabularies["specialties"].items()}
    countries = {sample.registry.countries[code].name: code for code in sample.by_country}
    seen = set()
    for name, *cells in rows:
        if name[0] not in countries:
            continue
        country = countries[name[0]]
        seen.add(country)
        for (label, _), (text, link) in zip(head[1:], cells, strict=True):
            code = codes[label]
            found = [one for one in sample.by_country[country] if code in one.partnership.specialty_codes]
            if not found:
                assert (text, link) == ("aucune recensée", "")
                continue
            assert text == f"{len(found)} fiche{'s' * (len(found) > 1)}"
            one = f"../{'programmes' if found[0].is_programme else 'partenariats'}/{found[0].id}/"
            many = f"../explorer/?pays={country}&specialite={code}"
            assert link == (one if len(found) == 1 else many)
    assert seen == set(sample.by_country)


def test_what_is_absent_from_west_africa(
    sample: Catalogue, tables: list[list[list[tuple[str, str]]]]
) -> None:
    """The last row counts the specialties that a region lacks, and leads to their list."""
    head, *rows = tables[1]
    column = [text for text, _ in head].index("Afrique de l’Ouest")
    empty = [row[0][0] for row in rows[:-1] if row[column][0] == "aucune recensée"]
    present = {
        code for one in sample.by_region["afrique-de-louest"] for code in one.partnership.specialty_codes
    }
    absent = {
        sample.registry.label("specialties", code) for code in sample.by_specialty if code not in present
    }
    assert set(empty) == absent
    text, link = rows[-1][column]
    assert re.match(r"\d+", text)[0] == str(len(absent))  # type: ignore[index]
    assert link == "../regions/afrique-de-louest/#absentes"


def test_the_list_says_the_same(sample: Catalogue) -> None:
    """Every country and specialty of the table stands in the list below it."""
    below = html(sample).split('id="liste"')[1]
    for code, entries in sample.by_country.items():
        assert sample.registry.countries[code].name in below
        for specialty in {one for entry in entries for one in entry.partnership.specialty_codes}:
            assert sample.registry.label("specialties", specialty) in below


def test_headers_have_scopes(sample: Catalogue) -> None:
    """Every header cell says what it heads."""
    assert re.findall(r"<th(?![a-z]| scope=)", html(sample)) == []


def test_an_empty_catalogue_says_so(folder: Path) -> None:
    for file in (folder / "partnerships").iterdir():
        file.unlink()
    assert "Le catalogue est vide" in html(build(load(folder), date(2024, 6, 1)))


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_names_stay_in_sight(chromium: Browser, site_url: str, width: int) -> None:
    """The page itself never scrolls sideways; within the frame the first column and row stay where they are."""
    page = chromium.new_page(viewport={"width": width, "height": 800})
    page.goto(f"{site_url}matrice/")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    frame = page.get_by_role("region", name="Pays et spécialités")
    frame.focus()
    frame.evaluate("frame => frame.scrollTo(200, 300)")
    here = frame.bounding_box()
    name = frame.locator("tbody th[scope=row]").nth(8).bounding_box()
    head = frame.locator("thead th").nth(3).bounding_box()
    assert here
    assert name
    assert head
    assert abs(name["x"] - here["x"]) < 3
    assert abs(head["y"] - here["y"]) < 3
    page.close()
