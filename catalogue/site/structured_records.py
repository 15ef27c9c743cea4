"""What a record says to machines: its page built on sources, and the project, network, training or event it is about."""

from collections.abc import Callable, Mapping

from catalogue.knowledge import addresses
from catalogue.knowledge.aggregate import ACTING_ROLES, Catalogue, Entry
from catalogue.model.records import FUNDER
from catalogue.site import schema_org as schema
from catalogue.site.schema_org import Node, filled, reference


def record(entry: Entry, catalogue: Catalogue, site: str) -> tuple[Node, Node]:
    """What a record adds to its page, and what the record is about."""
    registry, partnership = catalogue.registry, entry.partnership
    sources = partnership.sources
    about_page = filled(
        mainEntity=reference(site, addresses.entry(entry)),
        temporalCoverage=schema.interval(partnership.start, partnership.end),
        spatialCoverage=schema.where(entry, registry, site),
        specialty=schema.medical_specialties(partnership.specialty_codes, registry),
        citation=[reference(site, addresses.source(id_)) for id_ in sources],
        isBasedOn=[schema.source(id_, registry, site) for id_ in sources],
        dateModified=schema.modified(entry.file, catalogue),
        encoding={
            "@type": "MediaObject",
            "encodingFormat": "application/json",
            "contentUrl": f"{site}{addresses.record_data(entry.id)}",
        },
    )
    type_ = schema.schema_type(registry, "kinds", partnership.kind)
    subject = {
        "@type": type_,
        **reference(site, addresses.entry(entry)),
        "name": entry.title,
        "description": partnership.summary,
        "identifier": entry.id,
        "url": f"{site}{addresses.entry(entry)}",
        **filled(
            funder=schema.organisations(
                [id_ for id_, role in partnership.named if role == FUNDER],
                registry,
                site,
            ),
            sponsor=schema.organisations(entry.organisations("support"), registry, site),
        ),
        **(_KINDS[type_](entry, catalogue, site) if type_ in _KINDS else {}),
    }
    return about_page, subject


def _group(entry: Entry, catalogue: Catalogue, site: str) -> Node:
    """A project or a consortium: organisations that act together."""
    partnership, registry = entry.partnership, catalogue.registry
    acting = [party for party in partnership.parties if party.role in ACTING_ROLES]
    wholes = [
        link.entry for link in catalogue.links(entry) if link.relation == "part_of" and not link.inverse
    ]
    return filled(
        foundingDate=schema.day(partnership.start),
        dissolutionDate=schema.day(partnership.end),
        areaServed=schema.where(entry, registry, site),
        knowsAbout=_subjects(entry, catalogue, site),
        member=[schema.role(party, registry, site) for party in acting],
        parentOrganization=[reference(site, addresses.entry(whole)) for whole in wholes],
    )


def _course(entry: Entry, catalogue: Catalogue, site: str) -> Node:
    """A training that stands for itself."""
    registry = catalogue.registry
    return filled(
        provider=schema.organisations(entry.organisations("lead", "operator"), registry, site),
        contributor=schema.organisations(entry.organisations("partner"), registry, site),
        about=_subjects(entry, catalogue, site),
        spatialCoverage=schema.where(entry, registry, site),
    )


def _event(entry: Entry, catalogue: Catalogue, site: str) -> Node:
    """A congress or a meeting."""
    partnership, registry = entry.partnership, catalogue.registry
    return filled(
        startDate=schema.day(partnership.start),
        endDate=schema.day(partnership.end),
        location=schema.where(entry, registry, site),
        organizer=schema.organisations(entry.organisations("lead", "operator"), registry, site),
        contributor=schema.organisations(entry.organisations("partner"), registry, site),
        about=_subjects(entry, catalogue, site),
    )


def _subjects(entry: Entry, catalogue: Catalogue, site: str) -> list[Node]:
    partnership, registry = entry.partnership, catalogue.registry
    return [
        *schema.terms("specialties", partnership.specialty_codes, registry, site),
        *schema.terms("themes", partnership.theme_codes, registry, site),
    ]


# By the schema.org type that registry/kinds.yml gives to a kind of record.
_KINDS: Mapping[str, Callable[[Entry, Catalogue, str], Node]] = {
    "Project": _group,
    "Consortium": _group,
    "Course": _course,
    "Event": _event,
}
