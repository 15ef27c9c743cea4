"""Trainings as readers look for them: each with its record, grouped, and with what a page lets them choose from."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from catalogue.knowledge import wording
from catalogue.knowledge.aggregate import Catalogue, Entry
from catalogue.knowledge.wording import StateGroup
from catalogue.language import french
from catalogue.model.records import Training
from catalogue.model.registry import Country, Registry
from catalogue.model.terms import Term
from catalogue.site.paging import Part, cut_groups

NO_SPECIALTY = "autres"
LENGTHS = (
    ("court", "moins d’un mois", 0, 29),
    ("mois", "de 1 à 6 mois", 30, 182),
    ("semestre", "de 6 mois à 1 an", 180, 364),
    ("long", "1 an et plus", 365, None),
)
"""Code, label, shortest and longest number of days of each length to choose."""


@dataclass(frozen=True, eq=False)
class Offer:
    """One training of a record, equal only to itself. `specialties` are its own or, where it names none, those of the record."""

    key: str
    entry: Entry
    training: Training
    specialties: tuple[str, ...]
    host_country: str

    KEY_FIELDS: ClassVar = ("key", "entry")

    @cached_property
    def lengths(self) -> tuple[str, ...]:
        """Codes of LENGTHS that the duration touches; none where no source tells it."""
        if not self.training.duration:
            return ()
        shortest, longest = self.training.duration.days, self.training.duration.longest_days
        return tuple(
            code
            for code, _, least, most in LENGTHS
            if longest >= least and (most is None or shortest <= most)
        )


@dataclass(frozen=True, slots=True)
class Filter:
    """A labelled select: the data attribute that it reads, the word for no choice, its codes with their labels."""

    name: str
    title: str
    everything: str
    options: list[tuple[str, str]]


def offers(catalogue: Catalogue) -> tuple[Offer, ...]:
    """Every training, in the order of the titles of their records."""
    organisations = catalogue.registry.organisations
    return tuple(
        Offer(
            f"{entry.id}-{number}",
            entry,
            one,
            one.specialties or entry.partnership.specialty_codes,
            (organisations[one.host].country or "") if one.host else "",
        )
        for entry in catalogue.entries
        for number, one in enumerate(entry.partnership.training, 1)
    )


def specialty_name(registry: Registry, code: str) -> str:
    """The label of a specialty, or of what has none."""
    return "Autres domaines" if code == NO_SPECIALTY else registry.label("specialties", code)


def by_state(registry: Registry, found: Iterable[Offer]) -> tuple[StateGroup[Offer], ...]:
    """By the state of the training; what exists is never mixed with what is planned, over or wished for."""
    return wording.by_state(registry, found, lambda offer: offer.training)


def counted(registry: Registry, found: Iterable[Offer]) -> str:
    """How many there are of each state: `2 proposées, 1 passée`."""
    return wording.counted_by_state(registry, [offer.training for offer in found])


def parts(registry: Registry, found: Iterable[Offer], start: str, size: int) -> tuple[Part[Offer], ...]:
    """The parts of a list by state, each with the headings of the states that it shows."""
    groups = by_state(registry, found)
    return cut_groups(((group.anchor, group.title, group.items) for group in groups), start, size)


def by_specialty(registry: Registry, found: Iterable[Offer]) -> Mapping[str, list[Offer]]:
    """By code, in French order; those without any come last."""
    groups: dict[str, list[Offer]] = defaultdict(list)
    for offer in found:
        for code in offer.specialties or (NO_SPECIALTY,):
            groups[code].append(offer)
    order = sorted(
        groups, key=lambda code: (code == NO_SPECIALTY, french.sort_key(specialty_name(registry, code)))
    )
    return {code: groups[code] for code in order}


def by_country(registry: Registry, found: Iterable[Offer]) -> Mapping[Country, list[Offer]]:
    """By the countries of the record, in French order."""
    groups: dict[str, list[Offer]] = defaultdict(list)
    for offer in found:
        for code in offer.entry.countries:
            groups[code].append(offer)
    countries = sorted(
        (registry.countries[code] for code in groups), key=lambda one: french.sort_key(one.name)
    )
    return {country: groups[country.code] for country in countries}


def by_scheme(found: Iterable[Offer]) -> Mapping[str, list[Offer]]:
    """By the code of the scheme, in the order of the trainings."""
    groups: dict[str, list[Offer]] = defaultdict(list)
    for offer in found:
        groups[offer.training.scheme].append(offer)
    return groups


def schemes(registry: Registry, codes: Iterable[str]) -> list[Term]:
    """The schemes of some codes, in the order of the vocabulary."""
    wanted = set(codes)
    return [term for code, term in registry.vocabularies["schemes"].items() if code in wanted]


def filters(registry: Registry, found: Sequence[Offer]) -> tuple[Filter, ...]:
    """What a page lets readers choose from: only what at least one of its rows has."""

    def by_name(options: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        return sorted(options, key=lambda one: french.sort_key(one[1]))

    def countries(codes: set[str]) -> list[tuple[str, str]]:
        return by_name((code, registry.countries[code].name) for code in codes)

    def terms(vocabulary: str, codes: set[str]) -> list[tuple[str, str]]:
        return [(code, term.fr) for code, term in registry.vocabularies[vocabulary].items() if code in codes]

    specialties = {code for offer in found for code in offer.specialties}
    homes = {code for offer in found for code in offer.entry.countries}
    hosts = {offer.host_country for offer in found if offer.host_country}
    used = {offer.training.scheme for offer in found}
    audiences = {code for offer in found for code in offer.training.audiences}
    lengths = {code for offer in found for code in offer.lengths}
    states = [(group.code or "aucun", group.title) for group in by_state(registry, found)]
    return (
        Filter("etat", "État de la formation", "Tous", states),
        Filter("specialite", "Spécialité", "Toutes", by_name(terms("specialties", specialties))),
        Filter("pays", "Pays de la coopération", "Tous", countries(homes)),
        Filter("accueil", "Pays où l’on se forme", "Tous", countries(hosts)),
        Filter("dispositif", "Dispositif", "Tous", terms("schemes", used)),
        Filter("public", "Pour qui", "Tous", terms("audiences", audiences)),
        Filter("duree", "Durée", "Toutes", [(one[0], one[1]) for one in LENGTHS if one[0] in lengths]),
    )
