"""Texts that YAML ends at a ` #`, which begins a comment: what follows is lost without a fault."""

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
    """Texts for readers without quotes after which a comment stands in the same line. Codes and numbers may have one."""
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
    """The comment that ends a text without quotes."""
    if not isinstance(node.value, str) or node.style or not node.value:
        return None
    return COMMENT.match(text, text_end(text, node))


def text_end(text: str, node: Any) -> int:
    """Where the last sign of a value stands in a text, without the spaces after it."""
    start = node.start_mark.index
    return int(start + len(text[start : node.end_mark.index].rstrip()))
