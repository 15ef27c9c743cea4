"""What a page is, before any generator sees it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar

from jinja2 import Environment

from catalogue.site.rendering import render


@dataclass(frozen=True)
class Page:
    """A fragment of HTML, rendered when it is asked for, with what its shell must know.

    Its template sees what `known` holds and what `worked_out` gives, which takes time and is asked once.

    `address` is from the root of the site, with a slash at its end (empty for the home page). `file` is what an
    editor changes to change the page, from the root of the repository, or empty when no single file does. `paper` is
    the size of its PDF in bytes, 0 where there is none.
    """

    address: str
    title: str
    description: str
    file: str
    template: str
    known: Mapping[str, Any] = field(repr=False)
    worked_out: Callable[[], Mapping[str, Any]] = field(repr=False, compare=False)
    environment: Environment = field(repr=False, compare=False)
    paper: int = 0

    TOLD_BY: ClassVar = ("address", "title", "description", "file", "template", "values", "paper")

    @cached_property
    def values(self) -> Mapping[str, Any]:
        """All that its template sees, but for the page itself."""
        more = self.worked_out()
        return {**self.known, **more} if more else self.known

    @property
    def html(self) -> str:
        """The fragment, rendered anew."""
        told = {"file": self.file, "paper": self.paper, **self.values}
        return render(self.environment, self.template, self.address, **told)

    @property
    def path(self) -> str:
        """The file that a server gives at this address: `pays/togo/` → `pays/togo/index.html`."""
        return f"{self.address}index.html"

    @property
    def source_path(self) -> str:
        """The path of the source that a generator turns into this address: `pays/togo/` → `pays/togo.md`."""
        if self.address in SECTIONS:
            return f"{self.address}index.md"
        return f"{self.address.rstrip('/')}.md"


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
        "contribuer/regles/",
    }
)
"""Addresses that have pages below them."""
