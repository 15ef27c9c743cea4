"""Text of a file → its values, each with the line and column where it stands.

MkDocs' own reading hides faults (a wrong date prints raw YAML on the page, `NO` becomes false, the last of two
equal keys wins), so the front matter is read here: every scalar stays text, as it was written.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

import yaml

from catalogue import rulebook
from catalogue.problems import Problem, Rule, Values
from catalogue.yaml_errors import explain

_Loader: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

Location = tuple[str | int, ...]

MAX_DEPTH = 20
_TOPS = {
    yaml.MappingStartEvent: rulebook.NOT_A_MAPPING,
    yaml.SequenceStartEvent: rulebook.NOT_A_LIST,
}


@dataclass(frozen=True)
class Document:
    """One file as read: `values` (text, lists and dicts of text) and, for Markdown, the `body` after them.

    A value that is not written (`key:`) is None. Places are looked up only when a problem needs one: `mark` reads the YAML again.
    """

    file: PurePosixPath
    values: dict[str, Any] | list[Any]
    body: str
    body_line: int
    yaml_text: str
    yaml_line: int

    def mark(self, location: Location, *, key: bool = False) -> tuple[int, int]:
        """Line and column of the value at `location`, of its key, or of its nearest parent that exists.

        A block of lines begins below its key: its place is the key's.
        """
        node: yaml.Node | None = _composed(self.yaml_text)
        best = node
        for step in location:
            found = _child(node, step)
            if found is None:
                break
            key_node, node = found
            best = key_node if key or _is_block(key_node, node) else node
        return _place(best, self.yaml_line)


@lru_cache(maxsize=8)
def _composed(text: str) -> yaml.Node | None:
    """The nodes of a YAML text, kept only for the few files whose problems are being placed."""
    root: yaml.Node | None = yaml.compose(text, Loader=_Loader)
    return root


def parse_markdown(text: str, file: PurePosixPath) -> tuple[Document | None, list[Problem]]:
    """Read a file with front matter between two lines of `---`. No document when it cannot be read."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None, [Problem(rulebook.NO_FRONT_MATTER, file)]
    end = next((number for number, line in enumerate(lines) if number and line.rstrip() == "---"), None)
    if end is None:
        return None, [Problem(rulebook.UNCLOSED_FRONT_MATTER, file)]
    front = "\n".join(lines[1:end]) + "\n"
    return _parse(front, 1, "\n".join(lines[end + 1 :]), end + 2, file)


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
        self._events: Iterator[Any] = yaml.parse(text, Loader=_Loader)
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
        if isinstance(event, yaml.ScalarEvent):
            return event.value if event.value or event.style else None
        if depth >= MAX_DEPTH:
            raise self._refused(rulebook.TOO_DEEP, event, {"most": str(MAX_DEPTH)})
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(depth + 1, problems)
        return self._mapping(depth + 1, problems)

    def _list(self, depth: int, problems: list[Problem]) -> list[Any]:
        values = []
        event = next(self._events)
        while not isinstance(event, yaml.SequenceEndEvent):
            values.append(self._value(event, depth, problems))
            event = next(self._events)
        return values

    def _mapping(self, depth: int, problems: list[Problem]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        first: dict[str, int] = {}
        key_event = next(self._events)
        while not isinstance(key_event, yaml.MappingEndEvent):
            key = self._value(key_event, depth, [])
            key = str(key or "") if isinstance(key_event, yaml.ScalarEvent) else "?"
            event = next(self._events)
            line, column = _mark(key_event.start_mark, self._offset)
            value = self._value(event, depth, [] if key in first else problems)
            if value is None and _is_stray(key_event, event):
                problems.append(Problem(rulebook.STRAY_TEXT, self._file, line, column, {"text": key}))
            elif key in first:
                shown = {"key": key, "first": str(first[key])}
                problems.append(Problem(rulebook.DUPLICATE_KEY, self._file, line, column, shown))
            else:
                first[key] = line
                values[key] = value
            key_event = next(self._events)
        return values

    def _refused(self, rule: Rule, event: Any, values: Values | None = None) -> _RefusedError:
        place = _mark(event.start_mark, self._offset) if event is not None else (1 + self._offset, 1)
        return _RefusedError(Problem(rule, self._file, *place, values or {}))


def _is_stray(key: Any, value: Any) -> bool:
    """Whether a text stands alone between two commas, where YAML sees a key without colon or value."""
    end, start = key.end_mark, value.start_mark
    return (end.line, end.column) == (start.line, start.column)


def _is_block(key: yaml.Node, value: yaml.Node) -> bool:
    return isinstance(value, yaml.CollectionNode) and value.start_mark.line > key.start_mark.line


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key_node, value_node in node.value:
            if key_node.value == step:
                return key_node, value_node
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None


def _place(node: yaml.Node | None, offset: int) -> tuple[int, int]:
    return _mark(node.start_mark, offset) if node is not None else (1 + offset, 1)


def _mark(mark: Any, offset: int) -> tuple[int, int]:
    return mark.line + 1 + offset, mark.column + 1
