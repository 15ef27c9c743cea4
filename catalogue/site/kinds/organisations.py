"""Organisations, in both directions."""

from collections import defaultdict
from collections.abc import Iterator

from jinja2 import Environment

from catalogue.knowledge import addresses
from catalogue.knowledge.aggregate import Catalogue
from catalogue.language import french
from catalogue.site.fragment import fragment
from catalogue.site.grouping import by_role
from catalogue.site.kinds.continuations import continuations
from catalogue.site.page import Page
from catalogue.site.paging import contents, cut_groups

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
        yield from continuations(env, organisation.name, parts, explorer)
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
