"""The version of the format that a file says it is written in, as `schema:`, its first field."""

from collections.abc import Mapping
from typing import Any

FIELD = "schema"
CURRENT = 2
"""The version of the models. A change that makes files unreadable, or gives them another meaning, raises it."""

UNVERSIONED = 0
"""The format before files said their version."""


_MOST_DIGITS = 7


def written(values: Any) -> int | None:
    """The version that the values of a file name; None when what they name is no version.

    No file names the unversioned format: it had no such field.
    """
    said = values.get(FIELD) if isinstance(values, Mapping) else None
    if said is None:
        return UNVERSIONED
    is_version = isinstance(said, str) and said.isascii() and said.isdigit() and len(said) < _MOST_DIGITS
    return int(said) or None if is_version else None
