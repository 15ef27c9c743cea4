"""Mojibake: UTF-8 that was decoded as cp1252 or Latin-1, once or several times: `lâ€™hÃ´pital` for `l’hôpital`.

The library ftfy repairs all of Unicode and many encodings. Here a sequence is repaired only if the result is a letter of
French, a neighbouring language or Vietnamese: one pattern says so, which the form in the browser uses too.
"""

import re
from collections.abc import Iterator

CP1252 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ"
"""The characters of the bytes 0x80 to 0x9f in cp1252. Five bytes have none there and are decoded as in Latin-1."""

_NEXT = f"[\x80-\xbf{CP1252}]"
SEQUENCE = re.compile(f"[ÂÃÄÅÆ]{_NEXT}|[áâï]{_NEXT}{{2}}")
"""A candidate: what a character of two or three bytes becomes when each byte is decoded alone."""
READABLE = re.compile(
    f"[{CP1252}\x80-\xff\u0102\u0103\u0110\u0111\u0128\u0129\u0152\u0153\u0160\u0161\u0168\u0169\u0178\u017d\u017e"
    "\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u2010-\u2026\u202f\u2030\u2032\u2033\u2039\u203a\u20ac\u2122\u2192"
    "\u2212\ufb01\ufb02\ufeff]"
)
"""Characters that a candidate may stand for, intermediate ones included when a text was encoded several times. Other
candidates are chance meetings, such as `É»` at the end of a quotation.
"""
LOST_SPACE = re.compile("(?<=[a-zß-ÿ])Ã(?!\\w)|(?<![A-ZÀ-Þ])Ã(?= )")
"""An `à` whose second byte, a no-break space, became a plain space or was dropped: `voilÃ `."""
LOST_QUOTE = re.compile("â€(?!\\w)")
"""A closing quotation mark whose last byte has no character in cp1252, and was dropped."""
HINT = re.compile(f"[ÂÄÅÆáâï]{_NEXT}|Ã")
"""Prefilter: every damaged text matches it, and few others do."""
_BYTES = {**{chr(byte): byte for byte in range(256)}, **{sign: 0x80 + at for at, sign in enumerate(CP1252)}}
MOST_TIMES = 4
"""How often a text may have been encoded too much."""


def repaired(text: str) -> str:
    """The text with its damaged sequences decoded again, up to `MOST_TIMES` times; undamaged text is returned as it is."""
    for _ in range(MOST_TIMES):
        before = text
        text = SEQUENCE.sub(lambda match: _decoded(match[0]), text)
        if text == before:
            break
    return LOST_QUOTE.sub("”", LOST_SPACE.sub("à", text))


def damages(text: str) -> Iterator[tuple[int, int]]:
    """The start and end offsets of each damaged sequence of a text."""
    if not HINT.search(text):
        return
    for match in SEQUENCE.finditer(text):
        if _decoded(match[0]) != match[0]:
            yield match.span()
    for pattern in (LOST_SPACE, LOST_QUOTE):
        yield from (match.span() for match in pattern.finditer(text))


def _decoded(sequence: str) -> str:
    """The character that a candidate stands for, or the candidate itself. A byte order mark gives an empty text."""
    try:
        character = bytes(_BYTES[sign] for sign in sequence).decode()
    except UnicodeDecodeError:
        return sequence
    if not READABLE.fullmatch(character):
        return sequence
    return "" if character == "\ufeff" else character
