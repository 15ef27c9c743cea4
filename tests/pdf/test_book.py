"""The whole catalogue as a book."""

import re
import subprocess
import sys
from collections.abc import Iterator

import pikepdf
import pypdfium2
import pytest

from catalogue.knowledge.aggregate import Catalogue
from catalogue.language import french
from catalogue.pdf import book, documents
from catalogue.pdf.documents import Documents
from catalogue.pdf.words import printed as typeset
from tests import papers
from tests.conftest import PROJECT
from tests.sampling import MEANING

SITE = PROJECT.site


@pytest.fixture(scope="module")
def pdf(sample: Catalogue) -> bytes:
    """The book of the sample."""
    return Documents(sample, PROJECT).book().pdf()


@pytest.fixture(scope="module")
def printed(pdf: bytes) -> list[str]:
    """The text of each page."""
    return [papers.page_text(page) for page in pypdfium2.PdfDocument(pdf)]


def test_it_holds_everything(sample: Catalogue, printed: list[str]) -> None:
    """Cover, how to read it, map, contents, and every country, specialty, organisation, record, quote and source."""
    said = "".join(printed).replace(" ", "")
    registry = sample.registry
    wanted = [
        "Version du 30 juin 2025",
        *(
            "Mode d’emploi",
            "Carte",
            "Sommaire",
            "Index des pays",
            "Index des spécialités",
            "Index des organisations",
        ),
        *(registry.countries[code].name for code in sample.by_country),
        *(registry.label("specialties", code) for code in sample.by_specialty),
        *(registry.organisations[id_].name for id_ in sample.by_organisation),
        *(registry.sources[id_].title for id_ in sample.by_source),
        *(
            text
            for entry in sample.entries
            for text in (entry.title, entry.partnership.summary, entry.status.label)
        ),
        *(quote.text for entry in sample.entries for quote in entry.partnership.evidence.values()),
    ]
    missing = [text for text in wanted if papers.plain(french.typography(text)).replace(" ", "") not in said]
    # A running head or the foot of a page may stand in the middle of a text that goes on on the next page.
    assert len(missing) < len(wanted) / 50


def test_page_numbers_are_right(sample: Catalogue, printed: list[str]) -> None:
    """What contents and indexes say is where the record begins."""
    pages = [page.replace(" ", "") for page in printed]
    contents, index = "".join(pages[3:6]), " ".join(printed[-8:])
    for entry in sample.entries:
        title = papers.plain(french.typography(entry.title)).replace(" ", "")
        found = re.search(re.escape(title) + r"\.*(\d+)", contents)
        assert found, title
        assert title in pages[int(found[1]) - 1]
        assert re.search(rf"\b{found[1]}\b", index)


def test_links_live_inside(pdf: bytes) -> None:
    """Contents, indexes and cross-references lead to pages of the book; only the site and sources are outside."""
    document = papers.opened(pdf)
    inside = [
        one
        for one in _annotations(document)
        if "/Dest" in one or str(one.get("/A", {}).get("/S", "")) == "/GoTo"
    ]
    evidenced = sum(record["claims"] for record in MEANING["records"].values())
    assert len(inside) >= evidenced + MEANING["home"]["records"]
    pages = {page.objgen for page in document.pages}
    assert {_target(document, one) for one in inside} <= pages
    assert len(papers.links(document)) < 100


def test_numbers_lead_to_notes(sample: Catalogue, pdf: bytes) -> None:
    """Every evidence that a record calls leads to its notes, which follow; a link says where it leads."""
    document = papers.opened(pdf)
    pages = {page.objgen: number for number, page in enumerate(document.pages)}
    calls = [
        (number, pages[_target(document, one)])
        for number, page in enumerate(document.pages)
        for one in page.get("/Annots", [])
        if str(one.get("/Contents", "")) == "Preuves"
    ]
    assert len(calls) >= sum(len(entry.numbers) for entry in sample.entries)
    assert all(0 <= notes - call < 8 for call, notes in calls)
    said = {str(one.get("/Contents", "")) for one in _annotations(document)}
    assert {typeset(entry.title) for entry in sample.entries} <= said


def _annotations(document: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    for page in document.pages:
        yield from page.get("/Annots", [])


def _target(document: pikepdf.Pdf, annotation: pikepdf.Dictionary) -> tuple[int, int]:
    """The page that an annotation leads to."""
    target = annotation.get("/Dest") or annotation.A.D
    if isinstance(target, pikepdf.String | pikepdf.Name):
        names = pikepdf.NameTree(document.Root.Names.Dests)
        found = names[str(target)]
        target = found.D if isinstance(found, pikepdf.Dictionary) else found
    return target[0].objgen


def test_bookmarks_and_structure(sample: Catalogue, pdf: bytes) -> None:
    """Bookmarks name the parts and what they hold; headings are in order, and drawings and tables are told."""
    document = papers.opened(pdf)
    with document.open_outline() as outline:
        parts = {str(part.title): [str(item.title) for item in part.children] for part in outline.root}
    assert list(parts)[:7] == [
        "Mode d’emploi",
        "Carte",
        "Sommaire",
        "Pays",
        "Spécialités",
        "Organisations",
        "Fiches",
    ]
    assert [papers.plain(title) for title in parts["Fiches"]] == [
        papers.plain(french.typography(entry.title)) for entry in sample.entries
    ]
    found = list(papers.structure(document))
    assert all(str(one.node.get("/Alt", "")) for one in found if one.role == "Figure")
    assert str(document.Root.Lang) == "fr-FR"


def test_a_large_catalogue_has_volumes(sample: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each record stands in one volume, and the general index tells which and on what page."""
    monkeypatch.setattr(documents, "MOST_RECORDS", 4)
    monkeypatch.setattr(book, "MOST_RECORDS", 4)
    entries = sample.by_id
    documents_of_sample = Documents(sample, PROJECT)
    index = papers.text(documents_of_sample.book().pdf())
    volumes = list(documents_of_sample.volumes())
    assert len(volumes) >= 4
    assert "Version du 30 juin 2025" in index
    seen = []
    for number, volume in enumerate(volumes, 1):
        assert re.fullmatch(r"pdf/passerelles-sante-[a-z-]+(-\d+)?\.pdf", volume.address)
        for place, page in enumerate(pypdfium2.PdfDocument(volume.pdf()), 1):
            said = papers.page_text(page)
            for entry in entries.values():
                if re.search(
                    rf"{re.escape(papers.plain(french.typography(entry.title)))} {papers.plain(entry.partnership.summary[:20])}",
                    said,
                ):
                    seen.append(entry.id)
                    assert re.search(rf"\b{book.roman(number)}, (\d+, )*{place}\b", index)
    assert sorted(seen) == sorted(entries)


def test_a_process_that_prints_begins_at_once() -> None:
    """Each volume has one of its own, which need not know what a record is: its models take half a second to load."""
    script = "import sys, catalogue.pdf.compiler; print('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout == "False\n"


def test_roman_numbers() -> None:
    assert [book.roman(number) for number in (1, 4, 9, 14, 39)] == ["I", "IV", "IX", "XIV", "XXXIX"]
