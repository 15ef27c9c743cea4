"""Pydantic's errors → our problems, at the line of the faulty value and in words for contributors."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails
from rapidfuzz import process

from catalogue import rulebook
from catalogue.fields import Codes
from catalogue.front_matter import Document, Location
from catalogue.problems import Problem, Rule

M = TypeVar("M", bound=BaseModel)

_UNKNOWN = {
    "countries": rulebook.UNKNOWN_COUNTRY,
    "organisations": rulebook.UNKNOWN_ORGANISATION,
    "sources": rulebook.UNKNOWN_SOURCE,
}
_NUMBERS = {"int_parsing", "float_parsing", "int_type", "float_type"}
_SHAPES = {
    "tuple_type": ("une liste", "[premier, second]"),
    "list_type": ("une liste", "[premier, second]"),
    "dict_type": ("des lignes « clé: valeur »", "{clé: valeur}"),
    "model_type": ("des lignes « clé: valeur »", "{clé: valeur}"),
    "string_type": ("un texte", "Texte simple"),
    "bool_parsing": ("true ou false", "true"),
    "too_short": ("au moins un élément", "[premier]"),
    "missing": ("une valeur", "valeur"),
}
_SHOWN_CODES = 60
_NEAR_ENOUGH = 70


def validate(model: type[M], document: Document, codes: Codes | None) -> tuple[M | None, list[Problem]]:
    """Type the values of a document. All faults come at once; no model when there is any."""
    return validate_values(model, document.values, document, codes)


def validate_values(
    model: type[M], values: Any, document: Document, codes: Codes | None, at: Location = ()
) -> tuple[M | None, list[Problem]]:
    """Type a part of a document, whose place in it is `at`."""
    try:
        return model.model_validate(values, context=codes), []
    except ValidationError as error:
        return None, list(_problems(error, model, document, codes, at))


def nearest(word: str, choices: Iterable[str], language_prefix: str = "vouliez-vous dire « {} » ? ") -> str:
    """`vouliez-vous dire « nephrologie » ? `, or nothing when no choice is near."""
    match = process.extractOne(word, sorted(choices), score_cutoff=_NEAR_ENOUGH)
    return language_prefix.format(match[0]) if match else ""


def _problems(
    error: ValidationError, model: type[BaseModel], document: Document, codes: Codes | None, at: Location
) -> Iterator[Problem]:
    seen: set[Location] = set()
    for detail in error.errors(include_url=False):
        location = tuple(step for step in detail["loc"] if not _is_branch(step))
        if location in seen:  # the branches of `int | float` fail one by one
            continue
        seen.add(location)
        yield _problem(detail, location, model, document, codes, at)


def _problem(
    detail: ErrorDetails,
    location: Location,
    model: type[BaseModel],
    document: Document,
    codes: Codes | None,
    at: Location,
) -> Problem:
    kind, value = detail["type"], detail["input"]
    context: dict[str, Any] = detail.get("ctx") or {}
    name = next((str(step) for step in reversed(location) if isinstance(step, str)), "")
    owner = _owner(model, location)
    info = _field(owner, name)
    meaning = (info.description if info else None) or name
    shown = "" if isinstance(value, dict | list) else str(value)

    def problem(rule: Rule, **values: str) -> Problem:
        key = rule is rulebook.UNKNOWN_FIELD
        place = document.mark(at + location, key=key)
        return Problem(rule, document.file, *place, {"field": name, "value": shown, **values})

    if kind == "missing":
        return problem(rulebook.MISSING_FIELD, meaning=meaning)
    if kind == "extra_forbidden":
        fields = _names(owner)
        return problem(rulebook.UNKNOWN_FIELD, near=nearest(name, fields), all=", ".join(fields))
    if kind == "unknown_code":
        vocabulary = context["vocabulary"]
        choices = codes[vocabulary] if codes else frozenset()
        rule = _UNKNOWN.get(vocabulary, rulebook.UNKNOWN_CODE)
        return problem(rule, code=shown, near=nearest(shown, choices), vocabulary=vocabulary)
    if kind == "bad_date":
        return problem(rulebook.BAD_DATE)
    if kind == "bad_duration":
        return problem(rulebook.BAD_DURATION)
    if kind in _NUMBERS:
        return problem(rulebook.BAD_NUMBER)
    if kind in ("string_too_long", "string_too_short"):
        least, most = _bounds(info, context)
        return problem(rulebook.BAD_LENGTH, count=str(len(shown)), least=least, most=most)
    if kind in _SHAPES:
        expected, example = _SHAPES[kind]
        return problem(rulebook.WRONG_SHAPE, expected=expected, example=f"{name}: {example}")
    return problem(rulebook.BAD_VALUE, reason=_reason(kind, shown, context), meaning=meaning)


def _reason(kind: str, shown: str, context: dict[str, Any]) -> str:
    if kind == "literal_error":
        return f"« {shown} », attendu {context['expected'].replace(' or ', ' ou ')}"
    if kind == "string_pattern_mismatch":
        return f"« {shown} » n’a pas la forme {context['pattern']}"
    return f"« {shown} » ({kind})"


def _bounds(info: FieldInfo | None, context: dict[str, Any]) -> tuple[str, str]:
    bounds = {"min_length": context.get("min_length"), "max_length": context.get("max_length")}
    for constraint in info.metadata if info else ():
        for bound in bounds:
            bounds[bound] = getattr(constraint, bound, None) or bounds[bound]
    return str(bounds["min_length"] or 0), str(bounds["max_length"] or "…")


def _is_branch(step: str | int) -> bool:
    """Pydantic adds the branch of a union to the location: `int`, `function-before[…]`."""
    return isinstance(step, str) and (step in ("int", "float", "str") or "[" in step)


def _names(model: type[BaseModel] | None) -> list[str]:
    return [info.alias or name for name, info in model.model_fields.items()] if model else []


def _field(model: type[BaseModel] | None, name: str) -> FieldInfo | None:
    fields = model.model_fields.items() if model else ()
    return next((info for key, info in fields if name in (key, info.alias)), None)


def _owner(model: type[BaseModel], location: Location) -> type[BaseModel] | None:
    """The model that holds the last named step of a location."""
    names = [step for step in location if isinstance(step, str)]
    owner: type[BaseModel] | None = model
    for name in names[:-1]:
        info = _field(owner, name)
        if info is None:  # the key of a mapping, such as the id of an evidence
            continue
        owner = _model_in(info.annotation) or owner
    return owner


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        found = _model_in(part)
        if found is not None:
            return found
    return None
