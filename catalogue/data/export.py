"""`catalogue.json`: everything, with resolved names. Stable: sorted keys, sorted lists, a line per record."""

import json
from collections.abc import Mapping
from typing import Any

from catalogue import derive
from catalogue.aggregate import Catalogue, Entry
from catalogue.model import adapter
from catalogue.registry import Registry
from catalogue.site import addresses

Json = dict[str, Any]
LICENCE = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"


def catalogue_json(catalogue: Catalogue) -> str:
    """The whole catalogue as one JSON text."""
    return _lines(as_json(catalogue))


def json_files(catalogue: Catalogue) -> dict[str, str]:
    """The whole catalogue, and each of its records, by their address."""
    everything = as_json(catalogue)
    records = {addresses.record_data(one["id"]): _text(one) for one in everything["partnerships"]}
    return {"data/catalogue.json": _lines(everything), **records}


def as_json(catalogue: Catalogue) -> Json:
    """Top-level lists, each sorted by id or code."""
    registry = catalogue.registry
    return {
        "date": catalogue.today.isoformat(),
        "licence": LICENCE,
        "partnerships": [
            _partnership(entry, registry) for entry in sorted(catalogue.entries, key=lambda one: one.id)
        ],
        "organisations": [_organisation(id_, catalogue) for id_ in sorted(registry.organisations)],
        "sources": [_source(id_, catalogue) for id_ in sorted(registry.sources)],
        "countries": [
            {
                "code": country.code,
                "name": country.name,
                "name_en": country.name_en,
                "regions": [region.code for region in registry.regions_of(country.code)],
                "partnerships": len(catalogue.by_country.get(country.code, ())),
                "url": addresses.country(country),
            }
            for country in sorted(catalogue.countries, key=lambda one: one.code)
        ],
        "specialties": _terms(registry, "specialties", catalogue.by_specialty),
        "themes": _terms(registry, "themes", catalogue.by_theme),
    }


def _terms(registry: Registry, vocabulary: str, groups: Mapping[str, tuple[Entry, ...]]) -> list[Json]:
    address = {"specialties": addresses.specialty, "themes": addresses.theme}[vocabulary]
    return [
        {
            **_dump(term),
            "partnerships": len(groups.get(code, ())),
            "url": address(code),
        }
        for code, term in sorted(registry.vocabularies[vocabulary].items())
    ]


def _partnership(entry: Entry, registry: Registry) -> Json:
    partnership = entry.partnership
    proof = derive.traceability(partnership, registry)
    return {
        **_dump(partnership),
        "id": entry.id,
        "url": addresses.entry(entry),
        "file": entry.file,
        "countries": list(entry.countries),
        "parties": [
            {**_dump(party), **_place(party.organisation, registry)} for party in partnership.parties
        ],
        "displayed_status": entry.status.label.replace("\u00a0", " "),
        "displayed_status_code": entry.status.code,
        "completeness": derive.completeness(partnership),
        "traceability": {"claims": proof.claims, "proven": proof.proven, "publishers": proof.publishers},
        "body": entry.body,
    }


def _place(id_: str, registry: Registry) -> Json:
    organisation = registry.organisations[id_]
    return {"name": organisation.name, "city": organisation.city, "country": organisation.country}


def _organisation(id_: str, catalogue: Catalogue) -> Json:
    return {
        **_dump(catalogue.registry.organisations[id_]),
        "id": id_,
        "url": addresses.organisation(id_),
        "partnerships": [
            entry.id for entry in sorted(catalogue.by_organisation.get(id_, ()), key=lambda one: one.id)
        ],
    }


def _source(id_: str, catalogue: Catalogue) -> Json:
    return {
        **_dump(catalogue.registry.sources[id_]),
        "id": id_,
        "page": addresses.source(id_),
        "partnerships": [
            entry.id for entry in sorted(catalogue.by_source.get(id_, ()), key=lambda one: one.id)
        ],
    }


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True) + "\n"


def _lines(everything: Json) -> str:
    """One line per record, so that two versions compare line by line. Indenting would leave json's C encoder."""
    parts = []
    for key in sorted(everything):
        value = everything[key]
        said = "[\n" + ",".join(map(_text, value)) + "]" if isinstance(value, list) else json.dumps(value)
        parts.append(f"{json.dumps(key)}: {said}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _dump(model: Any) -> Json:
    dumped: Json = adapter(type(model)).dump_python(model, mode="json", by_alias=True)
    return dumped
