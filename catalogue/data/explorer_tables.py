"""The values that records of the explorer share, and which of them each record has."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from catalogue import french
from catalogue.aggregate import Catalogue, Entry
from catalogue.derive import TO_CONFIRM
from catalogue.model import Organisation
from catalogue.registry import Registry

_TO_CONFIRM_LABEL = "À confirmer"


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


def tables(catalogue: Catalogue) -> dict[str, Table]:
    """The most used values first.

    All countries, regions, specialties and themes stand here, so that a search can say that there is nothing under one.
    """
    registry, entries = catalogue.registry, catalogue.entries
    organisations = dict(catalogue.organisations)
    named = {id_: one for id_, one in organisations.items() if catalogue.by_organisation.get(id_)}
    parts = Counter(id_ for entry in entries for id_ in programmes(entry))
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
        "specialties": _terms(registry, "specialties", entries, attrgetter("partnership.specialties")),
        "themes": _terms(registry, "themes", entries, attrgetter("partnership.themes")),
        "activities": _terms(registry, "activities", entries, attrgetter("partnership.activities")),
        "schemes": _terms(registry, "schemes", entries, schemes),
        "audiences": _terms(registry, "audiences", entries, audiences),
        "kinds": _kinds(catalogue),
        "statuses": _statuses(catalogue),
        "organisations": _table(
            named,
            {id_: len(catalogue.by_organisation[id_]) for id_ in named},
            lambda one: french.typography(one.name),
            _spellings,
        ),
        "programmes": _table({id_: catalogue.by_id[id_] for id_ in parts}, parts, attrgetter("title")),
    }


def programmes(entry: Entry) -> tuple[str, ...]:
    """Ids of the programmes and networks of which a page says that it is a part."""
    return tuple(one.to for one in entry.partnership.related if one.relation == "part_of")


def funders(entry: Entry) -> tuple[str, ...]:
    """Ids of the organisations that pay, as a party or under `funding`."""
    paying = (funding.organisation for funding in entry.partnership.funding)
    return tuple(dict.fromkeys((*entry.organisations("funder"), *paying)))


def hosts(entry: Entry) -> tuple[str, ...]:
    """Ids of the organisations where somebody is trained."""
    return tuple(dict.fromkeys(one.host for one in entry.partnership.training if one.host))


def others(entry: Entry) -> tuple[str, ...]:
    """Ids of the organisations that take part otherwise than as a lead, a partner, a funder or a host."""
    said = {*entry.organisations("lead", "partner"), *funders(entry), *hosts(entry)}
    return tuple(id_ for id_ in entry.organisations() if id_ not in said)


def schemes(entry: Entry) -> Iterable[str]:
    """Codes of the schemes under which somebody is trained."""
    return dict.fromkeys(one.scheme for one in entry.partnership.training)


def audiences(entry: Entry) -> Iterable[str]:
    """Codes of those for whom a training is."""
    return dict.fromkeys(code for one in entry.partnership.training for code in one.audiences)


def _spellings(organisation: Organisation) -> list[str]:
    """Its other names, and its city unless its name says it."""
    city = (
        organisation.city
        if organisation.city not in french.typography(organisation.name).split(" ")
        else None
    )
    return [said for said in (organisation.acronym, *organisation.also_known_as, city) if said]


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


def _terms(
    registry: Registry,
    vocabulary: str,
    entries: Iterable[Entry],
    codes: Callable[[Entry], Iterable[str]],
) -> Table:
    counts = Counter(code for entry in entries for code in codes(entry))
    terms = registry.vocabularies[vocabulary]
    return _table(terms, counts, attrgetter("fr"), attrgetter("synonyms"))


def _kinds(catalogue: Catalogue) -> Table:
    terms = catalogue.registry.vocabularies["kinds"]
    return Table(list(terms), [term.fr for term in terms.values()])


def _statuses(catalogue: Catalogue) -> Table:
    """The statuses that readers see: « À confirmer » stands after those that run."""
    labels: dict[str, str] = {}
    for code, term in catalogue.registry.vocabularies["statuses"].items():
        labels[code] = term.fr
        if code == "active":
            labels[TO_CONFIRM] = _TO_CONFIRM_LABEL
    return Table(list(labels), list(labels.values()))
