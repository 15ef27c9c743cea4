"""E-mail addresses and phone numbers of persons, which no file may hold."""

import re
from collections.abc import Iterator

# From the start of a word only, or a long one would be read again from each of its letters.
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_BETWEEN = "[ .\u00a0\u202f-]?"
# It begins with the one sign by which a number is told, so that a scan skips all others.
PHONE = re.compile(
    rf"[+0](?<![\w/.-][+0])(?:(?:(?<=\+)|(?<=0)0)\d{{1,3}}{_BETWEEN}(?:\(0\))?(?:{_BETWEEN}\d){{7,12}}"
    rf"|(?<=0)\d(?:{_BETWEEN}\d\d){{4}})(?![\w-])"
)


def emails(text: str) -> Iterator[tuple[str, int]]:
    """E-mail addresses, each with its offset."""
    if "@" in text:
        yield from ((match[0], match.start()) for match in EMAIL.finditer(text))


def phones(text: str) -> Iterator[tuple[str, int]]:
    """Phone numbers, French or international, each with its offset."""
    return ((match[0], match.start()) for match in PHONE.finditer(text))
