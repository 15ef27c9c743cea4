"""Translates pydantic's validation errors into problems: at the line of the faulty value, in words for contributors."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, get_origin

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails
from rapidfuzz import fuzz, process

from catalogue.language import french
from catalogue.language.edtf import parse_date
from catalogue.model import shapes, versions
from catalogue.model.fields import CODED, MOST_COUNTED, Codes
from catalogue.model.registry import territories
from catalogue.model.typed import Location, M, Model, adapter, fields_of
from catalogue.problems import rulebook
from catalogue.problems.limits import capped
from catalogue.problems.problems import Phrase, Problem, Rule
from catalogue.reading.expectations import (
    ADDRESS,
    ADDRESSES,
    ANY_FORM,
    BOUNDS,
    DID_YOU_MEAN,
    FORMS,
    LONG_DURATION,
    PLAUSIBLE,
    SHAPES,
)
from catalogue.reading.front_matter import Document

_UNKNOWN = {
    "countries": rulebook.UNKNOWN_COUNTRY,
    "organisations": rulebook.UNKNOWN_ORGANISATION,
    "sources": rulebook.UNKNOWN_SOURCE,
}
_BRANCHES = (
    "int",
    "float",
    "constrained-int",
    "constrained-float",
    "[key]",
)  # steps that pydantic adds to a location: the branch of a union, the key of a mapping
_NUMBERS = ("int_", "float_", "finite_", "bad_number")
NEEDED_BY_RULES = ("quote", "evidence")
"""Optional fields without which a rule refuses the group in most records."""
THOUSANDS = re.compile(r"([0-9]+)\.([0-9]{3})")
"""A number with a dot before three digits, which in English separates thousands."""
SHOWN = 60
"""Most characters of a value in a message."""
NEAR_ENOUGH = 70
"""The least similarity, in percent, of a proposed code."""
_SHORT = 4
"""Characters below which a word is compared as a whole, because a short word is part of many."""


def validate(model: type[M], document: Document, codes: Codes | None) -> tuple[M | None, list[Problem]]:
    """Validate the values of a document against a model. None, and all problems, when any value is invalid."""
    version = versions.written(document.values)
    values = document.values if version is None else {**dict(document.values), versions.FIELD: version}
    return validate_values(model, values, document, codes)


def validate_values(
    model: type[M], values: Any, document: Document, codes: Codes | None, at: Location = ()
) -> tuple[M | None, list[Problem]]:
    """Validate a part of a document, at location `at`, against a model. None, and all problems, when it is invalid."""
    try:
        return adapter(model).validate_python(values, context=codes), list(
            _doubts(model, values, document, at)
        )
    except ValidationError:
        pass  # perhaps because of a field left empty
    try:
        typed = adapter(model).validate_python(_filled(model, values), context=codes)
        return typed, list(_doubts(model, values, document, at))
    except ValidationError as error:
        return None, list(capped(_problems(error, model, document, codes, at)))


def _doubts(model: type[Model], values: Any, document: Document, at: Location) -> Iterator[Problem]:
    """Problems of valid but ambiguous numbers: `12.000` is twelve in YAML, and twelve thousand for many writers.

    What is counted or paid may be an `int`. Degrees may not, and have as many decimals as their map.
    """
    for location, _, value in shapes.values_of(model, values, (int,), at):
        match = THOUSANDS.fullmatch(value.strip()) if isinstance(value, str) else None
        if match:
            shown = {"value": _shown(value), "whole": match[1] + match[2]}
            yield Problem(rulebook.DOT_OF_THOUSANDS, document.file, *document.mark(location), shown)


def _filled(model: type[Model], values: Any) -> Any:
    """The values without the known fields that are left empty (`key:`)."""
    if isinstance(values, list):
        return [_filled(model, value) for value in values]
    if not isinstance(values, dict):
        return values
    fields = {info.alias or name: info for name, info in fields_of(model).items()}
    filled = {key: value for key, value in values.items() if value is not None or key not in fields}
    for key, info in fields.items():
        inner = shapes.model_in(info.annotation)
        if inner is None or key not in filled:
            continue
        by_id = get_origin(info.annotation) is dict and isinstance(filled[key], dict)
        filled[key] = (
            {id_: _filled(inner, value) for id_, value in filled[key].items()}
            if by_id
            else _filled(inner, filled[key])
        )
    return filled


def nearest(word: str, choices: Iterable[str]) -> Phrase:
    """The phrase that proposes the most similar choice: `vouliez-vous dire « nephrologie » ? Sinon, `; else empty."""
    if len(word) > SHOWN:  # no code is that long
        return did_you_mean(None)
    scorer = fuzz.WRatio if len(word) >= _SHORT else fuzz.ratio
    match = process.extractOne(french.fold(word), sorted(choices), scorer=scorer, score_cutoff=NEAR_ENOUGH)
    return did_you_mean(match[0] if match else None)


def did_you_mean(choice: str | None) -> Phrase:
    """The beginning of a mend that proposes a value; empty for None."""
    return Phrase("", "") if choice is None else DID_YOU_MEAN.filled(choice=choice)


def _country_named(name: str) -> Phrase:
    """The phrase that proposes the code of a country for its name."""
    wanted = french.fold(name)
    codes = (
        code
        for language in ("fr", "en")
        for code, known in territories(language).items()
        if wanted in (french.fold(known), french.fold(code)) and len(code) == 2 and code != name
    )
    return did_you_mean(next(codes, None))


def _problems(
    error: ValidationError, model: type[Model], document: Document, codes: Codes | None, at: Location
) -> Iterator[Problem]:
    seen: set[Location] = set()
    for detail in error.errors(include_url=False):
        location = detail["loc"]
        if (
            location
            and location[-1] in _BRANCHES
            and detail["type"] not in ("missing", "unexpected_keyword_argument")
        ):
            location = location[:-1]
        if location[-1:] == ("code",) and isinstance(_written(document.values, at + location[:-1]), str):
            location = location[:-1]  # a plain code stands for the group
        if detail["type"] == "repeated":
            location = (*location, detail["ctx"]["number"])
        if location in seen:  # each branch of `int | float` gives an error
            continue
        # A list counts as empty when all its items are invalid, and these are reported.
        if detail["type"] == "too_short" and detail["input"]:
            continue
        seen.add(location)
        yield _problem(detail, location, model, document, codes or {}, at)


def _written(values: Any, location: Location) -> Any:
    """What stands at a location of a document; None where nothing does."""
    for step in location:
        try:
            values = values[step]
        except (KeyError, IndexError, TypeError):
            return None
    return values


def _problem(
    detail: ErrorDetails,
    location: Location,
    model: type[Model],
    document: Document,
    codes: Codes,
    at: Location,
) -> Problem:
    kind, value = detail["type"], detail["input"]
    context: dict[str, Any] = detail.get("ctx") or {}
    is_key = detail["loc"][-1:] == ("[key]",)
    named = [step for step in location[: -1 if is_key else None] if isinstance(step, str)]
    name = named[-1] if named else "-"
    owner = shapes.owner(model, named)
    info = shapes.field(owner, name)
    meaning = (info.description if info else None) or name
    shown = _shown(value)

    def problem(rule: Rule, **values: str | Phrase) -> Problem:
        place = document.mark(at + location, key=is_key or rule is rulebook.UNKNOWN_FIELD)
        return Problem(rule, document.file, *place, {"field": name, "value": shown, **values})

    if kind == "missing":
        return problem(rulebook.MISSING_FIELD, meaning=meaning)
    if kind == "unexpected_keyword_argument":
        fields = shapes.names(owner)
        return problem(rulebook.UNKNOWN_FIELD, near=nearest(name, fields), all=", ".join(fields))
    if kind == "unknown_code":
        vocabulary = context["vocabulary"]
        rule = _UNKNOWN.get(vocabulary, rulebook.UNKNOWN_CODE)
        near = _country_named(value) if vocabulary == "countries" else nearest(value, codes[vocabulary])
        file = french.slug(shown) or "nom"
        return problem(rule, code=shown, near=near, vocabulary=vocabulary, file=file)
    if kind == "bad_date":
        return problem(rulebook.BAD_DATE)
    if kind == "newer_version":
        return problem(rulebook.NEWER_VERSION, current=str(versions.CURRENT))
    if kind == "bad_duration":
        return problem(rulebook.BAD_DURATION)
    if kind.startswith(_NUMBERS):
        return problem(rulebook.BAD_NUMBER)
    if kind in ("less_than_equal", "greater_than_equal", "implausible_number"):
        return problem(rulebook.BAD_VALUE, expected=_plausible(info), meaning=meaning)
    if kind == "long_duration":
        return problem(rulebook.BAD_VALUE, expected=LONG_DURATION, meaning=meaning)
    if kind == "repeated":
        return problem(rulebook.REPEATED_ITEM, item=f"« {context['value']} »" if context["value"] else "…")
    if kind == "check_digits":
        return problem(rulebook.WRONG_CHECK_DIGITS, register=(info.title if info else None) or name)
    if kind == "reserved_name":
        return problem(rulebook.RESERVED_NAME, id=shown)
    if kind in ("string_too_long", "string_too_short"):
        return problem(rulebook.BAD_LENGTH, count=str(len(value.strip())), bounds=_bounds(info, context))
    if kind == "too_long":
        return problem(rulebook.TOO_MANY_ITEMS, most=str(context["max_length"]))
    if kind in SHAPES:
        start = "- " if isinstance((at + location)[-1], int) else f"{name}: "
        group = shapes.model_in(info.annotation) if info else owner
        if info is not None and CODED in shapes.parts(info):  # a code alone will do
            kind, group = ("string_type" if kind == "dataclass_type" else kind), None
        example = start + _example(kind, value, group)
        return problem(rulebook.WRONG_SHAPE, expected=SHAPES[kind], example=example)
    return problem(rulebook.BAD_VALUE, expected=_expected(kind, context), meaning=meaning)


def _shown(value: Any) -> str:
    if isinstance(value, dict | list):
        return "{…}" if isinstance(value, dict) else "[…]"
    text = "" if value is None else str(value)
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def _one_of(texts: list[str]) -> str | None:
    """An EDTF one-of set that YAML parsed as a list for lack of quotes: `[..2003]` → `"[..2003]"`; else None."""
    written = f"[{','.join(texts)}]"
    try:
        parse_date(written)
    except ValueError:
        return None
    return f'"{written}"'


def _example(kind: str, value: Any, model: type[Model] | None) -> str:
    """An example of the shape of a field, with the written value in it if that is possible."""
    written = value if isinstance(value, str) and value and len(value) <= SHOWN else "…"
    if kind.startswith("bool_"):
        return "true"
    if kind == "string_type":
        texts = [text for text in value if isinstance(text, str)] if isinstance(value, list) else []
        return _one_of(texts) or ", ".join(texts) or "…"
    if model is None:
        return f"[{written}]" if kind == "tuple_type" else "[premier, second]"
    fields = {
        name: "…" for name, info in fields_of(model).items() if info.is_required() or name in NEEDED_BY_RULES
    }
    if "evidence" in fields:
        fields["evidence"] = fields.pop("evidence")  # as files write it, last
    if fields:
        fields[next(iter(fields))] = written
    group = "{" + ", ".join(f"{name}: {text}" for name, text in fields.items()) + "}"
    if kind == "dataclass_type":
        return group
    return f"[{group}]" if kind == "tuple_type" or isinstance(value, list) else f"{{…: {group}}}"


def _expected(kind: str, context: dict[str, Any]) -> Phrase:
    if kind == "bad_version":
        return Phrase(f"un numéro de version : {versions.CURRENT}", f"a version number: {versions.CURRENT}")
    if kind == "literal_error":
        choices = str(context["expected"]).replace("'", "")
        return Phrase(choices.replace(" or ", " ou "), choices)
    if kind == "string_pattern_mismatch":
        pattern = str(context["pattern"])
        return FORMS.get(pattern) or ANY_FORM.filled(pattern=pattern)
    if kind.startswith("url_"):
        return ADDRESSES.get(kind.removeprefix("url_"), ADDRESS)
    return Phrase(f"autre chose ({kind})", f"something else ({kind})")


def _plausible(info: FieldInfo | None) -> Phrase:
    """The phrase for the bounds of a number."""
    bounds = {"ge": 0, "le": MOST_COUNTED}
    for part in shapes.parts(info) if info else ():
        for constraint in getattr(part, "metadata", ()):
            bounds.update({name: getattr(constraint, name) for name in bounds if hasattr(constraint, name)})
    return PLAUSIBLE.filled(least=bounds["ge"], most=bounds["le"])


def _bounds(info: FieldInfo | None, context: dict[str, Any]) -> Phrase:
    bounds = {"min_length": context.get("min_length"), "max_length": context.get("max_length")}
    for constraint in _constraints(info) if info else ():
        for bound in bounds:
            bounds[bound] = getattr(constraint, bound, None) or bounds[bound]
    least, most = bounds.values()
    template = BOUNDS["most" if least is None else "least" if most is None else "both"]
    return template.filled(least=least, most=most)


def _constraints(info: FieldInfo) -> Iterator[Any]:
    """The constraints on a text of a field; for a list, those on its items and not on the list."""
    if get_origin(info.annotation) is not tuple:
        yield from info.metadata
        return
    for part in shapes.parts(info):
        if part not in info.metadata:
            yield from getattr(part, "metadata", ())
