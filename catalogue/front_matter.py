"""Text of a file → its values, each with the line and column where it stands.

MkDocs' own reading hides faults (a wrong date prints raw YAML on the page, `NO` becomes false, the last of two
equal keys wins), so the front matter is read here: every scalar stays text, as it was written.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

import yaml

from catalogue import rulebook
from catalogue.problems import Problem

_Loader: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

Location = tuple[str | int, ...]


@dataclass(frozen=True)
class Document:
    """One file as read: `values` (text, lists and dicts of text) and, for Markdown, the `body` after them.

    Places are looked up only when a problem needs one: `mark` reads the YAML again.
    """

    file: PurePosixPath
    values: dict[str, Any]
    body: str
    body_line: int
    yaml_text: str
    yaml_line: int

    def mark(self, location: Location, *, key: bool = False) -> tuple[int, int]:
        """Line and column of the value at `location`, of its key, or of its nearest parent that exists."""
        node: yaml.Node | None = self._root
        best = node
        for step in location:
            found = _child(node, step)
            if found is None:
                break
            key_node, node = found
            best = key_node if key else node
        return _place(best, self.yaml_line)

    @cached_property
    def _root(self) -> yaml.Node | None:
        root: yaml.Node | None = yaml.compose(self.yaml_text, Loader=_Loader)
        return root


def parse_markdown(text: str, file: PurePosixPath) -> tuple[Document | None, list[Problem]]:
    """Read a file with front matter between two lines of `---`. No document when it cannot be read."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None, [Problem(rulebook.NO_FRONT_MATTER, file)]
    end = next((number for number, line in enumerate(lines) if number and line.rstrip() == "---"), None)
    if end is None:
        return None, [Problem(rulebook.UNCLOSED_FRONT_MATTER, file, len(lines))]
    front = "\n".join(lines[1:end]) + "\n"
    return _parse(front, 1, "\n".join(lines[end + 1 :]), end + 2, file)


def parse_yaml(text: str, file: PurePosixPath) -> tuple[Document | None, list[Problem]]:
    """Read a file that is YAML from its first line to its last, a mapping at its top."""
    return _parse(text, 0, "", 0, file)


def parse_yaml_list(text: str, file: PurePosixPath) -> tuple[Document | None, list[Problem]]:
    """Read a file that is a YAML list; it becomes the value `items`, so that places stay the same."""
    indented = "items:\n" + text
    document, problems = _parse(indented, -1, "", 0, file)
    return document, problems


def _parse(
    text: str, offset: int, body: str, body_line: int, file: PurePosixPath
) -> tuple[Document | None, list[Problem]]:
    try:
        if "&" in text or "*" in text:
            alias = next(_aliases(text), None)
            if alias is not None:
                return None, [Problem(rulebook.YAML_ALIAS, file, *_mark(alias, offset))]
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = _mark(mark, offset) if mark else (1, 1)
        return None, [Problem(rulebook.BROKEN_YAML, file, *place, {"reason": str(error.problem)})]
    except yaml.YAMLError as error:  # characters that YAML does not allow
        position = getattr(error, "position", 0)
        line = text[:position].count("\n") + 1 + offset
        return None, [
            Problem(rulebook.BROKEN_YAML, file, line, 1, {"reason": str(getattr(error, "reason", error))})
        ]
    if not isinstance(root, yaml.MappingNode):
        return None, [Problem(rulebook.NOT_A_MAPPING, file, 1 + max(offset, 0))]
    problems: list[Problem] = []
    values = _value(root, offset, file, problems)
    return Document(file, values, body, body_line, text, offset), problems


def _aliases(text: str) -> Iterator[yaml.Mark]:
    for token in yaml.scan(text, Loader=_Loader):
        if isinstance(token, yaml.AliasToken | yaml.AnchorToken):
            yield token.start_mark


def _value(node: yaml.Node, offset: int, file: PurePosixPath, problems: list[Problem]) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return None if not node.value and node.style is None else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, offset, file, problems) for item in node.value]
    values: dict[str, Any] = {}
    first: dict[str, int] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
        line, column = _place(key_node, offset)
        if key in first:
            shown = {"key": key, "first": str(first[key])}
            problems.append(Problem(rulebook.DUPLICATE_KEY, file, line, column, shown))
            continue
        first[key] = line
        value = _value(value_node, offset, file, problems)
        if value is not None:  # `key:` with nothing after it says nothing
            values[key] = value
    return values


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key_node, value_node in node.value:
            if key_node.value == step:
                return key_node, value_node
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None


def _place(node: yaml.Node | None, offset: int) -> tuple[int, int]:
    return _mark(node.start_mark, offset) if node is not None else (1 + max(offset, 0), 1)


def _mark(mark: yaml.Mark, offset: int) -> tuple[int, int]:
    return mark.line + 1 + offset, mark.column + 1
