"""Content keys: digests of Python values, by which an incremental build knows whether a file has changed."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from pydantic import HttpUrl

from catalogue.engine.digest import digest

_PLAIN = frozenset({int, float, bool, date, datetime, type(None), HttpUrl})


def key(*parts: Any) -> str:
    """A digest of values: texts, numbers, dates, dataclasses, and sequences, sets and mappings of them.

    A dataclass enters with the fields that its `KEY_FIELDS` lists, by default all: a record enters with its own digest
    alone. Raises TypeError on a value without defined content, such as a function.
    """
    pieces: list[bytes] = []
    for part in parts:
        _feed(part, pieces.append)
    return digest(*pieces)


def _feed(value: Any, update: Callable[[bytes], None]) -> None:
    """Pass a value to the digest as bytes, with types and lengths, so that different values give different bytes."""
    kind: Any = type(value)
    if kind is str:
        data = value.encode("utf-8", "surrogatepass")
        update(b"s%d:%b" % (len(data), data))
    elif kind is tuple or kind is list:
        update(b"l%d:" % len(value))
        for item in value:
            _feed(item, update)
    elif kind in _PLAIN:
        update(f"{kind.__name__}:{value!r};".encode())
    elif names := _key_fields(kind):
        update(b"d%b:" % kind.__name__.encode())
        for name in names:
            _feed(getattr(value, name), update)
    elif issubclass(kind, Mapping):
        update(b"m%d:" % len(value))
        for name, item in value.items():
            _feed(name, update)
            _feed(item, update)
    elif issubclass(kind, frozenset | set):
        _feed(sorted(value), update)
    else:
        raise TypeError(f"a {kind.__name__} cannot tell when a page changes")


@cache
def _key_fields(kind: Any) -> tuple[str, ...]:
    """The names of the fields of a dataclass that enter a key; none for another type."""
    if not is_dataclass(kind):
        return ()
    return getattr(kind, "KEY_FIELDS", None) or tuple(field.name for field in fields(kind))
