"""Reflection over the models: the order of fields, their types, and the field at a location of a file."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from catalogue.model.typed import Location, Model, fields_of


def names(model: type[Model] | None) -> list[str]:
    """The fields of a model as files name them, in the order of `ordered`."""
    return [name for name, _ in ordered(model)] if model else []


def ordered(model: type[Model]) -> list[tuple[str, FieldInfo]]:
    """The fields as files list them, by their names in files: the evidence last, as a claim comes before its proof."""
    named = [(info.alias or name, info) for name, info in fields_of(model).items()]
    return sorted(named, key=lambda field: field[0] == "evidence")


def field(model: type[Model] | None, name: str) -> FieldInfo | None:
    """The field of that name, in Python or in files."""
    fields = fields_of(model).items() if model else ()
    return next((info for key, info in fields if name in (key, info.alias)), None)


def owner(model: type[Model], steps: Iterable[str | int]) -> type[Model] | None:
    """The model that holds the last of the named steps of a location."""
    held: type[Model] | None = model
    for name in [step for step in steps if isinstance(step, str)][:-1]:
        info = field(held, name)
        if info is None:  # the key of a mapping, such as the id of an evidence
            continue
        held = model_in(info.annotation) or held
    return held


def kinds(model: type[Model], location: Iterable[str | int]) -> tuple[Any, ...]:
    """The types that the field at a location is made of, and what annotates them; none where there is no such field."""
    named = tuple(step for step in location if isinstance(step, str))
    return _kinds(model, named)  # type: ignore[arg-type] # mypy takes the hash of instances for that of the class


@lru_cache(maxsize=4096)
def _kinds(model: Any, named: tuple[str, ...]) -> tuple[Any, ...]:
    info = field(owner(model, named), named[-1]) if named else None
    return tuple(parts(info)) if info is not None else ()


def model_in(annotation: Any) -> type[Model] | None:
    """The model that a type is, or is a list or mapping of."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        found = model_in(part)
        if found is not None:
            return found
    return None


def is_mapping(info: FieldInfo) -> bool:
    """Whether a field holds groups by their ids."""
    return get_origin(info.annotation) is dict


def values_of(
    model: type[Model], held: Any, wanted: tuple[type, ...], at: Location = ()
) -> Iterator[tuple[Location, FieldInfo, Any]]:
    """Every value of a field of some types, with its location and its field. `held` is typed, or is what a file says."""
    for name, info in _holding(model, wanted):  # type: ignore[arg-type] # as for `kinds`
        said = info.alias or name
        if isinstance(held, Model):
            value = getattr(held, name)
        elif isinstance(held, Mapping):
            value = held.get(said)
        else:
            continue
        inner = model_in(info.annotation)
        for step, one in _items(value, is_mapping(info)):
            location = (*at, said, *step)
            if inner is not None:
                yield from values_of(inner, one, wanted, location)
            elif one is not None:
                yield location, info, one


def _items(value: Any, by_id: bool) -> Iterator[tuple[Location, Any]]:
    """The values of a list or of a mapping by ids, each with its number or key; anything else by itself."""
    if isinstance(value, tuple | list):
        yield from (((number,), item) for number, item in enumerate(value))
    elif by_id and isinstance(value, Mapping):
        yield from (((key,), item) for key, item in value.items())
    else:
        yield (), value


@lru_cache(maxsize=64)
def _holding(model: Any, wanted: tuple[type, ...]) -> tuple[tuple[str, FieldInfo], ...]:
    """The fields that have one of some types, or hold groups with such a field."""
    return tuple((name, info) for name, info in fields_of(model).items() if _holds(info, wanted))


def _holds(info: FieldInfo, wanted: tuple[type, ...]) -> bool:
    inner: Any = model_in(info.annotation)
    return any(part in wanted for part in parts(info)) if inner is None else bool(_holding(inner, wanted))


def parts(info: FieldInfo) -> Iterator[Any]:
    """The types that a field is made of, and what annotates them."""
    yield from info.metadata
    yield from _inner(info.annotation)


def _inner(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) in (Union, UnionType, tuple) or hasattr(annotation, "__metadata__"):
        yield from getattr(annotation, "__metadata__", ())
        for part in get_args(annotation):
            yield from _inner(part)
    else:
        yield get_origin(annotation) or annotation
