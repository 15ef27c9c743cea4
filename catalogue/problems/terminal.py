"""Colours, width and encoding of a terminal, and yes-or-no questions."""

import os
import shutil
import sys
from io import TextIOWrapper
from typing import Literal, TextIO

from catalogue.problems.problems import Language, Level

When = Literal["auto", "always", "never"]
WHEN: tuple[When, ...] = ("auto", "always", "never")
_COLOURS = {"red": "31", "green": "32", "yellow": "33", "blue": "34", "bold": "1", "dim": "2"}
OF_LEVELS = {Level.INVALID: "red", Level.DOUBTFUL: "yellow", Level.USEFUL: "blue"}
_QUESTION: dict[Language, str] = {"fr": " [o/N] ", "en": " [y/N] "}
_YES = {"o", "oui", "y", "yes"}
_WIDEST = 120


def write_any_text() -> None:
    """Make stdout and stderr escape characters that their encoding (cp1252, ASCII) lacks: `\\u1ea1`."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def write_utf8() -> None:
    """Write stdout in UTF-8 on every system, for output that a program reads."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")


def coloured(when: When, out: TextIO) -> bool:
    """Whether to write colours: as `when` says; `auto` means on a terminal, unless NO_COLOR is set or TERM is dumb."""
    if when != "auto":
        return when == "always"
    return out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def paint(text: str, colour: str, *, on: bool) -> str:
    """The text in a colour (ANSI escape codes) if `on`."""
    return f"\033[{_COLOURS[colour]}m{text}\033[0m" if on and text else text


def painted_diff(diff: str, *, on: bool) -> str:
    """A unified diff with removed lines in red and added ones in green, if `on`."""
    colours = {"-": "red", "+": "green", "@": "blue"}
    lines = diff.splitlines()
    return "".join(
        paint(line, "bold" if line[:3] in ("---", "+++") else colours.get(line[:1], ""), on=on) + "\n"
        if line[:1] in colours
        else line + "\n"
        for line in lines
    )


def width() -> int:
    """Columns of the terminal, at most 120: longer lines are hard to read."""
    return min(shutil.get_terminal_size((100, 24)).columns, _WIDEST)


def agreed(question: str, language: Language) -> bool:
    """Whether the user answers yes. Without a terminal the answer is no."""
    if not sys.stdin.isatty():
        return False
    try:
        answer = input(question + _QUESTION[language])
    except EOFError:
        return False
    return answer.strip().casefold() in _YES
