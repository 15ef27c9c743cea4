"""Which other pages a reader of a page may want: those that share partners, places and subjects."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import product

from catalogue.aggregate import ACTING_ROLES, Catalogue, Entry

MOST = 4
_TOO_COMMON = 60
"""A key that more pages than this share tells nothing, and would make the search quadratic."""

_WEIGHTS = {"organisation": 4, "place and specialty": 3, "place and theme": 2, "specialty": 1}

Key = tuple[str, str]


def similar(catalogue: Catalogue) -> Mapping[str, tuple[Entry, ...]]:
    """For each id, up to four entries that are most alike, best first; linked pages are left out."""
    shared: dict[Key, list[Entry]] = defaultdict(list)
    for entry in catalogue.entries:
        for key in _keys(entry):
            shared[key].append(entry)
    return {entry.id: tuple(_nearest(entry, shared, catalogue)) for entry in catalogue.entries}


def _nearest(entry: Entry, shared: Mapping[Key, list[Entry]], catalogue: Catalogue) -> list[Entry]:
    scores: Counter[str] = Counter()
    for key in _keys(entry):
        others = shared[key]
        if len(others) <= _TOO_COMMON:
            scores.update({other.id: _WEIGHTS[key[0]] for other in others})
    linked = {link.entry.id for link in catalogue.links(entry)} | {entry.id}
    ranked = sorted((-score, id_) for id_, score in scores.items() if id_ not in linked and score > 1)
    return [catalogue.by_id[id_] for _, id_ in ranked[:MOST]]


def _keys(entry: Entry) -> Iterator[Key]:
    partnership = entry.partnership
    for organisation in entry.organisations(*ACTING_ROLES):
        yield "organisation", organisation
    for country, specialty in product(entry.countries, partnership.specialties):
        yield "place and specialty", f"{country} {specialty}"
    for country, theme in product(entry.countries, partnership.themes):
        yield "place and theme", f"{country} {theme}"
    for specialty in partnership.specialties:
        yield "specialty", specialty
