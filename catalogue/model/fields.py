"""Types of single values: codes of the registry, dates, durations, references to evidence.

A code is checked while pydantic types it, against the sets of codes handed over as validation context, so an
unknown one is reported at its place like any other fault.
"""

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
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from catalogue.language.durations import Duration, parse_duration
from catalogue.language.edtf import EdtfDate, EdtfPeriod, parse_date, parse_period
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


def _as_date(value: Any) -> EdtfDate:
    return value if isinstance(value, EdtfDate) else _read(value, parse_date, "bad_date")


def _as_period(value: Any) -> EdtfPeriod:
    return value if isinstance(value, EdtfPeriod) else _read(value, parse_period, "bad_date")


def _as_duration(value: Any) -> Duration:
    return value if isinstance(value, Duration) else _read(value, parse_duration, "bad_duration")


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


def _without_user(value: HttpUrl) -> HttpUrl:
    """`https://hopital.example@autre.example/` leads elsewhere than it seems."""
    if value.username is not None or value.password is not None:
        raise PydanticCustomError("url_user", "an address with a user")
    return value


def _text_schema(format_: str, pattern: str, example: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "format": format_, "pattern": pattern, "examples": [example]})


_PLAIN_DAY = r"(\d{4}|\d{3}X|\d{2}XX)(-\d{2}(-\d{2})?)?"
_ONE_OF = rf"\[(\.\.{_PLAIN_DAY}|{_PLAIN_DAY}\.\.({_PLAIN_DAY})?|{_PLAIN_DAY}(, ?{_PLAIN_DAY})+)\]"
_DAY = rf"({_PLAIN_DAY}[~?%]?|{_ONE_OF})"

Date = Annotated[
    EdtfDate,
    BeforeValidator(_as_date),
    PlainSerializer(str),
    _text_schema("edtf-date", f"^{_DAY}$", "2021-11-18"),
]
Period = Annotated[
    EdtfPeriod,
    BeforeValidator(_as_period),
    PlainSerializer(str),
    _text_schema("edtf-period", rf"^({_DAY}(/({_DAY}|\.\.)?)?|(\.\.)?/{_DAY})$", "2016/2022"),
]
Length = Annotated[
    Duration,
    BeforeValidator(_as_duration),
    PlainSerializer(str),
    _text_schema("duration", r"^P\d{1,3}[YMWD](/P\d{1,3}[YMWD])?$", "P6M/P2Y"),
]
SchemaVersion = Annotated[
    int, BeforeValidator(_as_version), WithJsonSchema({"const": CURRENT, "type": "integer"})
]
FEW, MANY = 50, 300
"""The most items of a list of codes, and of groups of fields: about ten times what the fullest file has."""
EvidenceIds = Annotated[tuple[str, ...], BeforeValidator(_as_tuple), Field(max_length=FEW)]
"""Ids of evidence: one as plain text, or a list."""

coded = BeforeValidator(_as_coded)
"""Lets a plain code stand for `{code: …}`."""

_MOST = 1e15
"""More than anybody counts or pays, and what a double still holds to the unit."""
Number = Annotated[int, Field(ge=-_MOST, le=_MOST)] | Annotated[FiniteFloat, Field(ge=-_MOST, le=_MOST)]
ONE_LINE = r"^[^\n\t]*$"
ShortText = Annotated[str, Field(min_length=1, max_length=160, pattern=ONE_LINE)]
Slug = Annotated[str, Field(max_length=100, pattern="^[a-z0-9]+(-[a-z0-9]+)*$")]
Qualifier = Annotated[
    Literal["about", "at-least", "at-most"],
    Field(json_schema_extra={"x-labels": {"about": "environ", "at-least": "au moins", "at-most": "au plus"}}),
]
WebAddress = Annotated[HttpUrl, AfterValidator(_without_user)]

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
OrganisationKindCode = Annotated[str, CodeOf("organisation_kinds")]
SourceKindCode = Annotated[str, CodeOf("source_kinds")]
CountryCode = Annotated[str, CodeOf("countries")]
OrganisationId = Annotated[str, CodeOf("organisations")]
SourceId = Annotated[str, CodeOf("sources")]
