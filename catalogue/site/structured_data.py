"""Structured data of each page in schema.org terms: pure functions that return dictionaries of JSON-LD.

Only what the page itself says, and only where schema.org has the exact word (docs/decisions/0011-what-machines-read.md).
"""

from collections.abc import Callable, Mapping, Sequence

from pydantic_core import to_json

from catalogue.data.export import LICENCE
from catalogue.knowledge import addresses
from catalogue.knowledge.aggregate import ACTING_ROLES, Catalogue, Entry
from catalogue.knowledge.identifiers import Identified, identified
from catalogue.knowledge.project import Project
from catalogue.model.records import FUNDER
from catalogue.model.registry import Country
from catalogue.model.terms import Region, Term
from catalogue.site import schema_org as schema
from catalogue.site.schema_org import DATASET, TRAIL, WEBSITE, Node, filled, reference

DESCRIPTION = (
    "Catalogue ouvert de la coopération médicale francophone : qui coopère avec qui, dans quel pays et quelle "
    "spécialité, depuis quand et avec quel argent. Chaque information renvoie au document d’où elle vient."
)
KEYWORDS = ("coopération internationale", "santé", "hôpital", "francophonie", "jumelage hospitalier")


def graph(*nodes: Node) -> Node:
    """All that one page says."""
    return {"@context": "https://schema.org", "@graph": list(nodes)}


def serialised(data: Node) -> str:
    """JSON that no text can close or comment out: `<`, `>` and `&` never stand in it as such."""
    text = to_json(data).decode()
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def page(site: str, address: str, title: str, description: str, type_: str = "WebPage") -> Node:
    """The page itself."""
    return {
        "@type": type_,
        "@id": f"{site}{address}",
        "url": f"{site}{address}",
        "name": title,
        "description": description,
        "inLanguage": "fr",
        "isPartOf": reference(site, "", WEBSITE),
        "license": LICENCE,
    }


def breadcrumbs(site: str, trail: Sequence[tuple[str, str]]) -> Node:
    """The way from the home page to a page: addresses and titles."""
    return {
        "@type": "BreadcrumbList",
        **reference(site, trail[-1][0], TRAIL),
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": title, "item": {"@id": f"{site}{address}"}}
            for position, (address, title) in enumerate(trail, 1)
        ],
    }


def website(project: Project) -> Node:
    """The site, with its search."""
    site = project.site
    return {
        "@type": "WebSite",
        **reference(site, "", WEBSITE),
        "url": site,
        "name": project.name,
        "description": DESCRIPTION,
        "inLanguage": "fr",
        "publisher": _makers(project),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{site}explorer/?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }


def dataset(project: Project) -> Node:
    """The whole catalogue as data."""
    site = project.site
    return {
        "@type": "Dataset",
        **reference(site, "", DATASET),
        "url": f"{site}donnees/",
        "name": f"{project.name} : catalogue de la coopération médicale francophone",
        "description": DESCRIPTION,
        "inLanguage": "fr",
        "license": LICENCE,
        "isAccessibleForFree": True,
        "creator": _makers(project),
        "keywords": list(KEYWORDS),
        "distribution": [
            {
                "@type": "DataDownload",
                "name": "catalogue.json",
                "encodingFormat": "application/json",
                "contentUrl": f"{site}{addresses.CATALOGUE}",
            }
        ],
    }


def about_dataset(project: Project) -> tuple[Node, Node]:
    """What a page says that is about the whole catalogue as data, and the data."""
    node = dataset(project)
    return {"mainEntity": {"@id": node["@id"]}}, node


def organisation(id_: str, catalogue: Catalogue, site: str) -> tuple[Node, Node]:
    """A hospital, university, funder…"""
    registry = catalogue.registry
    one = registry.organisations[id_]
    numbers = identified(one)
    subject = {
        **schema.organisation(id_, registry, site),
        **filled(
            legalName=one.full_name,
            alternateName=[name for name in one.names[1:] if name != one.full_name],
            identifier=[_identifier(number) for number in numbers],
            sameAs=[number.url for number in numbers if number.names],
            description=one.note,
            url=str(one.website) if one.website else None,
            parentOrganization=schema.organisation(one.part_of, registry, site) if one.part_of else None,
            subOrganization=schema.organisations(catalogue.parts_of.get(id_, ()), registry, site),
        ),
    }
    return filled(
        mainEntity=reference(site, addresses.organisation(id_)),
        dateModified=schema.modified(f"registry/organisations/{id_}.yml", catalogue),
    ), subject


def _identifier(number: Identified) -> Node:
    return {
        "@type": "PropertyValue",
        "propertyID": number.register,
        "value": number.value,
        **filled(url=number.url),
    }


def term(vocabulary: str, term: Term, catalogue: Catalogue, site: str) -> tuple[Node, Node]:
    """A specialty or a theme. A specialty of ours is near to one of schema.org's, not the same: the page says so."""
    [brief] = schema.terms(vocabulary, [term.code], catalogue.registry, site)
    index = brief["@id"].removeprefix(site).partition("/")[0] + "/"
    subject = {
        **brief,
        "description": term.meaning,
        "inDefinedTermSet": reference(site, index),
    }
    nearest = (
        schema.medical_specialties([term.code], catalogue.registry) if vocabulary == "specialties" else []
    )
    return filled(mainEntity={"@id": brief["@id"]}, specialty=nearest, keywords=list(term.synonyms)), subject


def term_set(project: Project, address: str, title: str) -> tuple[Node, Node]:
    """All specialties, or all themes."""
    node = {"@type": "DefinedTermSet", **reference(project.site, address), "name": f"{title}, {project.name}"}
    return {"mainEntity": reference(project.site, address)}, node


def country(one: Country, catalogue: Catalogue, site: str) -> tuple[Node, Node]:
    """A country or territory."""
    regions = [schema.region(region, site) for region in catalogue.registry.regions_of(one.code)]
    english = None if one.name_en == one.name else {"@language": "en", "@value": one.name_en}
    subject = {**schema.place(one, site), **filled(alternateName=english, containedInPlace=regions)}
    return {"about": reference(site, addresses.country(one))}, subject


def region(one: Region, site: str) -> tuple[Node, Node]:
    """A region of the world."""
    subject = {**schema.region(one, site), "alternateName": {"@language": "en", "@value": one.en}}
    return {"about": reference(site, addresses.region(one.code))}, subject


def source(id_: str, catalogue: Catalogue, site: str) -> tuple[Node, Node]:
    """A published document."""
    about_page = filled(
        mainEntity=reference(site, addresses.source(id_)),
        dateModified=schema.modified(f"registry/sources/{id_}.yml", catalogue),
    )
    return about_page, schema.source(id_, catalogue.registry, site)


def _makers(project: Project) -> Node:
    return {"@type": "Organization", "name": project.authors}


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
