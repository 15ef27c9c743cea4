"""A restricted YAML parser for front matter: every scalar stays text, and every value knows its line and column.

The parsers of site generators hide mistakes: `NO` becomes false, the last of two equal keys wins, a wrong date prints raw
YAML on the page.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from pathlib import PurePosixPath
from typing import Any

import yaml

from catalogue.model.typed import Location
from catalogue.problems import rulebook
from catalogue.problems.problems import Problem, Rule, Values
from catalogue.reading.yaml_errors import NO_BREAK_INDENT, ODD_START, explain
from catalogue.texts.conflicts import conflict
from catalogue.texts.hidden import hidden

_Loader: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


MAX_DEPTH = 20
"""Most levels of nesting."""
_NO_NAME = "?"
"""The name of a key that is no text, but a list or a mapping."""
_OPENING = re.compile(r"---[^\S\n]*(?:\n|\Z)")
_CLOSING = re.compile(rf"\n{_OPENING.pattern}")
_TOPS = {
    yaml.MappingStartEvent: rulebook.NOT_A_MAPPING,
    yaml.SequenceStartEvent: rulebook.NOT_A_LIST,
}


@dataclass(frozen=True)
class Document:
    """A parsed file: `values` (texts, lists and dicts of them) and, for Markdown, the `body` after the front matter.

    A missing value (`key:`) is None. Places are computed only when they are asked for.
    """

    file: PurePosixPath
    values: dict[str, Any] | list[Any]
    body: str
    body_line: int
    yaml_text: str
    yaml_line: int

    def mark(self, location: Location, *, key: bool = False) -> tuple[int, int]:
        """The line and column of the value at `location` or, with `key`, of its key; else of the nearest existing parent."""
        return _found(self.yaml_text, self.yaml_line, location, key)


def place(text: str, file: PurePosixPath, location: Location) -> tuple[int, int]:
    """The line and column of the value at `location` in the text of a valid file."""
    if file.suffix != ".md":
        return _found(text, 0, location, False)
    front, _ = cut(text)
    return _found(front or "", 1, location, False)


def parse_markdown(text: str, file: PurePosixPath) -> tuple[Document | None, list[Problem]]:
    """Parse Markdown with front matter between two lines of `---`. The document is None when the YAML is invalid."""
    front, body = cut(text)
    if front is None:
        if marker := conflict(text, sure=False):
            return None, [_conflict(marker, 0, file)]
        opened = text.split("\n", 1)[0].rstrip() == "---"
        rule = rulebook.UNCLOSED_FRONT_MATTER if opened else rulebook.NO_FRONT_MATTER
        return None, [Problem(rule, file)]
    return _parse(front, 1, body, front.count("\n") + 3, file)


def cut(text: str) -> tuple[str | None, str]:
    """The front matter of a text and the body after it. The former is None unless two lines of `---` enclose it."""
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end() - 1) if opening else None
    if opening is None or closing is None:
        return None, text
    return text[opening.end() : closing.start() + 1], text[closing.end() :]


def span(text: str, file: PurePosixPath) -> tuple[int, int] | None:
    """The start and end offsets of the YAML in the text of a file; None without front matter."""
    if file.suffix != ".md":
        return 0, len(text)
    front, _ = cut(text)
    if front is None:
        return None
    start = text.index("\n") + 1
    return start, start + len(front)


def parse_yaml(text: str, file: PurePosixPath) -> tuple[Document | None, list[Problem]]:
    """Parse a YAML file whose top value is a mapping. The document is None when it is invalid."""
    return _parse(text, 0, "", 0, file)


def parse_yaml_list(text: str, file: PurePosixPath) -> tuple[Document | None, list[Problem]]:
    """Parse a YAML file whose top value is a list. The document is None when it is invalid."""
    return _parse(text, 0, "", 0, file, top=yaml.SequenceStartEvent)


def nodes(text: str) -> Iterator[tuple[Location, Any]]:
    """Every node of a valid YAML text with its location, children before their parents."""
    return inside(yaml.compose(text, Loader=_Loader), ())


def inside(node: Any, location: Location) -> Iterator[tuple[Location, Any]]:
    """The descendants of a node with their locations, then the node itself at `location`."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from inside(value, (*location, name_of(key)))
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield from inside(item, (*location, number))
    yield location, node


