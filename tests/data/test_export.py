"""The data that others build upon."""

import json
from pathlib import Path, PurePosixPath
from typing import Any

import jsonschema
import pytest

from catalogue.data.export import catalogue_parts, record_json
from catalogue.data.schema import schema
from catalogue.knowledge.aggregate import Catalogue
from catalogue.model.claims import TAGS
from catalogue.reading.front_matter import parse_markdown, parse_yaml
from catalogue.reading.load import Loaded
from tests.sampling import MEANING


@pytest.fixture(scope="module")
def exported(sample: Catalogue) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads("".join(catalogue_parts(sample)))
    return loaded


def test_everything_is_exported(exported: dict[str, Any], sample: Catalogue) -> None:
    """As many records as the catalogue holds, sorted by id."""
    for name, count in (("partnerships", 14), ("sources", 7), ("organisations", 22), ("specialties", 48)):
        assert len(exported[name]) >= count, name
    ids = [one["id"] for one in exported["partnerships"]]
    assert ids == sorted(ids)
    assert len(ids) == len(sample.entries)
    assert {"organisations", "countries", "themes"} <= exported.keys()


def test_a_partnership_has_its_fields_and_what_is_derived(exported: dict[str, Any]) -> None:
    """The fields of the file under their names, with names resolved."""
    record = next(one for one in exported["partnerships"] if one["id"] == "valmont-sabelle")
    assert record["url"] == "partenariats/valmont-sabelle/"
    assert record["derived_countries"] == ["SN"]
    assert record["displayed_status"] == "En cours"
    assert record["start"]["date"] == "2018-03-12"
    party = next(party for party in record["parties"] if party["organisation"] == "hopital-sabelle")
    assert (party["name"], party["city"], party["country"], party["since"]) == (
        "Hôpital de Sabelle",
        "Sabelle",
        "SN",
        "2018",
    )
    assert "[^" in record["body"]


def test_the_file_of_a_record_is_its_line_of_the_whole(sample: Catalogue) -> None:
    """Who follows one record and who takes everything read the same."""
    entries = sorted(sample.entries, key=lambda entry: entry.id)
    records = [record_json(entry, sample) for entry in entries]
    assert ",".join(records) in "".join(catalogue_parts(sample))


def test_every_reference_resolves(exported: dict[str, Any]) -> None:
    """Organisations, sources and countries named in a partnership are in the lists."""
    organisations = {one["id"] for one in exported["organisations"]}
    sources = {one["id"] for one in exported["sources"]}
    countries = {one["code"] for one in exported["countries"]}
    regions = {one["code"] for one in exported["regions"]}
    for one in exported["partnerships"]:
        assert {party["organisation"] for party in one["parties"]} <= organisations
        assert {quote["source"] for quote in one["evidence"].values()} <= sources
        assert one["source"] is None or one["source"] in sources
        assert {funding["organisation"] for funding in one["funding"]} <= organisations | {None}
        assert set(one["derived_countries"]) <= countries
        assert {added["code"] for added in one["countries"]} <= set(one["derived_countries"])
        assert {covered["code"] for covered in one["regions"]} <= regions


def test_every_code_is_explained(exported: dict[str, Any]) -> None:
    """The labels of states, forms of money and strengths stand beside the records that have their codes."""
    terms = {(one["vocabulary"], one["code"]): one for one in exported["terms"]}
    for record in exported["partnerships"]:
        used = {
            *(("training_states", one["state"]) for one in record["training"] if one["state"]),
            *(("finance_types", one["finance_type"]) for one in record["funding"] if one["finance_type"]),
            *(("strengths", one["strength"]) for one in record["parties"]),
            *(("confidences", one["confidence"]) for one in record["evidence"].values()),
            *(("relations", one["as"]) for one in record["related"]),
        }
        assert used <= terms.keys(), record["id"]
    assert terms["finance_types", "debt-conversion"]["iati"] == "610"
    assert terms["strengths", "referenced"]["fr"] == "Référencé"
    counted = {one["code"]: one["partnerships"] for one in exported["regions"] if one["partnerships"]}
    assert counted == MEANING["counts"]["regions"]


def test_no_claim_of_a_record_is_lost(
    exported: dict[str, Any], sample: Catalogue, sample_folder: Path
) -> None:
    """Each field of a file stands in the data under its own name, claims with their evidence: nothing derived takes its place."""
    written = {
        entry.id: parse_markdown((sample_folder / entry.file).read_text("utf-8"), PurePosixPath(entry.file))[
            0
        ]
        for entry in sample.entries
    }
    added = 0
    for one in exported["partnerships"]:
        document = written[one["id"]]
        assert document is not None
        for name, value in document.values.items():
            told = list(one["tag_evidence"].get(name, {}).values()) if name in TAGS else one[name]
            assert _evidence_in(told) == _evidence_in(value), (one["id"], name)
        added += len(document.values.get("countries") or ())
    assert added == 5  # three of the network, two of the training


