"""What a page or a file is known by: a digest of all that it is made of."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from pydantic import HttpUrl

from catalogue.engine.digest import digest

_PLAIN = frozenset({int, float, bool, date, datetime, type(None), HttpUrl})


def key(*parts: Any) -> str:
    """A digest of values: texts, numbers, dates, records, dataclasses, and lists and mappings of them.

    A dataclass that has more to it than must be told names what tells it in `TOLD_BY`, such as a record its digest.
    Raises TypeError on a value that says nothing of itself, such as a function.
    """
    pieces: list[bytes] = []
    for part in parts:
        _say(part, pieces.append)
    return digest(*pieces)


def _say(value: Any, update: Callable[[bytes], None]) -> None:
    kind: Any = type(value)
    if kind is str:
        data = value.encode("utf-8", "surrogatepass")
        update(b"s%d:%b" % (len(data), data))
    elif kind is tuple or kind is list:
        update(b"l%d:" % len(value))
        for one in value:
            _say(one, update)
    elif kind in _PLAIN:
        update(f"{kind.__name__}:{value!r};".encode())
    elif names := _names(kind):
        update(b"d%b:" % kind.__name__.encode())
        for name in names:
            _say(getattr(value, name), update)
    elif issubclass(kind, Mapping):
        update(b"m%d:" % len(value))
        for name, one in value.items():
            _say(name, update)
            _say(one, update)
    elif issubclass(kind, frozenset | set):
        _say(sorted(value), update)
    else:
        raise TypeError(f"a {kind.__name__} cannot tell when a page changes")


@cache
def _names(kind: Any) -> tuple[str, ...]:
    """What tells a dataclass: the fields that it names, or all, in their order. Nothing for what is none."""
    if not is_dataclass(kind):
        return ()
    return getattr(kind, "TOLD_BY", None) or tuple(field.name for field in fields(kind))
