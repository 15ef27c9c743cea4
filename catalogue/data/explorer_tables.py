"""The values that records of the explorer share, in the order of their indexes."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from operator import attrgetter
from typing import Any

from catalogue.data.explorer_row import DEDUCIBLE, Codes, Row
from catalogue.knowledge.aggregate import Catalogue
from catalogue.knowledge.derive import displayed_statuses
from catalogue.language import french
from catalogue.model.registry import Registry
from catalogue.model.registry_files import Organisation


@dataclass(frozen=True)
class Table:
    """Values in the order of their indexes: a code, a label and other spellings each."""

    codes: Sequence[str]
    labels: Sequence[str]
    also: Sequence[Sequence[str]] = ()

    def as_json(self) -> dict[str, Any]:
        """Other spellings by index, for the values that have any."""
        also = {str(index): list(said) for index, said in enumerate(self.also) if said}
        return {"codes": list(self.codes), "labels": list(self.labels), "also": also}


def tables(catalogue: Catalogue, rows: Sequence[Row]) -> dict[str, Table]:
    """The most used values first.

    All countries, regions, specialties and themes stand here, so that a search can say that there is nothing under one.
    """
    registry = catalogue.registry
    organisations = dict(catalogue.organisations)
    named = {id_: one for id_, one in organisations.items() if catalogue.by_organisation.get(id_)}
    statuses = displayed_statuses(registry)
    parts = _counts(row.programme for row in rows)
    return {
        "countries": _table(
            registry.countries,
            {code: len(found) for code, found in catalogue.by_country.items()},
            attrgetter("name"),
            attrgetter("variants"),
        ),
        "regions": _table(
            registry.regions,
            {code: len(found) for code, found in catalogue.by_region.items()},
            attrgetter("fr"),
            attrgetter("synonyms"),
        ),
        "specialties": _terms(registry, "specialties", (row.specialty for row in rows)),
        "themes": _terms(registry, "themes", (row.theme for row in rows)),
        "activities": _terms(registry, "activities", (row.activity for row in rows)),
        "schemes": _terms(registry, "schemes", (row.scheme for row in rows)),
        "audiences": _terms(registry, "audiences", (row.audience for row in rows)),
        "kinds": _in_order(registry, "kinds"),
        "statuses": Table(list(statuses), list(statuses.values())),
        "training_states": _in_order(registry, "training_states"),
        "deducible": Table(DEDUCIBLE, DEDUCIBLE),
        "organisations": _table(
            named,
            {id_: len(catalogue.by_organisation[id_]) for id_ in named},
            lambda one: french.typography(one.name),
            partial(_spellings, registry),
        ),
        "programmes": _table({id_: catalogue.by_id[id_] for id_ in parts}, parts, attrgetter("title")),
    }


def _spellings(registry: Registry, organisation: Organisation) -> list[str]:
    """Its other names, and each spelling of its city that its name does not say."""
    return [*organisation.names[1:], *spelled_cities(registry, organisation)]


def spelled_cities(registry: Registry, organisation: Organisation) -> list[str]:
    """Each spelling of the city of an organisation that its name does not say."""
    said = {french.fold(word) for word in french.typography(organisation.name).split(" ")}
    cities = []
    for spelling in registry.spellings_of_city(organisation):
        if french.fold(spelling) not in said:
            said.add(french.fold(spelling))
            cities.append(spelling)
    return cities


def _table(
    values: Mapping[str, Any],
    counts: Mapping[str, int],
    label: Callable[[Any], str],
    also: Callable[[Any], Sequence[str]] = lambda _: (),
) -> Table:
    order = sorted(
        values, key=lambda code: (-counts.get(code, 0), *french.sort_key(label(values[code])), code)
    )
    return Table(order, [label(values[code]) for code in order], [also(values[code]) for code in order])


def _terms(registry: Registry, vocabulary: str, columns: Iterable[Codes]) -> Table:
    return _table(
        registry.vocabularies[vocabulary], _counts(columns), attrgetter("fr"), attrgetter("synonyms")
    )


def _counts(columns: Iterable[Codes]) -> Counter[str]:
    return Counter(chain.from_iterable(columns))


def _in_order(registry: Registry, vocabulary: str) -> Table:
    """A short vocabulary, in its own order."""
    terms = registry.vocabularies[vocabulary]
    return Table(list(terms), [term.fr for term in terms.values()])