def _evidence_in(value: Any) -> list[str]:
    """Every id of evidence that is cited somewhere in a value, in order."""
    if isinstance(value, list):
        return [id_ for item in value for id_ in _evidence_in(item)]
    if not isinstance(value, dict):
        return []
    cited = value.get("evidence", ())
    own = [cited] if isinstance(cited, str) else list(cited)
    return own + [
        id_ for name, item in sorted(value.items()) if name != "evidence" for id_ in _evidence_in(item)
    ]


def test_the_schema_accepts_the_files(loaded_sample: Loaded, sample_folder: Path) -> None:
    """What the validator accepts, the exported schemas accept: editors and forms may trust them."""
    for name, pattern in {
        "partnership": "partnerships/*.md",
        "organisation": "registry/organisations/*.yml",
        "source": "registry/sources/*.yml",
    }.items():
        described = schema(name, loaded_sample.registry)
        jsonschema.Draft202012Validator.check_schema(described)
        validator = jsonschema.Draft202012Validator(described)
        found = sorted(sample_folder.glob(pattern))
        assert found
        for path in found:
            errors = list(validator.iter_errors(_typed(_values(path), described, described)))
            assert errors == [], (path, errors[:1])


def test_the_schema_refuses_what_the_validator_refuses(loaded_sample: Loaded, sample_folder: Path) -> None:
    """An unknown code or key is no valid file for an editor either."""
    described = schema("partnership", loaded_sample.registry)
    validator = jsonschema.Draft202012Validator(described)
    good = _typed(_values(sample_folder / loaded_sample.records[0].file), described, described)
    assert list(validator.iter_errors(good)) == []
    assert list(validator.iter_errors({**good, "kind": "partenariat"}))
    assert list(validator.iter_errors({**good, "kinds": "partnership"}))
    assert list(validator.iter_errors({**good, "start": {"date": "hier", "evidence": "x"}}))


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("specialties", "psychiatrie"),
        ("themes", "sante-numerique"),
        ("activities", "missions"),
        ("regions", "afrique-de-louest"),
        ("countries", "SN"),
    ],
)
def test_the_schema_takes_a_code_or_a_group(
    loaded_sample: Loaded, sample_folder: Path, field: str, code: str
) -> None:
    """A plain code, a group with one evidence or a list, both in one list; no unknown code, no other key, no empty group."""
    described = schema("partnership", loaded_sample.registry)
    validator = jsonschema.Draft202012Validator(described)
    good = _typed(_values(sample_folder / "partnerships" / "valmont-sabelle.md"), described, described)

    def errors(value: Any) -> list[Any]:
        return list(validator.iter_errors({**good, field: value}))

    for taken in (
        [code],
        [{"code": code}],
        [{"code": code, "evidence": "accord"}],
        [{"code": code, "evidence": ["accord", "stage"]}],
        [],
    ):
        assert errors(taken) == [], taken
    for refused in (
        code,
        ["inconnu"],
        [{"code": "inconnu", "evidence": "accord"}],
        [{"evidence": "accord"}],
        [{"code": code, "preuve": "accord"}],
        [code, code],
        [None],
    ):
        assert errors(refused), refused


def _values(path: Path) -> Any:
    parse = parse_markdown if path.suffix == ".md" else parse_yaml
    document, _ = parse(path.read_text("utf-8"), PurePosixPath(path.name))
    assert document is not None
    return document.values


def _typed(value: Any, node: dict[str, Any], root: dict[str, Any]) -> Any:
    """Texts as the YAML of an editor types them: numbers and booleans where the schema wants one."""
    if "$ref" in node:
        node = root["$defs"][node["$ref"].rsplit("/", 1)[1]]
    choices = node.get("anyOf", [node])
    types = {choice.get("type") for choice in choices}
    if isinstance(value, str):
        if types & {"integer", "number"}:
            return float(value)
        return value == "true" if "boolean" in types else value
    wanted = "array" if isinstance(value, list) else "object"
    fitting = [one for one in choices if one.get("type") == wanted or "$ref" in one]
    inner = fitting[0] if fitting else node
    if "$ref" in inner:
        inner = root["$defs"][inner["$ref"].rsplit("/", 1)[1]]
    if isinstance(value, list):
        return [_typed(item, inner.get("items", {}), root) for item in value]
    extra = inner.get("additionalProperties", {})
    known = inner.get("properties", {})
    return {
        key: _typed(item, known.get(key, extra if isinstance(extra, dict) else {}), root)
        for key, item in value.items()
    }
