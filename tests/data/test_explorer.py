"""The data of the explorer: small, complete, the same whatever the machine."""

import gzip
import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.data.explorer import explorer_js
from catalogue.data.explorer_row import funders
from catalogue.data.explorer_text import STOP_WORDS, explorer_text_js, texts, words
from catalogue.data.packing import packed, packed_words
from catalogue.knowledge.aggregate import Catalogue
from catalogue.language import french
from catalogue.site.kinds import explorer
from tests.conftest import ROOT

SIGNS = [chr(code) for code in range(33, 127) if chr(code) not in '"\\']


def unpacked(text: str) -> list[list[int]]:
    """What `packed` packed, read by its documentation."""
    lists = []
    for signs in text.split(" "):
        numbers, head = [], 0
        for sign in signs:
            value = SIGNS.index(sign)
            if value >= 62:
                head = head * 30 + value - 61
            else:
                numbers.append(head * 62 + value)
                head = 0
        lists.append(numbers)
    return lists


def texts_of(packed_texts: str, vocabulary: str, separator: str) -> list[str]:
    order = vocabulary.split("\n")
    return [separator.join(order[number] for number in numbers) for numbers in unpacked(packed_texts)]


def script_value(script: str) -> dict[str, Any]:
    """The one value that a script sets."""
    found: dict[str, Any] = json.loads(re.sub(r"^window\.\w+=|;\n$", "", script))
    return found


def column(data: dict[str, Any], name: str, table: str) -> list[list[str]]:
    codes = data["tables"][table]["codes"]
    return [[codes[value] for value in values] for values in unpacked(data["records"][name])]


@given(st.lists(st.lists(st.integers(0, 200_000)), min_size=1))
def test_packed_lists_are_read_back(lists: list[list[int]]) -> None:
    """Whatever the numbers, they come back, and JSON writes each sign as one character."""
    said = packed(lists)
    assert unpacked(said) == lists
    assert json.dumps(said) == f'"{said}"'


@given(st.lists(st.text(st.characters(exclude_characters="\n"))))
def test_packed_words_are_read_back(given_texts: list[str]) -> None:
    """Texts with any number of spaces come back."""
    vocabulary, (said,) = packed_words([given_texts], " ")
    assert texts_of(said, vocabulary, " ") == given_texts or given_texts == []


@given(st.text())
def test_words_are_those_of_the_folded_text(text: str) -> None:
    """Folding each piece between two spaces is folding the whole."""
    found = re.split(r"[\W_]+", french.fold(text))
    assert words(text) == [word for word in found if word and word not in STOP_WORDS]


def test_every_record_is_there_with_its_facets(sample: Catalogue) -> None:
    """Records stand in the order of the catalogue, with the codes of their files."""
    data = script_value(explorer_js(sample))
    assert texts_of(data["records"]["id"], data["slugs"], "-") == [entry.id for entry in sample.entries]
    for name, table, field in (
        ("specialty", "specialties", "specialty_codes"),
        ("theme", "themes", "theme_codes"),
        ("activity", "activities", "activity_codes"),
    ):
        for entry, codes in zip(sample.entries, column(data, name, table), strict=True):
            assert set(codes) == set(getattr(entry.partnership, field)), entry.id
    shown = [codes[0] for codes in column(data, "status", "statuses")]
    assert shown == [entry.status.code for entry in sample.entries]


def test_organisations_programmes_and_funders(sample: Catalogue) -> None:
    """The columns of organisations and of programmes lead to the right records."""
    data = script_value(explorer_js(sample))
    names = texts_of(data["organisations"]["labels"], data["words"], " ")
    said = texts_of(data["organisations"]["codes"], data["slugs"], "-")
    ids = [code or french.slug(name) for code, name in zip(said, names, strict=True)]
    leads = unpacked(data["records"]["lead"])
    paying = unpacked(data["records"]["funder"])
    parts = unpacked(data["records"]["programme"])
    for at, entry in enumerate(sample.entries):
        assert tuple(ids[one] for one in leads[at]) == entry.organisations("lead")
        assert {ids[one] for one in paying[at]} == set(funders(entry))
        found = [sample.entries[data["programmes"][one]].id for one in parts[at]]
        assert sorted(found) == sorted(sample.programmes_of(entry))


