"""What the sample yields is what meaning.yml says: a table written by hand from the decisions, not from the code."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from jinja2 import Environment

from catalogue.data.explorer_row import row
from catalogue.data.feeds import feeds
from catalogue.engine.output import Texts
from catalogue.knowledge import addresses, derive, quality
from catalogue.knowledge.aggregate import Catalogue, Entry, relations_of
from catalogue.knowledge.extract import of_country
from catalogue.knowledge.similar import MOST, Similar
from catalogue.knowledge.strength import is_disputed
from catalogue.language.durations import parse_duration
from catalogue.language.edtf import EdtfDate, parse_date, parse_period
from catalogue.model.claims import claims
from catalogue.reading.changes import History, parse
from catalogue.site import offers
from catalogue.site.environment import environment
from catalogue.site.functions import trainings_at, trainings_of
from catalogue.site.grouping import by_role, timeline
from catalogue.site.head import Heads
from catalogue.site.kinds.chronology import chronology
from catalogue.site.kinds.home import home
from catalogue.site.pages import followed, pages, redirects
from tests.conftest import PROJECT
from tests.sampling import MEANING

RECORDS: Mapping[str, Any] = MEANING["records"]
HISTORY: Mapping[str, Any] = MEANING["history"]


@pytest.fixture(scope="module")
def env(sample: Catalogue) -> Environment:
    return environment(sample, PROJECT)


def each(sample: Catalogue, value: Callable[[Entry], Any]) -> dict[str, Any]:
    """Something of every record, by id."""
    return {entry.id: value(entry) for entry in sample.entries}


def told(name: str, default: Any = None) -> dict[str, Any]:
    """What the table says of every record under one name."""
    return {id_: said.get(name, default) for id_, said in RECORDS.items()}


def ids(entries: Iterable[Entry]) -> list[str]:
    return [entry.id for entry in entries]


def sizes(groups: Mapping[str, tuple[Entry, ...]]) -> dict[str, int]:
    return {code: len(entries) for code, entries in groups.items()}


def plain(text: str) -> str:
    """A text with ordinary spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def days(value: EdtfDate | None) -> list[date] | None:
    return [value.earliest, value.latest] if value else None


def test_records_in_the_order_of_a_french_index(sample: Catalogue) -> None:
    assert ids(sample.entries) == MEANING["order"]


def test_addresses(sample: Catalogue) -> None:
    """Programmes and networks stand in a section of their own."""
    assert each(sample, addresses.entry) == told("address")


def test_countries_of_records(sample: Catalogue) -> None:
    """Leads and partners make a country, nobody else does (0004, 0007)."""
    assert each(sample, lambda entry: list(entry.countries)) == told("countries")


def test_relations_of_records(sample: Catalogue) -> None:
    """Every lead with every partner, and nobody in a programme."""
    expected = {id_: {tuple(pair) for pair in said["relations"]} for id_, said in RECORDS.items()}
    assert each(sample, relations_of) == expected
    assert sample.relations == set().union(*expected.values())


def test_displayed_statuses(sample: Catalogue) -> None:
    assert each(sample, lambda entry: [entry.status.code, plain(entry.status.label)]) == told("status")


def test_statuses_grow_stale_on_their_day(sample: Catalogue) -> None:
    """Shown as the source says on the last of the 24 months, to be confirmed on the day after, never if it ended."""
    for entry in sample.entries:
        said, written = RECORDS[entry.id], entry.partnership.status.code
        last: date | None = said.get("fresh_until")
        for day, code in (
            [(last, written), (last + timedelta(1), derive.TO_CONFIRM)]
            if last
            else [(date(2999, 1, 1), written)]
        ):
            shown = derive.displayed_status(entry.partnership, sample.registry, day)
            assert (entry.id, day, shown.code) == (entry.id, day, code)
        if last:
            assert plain(shown.label) == said["stale"]


def test_statuses_on_other_days(sample: Catalogue) -> None:
    """What has no date goes by the day on which its source was read; what is planned, by the day for which it is planned."""
    for id_, days in MEANING["displayed"].items():
        for day, expected in days.items():
            shown = derive.displayed_status(sample.by_id[id_].partnership, sample.registry, day)
            assert (id_, day, [shown.code, plain(shown.label)]) == (id_, day, expected)


def test_who_confirmed(sample: Catalogue) -> None:
    """The sides of the parties that confirmed, and the sides that a record has and that did not."""

    def confirmed(entry: Entry) -> dict[str, Any]:
        found = derive.confirmation(entry.partnership)
        names = {"lead": found.lead, "partner": found.partner, "other": found.other}
        spoken = {side: list(parties) for side, parties in names.items() if parties}
        return {"sides": found.sides, **spoken, "missing": list(found.missing)}

    assert each(sample, confirmed) == told("confirmed")


