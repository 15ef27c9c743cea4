"""`explorer.js`: what the explorer filters, searches and lists, as columns of indexes into shared tables.

A script and not JSON, because a page opened from a disk may load a script and nothing else. Tables are in the order
in which readers expect their values, records in the French order of their titles, so an index is also a rank.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from catalogue import french
from catalogue.aggregate import Catalogue, Entry
from catalogue.data.explorer_text import STOP_WORDS
from catalogue.derive import TO_CONFIRM
from catalogue.edtf import EdtfDate
from catalogue.registry import Registry
from catalogue.site import addresses

Json = dict[str, Any]
_TO_CONFIRM_LABEL = "À confirmer"
_NONE = -1


@dataclass(frozen=True)
class Table:
    """Values that records share: a code, a label and other spellings each. `rank` gives the index of a code."""

    codes: Sequence[str]
    labels: Sequence[str]
    also: Sequence[Sequence[str]] = ()

    @property
    def rank(self) -> Mapping[str, int]:
        return {code: index for index, code in enumerate(self.codes)}

    def as_json(self) -> Json:
        """Other spellings are left out where no value has any."""
        said: Json = {"codes": list(self.codes), "labels": list(self.labels)}
        return said | ({"also": [list(one) for one in self.also]} if any(self.also) else {})


def explorer_js(catalogue: Catalogue) -> str:
    """The script that sets `window.PASSERELLES`."""
    text = json.dumps(as_json(catalogue), ensure_ascii=False, separators=(",", ":"))
    return f"window.PASSERELLES={text};\n"


def as_json(catalogue: Catalogue) -> Json:
    """The day, the tables and the columns of records."""
    tables = _tables(catalogue)
    starts = _dates((_start(entry) for entry in catalogue.entries), attrgetter("earliest", "latest", "text"))
    traces = _dates((_trace(entry) for entry in catalogue.entries), attrgetter("latest", "earliest", "text"))
    countries, regions = tables["countries"], tables["regions"].rank
    return {
        "date": catalogue.today.isoformat(),
        "stopWords": sorted(STOP_WORDS),
        "tables": {name: table.as_json() for name, table in tables.items()},
        "regionsOf": [
            [regions[region.code] for region in catalogue.registry.regions_of(code)]
            for code in countries.codes
        ],
        "folderOf": [_folder(catalogue, kind) for kind in tables["kinds"].codes],
        "starts": [
            [one.text, french.typography(french.since(one)), one.earliest.year, one.latest.year]
            for one in starts
        ],
        "traces": [[one.text, french.edtf(one)] for one in traces],
        "records": _columns(catalogue, tables, starts, traces),
    }


def _columns(
    catalogue: Catalogue, tables: Mapping[str, Table], starts: list[EdtfDate], traces: list[EdtfDate]
) -> Json:
    entries = catalogue.entries
    ranks = {name: table.rank for name, table in tables.items()}
    organisations = ranks["organisations"]
    rows = {entry.id: index for index, entry in enumerate(entries)}
    start_rank: dict[EdtfDate | None, int] = {None: _NONE, **{one: i for i, one in enumerate(starts)}}
    trace_rank: dict[EdtfDate | None, int] = {None: _NONE, **{one: i for i, one in enumerate(traces)}}

    def each(table: Mapping[str, int], codes: Callable[[Entry], Iterable[str]]) -> list[list[int]]:
        return [[table[code] for code in dict.fromkeys(codes(entry))] for entry in entries]

    return {
        "id": [entry.id for entry in entries],
        "title": [french.typography(entry.title) for entry in entries],
        "kind": [ranks["kinds"][entry.partnership.kind] for entry in entries],
        "status": [ranks["statuses"][entry.status.code] for entry in entries],
        "start": [start_rank[_start(entry)] for entry in entries],
        "trace": [trace_rank[_trace(entry)] for entry in entries],
        "lead": each(organisations, lambda entry: entry.organisations("lead")),
        "partner": each(organisations, lambda entry: entry.organisations("partner")),
        "other": each(organisations, _others),
        "funder": each(organisations, funders),
        "country": each(ranks["countries"], attrgetter("countries")),
        "specialty": each(ranks["specialties"], attrgetter("partnership.specialties")),
        "theme": each(ranks["themes"], attrgetter("partnership.themes")),
        "activity": each(ranks["activities"], attrgetter("partnership.activities")),
        "programme": each(rows, programmes),
        "training": [
            [
                [
                    ranks["schemes"][one.scheme],
                    [ranks["audiences"][code] for code in one.audiences],
                    organisations[one.host] if one.host else _NONE,
                ]
                for one in entry.partnership.training
            ]
            for entry in entries
        ],
    }


def programmes(entry: Entry) -> tuple[str, ...]:
    """Ids of the programmes and networks of which a page says that it is a part."""
    return tuple(one.to for one in entry.partnership.related if one.relation == "part_of")


def funders(entry: Entry) -> tuple[str, ...]:
    """Ids of the organisations that pay, as a party or under `funding`."""
    paying = (funding.organisation for funding in entry.partnership.funding)
    return tuple(dict.fromkeys((*entry.organisations("funder"), *paying)))


def _others(entry: Entry) -> tuple[str, ...]:
    """Ids of the organisations that neither lead nor are partners: they pay, support, host or are named."""
    acting = set(entry.organisations("lead", "partner"))
    hosts = (training.host for training in entry.partnership.training if training.host)
    named = dict.fromkeys((*entry.organisations(), *funders(entry), *hosts))
    return tuple(id_ for id_ in named if id_ not in acting)


def _tables(catalogue: Catalogue) -> dict[str, Table]:
    """All countries, regions, specialties and themes, so that a search can say that there is nothing under one."""
    registry, entries = catalogue.registry, catalogue.entries
    countries = sorted(registry.countries.values(), key=lambda one: (*french.sort_key(one.name), one.code))
    regions = sorted(
        registry.regions.values(),
        key=lambda region: (*french.sort_key(region.fr), region.code),
    )
    organisations = [(id_, one) for id_, one in catalogue.organisations if catalogue.by_organisation.get(id_)]
    return {
        "countries": Table(
            [one.code for one in countries],
            [one.name for one in countries],
            [one.variants for one in countries],
        ),
        "regions": Table(
            [one.code for one in regions], [one.fr for one in regions], [one.synonyms for one in regions]
        ),
        "specialties": _terms(registry, "specialties", registry.vocabularies["specialties"]),
        "themes": _terms(registry, "themes", registry.vocabularies["themes"]),
        "activities": _terms(registry, "activities", _used(entries, attrgetter("partnership.activities"))),
        "schemes": _terms(registry, "schemes", _used(entries, _schemes)),
        "audiences": _terms(registry, "audiences", _used(entries, _audiences)),
        "kinds": _terms(registry, "kinds", {entry.partnership.kind for entry in entries}),
        "statuses": _statuses(catalogue),
        "organisations": Table(
            [id_ for id_, _ in organisations],
            [french.typography(one.name) for _, one in organisations],
            [
                [said for said in (one.acronym, *one.also_known_as, one.city) if said]
                for _, one in organisations
            ],
        ),
    }


def _terms(registry: Registry, vocabulary: str, used: Iterable[str]) -> Table:
    kept = set(used)
    terms = [term for code, term in registry.vocabularies[vocabulary].items() if code in kept]
    if vocabulary != "kinds":
        terms.sort(key=lambda term: (*french.sort_key(term.fr), term.code))
    return Table(
        [term.code for term in terms], [term.fr for term in terms], [term.synonyms for term in terms]
    )


def _statuses(catalogue: Catalogue) -> Table:
    """The statuses that are shown, « À confirmer » after those that run."""
    shown = {entry.status.code for entry in catalogue.entries}
    labels: dict[str, str] = {}
    for code, term in catalogue.registry.vocabularies["statuses"].items():
        labels[code] = term.fr
        if code == "active":
            labels[TO_CONFIRM] = _TO_CONFIRM_LABEL
    kept = [(code, label) for code, label in labels.items() if code in shown]
    return Table([code for code, _ in kept], [label for _, label in kept])


def _used(entries: Iterable[Entry], codes: Callable[[Entry], Iterable[str]]) -> set[str]:
    return {code for entry in entries for code in codes(entry)}


def _schemes(entry: Entry) -> Iterable[str]:
    return (training.scheme for training in entry.partnership.training)


def _audiences(entry: Entry) -> Iterable[str]:
    return (code for training in entry.partnership.training for code in training.audiences)


def _folder(catalogue: Catalogue, kind: str) -> str:
    """The folder of the pages of a kind, told by the first of them."""
    entry = next(entry for entry in catalogue.entries if entry.partnership.kind == kind)
    return addresses.entry(entry).partition("/")[0]


def _start(entry: Entry) -> EdtfDate | None:
    return entry.partnership.start.date if entry.partnership.start else None


def _trace(entry: Entry) -> EdtfDate | None:
    return entry.status.last_trace


def _dates(found: Iterable[EdtfDate | None], order: Callable[[EdtfDate], Any]) -> list[EdtfDate]:
    return sorted({one for one in found if one is not None}, key=order)
