"""The page of each organisation, with its records as lead and as partner, and their index."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from jinja2 import Environment

from catalogue.cards.card import Card
from catalogue.knowledge import addresses
from catalogue.knowledge.aggregate import Catalogue
from catalogue.knowledge.identifiers import identified
from catalogue.language import french
from catalogue.site import structured_data as data
from catalogue.site.fragment import fragment
from catalogue.site.functions import trainings_at
from catalogue.site.grouping import by_role, counts
from catalogue.site.kind import Kind
from catalogue.site.kinds.continuations import continuations
from catalogue.site.page import Page
from catalogue.site.paging import contents, cut_groups
from catalogue.site.paper import Counts, Facts, Map, Name, Paper, Records, SourceList, Trainings

PART = 500
"""Organisations on one page of their index: a name and a number each."""


def organisations(catalogue: Catalogue, env: Environment) -> Iterator[Page]:
    registry = catalogue.registry
    published: dict[str, list[str]] = defaultdict(list)
    for source_id, source in sorted(registry.sources.items()):
        published[source.publisher_id or ""].append(source_id)
    for id_, organisation in catalogue.organisations:
        entries = catalogue.by_organisation.get(id_, ())
        roles = by_role(registry, id_, entries)
        address = addresses.organisation(id_)
        parts = cut_groups(
            ((f"role-{number}", role, found) for number, (role, found) in enumerate(roles, 1)), address
        )
        explorer = f"organisation={id_}"
        yield fragment(
            env,
            "organisation",
            address,
            organisation.name,
            _description(id_, catalogue),
            f"registry/organisations/{id_}.yml",
            id=id_,
            organisation=organisation,
            comprises=catalogue.parts_of.get(id_, ()),
            entries=entries,
            part=parts[0],
            explorer=explorer,
            published=published.get(id_, []),
        )
        yield from continuations(env, organisation.name, parts, explorer, organisation=id_)
    yield from _index(catalogue, env)


def _index(catalogue: Catalogue, env: Environment) -> Iterator[Page]:
    registry = catalogue.registry
    by_kind: dict[str, list[tuple[str, int]]] = {
        kind: [] for kind in registry.vocabularies["organisation_kinds"]
    }
    for id_, one in catalogue.organisations:
        by_kind[one.kind].append((id_, len(catalogue.by_organisation.get(id_, ()))))
    parts = cut_groups(
        (
            (kind, french.headline(registry.term("organisation_kinds", kind).plural or kind), found)
            for kind, found in by_kind.items()
        ),
        addresses.ORGANISATIONS,
        PART,
    )
    yield fragment(
        env,
        "organisations",
        addresses.ORGANISATIONS,
        "Organisations",
        "Hôpitaux, universités, bailleurs, associations : qui prend part à quoi.",
        part=parts[0],
        contents=contents(parts, lambda item: registry.organisations[item[0]].name),
    )
    yield from continuations(env, "Organisations", parts, noun="organisations")


def _description(id_: str, catalogue: Catalogue) -> str:
    """What it is, where, and with whom it works, in a sentence."""
    registry = catalogue.registry
    organisation = registry.organisations[id_]
    country = registry.countries[organisation.country].name if organisation.country else ""
    place = ", ".join(filter(None, (organisation.city, country)))
    said = registry.label("organisation_kinds", organisation.kind) + (f" ({place})" if place else "")
    count = french.plural(len(catalogue.by_organisation.get(id_, ())), "fiche")
    others = [registry.organisations[other].name for other, _ in catalogue.works_with(id_)[:3]]
    return f"{said} : {count} de coopération médicale{', avec ' + french.listing(others) if others else ''}."


def _card(id_: str, catalogue: Catalogue) -> Card:
    registry, organisation = catalogue.registry, catalogue.registry.organisations[id_]
    count = len(catalogue.by_organisation.get(id_, ()))
    country = registry.countries[organisation.country].name if organisation.country else None
    details = (*filter(None, (organisation.city, country)), french.plural(count, "fiche"))
    return Card(registry.label("organisation_kinds", organisation.kind), organisation.name, details)


def _paper(id_: str, catalogue: Catalogue) -> Paper:
    """What an organisation is, what it does with whom, and where; its records are told in full elsewhere."""
    registry, organisation = catalogue.registry, catalogue.registry.organisations[id_]
    entries = catalogue.by_organisation.get(id_, ())
    countries = counts((entry for entry in entries if not entry.is_programme), lambda entry: entry.countries)
    partners = catalogue.works_with(id_)
    published = [
        source_id for source_id, source in sorted(registry.sources.items()) if source.publisher_id == id_
    ]
    acronym = organisation.acronym
    has_acronym = acronym and acronym not in organisation.name
    kind = registry.label("organisation_kinds", organisation.kind)
    return Paper(
        name=organisation.name,
        description=kind,
        entries=entries,
        kicker=kind,
        title=f"{organisation.name} ({acronym})" if has_acronym else organisation.name,
        lead=organisation.note or ("" if entries else "Aucune fiche ne la nomme directement."),
        figures=(
            (len(entries), "fiche"),
            (len(partners), "organisation associée", "organisations associées"),
            (len(countries), "pays", "pays"),
        ),
        map=Map(f"Carte des pays où {organisation.name} coopère", countries) if len(countries) > 1 else None,
        sections=(
            _identity(id_, catalogue),
            *(Records(role, group) for role, group in by_role(registry, id_, entries)),
            Counts("Travaille avec", "organisation", partners),
            Counts("Pays concernés", "country", countries),
            Trainings("On s’y forme", trainings_at(id_, entries)),
            SourceList("Documents publiés", published),
        ),
    )


def _identity(id_: str, catalogue: Catalogue) -> Facts:
    organisation = catalogue.registry.organisations[id_]
    where = "organisation internationale" if organisation.kind == "international" else "non renseigné"
    country: Name = ("country", organisation.country) if organisation.country else ("text", where)

    def texts(parts: Iterable[str]) -> list[Name]:
        said = ", ".join(parts)
        return [("text", said)] if said else []

    rows: list[tuple[str, list[Name]]] = [
        ("Nom officiel", texts([organisation.full_name] if organisation.full_name else [])),
        ("Pays", [country]),
        ("Ville", texts([organisation.city] if organisation.city else [])),
        ("Aussi nommée", texts(organisation.also_known_as)),
        (
            "Anciens noms" if len(organisation.former_names) > 1 else "Ancien nom",
            texts(organisation.former_names),
        ),
        (
            "En d’autres langues",
            texts(
                f"{name} ({french.language(code)})"
                for code, name in sorted(organisation.translations.items())
            ),
        ),
        ("Dépend de", [("organisation", organisation.part_of)] if organisation.part_of else []),
        ("Comprend", [("organisation", part) for part in catalogue.parts_of.get(id_, ())]),
        ("Site", [("web", str(organisation.website))] if organisation.website else []),
        *((one.register, texts([one.value])) for one in identified(organisation)),
    ]
    return Facts("En bref", rows)


ORGANISATIONS = Kind(
    organisations,
    section=addresses.ORGANISATIONS,
    items=lambda catalogue: [id_ for id_, _ in catalogue.organisations],
    address=addresses.organisation,
    nodes=lambda id_, catalogue, project: data.organisation(id_, catalogue, project.site),
    card=_card,
    paper=_paper,
)
