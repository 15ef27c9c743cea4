"""Links that lead to another page of the same PDF.

Typst looks each of them up in the whole layout and tells its page, so that a book with thousands is laid out once more.
Templates write the address of a heading instead, and here it becomes the destination that Typst names after the heading.
"""

import re
from collections.abc import Mapping

_LINK = re.compile(
    rb"/A<</Type/Action/S/URI/URI\(inside:([^()]*)\)>>(.*?)/Contents\(inside:[^()]*\)", re.DOTALL
)


def led(annotation: bytes, titles: Mapping[str, str]) -> bytes:
    """A link that leads to its destination, and says the title of it; any other object as it is.

    `titles` names all addresses. Raises KeyError for another.
    """
    if b"(inside:" not in annotation:
        return annotation

    def destination(link: re.Match[bytes]) -> bytes:
        said = f"\ufeff{titles[link[1].decode()]}".encode("utf-16-be").hex().encode()
        return b"/Dest(%b)%b/Contents<%b>" % (link[1], link[2], said)

    return _LINK.sub(destination, annotation)
