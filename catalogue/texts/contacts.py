"""E-mail addresses and phone numbers of persons, which no file may hold."""

import re
from collections.abc import Iterator

_AT = r"(?: ?[@＠] ?| ?[\[({] ?(?:at|chez|arobase|@) ?[\])}] ?| arobase )"
_DOT = r"(?:\.| ?[\[({] ?(?:dot|point|\.) ?[\])}] ?| point )"
# From the start of a word only, or a long one would be read again from each of its letters.
EMAIL = re.compile(rf"(?<![\w.+-])[\w.+-]+{_AT}[\w-]+(?:{_DOT}[\w-]+)+")
_SIGN = re.compile(r"[@＠[({](?:(?<=[@＠])| ?(?:at|chez))")
"""It, or `arobase`, stands in every address: most texts hold none, and are not read word by word."""
_BETWEEN = "[ .\u00a0\u202f\u2011-]?"
# A number is told by the sign with which it begins, or by the word before it, so that a scan skips all else.
PHONE = re.compile(
    rf"(?:[+0](?<![\w/.-][+0])(?:(?:(?<=\+)|(?<=0)0{_BETWEEN})\d{{1,3}}\)?{_BETWEEN}(?:\(0\))?(?:{_BETWEEN}\d){{7,12}}"
    rf"|(?<=0)\d(?:{_BETWEEN}\d\d){{4}}|(?<=0)\d(?:/\d\d){{4}})"
    rf"|[TtFfWw](?<!\w[TtFfWw])(?:[EÉeé][Ll](?:[eé]phone)?|[Aa][Xx]|hats[Aa]pp)\.?[ \u00a0]?:?[ \u00a0]?\d(?:{_BETWEEN}\d){{6,12}}"
    r")(?![\w-])"
)


def emails(text: str) -> Iterator[tuple[str, int]]:
    """E-mail addresses, each with its offset, those disguised as `nom (at) hopital.example` included."""
    if "arobase" in text or _SIGN.search(text):
        yield from ((match[0], match.start()) for match in EMAIL.finditer(text))


def phones(text: str) -> Iterator[tuple[str, int]]:
    """Phone numbers, French, international, or named as one, each with its offset."""
    return ((match[0], match.start()) for match in PHONE.finditer(text))
