"""schema.org nodes that several pages share (organisations, places, subjects, dates), as dictionaries of JSON-LD.

`site` is the address of the site with its final slash; a page is named by its address, and what it is about by the same with `#sujet`.
"""

from collections.abc import Iterable
from typing import Any

from catalogue.knowledge import addresses
from catalogue.knowledge.aggregate import Catalogue, Entry
from catalogue.language.edtf import EdtfDate
from catalogue.model.records import DatedClaim, Party
from catalogue.model.registry import Country, Registry
from catalogue.model.registry_files import ELSEWHERE, Organisation, Source
from catalogue.model.terms import Region

Node = dict[str, Any]
WEB = "https://schema.org/"
THING = "sujet"
TRAIL = "fil"
WEBSITE = "site"
DATASET = "catalogue"


def filled(**values: Any) -> Node:
    """A node without what is not known: silence is no value."""
    return {key: value for key, value in values.items() if value not in (None, "", [], {})}


def reference(site: str, address: str, part: str = THING) -> Node:
    """The name of a node that is described elsewhere."""
    return {"@id": f"{site}{address}#{part}"}


def exact(when: EdtfDate | None) -> str | None:
    """A date as ISO 8601, or nothing when it is approximate, uncertain, a season, a decade or one of several."""
    return when.text if when is not None and when.precise else None


def day(claim: DatedClaim | None) -> str | None:
    """The same of a claim that may be absent."""
    return exact(claim.date) if claim else None


def interval(start: DatedClaim | None, end: DatedClaim | None) -> str | None:
    """The time covered, as an ISO 8601 interval open at its end when none is known."""
    first, last = day(start), day(end)
    return None if first is None else f"{first}/{last or '..'}"


def organisation(id_: str, registry: Registry, site: str) -> Node:
    """An organisation in short, as other pages name it."""
    one = registry.organisations[id_]
    return {
        "@type": schema_type(registry, "organisation_kinds", one.kind),
        **reference(site, addresses.organisation(id_)),
        "name": one.name,
        **filled(address=postal(one)),
    }


def organisations(ids: Iterable[str], registry: Registry, site: str) -> list[Node]:
    return [organisation(id_, registry, site) for id_ in dict.fromkeys(ids)]


def postal(one: Organisation) -> Node | None:
    """City and country (ISO 3166-1)."""
    if one.kind in ELSEWHERE or not (one.city or one.country):
        return None
    return {
        "@type": "PostalAddress",
        **filled(addressLocality=one.city, addressCountry=one.country),
    }


def role(party: Party, registry: Registry, site: str) -> Node:
    """A party with what it does and since when: schema.org puts both on a role around the member."""
    return {
        "@type": "OrganizationRole",
        "roleName": registry.label("roles", party.role),
        **filled(startDate=exact(party.since), endDate=exact(party.until)),
        "member": organisation(party.organisation, registry, site),
    }


def place(one: Country, site: str) -> Node:
    """A country or territory of ISO 3166-1 in short. `AdministrativeArea` is true of both."""
    return {
        "@type": "AdministrativeArea",
        **reference(site, addresses.country(one)),
        "name": one.name,
        "identifier": {"@type": "PropertyValue", "propertyID": "ISO 3166-1 alpha-2", "value": one.code},
    }


def places(codes: Iterable[str], registry: Registry, site: str) -> list[Node]:
    return [place(registry.countries[code], site) for code in codes]


def region(one: Region, site: str) -> Node:
    """A region of the world in short."""
    return {"@type": "Place", **reference(site, addresses.region(one.code)), "name": one.fr}


def where(entry: Entry, registry: Registry, site: str) -> list[Node]:
    """The countries of a record, then the regions that it names."""
    named = (registry.regions[covered.code] for covered in entry.partnership.regions)
    return [*places(entry.countries, registry, site), *(region(one, site) for one in named)]


def terms(vocabulary: str, codes: Iterable[str], registry: Registry, site: str) -> list[Node]:
    """Specialties, themes or schemes in short."""
    address = {
        "specialties": addresses.specialty,
        "themes": addresses.theme,
        "schemes": addresses.scheme,
    }[vocabulary]
    return [
        {
            "@type": "DefinedTerm",
            **reference(site, address(code)),
            "name": registry.label(vocabulary, code),
            "termCode": code,
        }
        for code in codes
    ]


def medical_specialties(codes: Iterable[str], registry: Registry) -> list[str]:
    """The nearest members of schema.org's MedicalSpecialty, each once."""
    found = (registry.term("specialties", code).schema_org for code in codes)
    return [f"{WEB}{name}" for name in dict.fromkeys(filter(None, found))]


def source(id_: str, registry: Registry, site: str) -> Node:
    """A source in short, as what is built on it names it."""
    one = registry.sources[id_]
    return {
        "@type": schema_type(registry, "source_kinds", one.kind),
        **reference(site, addresses.source(id_)),
        "name": one.title,
        "publisher": publisher(one, registry, site),
        "inLanguage": one.language,
        **filled(
            datePublished=exact(one.date),
            url=str(one.url) if one.url else None,
            archivedAt=str(one.archive_url) if one.archive_url else None,
        ),
    }


def publisher(one: Source, registry: Registry, site: str) -> Node:
    """The publisher of a source: an organisation of the catalogue, or a name."""
    if one.publisher_id:
        return organisation(one.publisher_id, registry, site)
    return {"@type": "Organization", "name": one.publisher}


def schema_type(registry: Registry, vocabulary: str, code: str) -> str:
    """The type that a vocabulary gives to a code, or `Thing`, which is always true."""
    return registry.term(vocabulary, code).schema_org or "Thing"


def modified(file: str, catalogue: Catalogue) -> str | None:
    """The day of the last known change of a file."""
    moment = catalogue.history.changed.get(file)
    return moment.date().isoformat() if moment else None
