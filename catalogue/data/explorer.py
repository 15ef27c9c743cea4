"""`explorer.js`: what the explorer filters, searches and lists, as columns of indexes into shared tables.

A script and not JSON, because a page opened from a disk may load a script and nothing else. Records are in the French
order of their titles and tables have their most used values first, so an index is also a rank.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Any

from catalogue import french
from catalogue.aggregate import PROGRAMME_KINDS, Catalogue, Entry
from catalogue.data.explorer_tables import (
    Table,
    audiences,
    funders,
    hosts,
    others,
    programmes,
    schemes,
    tables,
)
from catalogue.data.explorer_text import STOP_WORDS
from catalogue.data.packing import packed, packed_words
from catalogue.derive import HOME
from catalogue.edtf import EdtfDate

Json = dict[str, Any]
AMONG = " | "
"""Between the other spellings of an organisation."""
Ranks = dict[str, dict[str, int]]


def explorer_js(catalogue: Catalogue) -> str:
    """The script that sets `window.PASSERELLES`."""
    text = json.dumps(as_json(catalogue), ensure_ascii=False, separators=(",", ":"))
    return f"window.PASSERELLES={text};\n"


def as_json(catalogue: Catalogue) -> Json:
    """The day, the tables and the columns of records. Names and addresses are packed words, columns packed lists."""
    entries = catalogue.entries
    found = tables(catalogue)
    organisations = found["organisations"]
    slugs, (ids, organisation_ids) = packed_words(
        [[entry.id for entry in entries], _odd_codes(organisations)], "-"
    )
    words, (titles, names, spellings) = packed_words(
        [
            [french.typography(entry.title) for entry in entries],
            organisations.labels,
            [AMONG.join(also) for also in organisations.also],
        ],
        " ",
    )
    ranks = {name: {code: index for index, code in enumerate(table.codes)} for name, table in found.items()}
    rows = {entry.id: index for index, entry in enumerate(entries)}
    starts = _dates(map(start, entries), attrgetter("earliest", "latest", "text"))
    traces = _dates(map(trace, entries), attrgetter("latest", "earliest", "text"))
    return {
        "date": catalogue.today.isoformat(),
        "stopWords": sorted(STOP_WORDS),
        "slugs": slugs,
        "words": words,
        "tables": {
            name: table.as_json()
            for name, table in found.items()
            if name not in ("organisations", "programmes")
        },
        "organisations": {"codes": organisation_ids, "labels": names, "also": spellings},
        "homes": packed(_homes(catalogue, organisations.codes, ranks["countries"])),
        "programmes": [rows[id_] for id_ in found["programmes"].codes],
        "regionsOf": packed(
            [ranks["regions"][region.code] for region in catalogue.registry.regions_of(code)]
            for code in found["countries"].codes
        ),
        "folderOf": [
            "programmes" if kind in PROGRAMME_KINDS else "partenariats" for kind in found["kinds"].codes
        ],
        "starts": [
            [one.text, french.typography(french.since(one)), one.earliest.year, one.latest.year]
            for one in starts
        ],
        "traces": [[one.text, french.edtf(one)] for one in traces],
        "records": {"id": ids, "title": titles} | _columns(catalogue, ranks, starts, traces),
    }


def _columns(
    catalogue: Catalogue, ranks: Ranks, starts: list[EdtfDate], traces: list[EdtfDate]
) -> dict[str, str]:
    """The columns by name. `country` has only those that do not follow from `homes` of leads and partners."""
    entries, named = catalogue.entries, catalogue.registry.organisations

    def at_home(entry: Entry) -> set[str | None]:
        return {named[id_].country for id_ in entry.organisations("lead", "partner")} - {HOME}

    def column(table: str, codes: Callable[[Entry], Iterable[str]]) -> str:
        rank = ranks[table]
        return packed([rank[code] for code in dict.fromkeys(codes(entry))] for entry in entries)

    def unordered(table: str, codes: Callable[[Entry], Iterable[str]]) -> str:
        rank = ranks[table]
        return packed(sorted({rank[code] for code in codes(entry)}) for entry in entries)

    def dates(order: list[EdtfDate], date: Callable[[Entry], EdtfDate | None]) -> str:
        rank = {one: index for index, one in enumerate(order)}
        return packed([rank[found]] if (found := date(entry)) else [] for entry in entries)

    return {
        "kind": column("kinds", lambda entry: [entry.partnership.kind]),
        "status": column("statuses", lambda entry: [entry.status.code]),
        "start": dates(starts, start),
        "trace": dates(traces, trace),
        "lead": column("organisations", lambda entry: entry.organisations("lead")),
        "partner": column("organisations", lambda entry: entry.organisations("partner")),
        "funder": unordered("organisations", funders),
        "host": unordered("organisations", hosts),
        "other": unordered("organisations", others),
        "country": unordered("countries", lambda entry: set(entry.countries) - at_home(entry)),
        "specialty": unordered("specialties", attrgetter("partnership.specialties")),
        "theme": unordered("themes", attrgetter("partnership.themes")),
        "activity": unordered("activities", attrgetter("partnership.activities")),
        "programme": unordered("programmes", programmes),
        "scheme": unordered("schemes", schemes),
        "audience": unordered("audiences", audiences),
    }


def _odd_codes(organisations: Table) -> list[str]:
    """Ids of organisations; nothing for those that are the slug of the name."""
    return [
        "" if code == french.slug(label) else code
        for code, label in zip(organisations.codes, organisations.labels, strict=True)
    ]


def _homes(catalogue: Catalogue, ids: Iterable[str], rank: Mapping[str, int]) -> Iterator[list[int]]:
    """The country of each organisation that makes its partnerships take place there, see `derive.countries`."""
    for id_ in ids:
        code = catalogue.registry.organisations[id_].country
        yield [rank[code]] if code and code != HOME else []


def start(entry: Entry) -> EdtfDate | None:
    """When a source says that it began."""
    return entry.partnership.start.date if entry.partnership.start else None


def trace(entry: Entry) -> EdtfDate | None:
    """The last date of a source."""
    return entry.status.last_trace


def _dates(found: Iterable[EdtfDate | None], order: Callable[[EdtfDate], Any]) -> list[EdtfDate]:
    return sorted({one for one in found if one is not None}, key=order)
