"""Base of all models: frozen, slotted pydantic dataclasses. An unknown field is an error."""

from dataclasses import fields
from typing import Any, TypeVar, cast, dataclass_transform

from pydantic import ConfigDict, Field, TypeAdapter
from pydantic.dataclasses import dataclass
from pydantic.fields import FieldInfo

T = TypeVar("T")
M = TypeVar("M", bound="Model")
Location = tuple[str | int, ...]
"""Where a value stands within a file's values: names of fields and positions in lists, outermost first."""


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(Field,))
def typed(cls: type[T]) -> type[T]:
    """Make a class a model: a frozen pydantic dataclass with slots, without unknown keys, its texts stripped.

    Dataclasses with slots, because a large catalogue holds hundreds of thousands of values: they are smaller than
    pydantic's `BaseModel`.
    """
    config = ConfigDict(extra="forbid", str_strip_whitespace=True)
    made = cast("type[T]", dataclass(frozen=True, slots=True, kw_only=True, config=config)(cls))
    _unpickles_directly(made)
    return made


def _unpickles_directly(model: Any) -> None:
    """Give a model a `__setstate__` that sets its slots, in place of the slower one of frozen dataclasses."""
    setters = [getattr(model, field.name).__set__ for field in fields(model)]

    def set_state(value: Any, state: list[Any]) -> None:
        for setter, one in zip(setters, state, strict=True):
            setter(value, one)

    model.__setstate__ = set_state


@typed
class Model:
    """A group of fields."""


def fields_of(model: type[Model]) -> dict[str, FieldInfo]:
    """The fields of a model by their names in Python; `alias` is the name in files."""
    fields: dict[str, FieldInfo] = model.__pydantic_fields__  # type: ignore[attr-defined]
    return fields


def adapter(model: type[M]) -> TypeAdapter[M]:
    """What types values as a model, and writes a model as values. Made once for each."""
    if model not in _ADAPTERS:
        _ADAPTERS[model] = TypeAdapter(model)
    return _ADAPTERS[model]


_ADAPTERS: dict[Any, TypeAdapter[Any]] = {}
