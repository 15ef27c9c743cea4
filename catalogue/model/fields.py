"""Types of single values: codes of the registry, dates, numbers, addresses, references to evidence.

What is plausible belongs to a type, so that every field of the kind has it: the bounds of years and numbers, reserved
names, what a list may hold twice (nothing). The JSON Schema carries the same, for editors and for the form.

A code is checked while pydantic types it, against the sets of codes handed over as validation context, so an
unknown one is reported at its place like any other fault.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, LiteralString, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    FiniteFloat,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    HttpUrl,
    PlainSerializer,
    SerializerFunctionWrapHandler,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from catalogue.language import web
from catalogue.language.durations import Duration, parse_duration
from catalogue.language.edtf import EdtfDate, EdtfPeriod, parse_date, parse_period
from catalogue.model.names import LONGEST, RESERVED, is_reserved
from catalogue.model.versions import CURRENT

T = TypeVar("T")

Codes = Mapping[str, frozenset[str]]
"""The codes that exist, by vocabulary: `specialties`, `organisations`, `countries`… A vocabulary that could not be
read is left out: any code may be one of its."""


@dataclass(frozen=True, slots=True)
class CodeOf:
    """Marks a text as a code of one vocabulary of registry/."""

    vocabulary: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        vocabulary = self.vocabulary

        def known(value: str, info: core_schema.ValidationInfo) -> str:
            codes: Codes = info.context or {}
            if vocabulary in codes and value not in codes[vocabulary]:
                raise PydanticCustomError("unknown_code", "unknown code", {"vocabulary": vocabulary})
            return value

        return core_schema.with_info_after_validator_function(known, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(schema), "x-vocabulary": self.vocabulary}


@dataclass(frozen=True, slots=True)
class Unique:
    """Marks a list that is a set: nothing stands in it twice. Groups are told apart by some of their fields, or by all."""

    by: tuple[str, ...] = ()

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def differ(items: tuple[Any, ...]) -> tuple[Any, ...]:
            keys = [self._key(item) for item in items]
            for number, key in enumerate(keys):
                if key in keys[:number]:
                    raise PydanticCustomError(
                        "repeated", "repeated", {"number": number, "value": _named(key)}
                    )
            return items

        return core_schema.no_info_after_validator_function(differ, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        by = {"x-unique-by": list(self.by)} if self.by else {}
        return {**handler(schema), "uniqueItems": True, **by}

    def _key(self, item: Any) -> Any:
        return tuple(getattr(item, name) for name in self.by) if self.by else item


def _named(key: Any) -> str:
    """What a message calls an item: its code or text, or nothing for a whole group."""
    if isinstance(key, tuple):
        return ", ".join(map(str, key))
    return key if isinstance(key, str) else ""


@dataclass(frozen=True, slots=True)
class Told:
    """Marks a date by what it tells of. `seen`: somebody said or saw it, so it is past. `begun`: past unless it is planned."""

    when: Literal["seen", "begun"]


def _as_date(value: Any) -> EdtfDate:
    return value if isinstance(value, EdtfDate) else _read(value, parse_date, "bad_date")


def _as_period(value: Any) -> EdtfPeriod:
    return value if isinstance(value, EdtfPeriod) else _read(value, parse_period, "bad_date")


def _as_duration(value: Any) -> Duration:
    duration = value if isinstance(value, Duration) else _read(value, parse_duration, "bad_duration")
    if not duration.plausible:
        raise PydanticCustomError("long_duration", "implausible")
    return duration


def _read(value: Any, parse: Callable[[str], T], error: LiteralString) -> T:
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "text expected")
    try:
        return parse(value)
    except ValueError:
        raise PydanticCustomError(error, "unreadable") from None


def _as_version(value: Any) -> int:
    if not isinstance(value, int):
        raise PydanticCustomError("bad_version", "no version")
    if value > CURRENT:
        raise PydanticCustomError("newer_version", "newer than this code")
    return value


def _as_tuple(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


def _as_coded(value: Any) -> Any:
    return {"code": value} if isinstance(value, str) else value


def _unreserved(value: str) -> str:
    if is_reserved(value):
        raise PydanticCustomError("reserved_name", "reserved")
    return value


NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?", re.ASCII)
MOST_DECIMALS = 3
"""As many as pages show."""


def _as_number(value: Any) -> Any:
    """A number as it is written here: digits and at most one dot. `1e3`, `1_000` and `+3` are numbers elsewhere."""
    if not isinstance(value, str):
        return value
    text = value.strip()
    if not NUMBER.fullmatch(text):
        raise PydanticCustomError("bad_number", "no number")
    whole, _, decimals = text.partition(".")
    if whole.startswith("-") or len(decimals) > MOST_DECIMALS:
        raise PydanticCustomError("implausible_number", "implausible")
    return float(text) if decimals else int(text)


def _as_address(value: Any) -> Any:
    return _readable(value.strip()) if isinstance(value, str) else value


def _readable(address: str) -> str:
    fault = web.fault(address)
    if fault is not None:
        raise PydanticCustomError(_ADDRESS_FAULTS[fault], "not an address that readers can follow")
    return address


_ADDRESS_FAULTS: Mapping[web.Fault, LiteralString] = {
    "form": "url_form",
    "end": "url_end",
    "brackets": "url_brackets",
    "private": "url_private",
    "long": "url_long",
}


def _without_user(value: HttpUrl) -> HttpUrl:
    """`https://hopital.example@autre.example/` leads elsewhere than it seems. What browsers make of it must hold too."""
    if value.username is not None or value.password is not None:
        raise PydanticCustomError("url_user", "an address with a user")
    _readable(str(value))
    return value


def _text_schema(format_: str, pattern: str, example: str, when: str = "") -> WithJsonSchema:
    told = {"x-told": when} if when else {}
    return WithJsonSchema(
        {"type": "string", "format": format_, "pattern": pattern, "examples": [example], **told}
    )


FIRST_YEAR = 1800
"""Nothing that a record tells of is older."""
YEARS_AHEAD = 20
"""Nobody plans further."""
_PLAIN_DAY = r"(\d{4}|\d{3}X|\d{2}XX)(-\d{2}(-\d{2})?)?"
_ONE_OF = rf"\[(\.\.{_PLAIN_DAY}|{_PLAIN_DAY}\.\.({_PLAIN_DAY})?|{_PLAIN_DAY}(, ?{_PLAIN_DAY})+)\]"
_DAY = rf"({_PLAIN_DAY}[~?%]?|{_ONE_OF})"

Date = Annotated[
    EdtfDate,
    BeforeValidator(_as_date),
    PlainSerializer(str),
    _text_schema("edtf-date", f"^{_DAY}$", "2021-11-18"),
]
"""A day, a month, a year or years, which may be still to come."""
BegunDate = Annotated[
    EdtfDate,
    Told("begun"),
    BeforeValidator(_as_date),
    PlainSerializer(str),
    _text_schema("edtf-date", f"^{_DAY}$", "2021-11-18", "begun"),
]
"""The date of what has begun or taken place, unless the whole record is planned."""
SeenDate = Annotated[
    EdtfDate,
    Told("seen"),
    BeforeValidator(_as_date),
    PlainSerializer(str),
    _text_schema("edtf-date", f"^{_DAY}$", "2021-11-18", "seen"),
]
"""The date on which somebody said or published something."""
BegunPeriod = Annotated[
    EdtfPeriod,
    Told("begun"),
    BeforeValidator(_as_period),
    PlainSerializer(str),
    _text_schema("edtf-period", rf"^({_DAY}(/({_DAY}|\.\.)?)?|(\.\.)?/{_DAY})$", "2016/2022", "begun"),
]
"""One date or two, the first of which is past unless the record is planned."""
Period = Annotated[
    EdtfPeriod,
    BeforeValidator(_as_period),
    PlainSerializer(str),
    _text_schema("edtf-period", rf"^({_DAY}(/({_DAY}|\.\.)?)?|(\.\.)?/{_DAY})$", "2016/2022"),
]
"""One date or two, which may be still to come."""
Length = Annotated[
    Duration,
    BeforeValidator(_as_duration),
    PlainSerializer(str),
    _text_schema("duration", r"^P\d{1,3}[YMWD](/P\d{1,3}[YMWD])?$", "P6M/P2Y"),
]
SchemaVersion = Annotated[
    int, BeforeValidator(_as_version), WithJsonSchema({"const": CURRENT, "type": "integer"})
]
VersionField = Annotated[SchemaVersion, Field(description="Version du format, en première ligne.")]
FEW, MANY = 50, 300
"""The most items of a list of codes, and of groups of fields: about ten times what the fullest file has."""
UNIQUE = Unique()
EvidenceIds = Annotated[tuple[str, ...], Field(max_length=FEW), UNIQUE, BeforeValidator(_as_tuple)]
"""Ids of evidence: one as plain text, or a list."""


@dataclass(frozen=True, slots=True)
class Coded:
    """Lets a plain code stand for `{code: …}`. It is written plainly where the group cites no evidence."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def written(value: Any, write: SerializerFunctionWrapHandler) -> Any:
            group = write(value)
            return group if value.evidence else value.code

        group = core_schema.no_info_before_validator_function(_as_coded, handler(source))
        group["serialization"] = core_schema.wrap_serializer_function_ser_schema(written)
        return group

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        group = handler(schema)
        return {"anyOf": [handler.resolve_ref_schema(group)["properties"]["code"], group]}


