"""Accidental YAML comments: in a text without quotes ` #` begins a comment, so the rest of the text is lost silently."""

import re
from collections.abc import Iterator
from typing import Any

from catalogue.model.typed import Model
from catalogue.model.words import is_words
from catalogue.problems import rulebook
from catalogue.problems.problems import Problem
from catalogue.reading.front_matter import Document, nodes

_SIGN = re.compile(r"[^\s#][ \t]+#")
COMMENT = re.compile(r"[ \t]+(#[^\n]*)")
_ESCAPED = str.maketrans({"\\": "\\\\", '"': '\\"'})


def cut_texts(document: Document, model: type[Model]) -> Iterator[Problem]:
    """The texts for readers that a comment on the same line follows. Codes and numbers may have comments."""
    text = document.yaml_text
    if (" #" not in text and "\t#" not in text) or not _SIGN.search(text):
        return
    for location, node in nodes(text):
        comment = after(text, node)
        if comment is None or not is_words(model, location):
            continue
        line = text.count("\n", 0, comment.start(1)) + 1
        column = comment.start(1) - text.rfind("\n", 0, comment.start(1))
        lost = comment[1].rstrip()
        values = {"lost": lost, "right": f'"{f"{node.value} {lost}".translate(_ESCAPED)}"'}
        yield Problem(rulebook.CUT_TEXT, document.file, line + document.yaml_line, column, values)


def after(text: str, node: Any) -> re.Match[str] | None:
    """The comment right after a text without quotes, or None."""
    if not isinstance(node.value, str) or node.style or not node.value:
        return None
    return COMMENT.match(text, text_end(text, node))


def text_end(text: str, node: Any) -> int:
    """The offset after the last character of a value, without the spaces after it."""
    start = node.start_mark.index
    return int(start + len(text[start : node.end_mark.index].rstrip()))
