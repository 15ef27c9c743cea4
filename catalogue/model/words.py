"""Prose fields: those with text for readers, which the rules on texts look at. Codes, addresses, dates, numbers and ids are none."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic.fields import FieldInfo

from catalogue.model import shapes
from catalogue.model.fields import ONE_LINE, CodeOf
from catalogue.model.typed import Location, Model, fields_of

Words = tuple[Location, str]
"""A text of a file with its location; the last name of the location is that of its field."""


def words(model: type[Model], values: Any) -> Iterator[Words]:
    """Every text for readers among the values of a file, as they were read; what has another shape is passed over."""
    if isinstance(values, list):  # a list of the registry
        for number, item in enumerate(values):
            yield from _words(_plan(model), item, (number,))
    else:
        yield from _words(_plan(model), values, ())


def is_words(model: type[Model], location: Location) -> bool:
    """Whether the value at a location of a file is a text for readers."""
    plan: Any = _plan(model)
    for step in location:
        if isinstance(step, str) and isinstance(plan, Mapping):
            plan = plan.get(step, plan.get(_ANY, False))
    return plan is True


def field_of(location: Location) -> str:
    """The name of the field at a location."""
    return next((step for step in reversed(location) if isinstance(step, str)), "")


_ANY = "*"
"""Stands for the ids of a mapping."""


def _plan(model: type[Model]) -> Mapping[str, Any]:
    """By the names in files: True for a field of words, the fields of a group, False for all else.

    The values of a mapping that are no groups are words.
    """
    if model not in _PLANS:
        _PLANS[model] = {info.alias or name: _planned(info) for name, info in fields_of(model).items()}
    return _PLANS[model]


_PLANS: dict[Any, Mapping[str, Any]] = {}


def _planned(info: FieldInfo) -> Any:
    inner = shapes.model_in(info.annotation)
    if inner is not None:
        return {_ANY: _plan(inner)} if shapes.is_mapping(info) else _plan(inner)
    return {_ANY: True} if shapes.is_mapping(info) else _holds_words(info)


def _holds_words(info: FieldInfo) -> bool:
    extra = info.json_schema_extra
    kinds = list(_all_parts(info))
    return (
        str in kinds
        and not (isinstance(extra, Mapping) and "x-refers-to" in extra)
        and not any(isinstance(part, CodeOf) for part in kinds)
        and all(getattr(part, "pattern", None) in (None, ONE_LINE) for part in kinds)
    )


def _all_parts(info: FieldInfo) -> Iterator[Any]:
    for part in shapes.parts(info):
        if isinstance(part, FieldInfo):
            yield from part.metadata
            extra = part.json_schema_extra
            if isinstance(extra, Mapping) and "x-refers-to" in extra:
                yield CodeOf(str(extra["x-refers-to"]))
        else:
            yield part


def _words(plan: Any, value: Any, location: Location) -> Iterator[Words]:
    if isinstance(value, str):
        if plan is True:
            yield location, value
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _words(plan, item, (*location, number))
    elif isinstance(value, dict) and isinstance(plan, Mapping):
        for name, inner in value.items():
            inside = plan.get(name, plan.get(_ANY, False))
            if inside:
                yield from _words(inside, inner, (*location, name))
