"""Which other pages a reader of a page may want: those that share partners, places and subjects."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from catalogue.aggregate import ACTING_ROLES, Catalogue, Entry

MOST = 4
_TOO_COMMON = 60
"""A key that more pages than this share tells nothing, and would make the search quadratic."""

_LEAST = 2
"""Below this score two pages have next to nothing in common."""

_WEIGHTS = {"organisation": 4, "place and specialty": 3, "place and theme": 2, "specialty": 1}

Key = tuple[str, str, str]


def similar(catalogue: Catalogue) -> Mapping[str, tuple[Entry, ...]]:
    """For each id, up to four entries that are most alike, best first; linked pages are left out."""
    entries = sorted(catalogue.entries, key=lambda entry: entry.id)
    # A number stands for an entry: their order is that of the ids, so numbers settle what scores do not.
    numbers = {entry.id: number for number, entry in enumerate(entries)}
    sharing: list[list[tuple[int, list[int]]]] = [[] for _ in entries]
    for weight, shared in _shared(entries):
        for number in shared:
            sharing[number].append((weight, shared))
    found = {}
    for number, entry in enumerate(entries):
        known = {number, *(numbers[link.entry.id] for link in catalogue.links(entry))}
        found[entry.id] = tuple(entries[other] for other in _nearest(sharing[number], known))
    return found


def _shared(entries: Sequence[Entry]) -> Iterator[tuple[int, list[int]]]:
    """For each key that tells something, its weight and the numbers of the entries that have it."""
    shared: dict[Key, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        for key in _keys(entry):
            shared[key].append(number)
    for (kind, *_), numbers in shared.items():
        if 1 < len(numbers) <= _TOO_COMMON:
            yield _WEIGHTS[kind], numbers


def _nearest(sharing: Sequence[tuple[int, list[int]]], known: set[int]) -> list[int]:
    scores: dict[int, int] = defaultdict(int)
    for weight, others in sharing:
        for other in others:
            scores[other] += weight
    # Hundreds may share something: only those that can be among the first are put in order.
    best = sorted(scores.values())[-MOST - len(known) :]
    least = max([_LEAST, *best[:1]])
    ranked = sorted([(-score, other) for other, score in scores.items() if score >= least])
    return [other for _, other in ranked if other not in known][:MOST]


def _keys(entry: Entry) -> Iterator[Key]:
    partnership = entry.partnership
    for organisation in entry.organisations(*ACTING_ROLES):
        yield "organisation", organisation, ""
    for country, specialty in product(entry.countries, partnership.specialties):
        yield "place and specialty", country, specialty
    for country, theme in product(entry.countries, partnership.themes):
        yield "place and theme", country, theme
    for specialty in partnership.specialties:
        yield "specialty", specialty, ""
