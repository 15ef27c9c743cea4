"""Accidental Markdown: indents that make a paragraph code, and lists whose bullets Markdown does not know."""

import re
from collections.abc import Iterator

FENCE = re.compile(r"^ {0,3}(?:```|~~~)")
ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)")
INDENT = re.compile(r"^(?: {0,3}\t| {4})")
BREAK = re.compile(r"^ {0,3}(?:#{1,6}(?:[ \t]|$)|(?:-[ \t]*){3,}$|(?:\*[ \t]*){3,}$)")
"""Headings and horizontal rules, which end a paragraph without an empty line."""
BULLET = re.compile(r"^[ \t\u00a0]{0,3}([•●◦○▪■□▫‣·∙➢➤►▶✓✔])[ \t\u00a0]*(?=\S)")
DASH = re.compile(r"^[ \t\u00a0]{0,3}([–—]|-(?=[^\W\d_]))[ \t\u00a0]*(?=\S)")
"""A dash begins a list only if another such line follows: alone it may introduce direct speech."""


_INDENTS = re.compile(INDENT.pattern, re.MULTILINE)
_SIGNS = re.compile(f"{BULLET.pattern}|{DASH.pattern}", re.MULTILINE)


def indented(body: str) -> Iterator[tuple[str, int]]:
    """The first line of each indented code block, with the offset of its first character."""
    if not _INDENTS.search(body):
        return
    fenced = listed = code = False
    blank = True
    for line, offset in _lines(body):
        if FENCE.match(line) and not (blank and INDENT.match(line)):
            fenced = not fenced
            blank = False
            continue
        if fenced:
            continue
        if not line.strip():
            blank = True
            continue
        is_indented = INDENT.match(line) is not None
        if ITEM.match(line) and (listed or not is_indented):
            listed = True
        elif blank and line[:1] not in " \t":
            listed = False
        if is_indented and blank and not listed:
            if not code:
                yield line.strip(), offset + len(line) - len(line.lstrip())
            code = True
        else:
            code = False
            blank = BREAK.match(line) is not None


def bullets(body: str) -> Iterator[tuple[str, str, int]]:
    """The first line of each list with unknown bullets: its bullet, its text, and the offset of the bullet."""
    if not _SIGNS.search(body):
        return
    fenced = False
    run: list[tuple[str, str, int]] = []
    for line, offset in _lines(body):
        if FENCE.match(line):
            fenced = not fenced
        match = None if fenced else BULLET.match(line) or DASH.match(line)
        if match:
            run.append((match[1], line[match.end() :].strip(), offset + match.start(1)))
        elif line.strip():
            yield from _list(run)
            run = []
    yield from _list(run)


def _list(run: list[tuple[str, str, int]]) -> list[tuple[str, str, int]]:
    return run[:1] if len(run) > 1 or any(sign not in "-–—" for sign, _, _ in run) else []


def _lines(body: str) -> Iterator[tuple[str, int]]:
    """The lines of a body, each with its offset."""
    offset = 0
    for line in body.split("\n"):
        yield line, offset
        offset += len(line) + 1
