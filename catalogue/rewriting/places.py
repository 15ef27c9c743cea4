"""The values of a file as they stand in its text, and edits of that text.

A file is cut where its values begin and end instead of being written anew from its values: comments, order, quotes
and indents stay, whoever wrote them and however.
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

    @cached_property
    def document(self) -> tuple[Document | None, list[Problem]]:
        """The file as the check reads it, and what is wrong with its YAML."""
        parse = parse_markdown if self.file.suffix == ".md" else parse_yaml
        return parse(self.text, self.file)

    @cached_property
    def nodes(self) -> Sequence[tuple[Location, Any]]:
        """Every node with its location, those inside before those around them."""
        return list(inside(self.root, ()))

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
        if name_of(entry.key) == key
    )


def with_fields(text: Text, fields: Mapping[str, str], after: str | None) -> Text:
    """Top-level fields set, each to a value written as YAML on one line.

    A field that is there is replaced where it stands; others are added below the field `after`, at the end where there
    is no such field, or before all others where `after` is None.
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
