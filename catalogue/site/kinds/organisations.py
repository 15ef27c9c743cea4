"""Organisations, in both directions."""

from collections.abc import Iterator
from itertools import groupby

from jinja2 import Environment

from catalogue import french
from catalogue.aggregate import Catalogue
from catalogue.site import addresses
from catalogue.site.fragment import fragment
from catalogue.site.grouping import by_role, counts
from catalogue.site.page import Page


def organisations(catalogue: Catalogue, env: Environment) -> Iterator[Page]:
    registry = catalogue.registry
    for id_, organisation in catalogue.organisations:
        entries = catalogue.by_organisation.get(id_, ())
        yield fragment(
            env,
            "organisation",
            addresses.organisation(id_),
            organisation.name,
            _description(id_, catalogue),
            f"registry/organisations/{id_}.yml",
            id=id_,
            organisation=organisation,
            entries=entries,
            roles=by_role(catalogue, id_, entries),
            works_with=catalogue.works_with(id_),
            countries=counts(
                (entry for entry in entries if not entry.is_programme), lambda entry: entry.countries
            ),
            trainings=[
                (entry, training)
                for entry in entries
                for training in entry.partnership.training
                if training.host == id_
            ],
            published=[
                (source_id, source)
                for source_id, source in sorted(registry.sources.items())
                if source.publisher_id == id_
            ],
        )
    order = list(registry.vocabularies["organisation_kinds"])
    by_kind = sorted(catalogue.organisations, key=lambda item: order.index(item[1].kind))
    yield fragment(
        env,
        "organisations",
        "organisations/",
        "Organisations",
        "Hôpitaux, universités, bailleurs, associations : qui prend part à quoi.",
        groups=[
            (registry.term("organisation_kinds", kind), list(items))
            for kind, items in groupby(by_kind, key=lambda item: item[1].kind)
        ],
    )


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
