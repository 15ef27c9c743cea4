"""The PDFs of records, countries, specialties, organisations and schemes."""

from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path

import pdfua
import pikepdf
import pytest

from catalogue.knowledge.aggregate import Catalogue, build
from catalogue.language import french
from catalogue.pdf.documents import Document, Documents
from catalogue.reading.load import load
from catalogue.site.environment import environment
from catalogue.site.pages import pages
from tests import papers
from tests.conftest import PROJECT, TODAY

SITE = PROJECT.site
KINDS = (
    "partenariats/valmont-sabelle",
    "programmes/passerelles-bleues",
    "pays/senegal",
    "specialites/cardiologie",
    "organisations/hopital-sabelle",
    "se-former/dfms-dfmsa",
)

Print = Callable[[str], bytes]


@pytest.fixture(scope="module")
def documents(sample: Catalogue) -> dict[str, Document]:
    """The documents of the sample by their addresses."""
    return {one.address: one for one in Documents(sample, PROJECT).all()}


@pytest.fixture(scope="module")
def printed(documents: dict[str, Document]) -> Print:
    """Prints a document of the sample once: `pays/senegal`."""
    return cache(lambda name: documents[f"pdf/{name}.pdf"].pdf())


def test_every_page_with_records_has_one(sample: Catalogue, documents: dict[str, Document]) -> None:
    """Records, the countries, specialties, organisations and schemes that have any, and the book of all."""
    schemes = {training.scheme for entry in sample.entries for training in entry.partnership.training}
    groups = (sample.entries, sample.by_country, sample.by_specialty, sample.by_organisation, schemes)
    assert len(documents) == 1 + sum(map(len, groups))  # and the book
    assert {f"pdf/{name}.pdf" for name in KINDS} <= {*documents}


def test_a_record_says_what_its_file_says(sample: Catalogue, printed: Print) -> None:
    """Title, summary, parties, dates, status, figures, quotes and their sources."""
    entry = sample.by_id["valmont-sabelle"]
    one, said = entry.partnership, papers.text(printed(KINDS[0]))
    wanted = [
        one.title,
        one.summary,
        *(sample.registry.organisations[party.organisation].name for party in one.parties),
        *(sample.registry.countries[code].name for code in entry.countries),
        *(result.label for result in one.results),
        *(milestone.event for milestone in one.milestones),
        *(quote.quote for quote in one.evidence.values()),
        "En cours",
        "environ 15 à 18 infirmiers",
        "12 mars 2018",
        "au plus 12 000 CHF",
        "aucune des parties pour l’instant",
        "dit par une partie",
        "site.example/partenariats/valmont-sabelle/",
        sample.registry.sources["brochure-valmont"].title,
    ]
    assert [text for text in wanted if papers.plain(french.typography(text)) not in said] == []


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        (
            "pays/senegal",
            ["organisations du pays", "Qui vient d’ailleurs", "Organisations du pays", "Hôpital de Sabelle"],
        ),
        (
            "specialites/cardiologie",
            ["On dit aussi : cœur", "Qui porte ces actions", "Par pays", "Se former"],
        ),
        (
            "organisations/hopital-sabelle",
            ["Hôpital de Sabelle", "Travaille avec", "CHU de Valmont", "Ville Sabelle"],
        ),
        ("programmes/passerelles-bleues", ["Actions recensées", "Couverture", "7 actions"]),
        (
            "se-former/dfms-dfmsa",
            ["se forment dans un hôpital français", "Formations et accueils", "pays de la coopération"],
        ),
    ],
)
def test_a_group_tells_its_records(sample: Catalogue, printed: Print, name: str, wanted: list[str]) -> None:
    """Facts of the group, and each record: its title and, but for organisations, its summary and status."""
    said = papers.text(printed(name))
    kind, _, _ = name.partition("/")
    entries = {
        "pays": sample.by_country["SN"],
        "specialites": sample.by_specialty["cardiologie"],
        "organisations": sample.by_organisation["hopital-sabelle"],
        "programmes": (sample.by_id["passerelles-bleues"],),
        "se-former": (sample.by_id["imagerie-valmont"],),
    }[kind]
    texts = [
        text
        for entry in entries
        for text in (
            (entry.title,)
            if kind == "organisations"
            else (entry.title, entry.partnership.summary, entry.status.label)
        )
    ]
    assert [text for text in [*texts, *wanted] if papers.plain(french.typography(text)) not in said] == []


