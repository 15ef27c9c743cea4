"""What a page or a file is known by: a digest of all that it is made of."""

import hashlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from pydantic import HttpUrl

from catalogue.aggregate import Entry


def key(*parts: Any) -> str:
    """A digest of values: texts, numbers, dates, records, dataclasses, and lists and mappings of them.

    A record stands for all that it shows (`Entry.digest`). Raises TypeError on a value that says nothing of itself,
    such as a function.
    """
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        _say(part, digest.update)
    return digest.hexdigest()


def _say(value: Any, update: Any) -> None:
    if isinstance(value, str):
        data = value.encode("utf-8", "surrogatepass")
        update(b"s%d:" % len(data))
        update(data)
    elif isinstance(value, Entry):
        update(b"r%s:%s" % (value.id.encode(), value.digest.encode()))
    elif value is None or isinstance(value, int | float | date):
        update(f"{type(value).__name__}:{value!r};".encode())
    elif isinstance(value, tuple | list):
        update(b"l%d:" % len(value))
        for one in value:
            _say(one, update)
    elif isinstance(value, Mapping):
        update(b"m%d:" % len(value))
        for name, one in value.items():
            _say(name, update)
            _say(one, update)
    elif isinstance(value, frozenset | set):
        _say(sorted(value), update)
    elif isinstance(value, Enum | HttpUrl):
        _say(str(value), update)
    elif is_dataclass(value):
        update(f"d{type(value).__name__}:".encode())
        for one in fields(value):
            _say(getattr(value, one.name), update)
    else:
        raise TypeError(f"a {type(value).__name__} cannot tell when a page changes")
