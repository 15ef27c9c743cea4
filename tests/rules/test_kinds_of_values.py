"""What is plausible holds for each field of a kind, whatever its name: dates, numbers, names of pages, lists that are sets."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import cast, get_origin

import pytest

from catalogue.knowledge.derive import is_stale, last_trace
from catalogue.language.edtf import parse_date, retyped
from catalogue.model import shapes
from catalogue.model.fields import Unique
from catalogue.model.records import Partnership, Status
from catalogue.model.registry_files import Organisation, Source
from catalogue.model.terms import City, CountryEntry, Region, Term
from catalogue.model.typed import Model, fields_of
from catalogue.problems.problems import Problem
from catalogue.reading.load import load
from catalogue.rules import check
from tests.conftest import TODAY

RECORD = "partnerships/exemple-dakar.md"
PROGRAMME = "partnerships/programme-exemple.md"
SOURCE = "registry/sources/brochure.yml"
READ = "registry/sources/gazette.yml"
DATES = {
    "start": (RECORD, "start: {date: 2018"),
    "end": (RECORD, "end: {date: 2024~"),
    "as_of": (RECORD, "as_of: 2023-05"),
    "verified_on": (RECORD, "verified_on: 2024-02-01"),
    "since": (RECORD, "since: 2018"),
    "until": (RECORD, "until: 2024"),
    "year": (RECORD, "year: 2019"),
    "milestone": (RECORD, "date: 2018-03-12"),
    "period": (RECORD, "period: 2018/2022"),
    "pause": (PROGRAMME, "period: 2001/2003"),
    "training": (PROGRAMME, "period: 1990/1999"),
    "source": (SOURCE, "date: 2023-05"),
    "accessed": (READ, "accessed: 2023-05-12"),
}
"""Every field of the example that holds a date."""
NUMBERS = {"value": "value: 15,", "value_max": "value_max: 18,", "amount": "amount: 12000,"}


def told(folder: Path, file: str, old: str, new: str) -> tuple[Problem, ...]:
    """The problems of the example with one change."""
    text = (folder / file).read_text("utf-8")
    assert text.count(old) == 1, old
    (folder / file).write_text(text.replace(old, new), "utf-8")
    return tuple(one for one in check(load(folder), TODAY) if str(one.file) == file)


def rules(problems: tuple[Problem, ...]) -> set[str]:
    return {one.rule.id for one in problems}


def written(place: str, value: str) -> str:
    """A place of `DATES` with another value."""
    return place.rpartition(": ")[0] + f": {value}"


def test_every_field_with_a_date_is_tried() -> None:
    """As many as the models have, but for those of a group that stands in two places."""
    dated = {
        (model.__name__, name)
        for model in models()
        for name, info in fields_of(model).items()
        if any(getattr(part, "__name__", "") in ("EdtfDate", "EdtfPeriod") for part in shapes.parts(info))
    }
    assert len(dated) == len(DATES) - 1  # start and end are one group


@pytest.mark.parametrize("field", DATES)
@pytest.mark.parametrize("value", ["0215", "1015", "1799-12-31", "17XX", "2045", "9999", "9999-12-31~"])
def test_a_year_is_plausible(field: str, value: str, folder: Path) -> None:
    """Nothing is older than 1800, nothing is planned for more than twenty years from now."""
    file, place = DATES[field]
    problems = told(folder, file, place, written(place, value))
    assert "E115" in rules(problems)
    assert not rules(problems) & {"E116", "W310", "E103"}


@pytest.mark.parametrize("field", ["as_of", "source", "accessed"])
@pytest.mark.parametrize(
    ("value", "refused"), [("2024-06-02", False), ("2024-06-03", True), ("2030", True), ("20XX", False)]
)
def test_what_was_said_is_past(field: str, value: str, *, refused: bool, folder: Path) -> None:
    """Tomorrow may be today elsewhere; no later day is."""
    file, place = DATES[field]
    assert ("E116" in rules(told(folder, file, place, written(place, value)))) is refused


@pytest.mark.parametrize("field", ["since", "year", "period"])
def test_what_has_begun_is_past_unless_it_is_planned(field: str, folder: Path) -> None:
    """The doubt goes when the whole record is planned."""
    file, place = DATES[field]
    assert "W310" in rules(told(folder, file, place, written(place, "2030")))
    assert "W310" not in rules(told(folder, file, "status: {code: active", "status: {code: planned"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1015", "2015"),
        ("0215", "2015"),
        ("1019-03", "2019-03"),
        ("2032~", "2023~"),
        ("2105", "2015"),
        ("3015?", "2015?"),
        ("1204", None),
        ("20XX", None),
        ("2045", "2015"),
    ],
)
def test_a_likely_year_is_proposed(typed: str, meant: str | None) -> None:
    """Two digits swapped, or one replaced; the latest year that is not to come."""
    assert retyped(typed, TODAY) == meant


def test_the_later_of_clock_and_build_tells_what_is_to_come(folder: Path) -> None:
    """A build that repeats an old day takes files that were written since."""
    place = DATES["as_of"][1]
    told(folder, RECORD, place, "as_of: 2025-01-10")
    loaded = load(folder)
    assert "E116" in {one.rule.id for one in check(loaded, TODAY)}
    assert "E116" not in {one.rule.id for one in check(loaded, TODAY, tomorrow=date(2025, 1, 10))}
    assert "E116" in {one.rule.id for one in check(loaded, TODAY, tomorrow=date(2025, 1, 9))}


@pytest.mark.parametrize(
    ("trace", "stale"),
    [
        ("2022-06-01", False),
        ("2022-05-31", True),
        ("2022", False),
        ("2024", False),
        ("202X", True),
        ("20XX", True),
        ("9999", True),
        ("2024-06-02", False),
    ],
)
def test_no_date_hides_how_old_a_record_is(trace: str, *, stale: bool) -> None:
    """Neither a decade that is not over nor a day to come."""
    assert is_stale(parse_date(trace), TODAY) is stale


@pytest.mark.parametrize(
    ("value", "refused"), [("P20Y", False), ("P21Y", True), ("P6M/P999Y", True), ("P250M", True)]
)
def test_a_duration_is_plausible(value: str, *, refused: bool, folder: Path) -> None:
    """Nobody is trained for more than twenty years."""
    problems = told(folder, RECORD, "duration: P2W/P1M", f"duration: {value}")
    assert ("E112" in rules(problems)) is refused


def test_a_confirmation_counts_more_than_a_decade() -> None:
    """`202X` is no later trace than a day of that decade."""
    dated = Status(code="active", as_of=parse_date("202X"), evidence=())
    entry = SimpleNamespace(status=dated, verified_on=parse_date("2024-05-01"))
    assert str(last_trace(cast("Partnership", entry))) == "2024-05-01"


@pytest.mark.parametrize("field", NUMBERS)
@pytest.mark.parametrize(
    "value",
    [
        "-5",
        "-0",
        "-0.0",
        "1_000",
        "1e3",
        "1E-9",
        "+3",
        ".5",
        "5.",
        "NaN",
        "inf",
        ".inf",
        "0x10",
        "١٢",
        "0.00000000000001",
        "1" * 17,
        "9" * 400,
        "12.3456",
    ],
)
def test_a_number_is_plain_and_plausible(field: str, value: str, folder: Path) -> None:
    """Digits and one dot, positive, with the decimals that pages show, and no more than anybody counts or pays."""
    place = NUMBERS[field]
    assert rules(told(folder, RECORD, place, f"{field}: {value},")) & {"E109", "E112"}


@pytest.mark.parametrize("field", NUMBERS)
@pytest.mark.parametrize(
    ("value", "doubted"),
    [
        ("12.000", True),
        ("1.500", True),
        ("1234.567", True),
        ("12.5", False),
        ("12.50", False),
        ("12000", False),
    ],
)
def test_a_dot_may_be_that_of_thousands(field: str, value: str, *, doubted: bool, folder: Path) -> None:
    """A dot and exactly three digits: the mend names both numbers."""
    problems = told(folder, RECORD, NUMBERS[field], f"{field}: {value},")
    said = [one.fix() for one in problems if one.rule.id == "W309"]
    assert bool(said) is doubted
    assert all(value.replace(".", "") in fix for fix in said)


@pytest.mark.parametrize(
    "code",
    [
        "index",
        "con",
        "suite",
        "nul",
        "__proto__",
        "constructor",
        "--help",
        "a" * 300,
        "-a",
        "a-",
        "a__b",
        "_",
    ],
)
@pytest.mark.parametrize("vocabulary", ["themes", "specialties", "statuses", "regions"])
def test_a_code_may_be_the_name_of_a_page(code: str, vocabulary: str, folder: Path) -> None:
    """Codes have the length and the reserved names of files, in each vocabulary."""
    file = f"registry/{vocabulary}.yml"
    first = next(
        line for line in (folder / file).read_text("utf-8").splitlines() if line.startswith("- {code: ")
    )
    problems = told(folder, file, first, first.replace(first.split(",")[0], f'- {{code: "{code}"'))
    assert rules(problems) & {"E305", "E110", "E112"}


@pytest.mark.parametrize("name", ["con", "suite", "index", "constructor", "a" * 101])
def test_a_former_id_may_be_the_name_of_a_page(name: str, folder: Path) -> None:
    assert rules(told(folder, RECORD, "former_ids: [ancien-dakar]", f"former_ids: [{name}]")) & {
        "E305",
        "E110",
    }


@pytest.mark.parametrize("name", ["Mali", "MALI", "Con", "Suite", "日本", "x" * 140])
def test_a_country_has_an_address_of_its_own(name: str, folder: Path) -> None:
    """Two pages with one address, or one that no system takes, are refused where the name is written."""
    problems = told(
        folder,
        "registry/countries.yml",
        '{code: SN, m49: "011", in: au,',
        f'{{code: SN, m49: "011", in: au, name: {name},',
    )
    assert "E118" in rules(problems)


def models() -> Iterator[type[Model]]:
    """Every model of the files."""
    seen: list[type[Model]] = [Partnership, Organisation, Source, Term, CountryEntry, Region, City]
    for model in seen:
        for info in fields_of(model).values():
            inner = shapes.model_in(info.annotation)
            if inner is not None and inner not in seen:
                seen.append(inner)
    return iter(seen)


def test_every_list_is_a_set() -> None:
    """Nothing that stands in a list twice means anything."""
    lists = [
        (model, name, info)
        for model in models()
        for name, info in fields_of(model).items()
        if get_origin(info.annotation) is tuple
    ]
    assert len(lists) > 20
    assert [
        (model, name)
        for model, name, info in lists
        if not any(isinstance(part, Unique) for part in info.metadata) and name != "evidence"
    ] == []


SETS = {
    "specialties: [cardiologie]\nthemes": "specialties: [cardiologie, neurologie, cardiologie]\nthemes",
    "themes: [formation-des-soignants]": "themes: [formation-des-soignants, formation-des-soignants]",
    "activities: [missions, accueil-en-france]": "activities: [missions, accueil-en-france, missions]",
    "for: [infirmiers]": "for: [infirmiers, infirmiers]",
    "verified_by: [hopital-de-dakar]": "verified_by: [hopital-de-dakar, hopital-de-dakar]",
    "former_ids: [ancien-dakar]": "former_ids: [ancien-dakar, ancien-dakar]",
    "role: funder, evidence: argent": "role: funder, evidence: [argent, argent]",
    "  - {code: ML, evidence: mali}": "  - {code: ML, evidence: mali}\n  - {code: ML, evidence: mali}",
    "  - {to: programme-exemple, as: part_of}": "  - {to: programme-exemple, as: part_of}\n  - {to: programme-exemple, as: part_of}",
    "  - {date: 2018-03-12, event: Signature de l’accord, signed: true, evidence: accord}": (
        "  - {date: 2018-03-12, event: Signature de l’accord, signed: true, evidence: accord}\n" * 2
    ).rstrip(),
}


@pytest.mark.parametrize("old", SETS)
def test_nothing_stands_twice_in_a_list(old: str, folder: Path) -> None:
    """The second one is named at its place, and counts once only."""
    problems = [one for one in told(folder, RECORD, old, SETS[old]) if one.rule.id == "E117"]
    assert len(problems) == 1
    assert problems[0].fix()


@pytest.mark.parametrize(
    "address",
    [
        "https://exemple.org/" + "a" * 9000,
        "https://exemple.org/" + "é" * 900,
        "https://localhost/x",
        "https://exemple.org/a,",
    ],
)
@pytest.mark.parametrize("form", ["[x]({})", "<{}>", "[x][1]\n\n[1]: {}"])
def test_links_of_the_text_are_those_of_fields(address: str, form: str, folder: Path) -> None:
    """A reader and a printer can follow every link, wherever it stands."""
    path = folder / RECORD
    path.write_text(path.read_text("utf-8") + "\n" + form.format(address) + "\n", "utf-8")
    assert "E218" in {one.rule.id for one in check(load(folder), TODAY)}
    fund = "registry/organisations/fonds-exemple.yml"
    assert "E112" in rules(told(folder, fund, "website: https://exemple.org/", f"website: {address}"))
