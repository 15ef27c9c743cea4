"""Likely duplicates among organisations and among sources: two files with the same name, or nearly, at one place."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

from catalogue.language import names
from catalogue.model.identifiers import Identifiers
from catalogue.model.registry_files import Organisation, Source
from catalogue.model.terms import City
from catalogue.model.typed import fields_of
from catalogue.problems.problems import Phrase

SAME_NAME = 90
"""Similarity, in percent, of two names of one city that are told to be the same. One letter of ten may differ."""
SAME = Phrase("le même nom", "the same name")
NEARLY = Phrase("presque le même nom, dans la même ville", "nearly the same name, in the same city")
SAME_IDENTIFIER = Phrase("le même identifiant {register}", "the same identifier of {register}")
SAME_ADDRESS = Phrase("la même adresse", "the same address")
SAME_TITLE = Phrase("le même titre, chez le même éditeur", "the same title, by the same publisher")
_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid")


class Namesake(NamedTuple):
    """The id of a file that may tell of the same thing as an earlier one, in the order of ids, and why."""

    id: str
    other: str
    why: Phrase


def organisations(
    every: Mapping[str, Organisation], city_of: Callable[[Organisation], City | None] = lambda _: None
) -> list[Namesake]:
    """Likely duplicates among organisations, once each. `city_of` knows the spellings of cities.

    Names are the same in one country, or where one of the two has no country; nearly the same in one city. Acronyms
    count where the other says one as its name: two that share an acronym alone have often nothing in common. One that
    is part of the other, and two that say different cities, are told apart already. An identifier is that of one
    organisation, whatever its name and its place are.
    """
    found: dict[tuple[str, str], Phrase] = {}
    written_out = {id_: _keys(one) for id_, one in every.items()}
    places = {id_: _place(one, city_of(one)) for id_, one in every.items()}
    for id_, other in _sharing({id_: map(names.key, one.names) for id_, one in every.items()}):
        by_name = any(names.key(name) in written_out[other] for name in every[id_].names)
        if (
            by_name or any(names.key(name) in written_out[id_] for name in every[other].names)
        ) and _may_be_one(every, places, id_, other):
            found[id_, other] = SAME
    for register in fields_of(Identifiers):
        for id_, other in _sharing({id_: _identifier(one, register) for id_, one in every.items()}):
            title = str(fields_of(Identifiers)[register].title)
            found.setdefault((id_, other), SAME_IDENTIFIER.filled(register=title))
    by_city: dict[tuple[str | None, str], list[str]] = defaultdict(list)
    for id_, one in sorted(every.items()):
        if one.city:
            by_city[one.country, places[id_]].append(id_)
    for ids in by_city.values():
        for id_, other in combinations(ids, 2):
            if (
                (id_, other) not in found
                and _may_be_one(every, places, id_, other)
                and _nearly(every[id_], every[other])
            ):
                found[id_, other] = NEARLY
    return [Namesake(later, earlier, why) for (earlier, later), why in sorted(found.items())]


def sources(every: Mapping[str, Source]) -> list[Namesake]:
    """Likely duplicates among sources: one address, of the document or of its archive, or one title by one publisher at
    one date.
    """
    addresses = {
        id_: [address(str(url)) for url in (one.url, one.archive_url) if url] for id_, one in every.items()
    }
    titles = {
        id_: [f"{names.key(one.title)} {names.key(one.publisher)} {one.date or ''}"]
        for id_, one in every.items()
    }
    found = dict.fromkeys(_sharing(titles), SAME_TITLE) | dict.fromkeys(_sharing(addresses), SAME_ADDRESS)
    return [Namesake(later, earlier, why) for (earlier, later), why in sorted(found.items())]


def address(url: str) -> str:
    """An address without what leads to the same page: scheme, `www.`, closing slash, fragment, words of tracking."""
    parts = urlsplit(url)
    query = [pair for pair in parse_qsl(parts.query, True) if not pair[0].lower().startswith(_TRACKING)]
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}{'?' + urlencode(query) if query else ''}"


def _keys(organisation: Organisation) -> Sequence[str]:
    """Keys of its names but for its acronym."""
    return [names.key(name) for name in organisation.written_out]


def _identifier(organisation: Organisation, register: str) -> Sequence[str]:
    """Its identifier in a register, or nothing."""
    known = dict(organisation.identifiers.known) if organisation.identifiers else {}
    return [known[register]] if register in known else []


def _sharing(keys: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    """Pairs of ids that have a key in common, in the order of ids."""
    owners: dict[str, list[str]] = defaultdict(list)
    for id_, of_one in sorted(keys.items()):
        for key in dict.fromkeys(of_one):
            owners[key].append(id_)
    for ids in owners.values():
        yield from combinations(ids, 2)


def _place(organisation: Organisation, city: City | None) -> str:
    """What two organisations of one city have in common; empty where none is told."""
    return names.key(city.name if city else organisation.city or "")


def _may_be_one(every: Mapping[str, Organisation], places: Mapping[str, str], id_: str, other: str) -> bool:
    one, two = every[id_], every[other]
    if one.part_of == other or two.part_of == id_:
        return False
    apart = places[id_] and places[other] and places[id_] != places[other]
    return not apart and (one.country == two.country or one.country is None or two.country is None)


def _nearly(one: Organisation, other: Organisation) -> bool:
    return names.similarity(one.name, other.name) >= SAME_NAME
