"""What pages say to machines is valid schema.org, and no more than what they say to readers."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from catalogue.knowledge.aggregate import Catalogue, build
from catalogue.language.edtf import parse_date
from catalogue.reading.load import load
from catalogue.site import schema_org, structured_data
from catalogue.site.head import Heads
from catalogue.site.pages import subjects
from tests.conftest import PROJECT, ROOT, TODAY

SITE = PROJECT.site
VOCABULARY: dict[str, Any] = json.loads((ROOT / "tests" / "schema_org.json").read_text("utf-8"))
TYPES: dict[str, Any] = VOCABULARY["types"]
TEXTS = {"Text", "URL", "Date", "DateTime", "Number", "Integer", "Boolean", "PronounceableText", "XPathType"}


def heads(catalogue: Catalogue) -> Heads:
    return Heads(PROJECT, {"pays/": "Pays"}, subjects(catalogue, PROJECT), frozenset())


def graph_of(catalogue: Catalogue, address: str) -> list[dict[str, Any]]:
    head = heads(catalogue).of(address, "Titre", "Description.")
    found: list[dict[str, Any]] = json.loads(head.structured)["@graph"]
    return found


@cache
def lineage(type_: str) -> frozenset[str]:
    return frozenset({type_, "Thing"}).union(*(lineage(parent) for parent in TYPES[type_]["is"]))


@cache
def ranges(type_: str) -> dict[str, frozenset[str]]:
    return {name: frozenset(range_) for one in lineage(type_) for name, range_ in TYPES[one]["has"].items()}


def faults(node: Any, path: str = "") -> Iterator[str]:
    """Every type and property that schema.org does not know, and every value out of its range."""
    if not isinstance(node, dict) or "@value" in node or set(node) == {"@id"}:
        return
    type_ = node["@type"]
    if type_ not in TYPES:
        yield f"{path}: no type {type_}"
        return
    for name, value in node.items():
        if name.startswith("@") or name == "query-input":
            continue
        if name == "member" and type_ == "OrganizationRole":
            allowed = frozenset({"Organization"})
        elif name not in ranges(type_):
            yield f"{path}: {type_} has no {name}"
            continue
        else:
            allowed = ranges(type_)[name]
        for one in value if isinstance(value, list) else [value]:
            yield from faults(one, f"{path}/{name}")
            if isinstance(one, dict) and one.get("@type") in TYPES:
                ok = one["@type"] == "OrganizationRole" or lineage(one["@type"]) & allowed
            elif isinstance(one, dict):
                ok = True
            else:
                ok = bool(allowed & TEXTS) or str(one).startswith(schema_org.WEB) or name == "image"
            if not ok:
                yield f"{path}: {type_}.{name} takes {sorted(allowed)}, not {one!r}"


def faults_of(catalogue: Catalogue) -> list[str]:
    """The faults of every page of a catalogue."""
    made = heads(catalogue)
    found = {
        fault
        for address in made.subjects
        for node in json.loads(made.of(address, "T", "D").structured)["@graph"]
        for fault in faults(node, address)
    }
    return sorted(found)


def test_every_page_is_valid_schema_org(sample: Catalogue) -> None:
    """Types and properties exist, and each value has a type that its property takes."""
    assert faults_of(sample) == []


def test_the_checker_sees_faults() -> None:
    """A wrong type, a wrong property and a wrong value are told."""
    assert len(list(faults({"@type": "Nonsense"}))) == 1
    assert len(list(faults({"@type": "Event", "foundingDate": "2013"}))) == 1
    assert len(list(faults({"@type": "Event", "organizer": {"@type": "Place"}}))) == 1


def test_every_kind_of_record_and_specialty_has_a_type_that_exists(example: Catalogue) -> None:
    vocabularies = example.registry.vocabularies
    for vocabulary in ("kinds", "organisation_kinds", "source_kinds"):
        assert {term.schema_org for term in vocabularies[vocabulary].values()} <= set(TYPES)
    named = {term.schema_org for term in vocabularies["specialties"].values() if term.schema_org}
    assert named <= set(VOCABULARY["MedicalSpecialty"])


def test_a_record_tells_who_where_since_when_and_from_what(example: Catalogue) -> None:
    """Each party stands in a role with its own dates; the page names its sources."""
    page, subject, _ = graph_of(example, "partenariats/exemple-dakar/")
    assert subject["@type"] == "Project"
    assert subject["foundingDate"] == "2018"
    dakar = next(role for role in subject["member"] if "dakar" in role["member"]["@id"])
    assert (dakar["roleName"], dakar["startDate"], dakar["endDate"]) == ("Partenaire", "2018", "2024")
    assert dakar["member"]["address"]["addressCountry"] == "SN"
    assert [place["name"] for place in subject["areaServed"]] == ["Mali", "Sénégal"]
    assert [funder["name"] for funder in subject["funder"]] == ["Fonds d’exemple"]
    assert [source["name"] for source in page["isBasedOn"]] == ["Brochure d’exemple"]
    assert page["citation"] == [{"@id": page["isBasedOn"][0]["@id"]}]
    assert page["specialty"] == ["https://schema.org/Cardiovascular"]
    assert page["encoding"]["contentUrl"] == f"{SITE}data/partenariats/exemple-dakar.json"


def test_a_date_that_is_not_exact_is_not_given(example: Catalogue) -> None:
    """`2024~` and `198X` are no ISO 8601: machines would read them as exact."""
    _, subject, _ = graph_of(example, "partenariats/exemple-dakar/")
    assert "dissolutionDate" not in subject
    _, programme, _ = graph_of(example, "programmes/programme-exemple/")
    assert "foundingDate" not in programme
    assert [
        schema_org.exact(parse_date(text)) for text in ("2021-11-18", "2021-11", "2012~", "2025?", "19XX")
    ] == [
        "2021-11-18",
        "2021-11",
        None,
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("id_", "named"),
    [
        ("valmont-sabelle", {"institut-lagune"}),
        ("journees-oued-clair", {"institut-lagune"}),
        ("equipes-mekong", {"hopital-emeraude", "mutuelle-orion"}),
    ],
)
def test_an_organisation_that_is_only_named_takes_no_part(
    sample: Catalogue, id_: str, named: set[str]
) -> None:
    """`mentioned` gives no role, whatever the kind of record."""
    _, subject = structured_data.record(sample.by_id[id_], sample, SITE)
    told = set(re.findall(r"/organisations/([\w-]+)/#", json.dumps(subject)))
    assert told
    assert not told & named


def test_an_embassy_has_no_address(folder: Path) -> None:
    """Its country is the one it represents, which is not where it stands."""

    def told() -> dict[str, Any]:
        return structured_data.organisation("hopital-de-dakar", build(load(folder), TODAY), SITE)[1]

    assert told()["address"]["addressCountry"] == "SN"
    file = folder / "registry" / "organisations" / "hopital-de-dakar.yml"
    text = file.read_text("utf-8").replace("kind: hospital", "kind: embassy")
    file.write_text(text.replace("city: Dakar\n", ""), "utf-8")
    assert "address" not in told()


def test_an_organisation_tells_its_names_and_numbers(sample: Catalogue) -> None:
    """The official name apart from the others; the addresses that name the organisation itself as the same thing."""
    _, node = structured_data.organisation("chu-valmont", sample, SITE)
    assert node["legalName"] == "Centre hospitalier universitaire régional de Valmont-sur-Lys"
    assert node["alternateName"] == [
        "CHUVAL",
        "Hôpital central de Valmont",
        "Hospices de Valmont",
        "Hôtel-Dieu de Valmont",
        "Valmont University Hospital",
        "Bệnh viện Đại học Valmont",
    ]
    assert node["sameAs"] == [
        "https://ror.org/0va1mnt38",
        "https://isni.org/isni/0000000999999905",
        "https://www.wikidata.org/wiki/Q999999999",
    ]
    assert {one["propertyID"]: one["value"] for one in node["identifier"]} == {
        "ROR": "0va1mnt38",
        "FINESS (entité juridique)": "990000010",
        "FINESS (site)": "990001000",
        "SIREN": "998887772",
        "SIRET": "99888777200015",
        "ISNI": "0000000999999905",
        "ISIL": "FR-990000010",
        "Wikidata": "Q999999999",
        "Unité de recherche": "UMR_S 9999",
    }
    _, source = structured_data.source("page-valmont", sample, SITE)
    assert source["archivedAt"] == "https://archives.example/2025/valmont.example/international"


def test_the_home_page_offers_the_data_and_the_search(example: Catalogue) -> None:
    page, website, dataset, _ = graph_of(example, "")
    assert website["potentialAction"]["target"]["urlTemplate"] == f"{SITE}explorer/?q={{search_term_string}}"
    assert dataset["distribution"][0]["contentUrl"] == f"{SITE}data/catalogue.json"
    assert dataset["license"].startswith("https://www.etalab.gouv.fr/")
    assert page["mainEntity"]["@id"] == dataset["@id"]


def test_breadcrumbs_lead_home(example: Catalogue) -> None:
    """Only pages that exist are steps."""
    trail = graph_of(example, "pays/senegal/")[-1]
    assert trail["@type"] == "BreadcrumbList"
    assert [(step["position"], step["name"]) for step in trail["itemListElement"]] == [
        (1, "Accueil"),
        (2, "Pays"),
        (3, "Titre"),
    ]


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!--", "]]>", "a & b", "\u2028"])
def test_no_text_closes_the_block(text: str) -> None:
    """What a title holds stays inside, and comes back the same."""
    made = structured_data.serialised({"name": text})
    assert "<" not in made
    assert ">" not in made
    assert json.loads(made) == {"name": text}
