"""Invisible characters and homoglyphs: with them a text says something else than it shows (Unicode TR 36 and 39)."""

import re
from collections.abc import Iterator

_UNSEEN = (
    r"\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, but for tab and line end
    r"\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0"  # soft hyphen, fillers, marks of direction
    r"\u200b-\u200f\u2028-\u202e\u2060-\u206f"  # zero width, line separators, direction and its overrides
    r"\ufe00-\ufe0f\ufeff\ufff0-\ufffb\ufffe\uffff"  # variations, byte order mark, annotations, no characters
    r"\ue000-\uf8ff\ud800-\udfff"  # private use, halves of pairs
    "\U000e0000-\U0010ffff"  # tags, more variations and private use
)
INVISIBLE = re.compile(f"[{_UNSEEN}]")
# Zero-width joiners and non-joiners are spelling in the scripts that join their letters (Arabic, Indic, Khmer…).
_JOINED = re.compile("(?<=[\u0600-\u08ff\u0900-\u0dff\u1780-\u17ff\ufb50-\ufdff\ufe70-\ufefc])[\u200c\u200d]")

INVISIBLE_ALONE = re.compile(f"(?!{_JOINED.pattern}){INVISIBLE.pattern}")
"""`INVISIBLE` without those joiners, as one pattern for the form in the browser. Python uses `invisible` below."""


def invisible(text: str) -> re.Match[str] | None:
    """The first invisible character of a text, or None. Tabs and line ends do not count as such."""
    for match in INVISIBLE.finditer(text):
        if not _JOINED.match(text, match.start()):
            return match
    return None


_WORD = re.compile(r"[^\W\d_]+")
_ODD = re.compile("[\u0370-\u052f\u1c80-\u1c8f\u1f00-\u1fff\u2de0-\u2dff\ua640-\ua69f]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
# Medicine writes Greek letters in its words (TNFα, μg), so only the Greek letters that look Latin are listed.
_LOOKS_LATIN = re.compile(
    "[\u0391\u0392\u0395-\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf\u03bd\u03f2\u03f3"
    "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f]"
)


def mixed_words(text: str) -> Iterator[tuple[str, int]]:
    """Words that mix Latin letters with Cyrillic or Greek homoglyphs, each with its offset in the text."""
    if not _ODD.search(text):
        return
    for match in _WORD.finditer(text):
        if _LATIN.search(match[0]) and _LOOKS_LATIN.search(match[0]):
            yield match[0], match.start()


def named(character: str) -> str:
    """The code point of a character, such as `U+202E`."""
    return f"U+{ord(character):04X}"
