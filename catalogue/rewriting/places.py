"""Round-trip editing of YAML: values are replaced in the text of a file at their offsets.

The file is never serialised again from its values, so comments, order, quotes and indents of contributors stay.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

import yaml

from catalogue.model.typed import Location
from catalogue.problems.problems import Problem
from catalogue.reading.front_matter import Document, inside, name_of, parse_markdown, parse_yaml, span

_Loader: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A replacement of the part of a text from offset `start` up to `end` by `new`."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a mapping: the YAML nodes of key and value, and the offsets in the file where both begin and end."""

    key: Any
    value: Any
    start: int
    end: int


@dataclass(frozen=True)
class Text:
    """The text of a file with valid YAML, and its nodes."""

    text: str
    file: PurePosixPath

    @cached_property
    def yaml(self) -> tuple[int, int]:
        """The start and end offsets of the YAML; (0, 0) when there is none."""
        offsets = span(self.text, self.file)
        return offsets if offsets is not None else (0, 0)

    @cached_property
    def root(self) -> Any:
        start, end = self.yaml
        return yaml.compose(self.text[start:end], Loader=_Loader)

    @cached_property
    def document(self) -> tuple[Document | None, list[Problem]]:
        """The parsed file, and the problems of its YAML."""
        parse = parse_markdown if self.file.suffix == ".md" else parse_yaml
        return parse(self.text, self.file)

    @cached_property
    def nodes(self) -> Sequence[tuple[Location, Any]]:
        """Every node with its location, children before their parents."""
        return list(inside(self.root, ()))

    def entries(self, mapping: Any) -> list[Entry]:
        """The entries of a mapping, in the order of the text."""
        return [Entry(key, value, self.start(key), self.end(value)) for key, value in mapping.value]

    def start(self, node: Any) -> int:
        """The offset where a node begins."""
        return int(self.yaml[0] + node.start_mark.index)

    def end(self, node: Any) -> int:
        """The offset after the last character of a node, without the blank lines and comments that YAML counts in."""
        if isinstance(node, yaml.ScalarNode):
            written = self.text[self.start(node) : self.yaml[0] + node.end_mark.index]
            return self.start(node) + len(written.rstrip())
        if node.flow_style or not node.value:
            return int(self.yaml[0] + node.end_mark.index)
        last = node.value[-1]
        return self.end(last[1] if isinstance(last, tuple) else last)

    def written(self, node: Any) -> str:
        """The source text of a node."""
        return self.text[self.start(node) : self.end(node)]

    def edited(self, edits: Iterable[Edit]) -> "Text":
        """The text after edits, which must not overlap."""
        text = self.text
        for edit in sorted(edits, reverse=True):
            text = text[: edit.start] + edit.new + text[edit.end :]
        return Text(text, self.file) if text != self.text else self


def renamed(text: Text, key: str, new: str) -> Text:
    """The text with a top-level field renamed."""
    return text.edited(
        Edit(entry.start, entry.start + len(text.written(entry.key)), new)
        for entry in text.entries(text.root)
        if name_of(entry.key) == key
    )


def with_fields(text: Text, fields: Mapping[str, str], after: str | None) -> Text:
    """The text with top-level fields set, each to a value written as YAML on one line.

    An existing field is replaced in its place. New ones are added below the field `after`, at the end if there is no such
    field, or before all fields if `after` is None.
    """
    entries = {name_of(entry.key): entry for entry in text.entries(text.root)}
    start, stop = text.yaml
    if after is None:
        at = start
    else:
        at = text.text.find("\n", entries[after].end) + 1 if after in entries else stop
    added = "".join(f"{name}: {value}\n" for name, value in fields.items() if name not in entries)
    edits = [Edit(at, at, added)]
    for name, value in fields.items():
        if name in entries:
            colon = text.text.index(":", text.end(entries[name].key)) + 1
            edits.append(Edit(colon, max(colon, entries[name].end), f" {value}"))
    return text.edited(edits)
