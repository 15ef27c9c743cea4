"""Runs the text rules over fields, comments and body of a document, and finds the place of each fault."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from catalogue.model.typed import Location, Model
from catalogue.model.words import field_of, words
from catalogue.problems.problems import Problem
from catalogue.reading.cuts import cut_texts
from catalogue.reading.front_matter import Document, nodes
from catalogue.texts import body, text_rules
from catalogue.texts.text_rules import Fault, Text

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#.*", re.MULTILINE)


def problems(document: Document, model: type[Model]) -> Iterator[Problem]:
    """The problems of the texts of a file: personal data, damage, accidental comments."""
    yield from cut_texts(document, model)
    yield from _Words(document, model).problems()


class _Words:
    """The texts of a document with their places."""

    def __init__(self, document: Document, model: type[Model]) -> None:
        self._document = document
        self._fields = list(words(model, document.values))
        self._comments = list(_COMMENT.finditer(document.yaml_text)) if "#" in document.yaml_text else []

    def problems(self) -> Iterator[Problem]:
        texts = [Text(text, "field", field_of(location)) for location, text in self._fields]
        texts += [Text(match[0], "comment") for match in self._comments]
        texts.append(Text(self._document.body, "body"))
        for fault in text_rules.faults(texts):
            place = self._place(fault)
            if place is not None:
                yield Problem(fault.rule, self._document.file, *place, fault.values)

    def _place(self, fault: Fault) -> tuple[int, int] | None:
        """The line and column of a fault; None for a `#` inside a text, which is no comment and is checked with its field."""
        document = self._document
        if fault.number < len(self._fields):
            location, text = self._fields[fault.number]
            return self._in_field(location, text, fault)
        number = fault.number - len(self._fields)
        if number < len(self._comments):
            offset = self._comments[number].start() + fault.offset
            if any(start <= offset < end for start, end in self._scalars):
                return None
            return _in_yaml(document, offset)
        line, column = body.place(document.body, fault.offset)
        return document.body_line - 1 + line, column

    def _in_field(self, location: Location, text: str, fault: Fault) -> tuple[int, int]:
        """The place of a fault in the source of a field, whose quotes, escapes and line folds make offsets differ."""
        node = self._nodes.get(location)
        if node is None:
            return self._document.mark(location)
        start, end = node.start_mark.index, node.end_mark.index
        written = self._document.yaml_text[start:end]
        at = -1
        for _ in range(text.count(fault.found, 0, fault.offset + len(fault.found))):
            at = written.find(fault.found, at + 1)
            if at < 0:
                break
        if at < 0:
            first = fault.found.split()
            at = max(written.find(first[0]), 0) if first else 0
        return _in_yaml(self._document, start + at)

    @cached_property
    def _nodes(self) -> Mapping[Location, Any]:
        by_location: dict[Location, Any] = {}
        for location, node in nodes(self._document.yaml_text):
            by_location.setdefault(location, node)
        return by_location

    @cached_property
    def _scalars(self) -> list[tuple[int, int]]:
        return [
            (node.start_mark.index, node.end_mark.index)
            for node in self._nodes.values()
            if isinstance(node.value, str)
        ]


def _in_yaml(document: Document, offset: int) -> tuple[int, int]:
    line, column = body.place(document.yaml_text, offset)
    return line + document.yaml_line, column
