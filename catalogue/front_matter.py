"""Text of a file → its values, each with the line and column where it stands.

MkDocs' own reading hides faults (a wrong date prints raw YAML on the page, `NO` becomes false, the last of two
equal keys wins), so the front matter is read here: every scalar stays text, as it was written.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

import yaml

from catalogue import rulebook
from catalogue.problems import Problem
from catalogue.yaml_errors import explain

_Loader: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

Location = tuple[str | int, ...]

MAX_DEPTH = 20


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
    return _parse(text, 0, "", 0, file, top=yaml.SequenceNode)


def _parse(
    text: str,
    offset: int,
    body: str,
    body_line: int,
    file: PurePosixPath,
    top: type[yaml.CollectionNode] = yaml.MappingNode,
) -> tuple[Document | None, list[Problem]]:
    try:
        refused = _refused(text, offset, file)
        if refused is not None:
            return None, [refused]
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark, reason = explain(error, text)
        written = text.rstrip().split("\n")
        at_end = mark is None or mark.line >= len(written)  # the parser saw it after the last line
        place = (len(written) + offset, len(written[-1]) + 1) if at_end else _mark(mark, offset)
        return None, [Problem(rulebook.BROKEN_YAML, file, *place, {"reason": reason})]
    if not isinstance(root, top):
        rule = rulebook.NOT_A_MAPPING if top is yaml.MappingNode else rulebook.NOT_A_LIST
        return None, [Problem(rule, file, *_place(root, offset))]
    problems: list[Problem] = []
    values = _value(root, offset, file, problems)
    return Document(file, values, body, body_line, text, offset), problems


def _refused(text: str, offset: int, file: PurePosixPath) -> Problem | None:
    """What must not be read on: texts that unfold to billions, endless brackets, words that YAML takes for its own."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.NodeEvent):
            if event.anchor is not None or getattr(event, "tag", None) is not None:
                return Problem(rulebook.YAML_SIGN, file, *_mark(event.start_mark, offset))
            depth += isinstance(event, yaml.CollectionStartEvent)
            if depth > MAX_DEPTH:
                place = _mark(event.start_mark, offset)
                return Problem(rulebook.TOO_DEEP, file, *place, {"most": str(MAX_DEPTH)})
    return None


def _value(node: yaml.Node, offset: int, file: PurePosixPath, problems: list[Problem]) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return node.value if node.value or node.style else None
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, offset, file, problems) for item in node.value]
    values: dict[str, Any] = {}
    first: dict[str, int] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
        line, column = _place(key_node, offset)
        if _is_stray(key_node, value_node):
            problems.append(Problem(rulebook.STRAY_TEXT, file, line, column, {"text": key}))
            continue
        if key in first:
            shown = {"key": key, "first": str(first[key])}
            problems.append(Problem(rulebook.DUPLICATE_KEY, file, line, column, shown))
            continue
        first[key] = line
        values[key] = _value(value_node, offset, file, problems)
    return values


def _is_stray(key: yaml.Node, value: yaml.Node) -> bool:
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
