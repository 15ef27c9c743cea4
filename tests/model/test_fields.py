"""Types of single values: what they take, and what the JSON Schema says of them to editors and to the form."""

from collections.abc import Iterator
from typing import Annotated, Any

import jsonschema
import pytest
from pydantic import TypeAdapter, ValidationError

from catalogue.model import fields
from catalogue.model.fields import CodeOf, Unique
from catalogue.model.names import RESERVED, is_reserved
from catalogue.model.records import Milestone, Partnership, Party, Result
from catalogue.model.registry_files import Organisation, Source
from catalogue.model.terms import CountryEntry, Region, Term
from catalogue.model.typed import Model, typed

GIVEN: dict[type[Model], dict[str, Any]] = {
    Organisation: {"schema": 1, "name": "Hôpital de Sabelle", "kind": "hospital"},
    Source: {
        "schema": 1,
        "title": "Brochure",
        "publisher": "Fonds",
        "kind": "brochure",
        "language": "fr",
        "machine_translated": "false",
        "sha256": "0" * 64,
    },
    Party: {"organisation": "hopital", "role": "lead"},
    Result: {"label": "Infirmiers formés", "value": "15", "unit": "infirmiers"},
    Milestone: {"date": "2018", "event": "Signature"},
    Term: {"code": "oncology", "fr": "Cancérologie", "en": "Oncology", "meaning": "Soins du cancer."},
    CountryEntry: {"code": "SN", "m49": "011", "in": "au"},
    Region: {"code": "west", "fr": "Ouest", "en": "West", "in": "en"},
}
"""The least that each model takes."""


def error(type_: Any, value: Any, **context: Any) -> str | None:
    """The kind of error that a value earns, or None."""
    try:
        TypeAdapter(type_).validate_python(value, context=context)
    except ValidationError as refused:
        return refused.errors()[0]["type"]
    return None


@pytest.mark.parametrize(
    ("model", "field", "least", "most"),
    [
        (Organisation, "name", 2, 160),
        (Organisation, "city", 1, 160),
        (Organisation, "note", 0, 600),
        (Source, "title", 3, 200),
        (Source, "publisher", 2, 120),
        (Source, "date_note", 0, 300),
        (Source, "note", 0, 600),
        (Party, "unit", 1, 160),
        (Result, "label", 1, 160),
        (Result, "unit", 1, 160),
        (Milestone, "event", 1, 160),
        (Term, "code", 1, 100),
        (Term, "fr", 2, 160),
        (Term, "en", 2, 160),
        (Term, "meaning", 5, 600),
        (CountryEntry, "in", 1, 160),
        (CountryEntry, "name", 1, 160),
        (Region, "fr", 2, 160),
        (Region, "en", 2, 160),
    ],
)
def test_texts_have_bounds(model: type[Model], field: str, least: int, most: int) -> None:
    """The shortest and the longest are taken, and one sign beyond is refused."""
    for length, refused in ((least, None), (most, None), (most + 1, "string_too_long")):
        assert error(model, {**GIVEN[model], field: "a" * length}) == refused
    if least:
        assert error(model, {**GIVEN[model], field: "a" * (least - 1)}) in (
            "string_too_short",
            "string_pattern_mismatch",
        )


@pytest.mark.parametrize(
    ("model", "field"),
    [
        (Organisation, "name"),
        (Organisation, "city"),
        (Source, "title"),
        (Source, "publisher"),
        (Party, "unit"),
        (Result, "label"),
        (Milestone, "event"),
        (Term, "fr"),
        (Term, "en"),
        (Term, "meaning"),
        (CountryEntry, "in"),
        (Region, "fr"),
        (Region, "en"),
    ],
)
@pytest.mark.parametrize("sign", ["\n", "\t"])
def test_a_label_is_one_line(model: type[Model], field: str, sign: str) -> None:
    """It stands in headings and tables."""
    assert error(model, {**GIVEN[model], field: f"Soins{sign}du cancer"}) == "string_pattern_mismatch"


@pytest.mark.parametrize(
    ("model", "field", "value"),
    [
        (Source, "language", "fra"),
        (Source, "language", "FR"),
        (Source, "original_language", "v"),
        (Source, "sha256", "0" * 63),
        (Source, "sha256", "G" * 64),
        (Term, "code", "Oncology"),
        (Term, "code", "-oncology"),
        (CountryEntry, "code", "sn"),
        (CountryEntry, "code", "SEN"),
        (CountryEntry, "m49", "11"),
        (CountryEntry, "m49", "0111"),
        (Region, "m49", "11"),
    ],
)
def test_codes_have_a_form(model: type[Model], field: str, value: str) -> None:
    """Of languages, countries, regions, texts and terms."""
    assert error(model, {**GIVEN[model], field: value}) == "string_pattern_mismatch"


