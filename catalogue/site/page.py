"""The Page: address, title and values of a page, independent of the site generator."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from jinja2 import Environment

from catalogue.engine.making import making
from catalogue.site.rendering import render


@dataclass(frozen=True, slots=True)
class Page:
    """A fragment of HTML, rendered when it is asked for, with what its shell must know.

    `address` is from the root of the site, with a slash at its end (empty for the home page). `file` is what an
    editor changes to change the page, from the root of the repository, or empty when no single file does. `paper` is
    the size of its PDF in bytes, 0 where there is none. A list that has pages below it is a section.
    """

    address: str
    title: str
    description: str
    file: str
    template: str
    values: Mapping[str, Any] = field(repr=False)
    environment: Environment = field(repr=False, compare=False)
    paper: int = 0
    is_section: bool = False

    KEY_FIELDS: ClassVar = ("address", "title", "description", "file", "template", "values", "paper")

    @property
    def html(self) -> str:
        """The fragment, rendered anew. Raises NotMadeError."""
        told = {"file": self.file, "paper": self.paper, **self.values}
        with making(self.address or "accueil", self.file):
            return render(self.environment, self.template, self.address, **told)

    @property
    def path(self) -> str:
        """The file that a server gives at this address: `pays/togo/` → `pays/togo/index.html`."""
        return f"{self.address}index.html"

    @property
    def source_path(self) -> str:
        """The path of the source that a generator turns into this address: `pays/togo/` → `pays/togo.md`."""
        if not self.address or self.is_section:
            return f"{self.address}index.md"
        return f"{self.address.rstrip('/')}.md"
