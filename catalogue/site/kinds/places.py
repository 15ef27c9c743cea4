"""Countries and regions."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from jinja2 import Environment

from catalogue.cards.card import Card
from catalogue.data.feeds import Feed
from catalogue.knowledge import addresses
from catalogue.knowledge.aggregate import Catalogue, Entry
from catalogue.language import french
from catalogue.model.registry import Country
from catalogue.site import structured_data as data
from catalogue.site import world_map
from catalogue.site.fragment import fragment
from catalogue.site.functions import trainings_of
from catalogue.site.grouping import counts
from catalogue.site.kind import Kind
from catalogue.site.kinds.continuations import continuations
from catalogue.site.page import Page
from catalogue.site.paging import cut, fits
from catalogue.site.paper import Counts, Map, Notices, Paper, Records, Trainings

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
            of_the_region=_of_the_region(country, catalogue),
            shown_of_the_region=LATEST,
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
    shown = in_region.keys() | catalogue.by_region.keys()
    kept = [region for region in catalogue.registry.regions.values() if region.code in shown]
    for region in kept:
        entries = catalogue.by_region.get(region.code, ())
        found = in_region.get(region.code, [])
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
        "list",
        addresses.REGIONS,
        "Régions du monde",
        "Les régions du monde et leurs pays.",
        lead="Les sous-régions de la nomenclature M49 des Nations unies, puis les régions que nos sources nomment et "
        "qui n’en sont pas, comme le Moyen-Orient ou l’Afrique subsaharienne.",
        rows=[
            (
                region.fr,
                addresses.region(region.code),
                count,
                "fiche" if count < 2 else "fiches",
            )
            for region in kept
            for count in [len(catalogue.by_region.get(region.code, ()))]
        ],
    )


def _of_the_region(country: Country, catalogue: Catalogue) -> tuple[Entry, ...]:
    """The records that name a region of a country, but not the country itself."""
    regions = {region.code for region in catalogue.registry.regions_of(country.code)}
    return tuple(
        entry
        for entry in catalogue.entries
        if country.code not in entry.countries
        and regions.intersection(covered.code for covered in entry.partnership.regions)
    )


def _in_region(catalogue: Catalogue) -> Mapping[str, list[Country]]:
    """The countries of each region that has any, in French order."""
    found: dict[str, list[Country]] = defaultdict(list)
    for country in catalogue.countries:
        for region in catalogue.registry.regions_of(country.code):
            found[region.code].append(country)
    return found


def _card(country: Country, catalogue: Catalogue) -> Card:
    count = len(catalogue.by_country.get(country.code, ()))
    return Card("Coopération médicale francophone", country.name, (french.plural(count, "fiche"),))


def _feed(country: Country, catalogue: Catalogue) -> Feed:
    entries = catalogue.by_country.get(country.code, ())
    return Feed(addresses.country_feed(country), addresses.country(country), country.name, entries)


def _paper(country: Country, catalogue: Catalogue) -> Paper:
    """Who works in a country, on what, and what may be learnt there."""
    entries = catalogue.by_country.get(country.code, ())
    at_home = [id_ for id_, organisation in catalogue.organisations if organisation.country == country.code]
    leads = counts(entries, lambda entry: entry.organisations("lead"))
    specialties = counts(entries, lambda entry: entry.partnership.specialty_codes)
    regions = [region.fr for region in catalogue.registry.regions_of(country.code)]
    none = "Aucune fiche recensée. Cela ne veut pas dire qu’il ne s’y passe rien."
    return Paper(
        name=country.name,
        description=f"Coopération médicale francophone {country.located}",
        entries=entries,
        kicker=" · ".join(["Pays", *regions]),
        title=country.name,
        also_known_as=f"Aussi écrit : {', '.join(country.variants)}" if country.variants else "",
        lead="" if entries else none,
        figures=(
            (len(entries), "fiche"),
            (len(at_home), "organisation du pays", "organisations du pays"),
            (len(specialties), "spécialité"),
        ),
        map=Map(f"Carte : {country.name}", country=country.code),
        sections=(
            Records(f"Ce qui se fait {country.located}", entries),
            Counts("Par spécialité", "specialty", specialties),
            Counts(
                "Qui vient d’ailleurs", "organisation", [lead for lead in leads if lead[0] not in at_home]
            ),
            Trainings("Se former", trainings_of(entries)),
            Counts(
                "Organisations du pays",
                "organisation",
                [(id_, len(catalogue.by_organisation.get(id_, ()))) for id_ in at_home],
            ),
            Notices(entries),
        ),
    )


COUNTRIES = Kind(
    countries,
    section=addresses.COUNTRIES,
    items=lambda catalogue: catalogue.countries,
    address=addresses.country,
    page_type="CollectionPage",
    nodes=lambda country, catalogue, project: data.country(country, catalogue, project.site),
    card=_card,
    feed=_feed,
    paper=_paper,
)
REGIONS = Kind(
    regions,
    section=addresses.REGIONS,
    items=lambda catalogue: catalogue.registry.regions.values(),
    address=lambda region: addresses.region(region.code),
    page_type="CollectionPage",
    nodes=lambda region, _, project: data.region(region, project.site),
)