def name_of(key: Any) -> str:
    """The name of a key node; `?` when the key is a list or a mapping."""
    return str(key.value) if isinstance(key, yaml.ScalarNode) else _NO_NAME


def _parse(
    text: str,
    offset: int,
    body: str,
    body_line: int,
    file: PurePosixPath,
    top: type[yaml.CollectionStartEvent] = yaml.MappingStartEvent,
) -> tuple[Document | None, list[Problem]]:
    marker = conflict(text) or conflict(body, sure=False)
    if marker is not None:
        return None, [_conflict(marker, offset if marker.string is text else body_line - 1, file)]
    reader = _Reader(text, offset, file)
    try:
        values = reader.values(top)
    except yaml.MarkedYAMLError as error:
        mark, reason = explain(error, text)
        written = text.rstrip().split("\n")
        at_end = mark is None or mark.line >= len(written)  # the error was found after the last line
        place = (len(written) + offset, len(written[-1]) + 1) if at_end else _mark(mark, offset)
        return None, [Problem(rulebook.BROKEN_YAML, file, *place, {"reason": reason})]
    except _RefusedError as refused:
        return None, [refused.problem]
    return Document(file, values, body, body_line, text, offset), reader.problems


def _conflict(marker: re.Match[str], offset: int, file: PurePosixPath) -> Problem:
    """The problem for a conflict marker in a text that begins after `offset` lines of its file."""
    line = marker.string.count("\n", 0, marker.start()) + 1
    return Problem(rulebook.MERGE_CONFLICT, file, offset + line, 1, {"marker": marker[0].strip()})


