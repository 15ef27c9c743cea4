"""PDF of a volume → the page of each address in it."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any, cast

import pikepdf


def pages(pdf: bytes) -> Mapping[str, int]:
    """The page, from 1, on which each heading with an address stands: Typst writes its label as a named destination."""
    with pikepdf.open(BytesIO(pdf)) as document:
        numbers = {page.objgen: number for number, page in enumerate(document.pages, 1)}
        named = pikepdf.NameTree(document.Root.Names.Dests)
        return {address: numbers[cast(Any, place)[0].objgen] for address, place in named.items()}
