"""What a page is, before any generator sees it."""

import re
from dataclasses import dataclass
from functools import cached_property
from html import unescape

_HEADING = re.compile(r'<h([23]) id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading that has an anchor; `level` is 2 or 3."""

    level: int
    anchor: str
    title: str


@dataclass(frozen=True)
class Page:
    """A fragment of HTML with what its shell must know.

    `address` is from the root of the site, with a slash at its end (empty for the home page). `file` is what an
    editor changes to change the page, from the root of the repository, or empty when no single file does.
    """

    address: str
    title: str
    description: str
    html: str
    file: str = ""

    @property
    def source_path(self) -> str:
        """The path of the source that a generator turns into this address: `pays/togo/` → `pays/togo.md`."""
        if self.address in SECTIONS:
            return f"{self.address}index.md"
        return f"{self.address.rstrip('/')}.md"

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The headings for a table of contents."""
        return tuple(
            Heading(int(level), anchor, unescape(_TAG.sub("", title)).strip())
            for level, anchor, title in _HEADING.findall(self.html)
        )


SECTIONS = frozenset(
    {
        "",
        "partenariats/",
        "pays/",
        "regions/",
        "specialites/",
        "thematiques/",
        "organisations/",
        "programmes/",
        "sources/",
        "se-former/",
    }
)
"""Addresses that have pages below them."""