CODED = Coded()

MOST_COUNTED = 10**12
"""More than anybody counts."""
MOST_PAID = 10**15
"""More than anybody pays, in the smallest currency, and what a double still holds to the unit."""
Number = Annotated[
    int | FiniteFloat,
    BeforeValidator(_as_number),
    Field(ge=0, le=MOST_COUNTED),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": MOST_COUNTED}),
]
Money = Annotated[
    int | FiniteFloat,
    BeforeValidator(_as_number),
    Field(ge=1, le=MOST_PAID),
    WithJsonSchema({"type": "number", "minimum": 1, "maximum": MOST_PAID}),
]
ONE_LINE = r"^[^\n\t]*$"
ShortText = Annotated[str, Field(min_length=1, max_length=160, pattern=ONE_LINE)]
Slug = Annotated[str, Field(max_length=LONGEST, pattern="^[a-z0-9]+(-[a-z0-9]+)*$")]
"""An id within a file."""
_NO_RESERVED_NAME = Field(json_schema_extra={"not": {"enum": [*sorted(RESERVED)]}})
PageName = Annotated[Slug, AfterValidator(_unreserved), _NO_RESERVED_NAME]
"""An id that is the name of a page or file."""
Code = Annotated[
    str,
    Field(max_length=LONGEST, pattern="^[a-z0-9]+([_-][a-z0-9]+)*$"),
    AfterValidator(_unreserved),
    _NO_RESERVED_NAME,
]
"""A code of a vocabulary or of a region, which may be the name of a page."""
Qualifier = Annotated[
    Literal["about", "at-least", "at-most"],
    Field(json_schema_extra={"x-labels": {"about": "environ", "at-least": "au moins", "at-most": "au plus"}}),
]
WebAddress = Annotated[
    HttpUrl,
    BeforeValidator(_as_address),
    AfterValidator(_without_user),
    Field(examples=["https://exemple.org/"]),
]

