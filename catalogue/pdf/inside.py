"""Links that lead to another page of the same PDF.

Typst looks each of them up in the whole layout and tells its page, so that a book with thousands is laid out once more.
Templates write the address of a heading instead, and here it becomes the destination that Typst names after the heading.
"""

from collections.abc import Mapping

import pikepdf

_MARK = b"inside:"


def lead(document: pikepdf.Pdf, titles: Mapping[str, str]) -> None:
    """Let links lead to their destinations, and say the titles of these. Raises KeyError for an address without title."""
    for page in document.pages:
        for link in page.get("/Annots", ()):
            action = link.get("/A", pikepdf.Dictionary())
            target = bytes(action.get("/URI", pikepdf.String("")))
            if target.startswith(_MARK):
                address = target.removeprefix(_MARK)
                del link.A
                link.Dest = pikepdf.String(address)
                link.Contents = pikepdf.String(titles[address.decode()])
