"""`catalogue.json`: everything, with resolved names. Stable: sorted keys, sorted lists, a line per record."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from catalogue.knowledge import addresses, derive
from catalogue.knowledge.aggregate import Catalogue, Entry
from catalogue.knowledge.strength import STRENGTHS, is_disputed, of_claim, of_evidence
from catalogue.model.claims import TAGS, claims
from catalogue.model.records import Partnership
from catalogue.model.registry import Registry
from catalogue.model.typed import adapter

Json = dict[str, Any]
_encoder = json.JSONEncoder(ensure_ascii=False, sort_keys=True)
LICENCE = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"


def record_json(entry: Entry, catalogue: Catalogue) -> str:
    """One record, in one line that ends."""
    return _text(_partnership(entry, catalogue))


def catalogue_parts(catalogue: Catalogue) -> Iterator[str]:
    """The whole catalogue as pieces of one JSON text, to write one after the other: they are never held together."""
    registry = catalogue.registry
    ordered = sorted(catalogue.entries, key=lambda one: one.id)
    texts = {"date": catalogue.today.isoformat(), "licence": LICENCE}
    lists = {
        "countries": map(_text, _countries(catalogue)),
        "organisations": (_text(_organisation(id_, catalogue)) for id_ in sorted(registry.organisations)),
        "partnerships": (record_json(entry, catalogue) for entry in ordered),
        "regions": map(_text, _regions(catalogue)),
        "sources": (_text(_source(id_, catalogue)) for id_ in sorted(registry.sources)),
        "specialties": map(_text, _terms(registry, "specialties", catalogue.by_specialty)),
        "terms": map(_text, _other_terms(registry)),
        "themes": map(_text, _terms(registry, "themes", catalogue.by_theme)),
    }
    for number, key in enumerate(sorted([*texts, *lists])):
        yield f"{',' if number else '{'}\n{json.dumps(key)}: "
        if key in texts:
            yield json.dumps(texts[key])
        else:
            yield from _list(lists[key])
    yield "\n}\n"


def _countries(catalogue: Catalogue) -> Iterator[Json]:
    for country in sorted(catalogue.countries, key=lambda one: one.code):
        yield {
            "code": country.code,
            "name": country.name,
            "name_en": country.name_en,
            "regions": [region.code for region in catalogue.registry.regions_of(country.code)],
            "partnerships": len(catalogue.by_country.get(country.code, ())),
            "url": addresses.country(country),
        }


def _regions(catalogue: Catalogue) -> Iterator[Json]:
    """All regions that the catalogue knows: a record may name one in which it names no country."""
    for code, region in sorted(catalogue.registry.regions.items()):
        yield {**_dump(region), "partnerships": len(catalogue.by_region.get(code, ()))}


def _other_terms(registry: Registry) -> Iterator[Json]:
    """What every code of a record means, specialties and themes apart, which have lists of their own."""
    for vocabulary, terms in sorted(registry.vocabularies.items()):
        if vocabulary not in ("specialties", "themes"):
            yield from ({"vocabulary": vocabulary, **_dump(term)} for _, term in sorted(terms.items()))


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


def _partnership(entry: Entry, catalogue: Catalogue) -> Json:
    partnership, registry = entry.partnership, catalogue.registry
    dumped = _with_strengths(_dump(partnership), partnership)
    proof = derive.traceability(partnership, registry)
    return {
        **dumped,
        "id": entry.id,
        "url": addresses.entry(entry),
        "file": entry.file,
        "derived_countries": list(entry.countries),
        "parties": [{**party, **_place(party["organisation"], registry)} for party in dumped["parties"]],
        "related": [link for link in dumped["related"] if link["to"] in catalogue.by_id],
        "displayed_status": entry.status.label.replace("\u00a0", " "),
        "displayed_status_code": entry.status.code,
        "light": entry.is_light,
        "completeness": derive.completeness(partnership),
        "traceability": {
            "claims": proof.claims.claims,
            "cited": proof.claims.cited,
            **{code: getattr(proof.claims, code) for code in STRENGTHS},
            "publishers": proof.publishers,
        },
        "body": entry.body,
    }


def _with_strengths(dumped: Json, partnership: Partnership) -> Json:
    """The values of a record: each claim and each evidence with its strength, each claim with whether sources disagree.

    Specialties, themes and activities are plain codes; `tag_evidence` has the evidence of those that name any.
    """
    tags: Json = {field: {} for field in TAGS}
    dumped["status"] = {**dumped["status"], "strength": None, "disputed": False}  # an unknown one is no claim
    for claim, field, location in claims(partnership):
        told = {
            "evidence": list(claim.evidence),
            "strength": of_claim(claim, partnership),
            "disputed": is_disputed(claim, partnership),
        }
        if field in TAGS:
            tag = getattr(partnership, field)[location[-1]]
            tags[field][tag.code] = told
            continue
        written = dumped[field]
        if len(location) == 1:
            dumped[field] = {**written, **told}
        else:
            group = written[location[-1]]  # a plain code, where it names no evidence
            written[location[-1]] = {**(group if isinstance(group, dict) else {"code": group}), **told}
    codes = {field: [tag.code for tag in getattr(partnership, field)] for field in TAGS}
    evidence = {
        id_: {**dumped["evidence"][id_], "strength": of_evidence(one)}
        for id_, one in partnership.evidence.items()
    }
    return {
        **dumped,
        **codes,
        "evidence": evidence,
        "tag_evidence": {field: held for field, held in tags.items() if held},
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


def _text(value: Json) -> str:
    return _encoder.encode(value) + "\n"


def _list(lines: Iterable[str]) -> Iterator[str]:
    """One line per record, so that two versions compare line by line. Indenting would leave json's C encoder."""
    yield "[\n"
    for number, line in enumerate(lines):
        yield f",{line}" if number else line
    yield "]"


def _dump(model: Any) -> Json:
    dumped: Json = adapter(type(model)).dump_python(model, mode="json", by_alias=True)
    return dumped