def test_starts_and_ends(sample: Catalogue) -> None:
    """The first and the last day that a date covers."""
    bounds = {
        name: each(
            sample, lambda entry, name=name: days((claim := getattr(entry.partnership, name)) and claim.date)
        )
        for name in ("start", "end")
    }
    assert bounds == {"start": told("start"), "end": told("end")}


def test_proofs(sample: Catalogue) -> None:
    """Claims, all of them cited, and how; evidence, publishers, completeness."""

    def proofs(entry: Entry) -> list[int]:
        found = derive.traceability(entry.partnership, sample.registry)
        counts = found.claims
        strengths = [counts.quoted, counts.referenced, counts.deduced]
        whole = derive.completeness(entry.partnership)
        return [counts.claims, counts.cited, *strengths, found.evidence, found.publishers, whole]

    expected = {}
    for id_, said in RECORDS.items():
        claims, referenced, deduced = said["claims"], said.get("referenced", 0), said.get("deduced", 0)
        strengths = [claims - referenced - deduced, referenced, deduced]
        expected[id_] = [
            claims,
            claims,
            *strengths,
            said["evidence_count"],
            said["publishers"],
            said["complete"],
        ]
    assert each(sample, proofs) == expected


def test_a_claim_without_evidence_is_not_proven(sample: Catalogue) -> None:
    """It counts as a claim: three parties, one of them without proof."""
    entry = sample.by_id["anse-bleue-morne-clair"]
    first, *others = entry.partnership.parties
    partnership = replace(entry.partnership, parties=(replace(first, evidence=()), *others))
    found = derive.traceability(partnership, sample.registry)
    assert (found.claims.cited, found.claims.claims) == (2, 3)


def test_strengths_of_claims(sample: Catalogue) -> None:
    """Quoted, referenced by our own words or the record's only source, or deduced; disputed apart."""

    def strengths(entry: Entry) -> dict[str, str]:
        partnership = entry.partnership
        return {
            ".".join(map(str, placed.location)): ", ".join(
                [str(entry.strength(placed.claim)), *["disputed"] * is_disputed(placed.claim, partnership)]
            )
            for placed in claims(partnership)
        }

    assert {id_: strengths(sample.by_id[id_]) for id_ in MEANING["strengths"]} == MEANING["strengths"]


def test_light_records(sample: Catalogue) -> None:
    """A record is light where one line names its source and no evidence is written."""
    assert [entry.id for entry in sample.entries if entry.is_light] == MEANING["light"]


def test_drafts_are_nowhere(sample: Catalogue, env: Environment) -> None:
    """No page tells of a draft, and nothing that it alone has makes one; its organisation keeps its own."""
    found = {page.address: page.html for page in pages(sample, env)}
    assert not [address for address in found if "ponts-verts" in address or "togo" in address]
    assert not [address for address, html in found.items() if "ponts-verts" in html or "Ponts verts" in html]
    assert "organisations/groupe-ardente/" in found
    assert not sample.by_organisation.get("groupe-ardente")


def test_numbers_of_evidence(sample: Catalogue) -> None:
    numbers = {id_: {name: at for at, name in enumerate(names, 1)} for id_, names in told("evidence").items()}
    assert each(sample, lambda entry: entry.numbers) == numbers


def test_links(sample: Catalogue) -> None:
    """Written on one page, seen from both, by the order of the vocabulary, what is written here first."""

    def links(entry: Entry) -> list[list[str | None]]:
        found = [(sample.registry.term("relations", link.relation), link) for link in sample.links(entry)]
        return [[term.inverse if link.inverse else term.fr, link.entry.id] for term, link in found]

    assert each(sample, links) == told("links")


def test_similar_records(sample: Catalogue) -> None:
    similar = Similar(sample)
    assert each(sample, lambda entry: ids(similar.to(entry))) == told("similar")


@pytest.mark.parametrize(("count", "shown"), [(60, MOST), (61, 0)])
def test_what_more_than_sixty_records_share_tells_nothing(sample: Catalogue, count: int, shown: int) -> None:
    entry = sample.by_id["anse-bleue-morne-clair"]
    copies = tuple(replace(entry, id=f"copie-{number:02}") for number in range(count))
    assert len(Similar(replace(sample, entries=copies)).to(copies[0])) == shown


@pytest.mark.parametrize(
    ("name", "groups"),
    [
        ("countries", "by_country"),
        ("regions", "by_region"),
        ("specialties", "by_specialty"),
        ("themes", "by_theme"),
        ("sources", "by_source"),
    ],
)
def test_counts(sample: Catalogue, name: str, groups: str) -> None:
    """How many records stand under each country, region, specialty, theme and source."""
    assert sizes(getattr(sample, groups)) == MEANING["counts"][name]


