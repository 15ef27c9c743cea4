"""The edition printed on a document: name and address of the catalogue, and the date of its content."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from catalogue.knowledge import citations
from catalogue.knowledge.aggregate import Catalogue, Entry
from catalogue.knowledge.project import Project


@dataclass(frozen=True, eq=False)
class Edition:
    catalogue: Catalogue
    project: Project

    @property
    def site(self) -> str:
        """The site's address with its final slash, or empty where it is not known."""
        return self.project.site

    def version(self, entries: Iterable[Entry]) -> date:
        """The last known change of some records; the day of the catalogue without any.

        So a document of which nothing changed stays the same from one day to the next.
        """
        return max(
            (citations.version(entry, self.catalogue) for entry in entries), default=self.catalogue.today
        )
