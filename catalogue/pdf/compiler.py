"""Compiles values to PDF with Typst: one warm compiler a process. Nothing is read outside `templates/` and `fonts/`.

Values go in as JSON, so that no sign of a contributor is code.
"""

import json
import os
import re
import sys
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from catalogue.engine.making import NotMadeError
from catalogue.pdf.finishing import packed
from catalogue.problems.problems import Phrase

Values = dict[str, Any]
"""What templates read: texts, numbers, lists and mappings of them, as JSON has them."""

Line = list[Values]
"""Pieces that follow one another."""

TEMPLATES = Path(__file__).parent / "templates"
FONTS = Path(__file__).parent / "fonts"
BLANK = "\u25a1"
"""Stands for a sign that no font prints, which PDF/UA forbids to leave out."""

_REFUSED = Phrase(
    "{name} : l’impression a échoué. Message de Typst : {complaint}",
    "{name}: printing failed. Typst says: {complaint}",
)
_NO_FONT = re.compile(r'the text `"(.+?)"` could not be displayed with font')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")


class PrintingError(NotMadeError):
    """A document that Typst refused: its name, its records, and Typst's message with file and line."""


def pdf(name: str, values: Values, day: date) -> bytes:
    """A document as PDF/UA-1, dated by `day`. Raises PrintingError.

    Signs that no font prints are replaced by `BLANK`, and named on standard error.
    """
    said = json.dumps(values, ensure_ascii=False)
    try:
        return _compiled(values["links"], said, day)
    except typst.TypstError as error:
        missing = unprintable(error.diagnostic)
        if not missing:
            raise PrintingError(_told(name, error)) from error
    print(f"{name} : aucune police n’imprime {' '.join(missing)}, remplacés par {BLANK}", file=sys.stderr)
    try:
        return _compiled(values["links"], said.translate({ord(sign): BLANK for sign in missing}), day)
    except typst.TypstError as error:
        raise PrintingError(_told(name, error)) from error


def unprintable(diagnostic: str) -> list[str]:
    """The signs that no font prints, where that is all that Typst complains of."""
    complaints = [line for line in diagnostic.splitlines() if line.startswith("error:")]
    found = [_NO_FONT.search(line) for line in complaints]
    if not all(found):
        return []
    texts = (_ESCAPE.sub(lambda code: chr(int(code[1], 16)), match[1]) for match in found if match)
    return sorted({sign for text in texts for sign in text if sign not in '\\"'})


def _told(name: str, error: typst.TypstError) -> Phrase:
    """The first complaint: others mostly follow from it."""
    first = error.diagnostic[max(error.diagnostic.find("error:"), 0) :].split("\n\n")[0]
    return _REFUSED.filled(name=name, complaint=first)


def _compiled(links: Values, values: str, day: date) -> bytes:
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
    files: Any = {"main.typ": _main(), "values.json": values.encode()}
    made: Any = _compiler(os.getpid(), json.dumps(links, ensure_ascii=False)).compile(
        input=files, pdf_standards="ua-1", timestamp=int(moment.timestamp())
    )
    return packed(bytes(made), links["inside"])


_made_in: set[int] = set()


@lru_cache(maxsize=1)
def _compiler(process: int, links: str) -> typst.Compiler:
    """Made once for a process whose documents have the same `links`: all that Typst has worked out depends on its inputs.

    Its threads do not survive a fork, so a child of a process that has compiled would wait for ever.
    """
    if _made_in - {process}:
        raise RuntimeError("a process that was forked from one that has printed cannot print")
    _made_in.add(process)
    return typst.Compiler(root=str(TEMPLATES), font_paths=_fonts(), sys_inputs={"links": links})


@lru_cache(maxsize=1)
def _main() -> bytes:
    return (TEMPLATES / "main.typ").read_bytes()


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])
