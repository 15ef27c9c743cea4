"""Post-processing of PDFs from Typst: internal links, compression, and the page number of each address.

Typst resolves a link within a document by another pass over the layout, which is long for a book with thousands. So
templates write the address of a heading, and here it becomes the destination that Typst names after the heading. The
document's tags are compressed too. qpdf reads a file rather than bytes, so that it can map it into memory.
"""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

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


def packed(pdf: bytes, titles: Mapping[str, str]) -> bytes:
    """The same document with its objects in compressed streams, as PDF 1.5 and later have them. The same bytes each time.

    `titles` names the addresses that its links may lead to within it.
    """
    made = BytesIO()
    with TemporaryDirectory(prefix="pdf") as folder:
        plain = Path(folder) / "plain.pdf"
        plain.write_bytes(pdf)
        with pikepdf.open(plain) as document:
            if titles:
                lead(document, titles)
            document.save(
                made,
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
                deterministic_id=True,
                linearize=False,
            )
    return made.getvalue()


def pages(pdf: bytes) -> Mapping[str, int]:
    """The page, from 1, on which each heading with an address stands: Typst writes its label as a named destination."""
    with pikepdf.open(BytesIO(pdf)) as document:
        numbers = {page.objgen: number for number, page in enumerate(document.pages, 1)}
        named = pikepdf.NameTree(document.Root.Names.Dests)
        return {address: numbers[cast(Any, place)[0].objgen] for address, place in named.items()}
