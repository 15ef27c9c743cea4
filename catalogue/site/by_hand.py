"""What a page written by hand gets beyond its Markdown: French spaces, links of this build, tables that scroll."""

import re
from collections.abc import Container

from catalogue.knowledge import addresses
from catalogue.language import french
from catalogue.site.mending import with_scrolling_tables

# Code stays as it is written, and so do the tags.
_ASIDE = re.compile(r"(<(pre|code)\b.*?</\2>|<[^>]*>)", re.DOTALL)
_LINK = re.compile(r'(<a\b[^>]*\shref=")(https?://[^"#?]*)([^"]*")')


def finished(html: str, address: str, site: str, known: Container[str]) -> str:
    """The HTML of the page at an address. `site` is the site's own address with its final slash, or empty.

    `known` holds the addresses of the pages and files of this build.
    """
    return with_scrolling_tables(with_french_spaces(with_own_links(html, address, site, known)))


def with_french_spaces(html: str) -> str:
    """The same HTML with no-break spaces where French printing wants them."""
    pieces = _ASIDE.split(html)
    # Of three pieces, one is text, one a tag or code, one the name of what holds code.
    return "".join(
        french.typography(piece) if number % 3 == 0 else piece
        for number, piece in enumerate(pieces)
        if number % 3 < 2
    )


def with_own_links(html: str, address: str, site: str, known: Container[str]) -> str:
    """Links to the published site become links within this build, where it has the page or file: also on a disk.

    A text that is read on the forge as well, or that names a record which may go, can only name the published page.
    """

    def own(link: re.Match[str]) -> str:
        target = link[2].removeprefix(site)
        if not site or target == link[2] or target not in known:
            return link[0]
        return f"{link[1]}{addresses.relative(target, address)}{link[3]}"

    return _LINK.sub(own, html)
