"""Quotes around texts: those that YAML needs are set, those that it does not need are taken off."""

import re
from collections.abc import Iterator

import yaml

from catalogue.model import shapes
from catalogue.model.fields import CodeOf
from catalogue.model.typed import Location, Model
from catalogue.problems import rulebook
from catalogue.problems.problems import Problem
from catalogue.rewriting import yaml_writing
from catalogue.rewriting.places import Edit, Text

_UNQUOTED = re.compile(r"(?P<field> *(?:- +)?[a-z_]+: +)(?P<text>[^\s\"'\[{|>#].*)")
_MOST = 50
"""Lines of one file that may lack their quotes."""


def with_needed_quotes(text: Text) -> Text:
    """A text on a line of its own that YAML cannot read, such as one with a colon, stands in double quotes."""
    for _ in range(_MOST):
        fault = _fault(text)
        if fault is None or fault.rule not in (rulebook.BROKEN_YAML, rulebook.YAML_SIGN):
            break
        start = len("".join(text.text.splitlines(keepends=True)[: fault.line - 1]))
        line = _UNQUOTED.fullmatch(text.text[start:].split("\n", 1)[0])
        if line is None:
            break
        value = line["text"].rstrip(" ")
        if " #" in value or value.endswith(":"):
            break
        first = start + line.start("text")
        edit = Edit(first, first + len(value), yaml_writing.quoted(value))
        mended = text.edited([edit])
        after = _fault(mended)
        if after is not None and after.line <= fault.line:
            break
        text = mended
    return text


def without_needless_quotes(text: Text, model: type[Model]) -> Text:
    """A text that is read the same without its quotes, by every reader of YAML, has none. Quotes of sources stay."""
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
        if yaml_writing.is_text(plain) or not _is_text_field(model, location):
            yield Edit(text.start(node), text.end(node), plain)


def _in_flow(text: Text) -> set[Location]:
    """The locations of all that stands within brackets or braces."""
    around = {place for place, node in text.nodes if getattr(node, "flow_style", False)}
    return {place for place, _ in text.nodes if any(place[:length] in around for length in range(len(place)))}


def _is_text_field(model: type[Model], location: Location) -> bool:
    """Whether a value that reads as a number, a date or a boolean is yet meant as words."""
    kinds = shapes.kinds(model, location)
    return not kinds or str in kinds or any(isinstance(part, CodeOf) for part in kinds)


def _fault(text: Text) -> Problem | None:
    """What keeps the YAML of a file from being read."""
    document, problems = text.document
    return problems[0] if document is None else None