def test_links_lead_to_pages_of_the_site(sample: Catalogue, printed: Print) -> None:
    """Every link to the site is the address of a page; others are those of the files."""
    known = {f"{SITE}{page.address}" for page in pages(sample, environment(sample, PROJECT))}
    outside = {str(one.url) for one in sample.registry.sources.values()} | {
        str(one.website) for one in sample.registry.organisations.values()
    }
    for name in KINDS:
        found = papers.links(papers.opened(printed(name)))
        assert len(found) > 5
        assert {*found} <= known | outside


def test_packed_files_are_whole(printed: Print) -> None:
    """`qpdf` finds no fault in their objects."""
    for name in KINDS:
        assert papers.opened(printed(name)).check_pdf_syntax() == []


def test_a_country_is_light(printed: Print) -> None:
    """200 kB at most, for a bad line."""
    assert len(printed("pays/senegal")) < 200_000


@pytest.mark.parametrize("name", KINDS)
def test_structure(printed: Print, name: str) -> None:
    """What a screen reader needs: language, title, headings without gaps, headed tables, texts for drawings."""
    document = papers.opened(printed(name))
    root = document.Root
    assert str(root.Lang) == "fr-FR"
    assert root.MarkInfo.Marked
    assert root.ViewerPreferences.DisplayDocTitle
    assert str(document.docinfo.Title)
    found = list(papers.structure(document))
    levels = [int(one.role[1]) for one in found if one.role[0] == "H" and one.role[1:].isdecimal()]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    heads = [one.node for one in found if one.role == "TH"]
    assert heads
    assert {_scope(head) for head in heads} == {"/Column"}
    figures = [one.node for one in found if one.role == "Figure"]
    assert figures or name.startswith("programmes")  # one with few actions has no drawing
    assert all(str(figure.get("/Alt", "")) for figure in figures)


def _scope(head: pikepdf.Dictionary) -> str:
    attributes = head.get("/A", [])
    found = list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes]
    return next((str(one.Scope) for one in found if "/Scope" in one), "")


@pytest.mark.parametrize("name", KINDS)
def test_a_checker_finds_nothing(printed: Print, tmp_path: Path, name: str) -> None:
    """The rules of PDF/UA-1 that `pdfua` knows; no checker certifies anything."""
    file = tmp_path / "one.pdf"
    file.write_bytes(printed(name))
    assert [one.message for one in pdfua.validate(str(file)).findings] == []


def test_the_same_input_gives_the_same_bytes(documents: dict[str, Document], printed: Print) -> None:
    """Whatever was printed before it."""
    assert all(documents[f"pdf/{name}.pdf"].pdf() == printed(name) for name in KINDS)


def test_only_what_changes_has_a_new_key(folder: Path) -> None:
    """A record's text is in its own documents, and in those that tell of it."""

    def keys() -> dict[str, str]:
        return {one.address: one.key for one in Documents(build(load(folder), TODAY), PROJECT).all()}

    before = keys()
    file = folder / "partnerships" / "programme-exemple.md"
    file.write_text(file.read_text("utf-8").replace("au printemps", "en automne"), "utf-8")
    after = keys()
    changed = {address for address in before if before[address] != after[address]}
    assert "pdf/programmes/programme-exemple.pdf" in changed
    assert "pdf/organisations/fonds-exemple.pdf" in changed
    assert "pdf/pays/mali.pdf" not in changed
