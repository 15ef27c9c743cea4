"""The version of the format that a file says it is written in, as `schema:`, its first field."""

from collections.abc import Mapping
from typing import Any

FIELD = "schema"
CURRENT = 1
"""The version of the models. A change that makes files unreadable, or gives them another meaning, raises it."""

UNVERSIONED = 0
"""The format before files said their version."""


def written(values: Any) -> int | None:
    """The version that the values of a file name; None when what they name is no version."""
    said = values.get(FIELD) if isinstance(values, Mapping) else None
    if said is None:
        return UNVERSIONED
    return (
        int(said) if isinstance(said, str) and said.isascii() and said.isdigit() and len(said) < 7 else None
    )