def test_countries_with_a_page(sample: Catalogue) -> None:
    assert [country.code for country in sample.countries] == MEANING["countries"]


def test_records_of_organisations(sample: Catalogue) -> None:
    """An organisation's page lists its records by role, money and hosting included; nobody is forgotten."""
    found = {
        id_: {
            role: ids(entries)
            for role, entries in by_role(sample.registry, id_, sample.by_organisation.get(id_, ()))
        }
        for id_, _ in sample.organisations
    }
    expected = {
        id_: {role: records for role, records in said.items() if role != "with"}
        for id_, said in MEANING["organisations"].items()
    }
    assert found == expected
    assert {id_: list(roles) for id_, roles in found.items()} == {
        id_: list(roles) for id_, roles in expected.items()
    }


def test_organisations_that_act_together(sample: Catalogue) -> None:
    """Most first, then by name."""
    found = {id_: list(sample.works_with(id_)) for id_, _ in sample.organisations}
    expected = {id_: list(said.get("with", {}).items()) for id_, said in MEANING["organisations"].items()}
    assert found == expected


def test_organisations_that_depend_on_others(sample: Catalogue) -> None:
    assert sample.parts_of == {"groupe-ardente": ("hopital-des-brumes",)}


def test_home_page(sample: Catalogue, env: Environment) -> None:
    """Records and relations are counted apart; each door leads to what has most records."""
    [page] = home(sample, env)
    values, said = page.values, MEANING["home"]
    assert {name: [list(door) for door in values[name]] for name in said["doors"]} == said["doors"]
    assert ids(values["recent"]) == said["recent"]
    figures = {
        name: values[name] for name in ("records", "relations", "organisations", "programmes", "trainings")
    }
    assert figures == {name: said[name] for name in figures}
    printed = re.findall(r"<dt>([^<]*)</dt><dd>([^<]*)</dd>", page.html)
    assert [(words, int(count)) for words, count in printed] == [
        ("fiches", said["records"]),
        ("relations entre deux organisations", said["relations"]),
        ("pays et territoires", said["countries"]),
        ("organisations", said["organisations"]),
        ("sources", said["sources"]),
    ]


def test_trainings(sample: Catalogue) -> None:
    found = {
        offer.key: {
            "specialties": list(offer.specialties),
            "at": offer.host_country,
            "lengths": list(offer.lengths),
            **({"state": offer.training.state} if offer.training.state else {}),
            **({"period": str(offer.training.period)} if offer.training.period else {}),
        }
        for offer in offers.offers(sample)
    }
    assert found == MEANING["trainings"]
    by_country = offers.by_country(sample.registry, offers.offers(sample))
    assert {country.code: len(group) for country, group in by_country.items()} == MEANING[
        "trainings_by_country"
    ]
    of_specialty = {
        code: [[entry.id, one.scheme] for entry, one in trainings_of(sample.by_specialty[code], code)]
        for code in MEANING["trainings_of_a_specialty"]
    }
    assert of_specialty == MEANING["trainings_of_a_specialty"]
    at = {
        id_: [entry.id for entry, _ in trainings_at(id_, sample.by_organisation[id_])]
        for id_ in MEANING["trainings_at"]
    }
    assert at == MEANING["trainings_at"]


def test_quality(sample: Catalogue) -> None:
    """Every figure of the quality page, in its order."""
    report = quality.report(sample)
    parts = {
        name: [(share.code, share.part) for share in getattr(report, name)]
        for name in ("statuses", "confirmations", "confidences", "sources", "publishers", "completeness")
    }
    assert parts == {name: list(MEANING["quality"][name].items()) for name in parts}
    assert {share.whole for share in report.statuses} == {MEANING["home"]["records"]}
    fields = {missing.share.label: missing.share.part for missing in report.fields}
    assert fields == MEANING["quality"]["fields"]
    assert ids(report.stale) == MEANING["quality"]["stale"]
    assert [report.cited.part, report.cited.whole] == MEANING["quality"]["cited"]
    assert [report.deduced.part, report.deduced.whole] == MEANING["quality"]["deduced"]
    assert [list(one) for one in report.only_mentioned] == MEANING["quality"]["only_mentioned"]
    coverage = [
        [
            one.programme.id,
            ids(one.records),
            ids(one.frames),
            one.share.whole if one.share else None,
            one.share.percent if one.share else None,
        ]
        for one in report.coverage
    ]
    assert coverage == MEANING["quality"]["coverage"]


