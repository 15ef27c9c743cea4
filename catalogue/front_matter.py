"""Text of a file → its values, each with the line and column where it stands.

MkDocs' own reading hides faults (a wrong date prints raw YAML on the page, `NO` becomes false, the last of two
equal keys wins), so the front matter is read here: every scalar stays text, as it was written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePosixPath
from typing import Any

import yaml

from catalogue import rulebook
from catalogue.files import INVISIBLE
from catalogue.problems import Problem, Rule, Values
from catalogue.yaml_errors import explain

_Loader: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

Location = tuple[str | int, ...]

MAX_DEPTH = 20
_RULE = re.compile(r"^---[^\S\n]*(?:\n|\Z)", re.MULTILINE)
_TOPS = {
    yaml.MappingStartEvent: rulebook.NOT_A_MAPPING,
    yaml.SequenceStartEvent: rulebook.NOT_A_LIST,
}


@dataclass(frozen=True)
class Document:
    """One file as read: `values` (text, lists and dicts of text) and, for Markdown, the `body` after them.

    A value that is not written (`key:`) is None. Places are looked up only when a problem needs one.
    """

    file: PurePosixPath
    values: dict[str, Any] | list[Any]
    body: str
    body_line: int
    yaml_text: str
    yaml_line: int

    def mark(self, location: Location, *, key: bool = False) -> tuple[int, int]:
        """Line and column of the value at `location`, of its key, or of its nearest parent that exists."""
        return _found(self.yaml_text, self.yaml_line, location, key)


def place(text: str, file: PurePosixPath, location: Location) -> tuple[int, int]:
    """The same from the text of a file that could be read."""
    if file.suffix != ".md":
        return _found(text, 0, location, False)
    front, _ = cut(text)
    return _found(front or "", 1, location, False)


def parse_markdown(text: str, file: PurePosixPath) -> tuple[Document | None, list[Problem]]:
    """Read a file with front matter between two lines of `---`. No document when it cannot be read."""
    front, body = cut(text)
    if front is None:
        opened = text.split("\n", 1)[0].rstrip() == "---"
        rule = rulebook.UNCLOSED_FRONT_MATTER if opened else rulebook.NO_FRONT_MATTER
        return None, [Problem(rule, file)]
    return _parse(front, 1, body, front.count("\n") + 3, file)


def cut(text: str) -> tuple[str | None, str]:
    """The front matter of a text, and the body after it. No front matter where its two lines of `---` are not found."""
    opening = _RULE.match(text)
    closing = _RULE.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        return None, text
    return text[opening.end() : closing.start()], text[closing.end() :]


def span(text: str, file: PurePosixPath) -> tuple[int, int] | None:
    """Where the YAML of a file begins and ends in its text; None where there is no front matter."""
    if file.suffix != ".md":
        return 0, len(text)
    front, _ = cut(text)
    if front is None:
        return None
    start = text.index("\n") + 1
    return start, start + len(front)


def parse_yaml(text: str, file: PurePosixPath) -> tuple[Document | None, list[Problem]]:
    """Read a file that is YAML from its first line to its last, a mapping at its top."""
    return _parse(text, 0, "", 0, file)


def parse_yaml_list(text: str, file: PurePosixPath) -> tuple[Document | None, list[Problem]]:
    """Read a file that is a YAML list from its first line to its last."""
    return _parse(text, 0, "", 0, file, top=yaml.SequenceStartEvent)


def _parse(
    text: str,
    offset: int,
    body: str,
    body_line: int,
    file: PurePosixPath,
    top: type[yaml.CollectionStartEvent] = yaml.MappingStartEvent,
) -> tuple[Document | None, list[Problem]]:
    reader = _Reader(text, offset, file)
    try:
        values = reader.values(top)
    except yaml.MarkedYAMLError as error:
        mark, reason = explain(error, text)
        written = text.rstrip().split("\n")
        at_end = mark is None or mark.line >= len(written)  # the parser saw it after the last line
        place = (len(written) + offset, len(written[-1]) + 1) if at_end else _mark(mark, offset)
        return None, [Problem(rulebook.BROKEN_YAML, file, *place, {"reason": reason})]
    except _RefusedError as refused:
        return None, [refused.problem]
    return Document(file, values, body, body_line, text, offset), reader.problems


class _RefusedError(Exception):
    """What must not be read on. Holds the one problem to report."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.rule.id)
        self.problem = problem


class _Reader:
    """Reads the values of a YAML text in one pass over the parser's events.

    Texts that unfold to billions, endless brackets, and words that YAML takes for its own are refused as they are met.
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
            met = "but found another document"
            raise yaml.composer.ComposerError(context, start.start_mark, met, after.start_mark)
        if not isinstance(first, top):
            raise self._refused(_TOPS[top], first)
        return values

    def _value(self, event: Any, depth: int, problems: list[Problem]) -> Any:
        """The value that begins with an event. `problems` takes what is met within it."""
        if event.anchor is not None or event.tag is not None:
            raise self._refused(rulebook.YAML_SIGN, event)
        kind = type(event)
        if kind is yaml.ScalarEvent:
            if event.style == '"' and (escaped := INVISIBLE.search(event.value)):
                shown = {"character": f"U+{ord(escaped[0]):04X}"}
                problems.append(self._problem(rulebook.INVISIBLE_CHARACTER, event, shown))
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
            said = self._value(name, depth, [])
            key = (said or "") if type(name) is yaml.ScalarEvent else "?"
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
    """What the parser tells of a text, one event after the other."""
    return iter(_Loader(text).get_event, None)


def _is_stray(key: Any, value: Any) -> bool:
    """Whether a text stands alone between two commas, where YAML sees a key without colon or value."""
    end, start = key.end_mark, value.start_mark
    return (end.line, end.column) == (start.line, start.column)


def _found(text: str, offset: int, location: Location, key: bool) -> tuple[int, int]:
    """The place of a value. The parser is followed as far as needed: places are kept nowhere.

    A block of lines begins below its key: its place is the key's.
    """
    events = _events(text)
    event = next(islice(events, 2, None))
    best: Any = event
    for step in location:
        found = _child(events, event, step)
        if found is None:
            break
        name, event = found
        best = name if key or _is_block(name, event) else event
    return _mark(best.start_mark, offset)


def _is_block(key: Any, value: Any) -> bool:
    below = value.start_mark.line > key.start_mark.line
    return bool(below) and isinstance(value, yaml.CollectionStartEvent)


def _child(events: Iterator[Any], parent: Any, step: str | int) -> tuple[Any, Any] | None:
    """The events with which a key and its value begin, or an item twice, right after that of their parent."""
    if isinstance(parent, yaml.MappingStartEvent):
        for name in events:
            if isinstance(name, yaml.MappingEndEvent):
                return None
            _skip(events, name)
            value = next(events)
            if isinstance(name, yaml.ScalarEvent) and name.value == step:
                return name, value
            _skip(events, value)
    if isinstance(parent, yaml.SequenceStartEvent):
        for number, item in enumerate(events):
            if isinstance(item, yaml.SequenceEndEvent):
                return None
            if number == step:
                return item, item
            _skip(events, item)
    return None


def _skip(events: Iterator[Any], event: Any) -> None:
    """Go to the end of what begins with an event."""
    depth = 0
    while True:
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth == 0:
            return
        event = next(events)


def _mark(mark: Any, offset: int) -> tuple[int, int]:
    return mark.line + 1 + offset, mark.column + 1
