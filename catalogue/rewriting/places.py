"""The values of a file as they stand in its text, and edits of that text.

A file is cut where its values begin and end instead of being written anew from its values: comments, order, quotes
and indents stay, whoever wrote them and however.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

import yaml

from catalogue.front_matter import Location, span

_Loader: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """What is to stand in a text instead of what stands from `start` up to `end`."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a mapping with its value, as nodes of YAML, and where they stand in the text of the file."""

    key: Any
    value: Any
    start: int
    end: int


@dataclass(frozen=True)
class Text:
    """The text of a file that could be read, and the nodes of its YAML."""

    text: str
    file: PurePosixPath

    @cached_property
    def yaml(self) -> tuple[int, int]:
        """Where the YAML begins and ends."""
        found = span(self.text, self.file)
        return found if found is not None else (0, 0)

    @cached_property
    def root(self) -> Any:
        start, end = self.yaml
        return yaml.compose(self.text[start:end], Loader=_Loader)

    def nodes(self) -> Iterator[tuple[Location, Any]]:
        """Every node with its location, those inside before those around them."""
        return _inside(self.root, ())

    def entries(self, mapping: Any) -> list[Entry]:
        """The entries of a mapping, in the order of the text."""
        return [Entry(key, value, self.start(key), self.end(value)) for key, value in mapping.value]

    def start(self, node: Any) -> int:
        """Where a node begins in the text."""
        return int(self.yaml[0] + node.start_mark.index)

    def end(self, node: Any) -> int:
        """Where the last sign of a node ends, without the blank lines and comments that YAML counts in."""
        if isinstance(node, yaml.ScalarNode):
            written = self.text[self.start(node) : self.yaml[0] + node.end_mark.index]
            return self.start(node) + len(written.rstrip())
        if node.flow_style or not node.value:
            return int(self.yaml[0] + node.end_mark.index)
        last = node.value[-1]
        return self.end(last[1] if isinstance(last, tuple) else last)

    def written(self, node: Any) -> str:
        """A node as it stands in the text."""
        return self.text[self.start(node) : self.end(node)]

    def edited(self, edits: Iterable[Edit]) -> "Text":
        """The text with edits, none of which may touch another."""
        text = self.text
        for edit in sorted(edits, reverse=True):
            text = text[: edit.start] + edit.new + text[edit.end :]
        return Text(text, self.file) if text != self.text else self


def renamed(text: Text, key: str, new: str) -> Text:
    """A field of the file under another name."""
    return text.edited(
        Edit(entry.start, entry.start + len(text.written(entry.key)), new)
        for entry in text.entries(text.root)
        if entry.key.value == key
    )


def with_first(text: Text, key: str, value: str) -> Text:
    """A field of the file set to a value: where it stands, or before all others."""
    for entry in text.entries(text.root):
        if entry.key.value == key:
            start = text.start(entry.value)
            space = "" if text.text[start - 1].isspace() else " "
            return text.edited([Edit(start, entry.end, space + value)])
    start, _ = text.yaml
    return text.edited([Edit(start, start, f"{key}: {value}\n")])


def _inside(node: Any, location: Location) -> Iterator[tuple[Location, Any]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _inside(value, (*location, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield from _inside(item, (*location, number))
    yield location, node
