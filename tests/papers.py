"""What readers find in a PDF: its text, its links, its structure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import pikepdf
import pypdfium2

_BROKEN = re.compile("[\ufffe\u00ad\u0002]\n?|-\\s*\n")
_SPACES = re.compile("[\\s\u200b]+")


def text(pdf: bytes) -> str:
    """All text, pages one after the other, on one line with plain spaces; words divided at line ends are whole again."""
    document = pypdfium2.PdfDocument(pdf)
    return " ".join(map(page_text, document))


def page_text(page: pypdfium2.PdfPage) -> str:
    """The text of one page."""
    return plain(_BROKEN.sub("", page.get_textpage().get_text_range().replace("\r", "")))


def plain(said: str) -> str:
    """A text as `text` gives it: without what only printing needs."""
    return _SPACES.sub(" ", re.sub("[\u200b\u2060]", "", said)).replace("-", "").strip()


@dataclass(frozen=True)
class Element:
    """One element of the structure, at a depth."""

    role: str
    depth: int
    node: pikepdf.Dictionary


def structure(document: pikepdf.Pdf) -> Iterator[Element]:
    """The elements of the structure, in the order in which they are read."""
    todo = [(document.Root.StructTreeRoot, 0)]
    while todo:
        node, depth = todo.pop()
        if "/S" in node:
            yield Element(str(node.S).removeprefix("/"), depth, node)
        kids = node.get("/K", [])
        kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        todo += [
            (kid, depth + 1) for kid in reversed(kids) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid
        ]


def opened(pdf: bytes) -> pikepdf.Pdf:
    """The file, to look at its objects."""
    return pikepdf.open(BytesIO(pdf))


def links(document: pikepdf.Pdf) -> list[str]:
    """Addresses outside the document that it leads to."""
    return [
        str(annotation.A.URI)
        for page in document.pages
        for annotation in page.get("/Annots", [])
        if "/A" in annotation and "/URI" in annotation.A
    ]


def fonts(document: pikepdf.Pdf) -> set[str]:
    """Names of the fonts that the document holds."""
    found = (one for one in document.objects if isinstance(one, pikepdf.Dictionary))
    return {str(one.BaseFont) for one in found if "/BaseFont" in one}
