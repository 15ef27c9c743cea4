"""Related records, for “see also”: those that share partners, places and subjects with a record."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import ClassVar

from catalogue.knowledge.aggregate import Catalogue, Entry

MOST = 4
_TOO_COMMON = 60
"""A key that more pages than this share tells nothing, and would make the search quadratic."""

_LEAST = 2
"""Below this score two pages have next to nothing in common."""

_WEIGHTS = {"organisation": 4, "place and specialty": 3, "place and theme": 2, "specialty": 1}

Key = tuple[str, str, str]


@dataclass(frozen=True, eq=False)
class Alike:
    """The entries that are most like one, looked for when somebody asks."""

    entry: Entry
    similar: "Similar"

    KEY_FIELDS: ClassVar = ("found",)

    @cached_property
    def found(self) -> tuple[Entry, ...]:
        return self.similar.to(self.entry)


class Similar:
    """Finds the entries that are most alike."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def to(self, entry: Entry) -> tuple[Entry, ...]:
        """Up to four entries, best first; linked pages are left out."""
        known = {entry.id, *(link.entry.id for link in self._catalogue.links(entry))}
        sharing = [(_WEIGHTS[key[0]], self._shared.get(key, ())) for key in _keys(entry)]
        return tuple(
            self._entries[other] for other in _nearest(sharing, {self._numbers[id_] for id_ in known})
        )

    @cached_property
    def _entries(self) -> Sequence[Entry]:
        return sorted(self._catalogue.entries, key=lambda entry: entry.id)

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        """A number stands for an entry: their order is that of the ids, so numbers settle what scores do not."""
        return {entry.id: number for number, entry in enumerate(self._entries)}

    @cached_property
    def _shared(self) -> Mapping[Key, Sequence[int]]:
        """For each key that tells something, the numbers of the entries that have it."""
        shared: dict[Key, list[int]] = defaultdict(list)
        for number, entry in enumerate(self._entries):
            for key in _keys(entry):
                shared[key].append(number)
        return {key: numbers for key, numbers in shared.items() if 1 < len(numbers) <= _TOO_COMMON}


def _nearest(sharing: Sequence[tuple[int, Sequence[int]]], known: set[int]) -> list[int]:
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
    for organisation in entry.acting:
        yield "organisation", organisation, ""
    for country, specialty in product(entry.countries, partnership.specialty_codes):
        yield "place and specialty", country, specialty
    for country, theme in product(entry.countries, partnership.theme_codes):
        yield "place and theme", country, theme
    for specialty in partnership.specialty_codes:
        yield "specialty", specialty, ""
