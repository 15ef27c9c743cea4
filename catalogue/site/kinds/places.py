"""Countries and regions."""

from collections.abc import Iterator

from jinja2 import Environment

from catalogue import french
from catalogue.aggregate import Catalogue
from catalogue.site import addresses
from catalogue.site.fragment import fragment
from catalogue.site.grouping import counts
from catalogue.site.page import Page


def countries(catalogue: Catalogue, env: Environment) -> Iterator[Page]:
    registry = catalogue.registry
    by_country: dict[str, list[str]] = {}
    for id_, organisation in catalogue.organisations:
        by_country.setdefault(organisation.country or "", []).append(id_)
    for country in catalogue.countries:
        entries = catalogue.by_country.get(country.code, ())
        at_home = by_country.get(country.code, [])
        leads = counts(entries, lambda entry: entry.organisations("lead"))
        yield fragment(
            env,
            "country",
            addresses.country(country),
            country.name,
            f"Coopération médicale francophone {country.located} : {french.plural(len(entries), 'fiche')}.",
            country=country,
            regions=registry.regions_of(country.code),
            entries=entries,
            specialties=counts(entries, lambda entry: entry.partnership.specialties),
            organisations=at_home,
            trainings=[(entry, training) for entry in entries for training in entry.partnership.training],
            visitors=[(id_, count) for id_, count in leads if id_ not in at_home],
        )
    yield fragment(
        env,
        "countries",
        "pays/",
        "Pays",
        "Les pays et territoires où se trouvent les fiches et les organisations.",
        regions=[
            (
                region,
                [country for country in catalogue.countries if region in registry.regions_of(country.code)],
            )
            for region in registry.regions.values()
            if not region.editorial
        ],
    )


def regions(catalogue: Catalogue, env: Environment) -> Iterator[Page]:
    registry = catalogue.registry
    named = [
        (region, [country for country in catalogue.countries if region in registry.regions_of(country.code)])
        for region in registry.regions.values()
    ]
    kept = [(region, countries) for region, countries in named if countries]
    for region, countries in kept:
        entries = catalogue.by_region.get(region.code, ())
        present = counts(entries, lambda entry: entry.partnership.specialties)
        known = {code for code, _ in present}
        yield fragment(
            env,
            "region",
            addresses.region(region.code),
            region.fr,
            f"Coopération médicale francophone, {region.fr} : {french.plural(len(entries), 'fiche')}.",
            region=region,
            countries=countries,
            entries=entries,
            specialties=present,
            absent=[code for code in catalogue.by_specialty if code not in known],
        )
    yield fragment(
        env, "regions", "regions/", "Régions du monde", "Les régions du monde et leurs pays.", regions=kept
    )
