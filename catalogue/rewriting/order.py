"""Sorts the fields of a file in the order of the models."""

from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from catalogue.model import shapes
from catalogue.model.typed import Location, Model
from catalogue.reading.front_matter import name_of
from catalogue.rewriting.places import Edit, Entry, Text


def in_order(text: Text, model: type[Model]) -> Text:
    """The text with the fields of every mapping in the order of its model, each with the comments above it."""
    while edits := _innermost(list(_edits(text, model))):
        text = text.edited(edits)
    return text


def _innermost(edits: Sequence[Edit]) -> list[Edit]:
    """The edits that contain no other edit; those around them are computed again afterwards."""
    return [
        edit
        for edit in edits
        if not any(
            other is not edit and edit.start <= other.start <= other.end <= edit.end for other in edits
        )
    ]


def _edits(text: Text, model: type[Model]) -> Iterator[Edit]:
    for location, node in text.nodes:
        if not isinstance(node, yaml.MappingNode):
            continue
        held = shapes.owner(model, (*location, "-"))
        if held is None or _is_by_id(model, location):
            continue
        order = [name for name, _ in shapes.ordered(held)]
        names = [name_of(key) for key, _ in node.value]
        if len(set(names)) < len(names) or not set(names) <= set(order):
            continue  # the contributor must mend this first
        wanted = sorted(range(len(names)), key=lambda number: order.index(names[number]))
        if wanted != list(range(len(names))):
            entries = text.entries(node)
            yield from (
                _in_flow(text, node, entries, wanted) if node.flow_style else _in_block(text, entries, wanted)
            )


def _is_by_id(model: type[Model], location: Location) -> bool:
    """Whether the keys of a mapping are ids that contributors choose, such as those of evidence."""
    named = [step for step in location if isinstance(step, str)]
    info = shapes.field(shapes.owner(model, named), named[-1]) if named else None
    return info is not None and dict in shapes.parts(info) and len(location) == 1


def _in_flow(text: Text, node: Any, entries: Sequence[Entry], wanted: Sequence[int]) -> Iterator[Edit]:
    """Reorder the entries of `{…}`; separators between them stay in place."""
    whole = text.text[text.start(node) : text.end(node)]
    if "\n" in whole and "#" in whole:
        return  # a comment would end up beside another field
    written = [text.text[entry.start : entry.end] for entry in entries]
    new, at = "", entries[0].start
    for entry, number in zip(entries, wanted, strict=True):
        new += text.text[at : entry.start] + written[number]
        at = entry.end
    yield Edit(entries[0].start, entries[-1].end, new)


def _in_block(text: Text, entries: Sequence[Entry], wanted: Sequence[int]) -> Iterator[Edit]:
    """Reorder the lines of entries, with the comments right above them."""
    body = text.text
    lines = [body.rfind("\n", 0, entry.start) + 1 for entry in entries]
    tops = [lines[0], *(_comments_above(body, start) for start in lines[1:])]
    end = body.find("\n", entries[-1].end) + 1
    if end == 0:
        return  # the last line has no line end, and would join the next
    ends = [*tops[1:], end]
    comments = [body[top:line] for top, line in zip(tops, lines, strict=True)]
    indents = [body[line : entry.start] for line, entry in zip(lines, entries, strict=True)]
    written = [body[entry.start : stop] for entry, stop in zip(entries, ends, strict=True)]
    new = "".join(
        comments[number] + indent + written[number] for indent, number in zip(indents, wanted, strict=True)
    )
    yield Edit(tops[0], end, new)


def _comments_above(text: str, start: int) -> int:
    """The offset where the comment lines right above a line begin."""
    while start:
        above = text.rfind("\n", 0, start - 1) + 1
        if not text[above:start].lstrip().startswith("#"):
            break
        start = above
    return start
