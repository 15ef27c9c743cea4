"""`explorer.js`: what the explorer filters, searches and lists, as columns of indexes into shared tables.

A script and not JSON, because a page opened from a disk may load a script and nothing else. Records are in the French
order of their titles and tables have their most used values first, so an index is also a rank.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

from catalogue.data.explorer_row import Codes, Row, row
from catalogue.data.explorer_tables import Table, tables
from catalogue.data.explorer_text import STOP_WORDS
from catalogue.data.packing import packed, packed_words
from catalogue.knowledge.aggregate import PROGRAMME_KINDS, Catalogue
from catalogue.knowledge.derive import HOME
from catalogue.language import french
from catalogue.language.edtf import EdtfDate, parse_date

Json = dict[str, Any]
AMONG = " | "
"""Between the other spellings of an organisation."""
_COLUMNS = {
    "kind": "kinds",
    "status": "statuses",
    "start": "starts",
    "trace": "traces",
    "lead": "organisations",
    "partner": "organisations",
    "funder": "organisations",
    "host": "organisations",
    "other": "organisations",
    "country": "countries",
    "specialty": "specialties",
    "theme": "themes",
    "activity": "activities",
    "programme": "programmes",
    "scheme": "schemes",
    "audience": "audiences",
    "region": "regions",
    "state": "training_states",
    "deduced": "deducible",
}
"""Columns of records, and the tables into which they point."""
_AS_WRITTEN = ("lead", "partner")
"""Columns whose codes keep the order of the file; the others have the most used first."""


def explorer_js(catalogue: Catalogue) -> str:
    """The script that sets `window.PASSERELLES`."""
    return script(catalogue, [row(entry, catalogue) for entry in catalogue.entries])


def script(catalogue: Catalogue, rows: Sequence[Row]) -> str:
    """The same from the rows of all records, in their order."""
    text = json.dumps(_as_json(catalogue, rows), ensure_ascii=False, separators=(",", ":"))
    return f"window.PASSERELLES={text};\n"


def _as_json(catalogue: Catalogue, rows: Sequence[Row]) -> Json:
    """The day, the tables and the columns of records. Names and addresses are packed words, columns packed lists."""
    found = tables(catalogue, rows)
    organisations = found["organisations"]
    slugs, (ids, organisation_ids) = packed_words([[row.id for row in rows], _odd_codes(organisations)], "-")
    words, (titles, names, spellings) = packed_words(
        [
            [row.title for row in rows],
            organisations.labels,
            [AMONG.join(also) for also in organisations.also],
        ],
        " ",
    )
    starts = _dates((row.start for row in rows), attrgetter("first", "last", "text"))
    traces = _dates((row.trace for row in rows), attrgetter("last", "first", "text"))
    ranks = {
        **{name: _ranks(table.codes) for name, table in found.items()},
        "starts": _ranks(one.text for one in starts),
        "traces": _ranks(one.text for one in traces),
    }
    numbers = _ranks(row.id for row in rows)
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
        "programmes": [numbers[id_] for id_ in found["programmes"].codes],
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
        "records": {
            "id": ids,
            "title": titles,
            **{
                name: _column([getattr(row, name) for row in rows], ranks[table], name in _AS_WRITTEN)
                for name, table in _COLUMNS.items()
            },
            "deduced_party": packed(_deduced_parties(row) for row in rows),
        },
    }


def _column(lists: Sequence[Codes], rank: Mapping[str, int], as_written: bool) -> str:
    """Lists of codes, packed. Many records have the same, so each is packed once."""
    texts = {}
    for codes in set(lists):
        numbers = [rank[code] for code in codes]
        texts[codes] = packed([numbers if as_written else sorted(numbers)])
    return " ".join([texts[codes] for codes in lists])


def _deduced_parties(row: Row) -> Iterator[int]:
    """The places of the deduced ones among the leads and then the partners of a record."""
    for place, id_ in enumerate((*row.lead, *row.partner)):
        if id_ in row.deduced_party:
            yield place


def _ranks(codes: Iterable[str]) -> dict[str, int]:
    return {code: index for index, code in enumerate(codes)}


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


def _dates(columns: Iterable[Codes], order: Callable[[EdtfDate], Any]) -> list[EdtfDate]:
    return sorted({parse_date(text) for texts in columns for text in texts}, key=order)