def test_explorer_rows(sample: Catalogue) -> None:
    """A party stands in one column, or in those of all that it does; nobody is forgotten."""
    found = {
        id_: {
            name: list(codes)
            for name, codes in row(sample.by_id[id_], sample)._asdict().items()
            if codes and name not in ("id", "title")
        }
        for id_ in MEANING["explorer"]
    }
    assert found == MEANING["explorer"]


@pytest.mark.parametrize("code", MEANING["extracts"])
def test_extracts(sample: Catalogue, code: str) -> None:
    """What concerns one country stands by itself."""
    part = of_country(sample, code)
    vocabularies = part.registry.vocabularies
    assert {
        "records": ids(part.entries),
        "organisations": sorted(part.registry.organisations),
        "sources": sorted(part.registry.sources),
        "specialties": sorted(vocabularies["specialties"]),
        "themes": sorted(vocabularies["themes"]),
    } == MEANING["extracts"][code]


def test_breadcrumbs(sample: Catalogue, env: Environment) -> None:
    """Through the pages above that exist, each once, to the page itself."""
    titles = {page.address: page.title for page in pages(sample, env)}
    heads = Heads("https://exemple.org/", titles, {}, ())
    found = {
        address: [[step, plain(title)] for step, title in heads.trail(address, titles[address])]
        for address in MEANING["breadcrumbs"]
    }
    assert found == MEANING["breadcrumbs"]


def test_redirects(sample: Catalogue, env: Environment) -> None:
    """A former address leads to the new one, from either section."""
    site = "https://exemple.org/"
    found = redirects(sample, env, site)
    assert set(found) == set(MEANING["redirects"])
    for path, target in MEANING["redirects"].items():
        assert f'href="{site}{target}"' in found[path]
        assert f"../{target}" in found[path]


def test_chronology(sample: Catalogue, env: Environment) -> None:
    [page] = chronology(sample, env)
    years = {
        year: [[entry.id, milestone.event] for milestone, entry in pairs]
        for year, pairs in page.values["years"]
    }
    assert list(years.items()) == list(MEANING["chronology"].items())
    agreements = [[entry.id, milestone.event] for milestone, entry in page.values["agreements"]]
    assert agreements == MEANING["agreements"]
    for id_, events in MEANING["timeline"].items():
        assert [milestone.event for milestone in timeline(sample.by_id[id_])] == events


@pytest.fixture(scope="module")
def history() -> History:
    """The history of the table, from the text that git would give."""

    def moment(day: date) -> int:
        return int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp())

    log = "".join(
        f"\0{one['commit']} {moment(one['day'])}\n\n"
        + "".join(f"{file.replace(' ', chr(9))}\n" for file in one["files"])
        for one in HISTORY["log"]
    )
    return parse(log, HISTORY["boundaries"], HISTORY["ignored"])


def test_history(history: History) -> None:
    """What an ignored commit adds counts, what it changes does not; a file is known by the name that it has today."""
    assert history.horizon
    assert history.horizon.date() == HISTORY["horizon"]
    changes = [[one.moment.date(), named(one.file), one.kind] for one in history.changes]
    assert changes == HISTORY["changes"]
    for name in ("added", "changed"):
        moments: Mapping[str, datetime] = getattr(history, name)
        assert {named(file): moment.date() for file, moment in moments.items()} == HISTORY[name]


def test_feeds(sample: Catalogue, env: Environment, history: History) -> None:
    dated = replace(sample, history=history)
    found = Texts(feeds(followed(dated), dated, env, PROJECT))
    for address, records in HISTORY["feeds"].items():
        entries = found[address].split("<entry>")[1:]
        assert [next(id_ for id_ in RECORDS if f"/{id_}/" in entry) for entry in entries] == records


def test_what_changed_on_the_home_page(sample: Catalogue, env: Environment, history: History) -> None:
    [page] = home(replace(sample, history=history), env)
    assert [[entry.id, day, new] for entry, day, new in page.values["changed"]] == HISTORY["home"]


def named(file: str) -> str:
    return file.removeprefix("partnerships/").removesuffix(".md")


@pytest.mark.parametrize(
    ("parser", "name"),
    [(parse_period, "periods"), (parse_duration, "durations")],
    ids=["periods", "durations"],
)
def test_intervals_and_ranges(parser: Callable[[str], Any], name: str) -> None:
    """The last that is accepted and the first that is refused."""
    for text in MEANING[name]["accepted"]:
        assert str(parser(text)) == text
    for text in MEANING[name]["refused"]:
        with pytest.raises(ValueError):  # noqa: PT011 the message is the text itself
            parser(text)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [("2012", False, False), ("2012~", True, False), ("2012?", False, True), ("2012%", True, True)],
)
def test_marks_of_doubt(text: str, approximate: bool, uncertain: bool) -> None:
    parsed = parse_date(text)
    assert (parsed.approximate, parsed.uncertain) == (approximate, uncertain)