def test_countries_follow_from_homes_and_additions(sample: Catalogue) -> None:
    """The rule that the page applies gives the countries of the catalogue."""
    data = script_value(explorer_js(sample))
    homes = unpacked(data["homes"])
    codes = data["tables"]["countries"]["codes"]
    columns = {name: unpacked(data["records"][name]) for name in ("lead", "partner", "country")}
    for at, entry in enumerate(sample.entries):
        found = {home for one in columns["lead"][at] + columns["partner"][at] for home in homes[one]}
        assert {codes[one] for one in found | set(columns["country"][at])} == set(entry.countries), entry.id


def test_tables_begin_with_what_is_most_used(sample: Catalogue) -> None:
    """A facet shows its values in the order of its table."""
    codes = script_value(explorer_js(sample))["tables"]["countries"]["codes"]
    counts = [len(sample.by_country.get(code, ())) for code in codes]
    assert counts == sorted(counts, reverse=True)


def test_texts_hold_what_titles_do_not(sample: Catalogue) -> None:
    """A word of a body leads to its record; stop words and the title's words are left out."""
    file = script_value(explorer_text_js(sample))
    found = dict(zip(file["words"].split(" "), file["records"].split(";"), strict=True))
    rows = [entry.id for entry in sample.entries]

    def records(word: str) -> list[str]:
        indexes, at = [], 0
        for gap in found[word].split(" "):
            at += int(gap, 36)
            indexes.append(rows[at])
        return indexes

    assert records("printemps") == ["valmont-sabelle", "journees-oued-clair"]
    assert records("relaient") == ["rochebrune-tamarin"]
    assert not {"de", "la", "les"} & found.keys()
    for entry in sample.entries:
        for word in words(entry.title):
            assert word not in found or entry.id not in records(word)


def test_quotes_and_evidence_ids_stay_out(example: Catalogue) -> None:
    """A quote belongs to its source: the words of a page are its own."""
    said = " ".join(text for entry in example.entries for text in texts(entry, example.registry))
    assert "[^" not in said
    assert "jusqu’à 12 000 euros" not in said


def test_files_are_small(sample: Catalogue) -> None:
    """With what the page adds to its shell, the explorer of a small catalogue is light."""
    root = ROOT
    parts = [explorer_js(sample), explorer.script(), (root / "docs/assets/explorer.css").read_text("utf-8")]
    assert sum(len(gzip.compress(part.encode(), 6)) for part in parts) < 45_000
    assert len(gzip.compress(explorer_text_js(sample).encode(), 6)) < 25_000


def test_the_same_catalogue_gives_the_same_bytes(sample: Catalogue) -> None:
    """Twice in a row; tests/publishing/test_builds.py compares machines."""
    assert explorer_js(sample) == explorer_js(sample)
    assert explorer_text_js(sample) == explorer_text_js(sample)


@pytest.mark.parametrize(
    "forbidden", ["innerHTML", "outerHTML", "insertAdjacentHTML", "eval(", "document.write"]
)
def test_the_script_never_writes_markup(forbidden: str) -> None:
    """Names of hospitals are text, whatever they hold."""
    assert forbidden not in explorer.script()


def test_an_empty_catalogue_has_an_explorer(example: Catalogue) -> None:
    """No record is no error."""
    empty = Catalogue(example.registry, (), example.today)
    data = script_value(explorer_js(empty))
    assert unpacked(data["records"]["title"]) == [[]]
    assert script_value(explorer_text_js(empty)) == {"words": "", "records": ""}


def test_an_organisation_is_searched_by_all_its_names_and_spellings_of_its_city(sample: Catalogue) -> None:
    """A word that its name says already is left out."""
    data = script_value(explorer_js(sample))["organisations"]
    words_ = script_value(explorer_js(sample))["words"]
    labels = texts_of(data["labels"], words_, " ")
    also = dict(zip(labels, texts_of(data["also"], words_, " "), strict=True))
    assert also["Hôpital de Sabelle"] == "Ndar Sabel | Sa Belle"
    assert also["CHU de Valmont"].split(" | ") == [
        "CHUVAL",
        "Centre hospitalier universitaire régional de Valmont-sur-Lys",
        "Hôpital central de Valmont",
        "Hospices de Valmont",
        "Hôtel-Dieu de Valmont",
        "Valmont University Hospital",
        "Bệnh viện Đại học Valmont",
        "Valmont-sur-Lys",
    ]