@pytest.mark.parametrize(
    ("model", "field", "least", "most"),
    [
        (Organisation, "also_known_as", 0, 50),
        (Term, "synonyms", 0, 300),
        (CountryEntry, "variants", 0, 300),
        (Region, "members", 0, 300),
        (Region, "synonyms", 0, 300),
    ],
)
def test_lists_have_bounds(model: type[Model], field: str, least: int, most: int) -> None:
    """About ten times what the fullest file holds."""
    for count, refused in ((least, None), (most, None), (most + 1, "too_long")):
        assert error(model, {**GIVEN[model], field: [f"nom {number}" for number in range(count)]}) == refused


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (
            Organisation,
            {"country": None, "city": None, "also_known_as": (), "part_of": None, "website": None},
        ),
        (Term, {"synonyms": (), "schema_org": None, "plural": None, "inverse": None, "inverse_en": None}),
        (CountryEntry, {"name": None, "variants": (), "preposition": "au"}),
        (Region, {"m49": None, "editorial": False, "members": (), "synonyms": (), "preposition": "en"}),
        (Milestone, {"signed": False, "evidence": ()}),
        (Party, {"unit": None, "since": None, "until": None, "evidence": ()}),
        (Result, {"value_max": None, "qualifier": None, "period": None, "counts": None}),
        (Source, {"publisher_id": None, "date": None, "original_language": None, "url": None, "note": None}),
    ],
)
def test_what_a_file_leaves_out(model: type[Model], values: dict[str, Any]) -> None:
    """Nothing is invented for it: no date, an empty list, nothing signed."""
    made = TypeAdapter(model).validate_python(GIVEN[model])
    assert {name: getattr(made, name) for name in values} == values


@pytest.mark.parametrize(
    ("type_", "schema"),
    [
        (fields.Number, {"type": "number", "minimum": 0, "maximum": 1_000_000_000_000}),
        (fields.Money, {"type": "number", "minimum": 1, "maximum": 1_000_000_000_000_000}),
        (fields.SchemaVersion, {"const": 2, "type": "integer"}),
        (
            fields.Length,
            {
                "type": "string",
                "format": "duration",
                "pattern": r"^P\d{1,3}[YMWD](/P\d{1,3}[YMWD])?$",
                "examples": ["P6M/P2Y"],
            },
        ),
        (fields.ShortText, {"type": "string", "minLength": 1, "maxLength": 160, "pattern": r"^[^\n\t]*$"}),
        (
            fields.EvidenceIds,
            {"type": "array", "items": {"type": "string"}, "maxItems": 50, "uniqueItems": True},
        ),
        (Annotated[str, CodeOf("themes")], {"type": "string", "x-vocabulary": "themes"}),
        (
            Annotated[tuple[str, ...], Unique(("code", "role"))],
            {
                "type": "array",
                "items": {"type": "string"},
                "uniqueItems": True,
                "x-unique-by": ["code", "role"],
            },
        ),
    ],
    ids=["number", "money", "version", "length", "text", "evidence", "code", "set"],
)
def test_the_schema_of_a_type(type_: Any, schema: dict[str, Any]) -> None:
    """Word for word, as editors and the form read it."""
    assert TypeAdapter(type_).json_schema() == schema


@pytest.mark.parametrize(
    ("type_", "format_", "example", "when"),
    [
        (fields.Date, "edtf-date", "2021-11-18", None),
        (fields.BegunDate, "edtf-date", "2021-11-18", "begun"),
        (fields.SeenDate, "edtf-date", "2021-11-18", "seen"),
        (fields.BegunPeriod, "edtf-period", "2016/2022", "begun"),
    ],
)
def test_the_schema_of_a_date(type_: Any, format_: str, example: str, when: str | None) -> None:
    """It also says whether the date tells of what is past."""
    schema = TypeAdapter(type_).json_schema()
    pattern = schema.pop("pattern")
    told = {"x-told": when} if when else {}
    assert schema == {"type": "string", "format": format_, "examples": [example], **told}
    assert jsonschema.Draft202012Validator({"pattern": pattern}).is_valid(example)


