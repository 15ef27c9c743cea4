"""Colours, widths and encodings of a terminal, and questions that are answered by yes or no."""

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
    """Let both streams write every text: a sign that an encoding lacks (cp1252, ascii) is written as `\\u1ea1`."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def write_utf8() -> None:
    """What a program will read is UTF-8 on every system, whatever people read there."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")


def coloured(when: When, out: TextIO) -> bool:
    """Whether to write colours: as told, else on a terminal that wants them (NO_COLOR, TERM=dumb)."""
    if when != "auto":
        return when == "always"
    return out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def paint(text: str, colour: str, *, on: bool) -> str:
    """A text in a colour, when colours are on."""
    return f"\033[{_COLOURS[colour]}m{text}\033[0m" if on and text else text


def painted_diff(diff: str, *, on: bool) -> str:
    """A unified diff with what goes in red and what comes in green."""
    colours = {"-": "red", "+": "green", "@": "blue"}
    lines = diff.splitlines()
    return "".join(
        paint(line, "bold" if line[:3] in ("---", "+++") else colours.get(line[:1], ""), on=on) + "\n"
        if line[:1] in colours
        else line + "\n"
        for line in lines
    )


def width() -> int:
    """Columns of the terminal, at most 120, where lines are still read at a glance."""
    return min(shutil.get_terminal_size((100, 24)).columns, _WIDEST)


def agreed(question: str, language: Language) -> bool:
    """Whether somebody at a terminal says yes. Nobody there is no."""
    if not sys.stdin.isatty():
        return False
    try:
        said = input(question + _QUESTION[language])
    except EOFError:
        return False
    return said.strip().casefold() in _YES
