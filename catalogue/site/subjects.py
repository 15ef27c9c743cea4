"""What the pages of a catalogue are about, by their address. Nothing is computed until a page asks for it."""

from collections.abc import Iterator
from functools import partial

from catalogue.cards.card import Card
from catalogue.knowledge import addresses
from catalogue.knowledge.aggregate import Catalogue, Entry
from catalogue.knowledge.project import Project
from catalogue.language import french
from catalogue.site import structured_data as data
from catalogue.site import structured_records
from catalogue.site.head import ATOM, JSON, Alternate, Subject


def subjects(catalogue: Catalogue, project: Project) -> dict[str, Subject]:
    """Every subject. A page that has none here gets sane defaults."""
    return {
        **{address: Subject("CollectionPage") for address in addresses.SECTIONS},
        **dict(_site(project)),
        **dict(_records(catalogue, project.site)),
        **dict(_places(catalogue, project.site)),
        **dict(_terms(catalogue, project.site)),
        **dict(_organisations(catalogue, project.site)),
        **dict(_sources(catalogue, project.site)),
    }


def _site(project: Project) -> Iterator[tuple[str, Subject]]:
    everything = Alternate(JSON, "Tout le catalogue", addresses.CATALOGUE)
    news = Alternate(ATOM, "Toutes les fiches", addresses.feed())
    yield (
        "",
        Subject(
            nodes=lambda: (
                {"mainEntity": {"@id": data.dataset(project)["@id"]}},
                data.website(project),
                data.dataset(project),
            ),
            alternates=(everything, news),
        ),
    )
    yield (
        "donnees/",
        Subject(
            nodes=lambda: ({"mainEntity": {"@id": data.dataset(project)["@id"]}}, data.dataset(project)),
            alternates=(everything,),
        ),
    )
    yield "changements/", Subject(alternates=(news,))
    for address, title in (
        (addresses.SPECIALTIES, "Spécialités médicales"),
        (addresses.THEMES, "Thématiques"),
    ):
        yield address, Subject("CollectionPage", partial(data.term_set, project, address, title))


def _records(catalogue: Catalogue, site: str) -> Iterator[tuple[str, Subject]]:
    for entry in catalogue.entries:
        yield (
            addresses.entry(entry),
            Subject(
                nodes=partial(structured_records.record, entry, catalogue, site),
                alternates=(Alternate(JSON, "Cette fiche en JSON", addresses.record_data(entry.id)),),
                card=_record_card(entry, catalogue),
                article=True,
            ),
        )


def _record_card(entry: Entry, catalogue: Catalogue) -> Card:
    start = entry.partnership.start
    names = [catalogue.registry.countries[code].name for code in entry.countries]
    return Card(
        catalogue.registry.label("kinds", entry.partnership.kind),
        entry.title,
        (*names, *([french.since(start.date)] if start else [])),
    )


def _places(catalogue: Catalogue, site: str) -> Iterator[tuple[str, Subject]]:
    for country in catalogue.countries:
        count = len(catalogue.by_country.get(country.code, ()))
        yield (
            addresses.country(country),
            Subject(
                "CollectionPage",
                partial(data.country, country, catalogue, site),
                (Alternate(ATOM, f"Les fiches : {country.name}", addresses.country_feed(country)),),
                Card("Coopération médicale francophone", country.name, (french.plural(count, "fiche"),)),
            ),
        )
    for region in catalogue.registry.regions.values():
        yield addresses.region(region.code), Subject("CollectionPage", partial(data.region, region, site))


def _terms(catalogue: Catalogue, site: str) -> Iterator[tuple[str, Subject]]:
    for vocabulary, kicker, address, groups in (
        ("specialties", "Spécialité", addresses.specialty, catalogue.by_specialty),
        ("themes", "Thématique", addresses.theme, catalogue.by_theme),
    ):
        for code, term in catalogue.registry.vocabularies[vocabulary].items():
            count = len(groups.get(code, ()))
            feed = Alternate(ATOM, f"Les fiches : {term.fr}", addresses.specialty_feed(code))
            yield (
                address(code),
                Subject(
                    "CollectionPage",
                    partial(data.term, vocabulary, term, catalogue, site),
                    (feed,) if vocabulary == "specialties" else (),
                    Card(kicker, term.fr, (french.plural(count, "fiche"),)),
                ),
            )


def _organisations(catalogue: Catalogue, site: str) -> Iterator[tuple[str, Subject]]:
    registry = catalogue.registry
    for id_, one in catalogue.organisations:
        count = len(catalogue.by_organisation.get(id_, ()))
        where = (one.city, registry.countries[one.country].name if one.country else None)
        details = (*filter(None, where), french.plural(count, "fiche"))
        card = Card(registry.label("organisation_kinds", one.kind), one.name, details)
        yield (
            addresses.organisation(id_),
            Subject(
                nodes=partial(data.organisation, id_, catalogue, site),
                card=card,
            ),
        )


def _sources(catalogue: Catalogue, site: str) -> Iterator[tuple[str, Subject]]:
    for id_ in catalogue.registry.sources:
        yield addresses.source(id_), Subject(nodes=partial(data.source, id_, catalogue, site))