class _RefusedError(Exception):
    """Parsing was stopped. Holds the one problem to report."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.rule.id)
        self.problem = problem


class _Reader:
    """Builds the values of a YAML text in one pass over the events of the parser.

    It rejects alias bombs, deep nesting, tags and anchors while parsing, before they cost memory.
    """

    def __init__(self, text: str, offset: int, file: PurePosixPath) -> None:
        self.problems: list[Problem] = []
        self._events = _events(text)
        self._offset = offset
        self._file = file

    def values(self, top: type[yaml.CollectionStartEvent]) -> Any:
        """The values of the only document. Raises _RefusedError, or what the parser raises."""
        next(self._events)
        start = next(self._events)
        if isinstance(start, yaml.StreamEndEvent):
            raise self._refused(_TOPS[top], None)
        first = next(self._events)
        values = self._value(first, 0, self.problems)
        next(self._events)
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            context = "expected a single document in the stream"
            problem = "but found another document"
            raise yaml.composer.ComposerError(context, start.start_mark, problem, after.start_mark)
        if not isinstance(first, top):
            raise self._refused(_TOPS[top], first)
        return values

    def _value(self, event: Any, depth: int, problems: list[Problem]) -> Any:
        """The value that begins with an event. Problems within it are added to `problems`."""
        if event.anchor is not None or event.tag is not None:
            raise self._refused(rulebook.YAML_SIGN, event)
        kind = type(event)
        if kind is yaml.ScalarEvent:
            if event.style == '"' and (unseen := hidden(event.value)):  # from an escape such as `\\x01`
                rule, _, values = unseen
                problems.append(self._problem(rule, event, values))
            return event.value if event.value or event.style else None
        if depth >= MAX_DEPTH:
            raise self._refused(rulebook.TOO_DEEP, event, {"most": str(MAX_DEPTH)})
        if kind is yaml.SequenceStartEvent:
            return self._list(depth + 1, problems)
        return self._mapping(depth + 1, problems)

    def _list(self, depth: int, problems: list[Problem]) -> list[Any]:
        values: list[Any] = []
        for event in self._events:
            if type(event) is yaml.SequenceEndEvent:
                break
            values.append(self._value(event, depth, problems))
        return values

    def _mapping(self, depth: int, problems: list[Problem]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        names: dict[str, Any] = {}
        for name in self._events:
            if type(name) is yaml.MappingEndEvent:
                break
            key_value = self._value(name, depth, [])
            key = (key_value or "") if type(name) is yaml.ScalarEvent else _NO_NAME
            if ODD_START.match(key) and not name.style:
                raise self._refused(rulebook.BROKEN_YAML, name, {"reason": NO_BREAK_INDENT})
            event = next(self._events)
            value = self._value(event, depth, [] if key in names else problems)
            if value is None and _is_stray(name, event):
                problems.append(self._problem(rulebook.STRAY_TEXT, name, {"text": key}))
            elif key in names:
                shown = {"key": key, "first": str(_mark(names[key].start_mark, self._offset)[0])}
                problems.append(self._problem(rulebook.DUPLICATE_KEY, name, shown))
            else:
                names[key] = name
                values[key] = value
        return values

    def _problem(self, rule: Rule, event: Any, values: Values) -> Problem:
        return Problem(rule, self._file, *_mark(event.start_mark, self._offset), values)

    def _refused(self, rule: Rule, event: Any, values: Values | None = None) -> _RefusedError:
        place = _mark(event.start_mark, self._offset) if event is not None else (1 + self._offset, 1)
        return _RefusedError(Problem(rule, self._file, *place, values or {}))


def _events(text: str) -> Iterator[Any]:
    """The parse events of a YAML text."""
    return iter(_Loader(text).get_event, None)


def _is_stray(key: Any, value: Any) -> bool:
    """Whether a text stands alone between two commas: YAML parses it as a key with an empty value at the same place."""
    end, start = key.end_mark, value.start_mark
    return (end.line, end.column) == (start.line, start.column)


@dataclass(slots=True)
class _Placed:
    """The places (line, column) of a value and of its key, and its children by key or number. A list item is its own key."""

    at: tuple[int, int]
    key: tuple[int, int]
    is_group: bool
    inner: dict[str | int, "_Placed"] = field(default_factory=dict)
    is_read: bool = False


def _found(text: str, offset: int, location: Location, key: bool) -> tuple[int, int]:
    """The line and column of the value at a location, or of its nearest existing parent.

    A list or mapping on the lines below its key has the place of the key.
    """
    places = _places(text)
    placed = places.top
    best = placed.at
    for step in location:
        inner = places.inner(placed, step)
        if inner is None:
            break
        placed = inner
        is_block = placed.is_group and placed.at[0] > placed.key[0]
        best = placed.key if key or is_block else placed.at
    return best[0] + offset, best[1]


class _Places:
    """The places of the values of a YAML text, parsed lazily: only as far as the values that were asked for."""

    def __init__(self, text: str) -> None:
        self._events = islice(_events(text), 2, None)
        first = next(self._events)
        self.top = _placed(first, first)
        self._reader = self._read(self.top, first)

    def inner(self, placed: _Placed, step: str | int) -> _Placed | None:
        """The child of a value under a key or number, or None."""
        while step not in placed.inner and not placed.is_read:
            next(self._reader)
        return placed.inner.get(step)

    def _read(self, placed: _Placed, event: Any) -> Iterator[None]:
        """A generator that registers the places of the children of a value, and yields after each."""
        if isinstance(event, yaml.SequenceStartEvent):
            for number, item in enumerate(self._events):
                if isinstance(item, yaml.SequenceEndEvent):
                    break
                yield from self._put(placed, number, item, item)
        elif isinstance(event, yaml.MappingStartEvent):
            for key in self._events:
                if isinstance(key, yaml.MappingEndEvent):
                    break
                yield from self._read(_placed(key, key), key)
                name = key.value if isinstance(key, yaml.ScalarEvent) else _NO_NAME
                yield from self._put(placed, name, key, next(self._events))
        placed.is_read = True
        yield

    def _put(self, placed: _Placed, step: str | int, key: Any, event: Any) -> Iterator[None]:
        inner = placed.inner.setdefault(step, _placed(key, event))
        yield
        yield from self._read(inner, event)


def _placed(key: Any, event: Any) -> _Placed:
    is_group = isinstance(event, yaml.CollectionStartEvent)
    return _Placed(_mark(event.start_mark, 0), _mark(key.start_mark, 0), is_group)


_places = lru_cache(maxsize=1)(_Places)
"""A cache of one text, because a file often has several problems."""


def _mark(mark: Any, offset: int) -> tuple[int, int]:
    return mark.line + 1 + offset, mark.column + 1
