"""Lookup by name: what people write → ids of organisations and sources, by the matcher of `language/names.py`."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from catalogue.language import names
from catalogue.model.registry import Registry
from catalogue.model.registry_files import Organisation


class Near(NamedTuple):
    """An id whose name resembles what was written: `score` in percent, at least `names.NEAR`."""

    id: str
    name: str
    score: float


class Known:
    """What can be named: ids with all their names, found by any of them."""

    def __init__(
        self, named: Mapping[str, Iterable[str]], countries: Mapping[str, str | None] | None = None
    ) -> None:
        self._names = {id_: tuple(filter(None, all_names)) for id_, all_names in named.items()}
        self._countries = countries or {}
        self._ids: dict[str, set[str]] = defaultdict(set)
        for id_, all_names in self._names.items():
            for key in {names.key(id_), *map(names.key, all_names)} - {""}:
                self._ids[key].add(id_)

    def find(self, name: str, country: str | None = None) -> str | None:
        """The id that a name means; None when there is none, or several. `country` leaves out those of another one."""
        found = [id_ for id_ in self._ids.get(names.key(name), ()) if self._may_be_of(id_, country)]
        return found[0] if len(found) == 1 else None

    def near(self, name: str, country: str | None = None, most: int = 3) -> list[Near]:
        """Ids to propose for a name, most alike first: a person decides, none is ever taken by itself."""
        alike = (
            Near(id_, known, names.similarity(name, known))
            for id_, all_names in self._names.items()
            if self._may_be_of(id_, country)
            for known in all_names
        )
        best: dict[str, Near] = {}
        for one in sorted(alike, key=lambda one: (-one.score, one.id, one.name)):
            if one.score >= names.NEAR:
                best.setdefault(one.id, one)
        return list(best.values())[:most]

    def _may_be_of(self, id_: str, country: str | None) -> bool:
        known = self._countries.get(id_)
        return country is None or known is None or known == country


def organisations(registry: Registry) -> Known:
    """Organisations by name, acronym, other names, and each of these with the city."""
    every = registry.organisations
    return Known(
        {id_: _with_city(one, registry) for id_, one in every.items()},
        {id_: one.country for id_, one in every.items()},
    )


def sources(registry: Registry) -> Known:
    """Sources by title and address."""
    return Known({id_: (one.title, str(one.url or "")) for id_, one in registry.sources.items()})


def _with_city(organisation: Organisation, registry: Registry) -> Iterator[str]:
    yield from organisation.names
    for city in registry.spellings_of_city(organisation):
        yield from (f"{name} {city}" for name in organisation.names)
