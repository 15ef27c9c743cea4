"""Normalises YAML quotes: needed quotes are added, needless ones removed."""

import re
from collections.abc import Iterator

import yaml

from catalogue.model import shapes
from catalogue.model.fields import CodeOf
from catalogue.model.typed import Location, Model
from catalogue.model.words import is_words
from catalogue.problems import rulebook
from catalogue.problems.problems import Problem
from catalogue.reading.cuts import COMMENT, after
from catalogue.rewriting import yaml_writing
from catalogue.rewriting.places import Edit, Text

_UNQUOTED = re.compile(r"(?P<field> *(?:- +)?[a-z_]+: +)(?P<text>[^\s\"'\[{|>#].*)")
_HASH = re.compile(r"#[^\W_](?![a-z_]*:(?:\s|$))[^\n]*")
"""A `#` that is part of a word, such as `#3` or `#sante`. A comment has a space after it, a commented-out field a colon."""
_HASH_IN_FLOW = re.compile(
    r"(?P<text>[^\s,\[\]{}:\"'#](?:[^,\[\]{}:\"\n]|:(?! ))*? #[^\W_][^,\[\]{}:\"\n]*)(?P<end>, [a-z_]+: |[\]}]|, )"
)
_MOST = 50
"""Most lines of a file that get quotes."""


def with_needed_quotes(text: Text) -> Text:
    """The text with double quotes around values that YAML cannot parse without them, such as one with a colon."""
    for _ in range(_MOST):
        fault = _fault(text)
        if fault is None or fault.rule not in (rulebook.BROKEN_YAML, rulebook.YAML_SIGN):
            break
        lines = text.text.split("\n")
        start, line = len("\n".join(lines[: fault.line - 1])) + (fault.line > 1), lines[fault.line - 1]
        edit = _hidden_end(line, start, fault.column - 1) or _whole_line(line, start)
        if edit is None:
            break
        mended = text.edited([edit])
        after = _fault(mended)
        if after is not None and after.line <= fault.line:
            break
        text = mended
    return text


def with_kept_ends(text: Text, model: type[Model]) -> Text:
    """The text with double quotes around values that ` #` would cut, if the `#` can only be part of the value."""
    return text.edited(_kept_ends(text, model))


def _kept_ends(text: Text, model: type[Model]) -> Iterator[Edit]:
    begin, end = text.yaml
    written = text.text[begin:end]
    if " #" not in written:
        return
    within = _in_flow(text)
    for location, node in text.nodes:
        comment = after(written, node)
        if comment is None or not is_words(model, location) or not _HASH.fullmatch(comment[1]):
            continue
        lost = comment[1].rstrip()
        if location in within and any(sign in lost for sign in ",[]{}"):
            continue  # a part of the list or group may stand there too
        yield Edit(
            text.start(node),
            begin + comment.start(1) + len(lost),
            yaml_writing.quoted(f"{node.value} {lost}"),
        )


def _hidden_end(line: str, start: int, column: int) -> Edit | None:
    """Quotes around a value in brackets or braces, when a ` #` at `column` hides the end of both; else None."""
    if line[column : column + 1] != "#":
        return None
    for match in _HASH_IN_FLOW.finditer(line):
        if match.start() < column < match.end("text"):
            if match["end"] == ", " and not _in_list(line[: match.start()]):
                return None  # the comma may belong to the value
            written = match["text"].rstrip()
            return Edit(
                start + match.start(), start + match.start() + len(written), yaml_writing.quoted(written)
            )
    return None


def _in_list(before: str) -> bool:
    """Whether the innermost bracket that is open after a part of a line is that of a list."""
    opened = [sign for sign in re.sub(r"\"[^\"]*\"|'[^']*'", "", before) if sign in "[]{}"]
    depth = 0
    for sign in reversed(opened):
        depth += 1 if sign in "]}" else -1
        if depth < 0:
            return sign == "["
    return False


def _whole_line(line: str, start: int) -> Edit | None:
    """Quotes around the whole value of a field on its line; None when the line is no such field."""
    match = _UNQUOTED.fullmatch(line)
    if match is None:
        return None
    value = match["text"].rstrip(" ")
    if " #" in value or value.endswith(":"):
        return None
    first = start + match.start("text")
    return Edit(first, first + len(value), yaml_writing.quoted(value))


def without_needless_quotes(text: Text, model: type[Model]) -> Text:
    """The text without quotes that no YAML parser needs. Quotes around `quote` fields stay."""
    return text.edited(_needless(text, model))


def _needless(text: Text, model: type[Model]) -> Iterator[Edit]:
    within = _in_flow(text)
    for location, node in text.nodes:
        if (
            not isinstance(node, yaml.ScalarNode)
            or node.style not in ("'", '"')
            or location[-1:] == ("quote",)
        ):
            continue
        plain = node.value
        if yaml_writing.scalar(plain, in_flow=location in within) != plain:
            continue
        if COMMENT.match(text.text, text.end(node)):
            continue  # without quotes the comment could become part of the value
        if yaml_writing.is_text(plain) or not _is_text_field(model, location):
            yield Edit(text.start(node), text.end(node), plain)


def _in_flow(text: Text) -> set[Location]:
    """The locations of nodes inside flow collections (brackets or braces)."""
    around = {place for place, node in text.nodes if getattr(node, "flow_style", False)}
    return {place for place, _ in text.nodes if any(place[:length] in around for length in range(len(place)))}


def _is_text_field(model: type[Model], location: Location) -> bool:
    """Whether a value that parses as a number, date or boolean is meant as text."""
    kinds = shapes.kinds(model, location)
    return not kinds or str in kinds or any(isinstance(part, CodeOf) for part in kinds)


def _fault(text: Text) -> Problem | None:
    """The problem that makes the YAML of a file invalid; None when it is valid."""
    document, problems = text.document
    return problems[0] if document is None else None
