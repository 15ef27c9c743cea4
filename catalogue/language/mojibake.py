"""Texts in UTF-8 that somebody read as cp1252 or Latin-1, once or several times: `lâ€™hÃ´pital` for `l’hôpital`.

The library ftfy does the same for the whole of Unicode and many encodings. Here a text is changed only where the
letters it gives are those of French, its neighbours and Vietnamese, which takes one pattern that browsers run too.
"""

import re
from collections.abc import Iterator

CP1252 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ"
"""The characters of the bytes 0x80 to 0x9f, in their order. Five have none, and stay what Latin-1 makes of them."""

_NEXT = f"[\x80-\xbf{CP1252}]"
SEQUENCE = re.compile(f"[ÂÃÄÅÆ]{_NEXT}|[áâï]{_NEXT}{{2}}")
"""What one character looks like whose bytes in UTF-8 were read one by one, if it is one of `READABLE`."""
READABLE = re.compile(
    f"[{CP1252}\x80-\xff\u0102\u0103\u0110\u0111\u0128\u0129\u0152\u0153\u0160\u0161\u0168\u0169\u0178\u017d\u017e"
    "\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u2010-\u2026\u202f\u2030\u2032\u2033\u2039\u203a\u20ac\u2122\u2192"
    "\u2212\ufb01\ufb02\ufeff]"
)
"""Characters that a sequence may stand for, also on the way to what was encoded several times. Others are met by
chance, as `É»` at the end of a quotation.
"""
LOST_SPACE = re.compile("(?<=[a-zß-ÿ])Ã(?!\\w)|(?<![A-ZÀ-Þ])Ã(?= )")
"""`à` whose second byte, a no-break space, became a plain one or was dropped: `voilÃ `."""
LOST_QUOTE = re.compile("â€(?!\\w)")
"""A closing quotation mark whose last byte has no character in cp1252, and was dropped."""
HINT = re.compile(f"[ÂÄÅÆáâï]{_NEXT}|Ã")
"""Stands in every damaged text, and seldom elsewhere."""
_BYTES = {**{chr(byte): byte for byte in range(256)}, **{sign: 0x80 + at for at, sign in enumerate(CP1252)}}
MOST_TIMES = 4


def repaired(text: str) -> str:
    """The text as it was before it was encoded once too often; unchanged where nothing tells that it was."""
    for _ in range(MOST_TIMES):
        before = text
        text = SEQUENCE.sub(lambda match: _decoded(match[0]), text)
        if text == before:
            break
    return LOST_QUOTE.sub("”", LOST_SPACE.sub("à", text))


def damages(text: str) -> Iterator[tuple[int, int]]:
    """Where a damaged sequence begins and ends."""
    if not HINT.search(text):
        return
    for match in SEQUENCE.finditer(text):
        if _decoded(match[0]) != match[0]:
            yield match.span()
    for pattern in (LOST_SPACE, LOST_QUOTE):
        yield from (match.span() for match in pattern.finditer(text))


def _decoded(sequence: str) -> str:
    """The character that a sequence stands for, or the sequence. A byte order mark stands for nothing."""
    try:
        character = bytes(_BYTES[sign] for sign in sequence).decode()
    except UnicodeDecodeError:
        return sequence
    if not READABLE.fullmatch(character):
        return sequence
    return "" if character == "\ufeff" else character
