"""Damaged texts: mojibake, lost letters, placeholders left in, markup in plain fields, accidental Markdown layout."""

import re
from collections.abc import Iterator

from catalogue.language import mojibake
from catalogue.problems import rulebook
from catalogue.problems.problems import Rule, Values
from catalogue.texts import layout, markup, placeholders

Damage = tuple[Rule, int, str, Values]
"""A rule, an offset in the text, the words there, and the values of the message."""

LOST_LETTER = re.compile("\ufffd+")
LOST_ACCENT = re.compile(
    "(?<=[^\\W\\d_])\\?{1,3}(?=[a-zß-öø-ÿœ])|(?<![^\\s’'(«\"])\\?{1,2}(?=[a-zß-öø-ÿœ]{2})"
)
"""A question mark in place of an accented letter: `h?pital`, `l’?quipe`. At the end of a word it is a real one."""
_HINT = re.compile(f"{markup.HINT.pattern}|{mojibake.HINT.pattern}|[?�]")
REACH = 30
"""Most characters that a message shows on each side of a damage."""
LONGEST = 60
"""Most characters of a line in a message."""


def may_be_damaged(joined: str) -> bool:
    """Prefilter over several fields, joined with U+0000 before each: false when none can have a damage of `of_field`.

    Placeholders that are a whole short text are not covered: `placeholders.is_alone` finds those.
    """
    return bool(_HINT.search(joined)) or placeholders.is_hinted(joined)


def of_field(text: str, blanked: str, field: str) -> Iterator[Damage]:
    """The first damage of each kind in a field. `blanked` is the text with web addresses replaced by U+0000."""
    yield from _encoded_twice(text, whole=True)
    yield from _lost(blanked)
    for found, offset in placeholders.placeholders(blanked, field):
        yield rulebook.PLACEHOLDER, offset, found, {"found": found}
        break
    quoted = field == "quote"
    if markup.HINT.search(f"\0{text}") and (match := markup.first(text, quoted=quoted)):
        values = {"found": match[0].strip(), "right": markup.plain(text, quoted=quoted)}
        yield rulebook.MARKUP_IN_FIELD, match.start(), match[0], values


def of_body(text: str, blanked: str) -> Iterator[Damage]:
    """The first damage of each kind in each line of a body."""
    yield from _encoded_twice(text, whole=False)
    yield from _lost(blanked)
    for found, offset in placeholders.placeholders(blanked, "body"):
        yield rulebook.PLACEHOLDER, offset, found, {"found": found}
    for line, offset in layout.indented(text):
        yield rulebook.INDENTED_TEXT, offset, line, {"text": _cut(line)}
    for sign, line, offset in layout.bullets(text):
        yield rulebook.LIST_SIGN, offset, sign, {"sign": sign, "text": _cut(line)}


def encoded_twice(text: str, offset: int) -> Damage | None:
    """The mojibake that the character at an offset is part of, or None."""
    start = max(offset - REACH, 0)
    for first, end in mojibake.damages(text[start : offset + REACH]):
        if start + first <= offset < start + end:
            return _twice(text, start + first, start + end, whole=False)
    return None


def word_around(text: str, start: int, end: int) -> tuple[str, int]:
    """The word that holds the part from `start` to `end` of a text, cut when it is long, and its offset."""
    first, last = start, end
    while first > max(start - REACH, 0) and not text[first - 1].isspace():
        first -= 1
    while last < min(end + REACH, len(text)) and not text[last].isspace():
        last += 1
    return text[first:last], first


def _encoded_twice(text: str, *, whole: bool) -> Iterator[Damage]:
    """The first mojibake of a field (`whole`), or of each line of a body."""
    line = 0
    for start, end in sorted(mojibake.damages(text)):
        if start >= line:
            yield _twice(text, start, end, whole=whole)
            line = len(text) if whole else _end_of_line(text, end)


def _twice(text: str, start: int, end: int, *, whole: bool) -> Damage:
    found, offset = word_around(text, start, end)
    right = mojibake.repaired(text if whole else found)
    return rulebook.ENCODED_TWICE, offset, found, {"found": found, "right": right}


def _lost(text: str) -> Iterator[Damage]:
    if "?" not in text and "�" not in text:
        return
    for rule, pattern in ((rulebook.LOST_LETTER, LOST_LETTER), (rulebook.LOST_ACCENT, LOST_ACCENT)):
        line = 0
        for match in pattern.finditer(text):
            if match.start() >= line:
                found, offset = word_around(text, *match.span())
                yield rule, offset, found, {"found": found}
                line = _end_of_line(text, match.end())


def _cut(line: str) -> str:
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def _end_of_line(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return end if end >= 0 else len(text)