@pytest.mark.parametrize(
    ("type_", "vocabulary"),
    [
        (fields.KindCode, "kinds"),
        (fields.RoleCode, "roles"),
        (fields.StatusCode, "statuses"),
        (fields.ScopeCode, "scopes"),
        (fields.ConfidenceCode, "confidences"),
        (fields.RelationCode, "relations"),
        (fields.SpecialtyCode, "specialties"),
        (fields.ThemeCode, "themes"),
        (fields.ActivityCode, "activities"),
        (fields.SchemeCode, "schemes"),
        (fields.AudienceCode, "audiences"),
        (fields.OrganisationKindCode, "organisation_kinds"),
        (fields.SourceKindCode, "source_kinds"),
        (fields.CountryCode, "countries"),
        (fields.OrganisationId, "organisations"),
        (fields.SourceId, "sources"),
    ],
)
def test_a_code_is_one_of_its_vocabulary(type_: Any, vocabulary: str) -> None:
    """And any code may be one of a vocabulary that could not be read."""
    adapter = TypeAdapter(type_)
    assert adapter.validate_python("a", context={vocabulary: frozenset("a")}) == "a"
    assert adapter.validate_python("b", context={"others": frozenset("a")}) == "b"
    with pytest.raises(ValidationError) as refused:
        adapter.validate_python("b", context={vocabulary: frozenset("a")})
    [told] = refused.value.errors()
    assert (told["type"], told["ctx"]) == ("unknown_code", {"vocabulary": vocabulary})


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("0", 0),
        ("15", 15),
        (" 15 ", 15),
        ("15.5", 15.5),
        ("15.125", 15.125),
        ("1000000000000", 10**12),
        ("1e3", "bad_number"),
        ("1_000", "bad_number"),
        ("+3", "bad_number"),
        ("1,5", "bad_number"),
        ("٣", "bad_number"),
        ("-1", "implausible_number"),
        ("1.1234", "implausible_number"),
        ("1000000000001", "less_than_equal"),
        (True, None),
    ],
)
def test_numbers(value: Any, expected: Any) -> None:
    """Digits and one dot, three decimals, nothing below zero. Whole numbers stay whole."""
    if isinstance(expected, str):
        assert error(fields.Number, value) == expected
    elif expected is not None:
        number = TypeAdapter(fields.Number).validate_python(value)
        assert (number, type(number)) == (expected, type(expected))


def test_money_is_at_least_one() -> None:
    """Nothing is no amount."""
    assert error(fields.Money, "0") == "greater_than_equal"
    assert error(fields.Money, "1") is None
    assert error(fields.Money, str(10**15)) is None
    assert error(fields.Money, str(10**15 + 1)) == "less_than_equal"


@pytest.mark.parametrize(
    ("type_", "value", "expected"),
    [
        (fields.Date, "2013-13", "bad_date"),
        (fields.Date, 2013, "string_type"),
        (fields.BegunPeriod, "2022/2016", "bad_date"),
        (fields.BegunPeriod, 2013, "string_type"),
        (fields.Length, "six mois", "bad_duration"),
        (fields.Length, "P21Y", "long_duration"),
        (fields.SchemaVersion, "1", "bad_version"),
        (fields.SchemaVersion, 3, "newer_version"),
        (fields.SchemaVersion, 2, None),
        (fields.WebAddress, "exemple", "url_form"),
        (fields.WebAddress, "https://moi@exemple.org/", "url_form"),
        (fields.WebAddress, "https://moi:mot@exemple.org/", "url_form"),
        (fields.WebAddress, "https://exemple.org/", None),
        (fields.WebAddress, " https://exemple.org/ ", None),
        (fields.PageName, "index", "reserved_name"),
        (fields.Code, "index", "reserved_name"),
        (fields.Code, "general_surgery", None),
        (fields.PageName, "general_surgery", "string_pattern_mismatch"),
        (fields.PageName, "a" * 100, None),
        (fields.PageName, "a" * 101, "string_too_long"),
        (fields.Slug, "index", None),
        (fields.Qualifier, "about", None),
        (fields.Qualifier, "around", "literal_error"),
    ],
)
def test_what_is_refused_says_why(type_: Any, value: Any, expected: str | None) -> None:
    """Each fault has its own message, found by the type of the error."""
    assert error(type_, value) == expected


@typed
class Named(Model):
    """A group of two fields."""

    code: str
    role: str


@pytest.mark.parametrize(
    ("by", "items", "expected"),
    [
        ((), ["a", "b", "a"], {"number": 2, "value": "a"}),
        ((), ["a", "b"], None),
        (("code",), [("a", "x"), ("a", "y")], {"number": 1, "value": "a"}),
        (("code", "role"), [("a", "x"), ("a", "y"), ("a", "x")], {"number": 2, "value": "a, x"}),
        (("code", "role"), [("a", "x"), ("a", "y")], None),
        ((), [("a", "x"), ("a", "x")], {"number": 1, "value": ""}),
        ((), [("a", "x"), ("a", "y")], None),
    ],
)
def test_nothing_stands_twice_in_a_set(
    by: tuple[str, ...], items: list[Any], expected: dict[str, Any] | None
) -> None:
    """The message names the second one and what it is called."""
    of_groups = isinstance(items[0], tuple)
    values = [Named(code=item[0], role=item[1]) for item in items] if of_groups else items
    adapter: TypeAdapter[Any] = TypeAdapter(Annotated[tuple[Any, ...], Unique(by)])
    if expected is None:
        assert adapter.validate_python(values) == tuple(values)
        return
    with pytest.raises(ValidationError) as refused:
        adapter.validate_python(values)
    [told] = refused.value.errors()
    assert (told["type"], told["ctx"]) == ("repeated", expected)


