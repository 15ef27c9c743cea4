"""Countries and regions."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from jinja2 import Environment

from catalogue.knowledge import addresses
from catalogue.knowledge.aggregate import Catalogue
from catalogue.language import french
from catalogue.model.registry import Country
from catalogue.site import world_map
from catalogue.site.fragment import fragment
from catalogue.site.kinds.continuations import continuations
from catalogue.site.page import Page
from catalogue.site.paging import cut, fits

LATEST = 20
"""Records that a region shows when it has too many for one page: its countries have them all."""


def countries(catalogue: Catalogue, env: Environment) -> Iterator[Page]:
    registry = catalogue.registry
    at_home: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for id_, organisation in catalogue.organisations:
        at_home[organisation.country or ""].append((id_, len(catalogue.by_organisation.get(id_, ()))))
    for country in catalogue.countries:
        entries = catalogue.by_country.get(country.code, ())
        address, explorer = addresses.country(country), f"pays={country.code}"
        parts = cut(entries, address)
        yield fragment(
            env,
            "country",
            address,
            country.name,
            f"Coopération médicale francophone {country.located} : {french.plural(len(entries), 'fiche')}.",
            country=country,
            regions=registry.regions_of(country.code),
            entries=entries,
            part=parts[0],
            explorer=explorer,
            organisations=at_home.get(country.code, []),
        )
        yield from continuations(env, country.name, parts, explorer)
    in_region = _in_region(catalogue)
    yield fragment(
        env,
        "countries",
        addresses.COUNTRIES,
        "Pays",
        "Les pays et territoires où se trouvent les fiches et les organisations.",
        regions=[
            (region, in_region.get(region.code, []))
            for region in registry.regions.values()
            if not region.editorial
        ],
        counts=world_map.count(catalogue.by_country),
    )


def regions(catalogue: Catalogue, env: Environment) -> Iterator[Page]:
    in_region = _in_region(catalogue)
    kept = [region for region in catalogue.registry.regions.values() if region.code in in_region]
    for region in kept:
        entries = catalogue.by_region.get(region.code, ())
        found = in_region[region.code]
        yield fragment(
            env,
            "region",
            addresses.region(region.code),
            region.fr,
            f"Coopération médicale francophone, {region.fr} : {french.plural(len(entries), 'fiche')}.",
            region=region,
            countries=found,
            counts=world_map.count(catalogue.by_country, [country.code for country in found]),
            entries=entries,
            shown=None if fits(entries) else LATEST,
            recorded=list(catalogue.by_specialty),
        )
    yield fragment(
        env,
        "regions",
        addresses.REGIONS,
        "Régions du monde",
        "Les régions du monde et leurs pays.",
        regions=[(region, len(catalogue.by_region.get(region.code, ()))) for region in kept],
    )


def _in_region(catalogue: Catalogue) -> Mapping[str, list[Country]]:
    """The countries of each region that has any, in French order."""
    found: dict[str, list[Country]] = defaultdict(list)
    for country in catalogue.countries:
        for region in catalogue.registry.regions_of(country.code):
            found[region.code].append(country)
    return found
