"""Where to train: every training of the catalogue, by specialty and by country."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from jinja2 import Environment

from catalogue import french
from catalogue.aggregate import Catalogue, Entry
from catalogue.model import Training
from catalogue.registry import Country
from catalogue.site import addresses
from catalogue.site.fragment import fragment
from catalogue.site.page import Page

WHOLE = 75
"""Above this number of trainings the first page only counts them: it would no longer be light (20 kB compressed)."""
PART = 400
"""Trainings on one page; a longer list goes on in further parts."""
NO_SPECIALTY = "autres"
LENGTHS = (
    ("court", "moins d’un mois", 0, 29),
    ("mois", "de 1 à 6 mois", 30, 182),
    ("semestre", "de 6 mois à 1 an", 180, 364),
    ("long", "1 an et plus", 365, None),
)
"""Code, label, shortest and longest number of days of each length to choose."""


@dataclass(frozen=True)
class Offer:
    """One training of a record. `specialties` are its own or, where it names none, those of the record."""

    key: str
    entry: Entry
    training: Training
    specialties: tuple[str, ...]
    host_country: str

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


def training(catalogue: Catalogue, env: Environment) -> Iterator[Page]:
    found = offers(catalogue)
    by_specialty, by_country = _by_specialty(catalogue, found), _by_country(catalogue, found)
    yield fragment(
        env,
        "trainings",
        "se-former/",
        "Se former",
        "Stages, postes d’interne, diplômes, compagnonnage : qui reçoit ou forme qui, où, combien de temps.",
        offers=found,
        by_specialty=by_specialty,
        by_country=by_country,
        whole=len(found) <= WHOLE,
        specialty_name=lambda code: specialty_name(catalogue, code),
        **_choices(catalogue, found),
    )
    for code, group in by_specialty.items():
        title = f"Se former : {specialty_name(catalogue, code)}"
        yield from _parts(catalogue, env, title, group, partial(addresses.training, code))
    for country, group in by_country.items():
        title = f"Se former : {country.name}"
        yield from _parts(catalogue, env, title, group, partial(addresses.training_in, country))


def offers(catalogue: Catalogue) -> tuple[Offer, ...]:
    """Every training, in the order of the titles of their records."""
    organisations = catalogue.registry.organisations
    return tuple(
        Offer(
            f"{entry.id}-{number}",
            entry,
            one,
            one.specialties or entry.partnership.specialties,
            (organisations[one.host].country or "") if one.host else "",
        )
        for entry in catalogue.entries
        for number, one in enumerate(entry.partnership.training, 1)
    )


def specialty_name(catalogue: Catalogue, code: str) -> str:
    return "Autres domaines" if code == NO_SPECIALTY else catalogue.registry.label("specialties", code)


def _by_specialty(catalogue: Catalogue, found: Sequence[Offer]) -> Mapping[str, list[Offer]]:
    """By code, in French order; those without any come last."""
    groups: dict[str, list[Offer]] = defaultdict(list)
    for offer in found:
        for code in offer.specialties or (NO_SPECIALTY,):
            groups[code].append(offer)
    order = sorted(
        groups, key=lambda code: (code == NO_SPECIALTY, french.sort_key(specialty_name(catalogue, code)))
    )
    return {code: groups[code] for code in order}


def _by_country(catalogue: Catalogue, found: Sequence[Offer]) -> Mapping[Country, list[Offer]]:
    """By the countries of the record, in French order."""
    groups: dict[str, list[Offer]] = defaultdict(list)
    for offer in found:
        for code in offer.entry.countries:
            groups[code].append(offer)
    countries = sorted(
        (catalogue.registry.countries[code] for code in groups), key=lambda one: french.sort_key(one.name)
    )
    return {country: groups[country.code] for country in countries}


def _parts(
    catalogue: Catalogue, env: Environment, title: str, group: Sequence[Offer], address: Callable[[int], str]
) -> Iterator[Page]:
    count = -(-len(group) // PART)
    for part in range(1, count + 1):
        shown = group[(part - 1) * PART : part * PART]
        yield fragment(
            env,
            "training_group",
            address(part),
            title if part == 1 else f"{title} ({part} sur {count})",
            f"{title}. {french.plural(len(group), 'formation')}, chacune avec sa source.",
            heading=title,
            offers=shown,
            total=len(group),
            part=part,
            others=[(other, address(other)) for other in range(1, count + 1)] if count > 1 else [],
            **_choices(catalogue, shown),
        )


def _choices(catalogue: Catalogue, found: Sequence[Offer]) -> dict[str, Any]:
    """What a page lets readers choose from: only what at least one of its rows has, with the meaning of schemes."""
    registry = catalogue.registry

    def by_name(options: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        return sorted(options, key=lambda one: french.sort_key(one[1]))

    def countries(codes: set[str]) -> list[tuple[str, str]]:
        return by_name((code, registry.countries[code].name) for code in codes)

    def terms(vocabulary: str, codes: set[str]) -> list[tuple[str, str]]:
        return [(code, term.fr) for code, term in registry.vocabularies[vocabulary].items() if code in codes]

    specialties = {code for offer in found for code in offer.specialties}
    homes = {code for offer in found for code in offer.entry.countries}
    hosts = {offer.host_country for offer in found if offer.host_country}
    schemes = {offer.training.scheme for offer in found}
    audiences = {code for offer in found for code in offer.training.audiences}
    lengths = {code for offer in found for code in offer.lengths}
    return {
        "schemes": [registry.term("schemes", code) for code, _ in terms("schemes", schemes)],
        "filters": (
            Filter("specialite", "Spécialité", "Toutes", by_name(terms("specialties", specialties))),
            Filter("pays", "Pays de la coopération", "Tous", countries(homes)),
            Filter("accueil", "Pays où l’on se forme", "Tous", countries(hosts)),
            Filter("dispositif", "Dispositif", "Tous", terms("schemes", schemes)),
            Filter("public", "Pour qui", "Tous", terms("audiences", audiences)),
            Filter("duree", "Durée", "Toutes", [(one[0], one[1]) for one in LENGTHS if one[0] in lengths]),
        ),
    }
