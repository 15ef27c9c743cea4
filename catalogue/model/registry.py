"""What partnerships refer to: vocabularies, countries, regions, cities, organisations and sources, indexed by code."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from babel import Locale

from catalogue.language import french, places
from catalogue.model.fields import Codes
from catalogue.model.registry_files import ELSEWHERE, Organisation, Source
from catalogue.model.terms import City, CountryEntry, Region, Term

VOCABULARIES = (
    "kinds",
    "roles",
    "statuses",
    "scopes",
    "confidences",
    "relations",
    "specialties",
    "themes",
    "activities",
    "schemes",
    "audiences",
    "training_states",
    "finance_types",
    "strengths",
    "organisation_kinds",
    "source_kinds",
    "tiers",
)
"""The closed vocabularies, each in registry/<name>.yml."""


@lru_cache(maxsize=2)
def territories(language: str) -> Mapping[str, str]:
    """Names of the countries and territories that babel knows, by code."""
    names: Mapping[str, str] = Locale(language).territories
    return names


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory of ISO 3166-1, named in French as readers expect.

    Readers search by its `variants`. Among these, our own texts do not use those of `avoid`.
    """

    code: str
    name: str
    name_en: str
    preposition: str
    m49: str
    variants: tuple[str, ...]
    avoid: tuple[str, ...]

    @property
    def slug(self) -> str:
        return french.slug(self.name)

    @property
    def located(self) -> str:
        """`au Cameroun`, `en Côte d’Ivoire`, `à l’Île de Man`."""
        space = "" if self.preposition.endswith("’") else " "
        return f"{self.preposition}{space}{self.name}"


def country(entry: CountryEntry) -> Country:
    """Join our entry with babel's French and English names."""
    return Country(
        entry.code,
        entry.name or territories("fr")[entry.code],
        territories("en")[entry.code],
        entry.preposition,
        entry.m49,
        (*entry.variants, *entry.avoid),
        entry.avoid,
    )


@dataclass(frozen=True)
class Registry:
    """Everything under registry/, by code or id. Vocabularies keep the order of their files."""

    vocabularies: Mapping[str, Mapping[str, Term]]
    countries: Mapping[str, Country]
    regions: Mapping[str, Region]
    organisations: Mapping[str, Organisation]
    sources: Mapping[str, Source]
    cities: Mapping[str, City]

    @cached_property
    def codes(self) -> Codes:
        """The codes that exist, for the checks of `catalogue.model.fields`."""
        return {
            **{name: frozenset(terms) for name, terms in self.vocabularies.items()},
            "countries": frozenset(self.countries),
            "regions": frozenset(self.regions),
            "organisations": frozenset(self.organisations),
            "sources": frozenset(self.sources),
        }

    @cached_property
    def names_to_avoid(self) -> Mapping[str, str]:
        """Names of countries that our own texts do not use, each with the name to write."""
        return {spelling: country.name for country in self.countries.values() for spelling in country.avoid}

    @cached_property
    def _spelt(self) -> Mapping[tuple[str, str], City]:
        """Cities by country and by the key of each spelling."""
        return {
            (city.country, places.key(spelling)): city
            for city in self.cities.values()
            for spelling in city.spellings
        }

    def city(self, organisation: Organisation) -> City | None:
        """The city of an organisation, however its file spells it; none where it is not listed or its country is unknown."""
        if organisation.city is None or organisation.country is None or organisation.kind in ELSEWHERE:
            return None
        return self._spelt.get((organisation.country, places.key(organisation.city)))

    def spellings_of_city(self, organisation: Organisation) -> tuple[str, ...]:
        """The city of an organisation as its file spells it, then by its other spellings; nothing where none is told."""
        city = self.city(organisation)
        spelt = (organisation.city, *(city.spellings if city else ()))
        return tuple(dict.fromkeys(filter(None, spelt)))

    def term(self, vocabulary: str, code: str) -> Term:
        return self.vocabularies[vocabulary][code]

    def label(self, vocabulary: str, code: str) -> str:
        """The French label of a code."""
        return self.vocabularies[vocabulary][code].fr

    def regions_of(self, country_code: str) -> tuple[Region, ...]:
        """The M49 region of a country, then the editorial ones that name it."""
        m49 = self.countries[country_code].m49
        return tuple(
            region for region in self.regions.values() if region.m49 == m49 or country_code in region.members
        )
