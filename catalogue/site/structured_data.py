"""What each page says to machines, in schema.org's words: pure functions that give dictionaries of JSON-LD.

Only what the page itself says, and only where schema.org has the exact word (docs/decisions/0011-what-machines-read.md).
"""

from collections.abc import Sequence

from pydantic_core import to_json

from catalogue.data.export import LICENCE
from catalogue.knowledge import addresses
from catalogue.knowledge.aggregate import Catalogue
from catalogue.knowledge.project import Project
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
    names = dict.fromkeys(one.names[1:])
    subject = {
        **schema.organisation(id_, registry, site),
        **filled(
            alternateName=list(names),
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
