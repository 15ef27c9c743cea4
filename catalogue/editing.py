"""Changes single fields of a front matter, and leaves every other byte of the file as it is."""

import re
from collections.abc import Mapping
from typing import Any

import yaml

_FRONT = re.compile(r"\A\ufeff?---[^\S\n]*\n(.*?)^---[^\S\n]*$", re.DOTALL | re.MULTILINE)


class CannotEditError(Exception):
    """The text has no front matter that can be read."""


def with_fields(text: str, fields: Mapping[str, str], after: str) -> str:
    """The text with top-level fields set, each to a value written as YAML on one line.

    A field that is there is replaced where it stands; others are added below the field `after`, or at the end.
    Raises CannotEditError.
    """
    found = _FRONT.match(text)
    if found is None:
        raise CannotEditError
    front, base = found[1], found.start(1)
    spans = _spans(front)
    below = _next_line(front, spans[after][1]) if after in spans else len(front)
    end = "\r\n" if "\r\n" in front else "\n"
    added = "".join(f"{key}: {value}{end}" for key, value in fields.items() if key not in spans)
    edits = [(below, below, added)]
    edits += [(*spans[key], f" {value}") for key, value in fields.items() if key in spans]
    for start, stop, new in sorted(edits, reverse=True):
        text = text[: base + start] + new + text[base + stop :]
    return text


def _spans(front: str) -> dict[str, tuple[int, int]]:
    """Where the value of each top-level field stands, from the sign after its colon to its last one."""
    try:
        node: Any = yaml.compose(front, Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        raise CannotEditError from None
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        raise CannotEditError
    return {
        key.value: (front.index(":", key.end_mark.index) + 1, _end(front, value)) for key, value in node.value
    }


def _end(front: str, node: Any) -> int:
    if isinstance(node, yaml.CollectionNode) and not node.flow_style:
        last = node.value[-1]
        return _end(front, last[1] if isinstance(last, tuple) else last)
    return len(
        front[: node.end_mark.index].rstrip()
    )  # a text of several lines ends where the next field begins


def _next_line(front: str, offset: int) -> int:
    return front.find("\n", offset) + 1
