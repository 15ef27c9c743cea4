"""Likely duplicates among records: near titles, or the same organisations, country and specialty at one time.

Only records that share a lead or partner are compared: among all, ten thousand titles would be fifty million pairs.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from rapidfuzz import fuzz, process

from catalogue.knowledge import derive
from catalogue.language import french
from catalogue.model.records import Partnership
from catalogue.model.registry import Registry
from catalogue.problems.problems import Phrase
from catalogue.reading.load import Record

SAME_TITLE = 92
NEAR_TITLES = Phrase("titres presque identiques", "nearly the same title")
SAME_WORK = Phrase(
    "mêmes organisations, même pays et même spécialité, à des dates qui se recoupent",
    "same organisations, country and specialty, at dates that overlap",
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that are alike, in the order of their ids, and why."""

    first: Record
    second: Record
    why: Phrase


def pairs(records: Sequence[Record], registry: Registry) -> Iterator[Pair]:
    """Every likely duplicate, once; records that are related to each other are told apart already."""
    found = dict.fromkeys(_near_titles(records), NEAR_TITLES)
    for key in _same_work(records, registry):
        found.setdefault(key, SAME_WORK)
    for (one, other), why in sorted(found.items(), key=lambda item: item[0]):
        if not _related(records[one], records[other]):
            yield Pair(records[one], records[other], why)


def _near_titles(records: Sequence[Record]) -> Iterator[tuple[int, int]]:
    by_organisation: dict[str, list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        for organisation in _working(record.partnership):
            by_organisation[organisation].append(number)
    titles = [french.fold(record.partnership.title) for record in records]
    for numbers in by_organisation.values():
        for place, one in enumerate(numbers[:-1]):
            later = numbers[place + 1 :]
            near = process.extract(
                titles[one],
                [titles[other] for other in later],
                scorer=fuzz.ratio,
                score_cutoff=SAME_TITLE,
                limit=None,
            )
            yield from ((one, later[index]) for _, _, index in near)


def _same_work(records: Sequence[Record], registry: Registry) -> Iterator[tuple[int, int]]:
    by_organisations: dict[frozenset[str], list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        by_organisations[_working(record.partnership)].append(number)
    for organisations, numbers in by_organisations.items():
        if len(organisations) > 1:
            for one, other in combinations(numbers, 2):
                if _overlap(records[one].partnership, records[other].partnership, registry):
                    yield one, other


def _working(partnership: Partnership) -> frozenset[str]:
    return frozenset(party.organisation for party in partnership.parties if party.role in derive.SIDES)


def _overlap(one: Partnership, other: Partnership, registry: Registry) -> bool:
    """Whether two records share a specialty, a country and a day. A faulty organisation has no country to compare."""
    return (
        not set(one.specialty_codes).isdisjoint(other.specialty_codes)
        and all(party.organisation in registry.organisations for party in (*one.parties, *other.parties))
        and not set(derive.countries(one, registry)).isdisjoint(derive.countries(other, registry))
        and _start(one) <= _end(other)
        and _start(other) <= _end(one)
    )


def _start(partnership: Partnership) -> date:
    """The first day that the work may have begun on."""
    return partnership.start.date.earliest if partnership.start else date.min


def _end(partnership: Partnership) -> date:
    return partnership.end.date.latest if partnership.end else date.max


def _related(one: Record, other: Record) -> bool:
    return any(related.to == other.id for related in one.partnership.related) or any(
        related.to == one.id for related in other.partnership.related
    )
