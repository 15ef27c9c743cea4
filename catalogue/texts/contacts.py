"""Personal data: e-mail addresses and phone numbers, which no file may hold."""

import re
from collections.abc import Iterator

_AT = r"(?: ?[@＠] ?| ?[\[({] ?(?:at|chez|arobase|@) ?[\])}] ?| arobase )"
_DOT = r"(?:\.| ?[\[({] ?(?:dot|point|\.) ?[\])}] ?| point )"
# The look-behind lets a match start at the start of a word only: otherwise a long word costs quadratic time.
EMAIL = re.compile(rf"(?<![\w.+-])[\w.+-]+{_AT}[\w-]+(?:{_DOT}[\w-]+)+")
_SIGN = re.compile(r"[@＠[({](?:(?<=[@＠])| ?(?:at|chez))")
"""Prefilter: every address has this sign or the word `arobase`; texts without either are skipped."""
_BETWEEN = "[ .\u00a0\u202f\u2011-]?"
# Every branch begins with a fixed set of characters (`+`, `0`, first letter of a word such as « Tél »).
PHONE = re.compile(
    rf"(?:[+0](?<![\w/.-][+0])(?:(?:(?<=\+)|(?<=0)0{_BETWEEN})\d{{1,3}}\)?{_BETWEEN}(?:\(0\))?(?:{_BETWEEN}\d){{7,12}}"
    rf"|(?<=0)\d(?:{_BETWEEN}\d\d){{4}}|(?<=0)\d(?:/\d\d){{4}})"
    rf"|[TtFfWw](?<!\w[TtFfWw])(?:[EÉeé][Ll](?:[eé]phone)?|[Aa][Xx]|hats[Aa]pp)\.?[ \u00a0]?:?[ \u00a0]?\d(?:{_BETWEEN}\d){{6,12}}"
    r")(?![\w-])"
)


def emails(text: str) -> Iterator[tuple[str, int]]:
    """The e-mail addresses of a text with their offsets, also disguised ones such as `nom (at) hopital.example`."""
    if "arobase" in text or _SIGN.search(text):
        yield from ((match[0], match.start()) for match in EMAIL.finditer(text))


def phones(text: str) -> Iterator[tuple[str, int]]:
    """The phone numbers of a text with their offsets: French, international, or announced by a word such as « Tél. »."""
    return ((match[0], match.start()) for match in PHONE.finditer(text))