def test_reserved_names() -> None:
    """Of Windows, of the site and of browsers."""
    windows = {"con", "prn", "aux", "nul", "com0", "com1", "com9", "lpt0", "lpt1", "lpt9"}
    others = {"index", "readme", "suite", "constructor"}
    assert windows | others <= RESERVED
    assert len(RESERVED) == 28
    assert not any(map(is_reserved, ("con1", "com", "com10", "lpt", "dakar")))


def test_the_fields_of_a_partnership_that_are_groups_say_what_one_is_called() -> None:
    """The form's button reads « Ajouter une organisation »."""
    properties = TypeAdapter(Partnership).json_schema()["properties"]
    assert {name: said["x-item"] for name, said in properties.items() if "x-item" in said} == {
        "parties": "une organisation",
        "countries": "un pays",
        "regions": "une région",
        "pauses": "une interruption",
        "funding": "un financement",
        "training": "une formation",
        "results": "un chiffre",
        "milestones": "une date",
        "related": "un lien",
        "former_ids": "un identifiant",
        "evidence": "une preuve",
    }


def test_what_a_field_refers_to() -> None:
    """The form proposes the evidence of the record, and its other records."""
    defs = TypeAdapter(Partnership).json_schema()["$defs"]
    assert defs["Related"]["properties"]["to"]["x-refers-to"] == "partnerships"
    assert {
        name
        for name, said in defs.items()
        if said["properties"].get("evidence", {}).get("x-refers-to") == "evidence"
    } == {
        *("AddedCountry", "CoveredRegion", "SpecialtyTag", "ThemeTag", "ActivityTag", "DatedClaim", "Pause"),
        *("Funding", "Milestone", "Party", "Result", "Status", "Training"),
    }


def nodes(schema: Any) -> Iterator[dict[str, Any]]:
    """Every object within a JSON Schema."""
    if isinstance(schema, dict):
        yield schema
    for inner in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from nodes(inner)


@pytest.mark.parametrize("model", [Partnership, Organisation, Source, Term, CountryEntry, Region])
def test_bounds_of_lists_and_of_texts_are_told_apart(model: type[Model]) -> None:
    """A validator passes over a `maxLength` that stands at a list."""
    wrong = {"array": {"minLength", "maxLength"}, "string": {"minItems", "maxItems"}}
    for node in nodes(TypeAdapter(model).json_schema()):
        if isinstance(node.get("type"), str):
            assert not wrong.get(node["type"], set()) & node.keys(), node


def test_examples_of_texts() -> None:
    """The form and the blank file show them where a field is empty."""
    defs = TypeAdapter(Partnership).json_schema()
    shown = {
        (group, name): said["examples"]
        for group, made in {"": defs, **defs["$defs"]}.items()
        for name, said in made["properties"].items()
        if said.get("type") == "string" and "examples" in said and "format" not in said
    }
    assert shown == {
        ("", "title"): ["Neurochirurgie pédiatrique à Yaoundé"],
        ("", "summary"): [
            "Une équipe de Bordeaux opère à Yaoundé, y forme ses collègues et les reçoit en France."
        ],
        ("Milestone", "event"): ["Signature de la convention"],
        ("Result", "label"): ["Infirmiers formés"],
        ("Result", "unit"): ["infirmiers"],
    }
    evidence = defs["$defs"]["Evidence"]["properties"]
    assert evidence["quote"]["examples"] == ["l’hôpital d’Essos, à Yaoundé, depuis 2013"]
    assert evidence["says"]["examples"] == ["La page du service annonce deux missions par an depuis 2013."]


def test_a_record_names_somebody() -> None:
    """An empty list of parties says nothing; the other lists may be left out, and then hold nothing."""
    record: dict[str, Any] = {
        "schema": 2,
        "title": "Jumelage en cardiologie",
        "summary": "Une équipe forme chaque année des infirmiers.",
        "kind": "partnership",
        "parties": [GIVEN[Party]],
        "status": {"code": "active"},
        "evidence": {"accord": {"source": "brochure", "quote": "un accord", "confidence": "stated"}},
    }
    made = TypeAdapter(Partnership).validate_python(record)
    tags = ("countries", "specialties", "themes", "activities")
    for name in (*tags, "verified_by", "funding", "training", "results"):
        assert getattr(made, name) == ()
    assert (made.milestones, made.related, made.former_ids) == ((), (), ())
    assert (made.start, made.end, made.verified_on) == (None, None, None)
    assert error(Partnership, {**record, "parties": []}) == "too_short"
