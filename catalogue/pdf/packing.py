"""The same PDF in fewer bytes: Typst writes the tags of a document as they are, and they are half of it."""

from collections.abc import Mapping
from io import BytesIO

import pikepdf

from catalogue.pdf.inside import lead


def packed(pdf: bytes, titles: Mapping[str, str]) -> bytes:
    """The same document with its objects in compressed streams, as PDF 1.5 and later have them. The same bytes each time.

    `titles` names the addresses that its links may lead to within it.
    """
    made = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        if titles:
            lead(document, titles)
        document.save(
            made, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True, linearize=False
        )
    return made.getvalue()