LANGUAGE = "^[a-z]{2}$"
"""A code of ISO 639-1."""

KindCode = Annotated[str, CodeOf("kinds")]
RoleCode = Annotated[str, CodeOf("roles")]
StatusCode = Annotated[str, CodeOf("statuses")]
ScopeCode = Annotated[str, CodeOf("scopes")]
ConfidenceCode = Annotated[str, CodeOf("confidences")]
RelationCode = Annotated[str, CodeOf("relations")]
SpecialtyCode = Annotated[str, CodeOf("specialties")]
ThemeCode = Annotated[str, CodeOf("themes")]
ActivityCode = Annotated[str, CodeOf("activities")]
SchemeCode = Annotated[str, CodeOf("schemes")]
AudienceCode = Annotated[str, CodeOf("audiences")]
RegionCode = Annotated[str, CodeOf("regions")]
FinanceTypeCode = Annotated[str, CodeOf("finance_types")]
TrainingStateCode = Annotated[str, CodeOf("training_states")]
OrganisationKindCode = Annotated[str, CodeOf("organisation_kinds")]
SourceKindCode = Annotated[str, CodeOf("source_kinds")]
TierCode = Annotated[str, CodeOf("tiers")]
CountryCode = Annotated[str, CodeOf("countries")]
OrganisationId = Annotated[str, CodeOf("organisations")]
SourceId = Annotated[str, CodeOf("sources")]
