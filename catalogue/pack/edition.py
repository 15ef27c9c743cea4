"""Metadata of an offline archive, for its name and its start page."""

from dataclasses import dataclass
from datetime import date

from catalogue.knowledge.project import Project
from catalogue.model.registry import Country


@dataclass(frozen=True, slots=True)
class Edition:
    """An archive: its day, its counts, and its country, None for the whole catalogue."""

    day: date
    records: int
    organisations: int
    project: Project
    country: Country | None = None

    @property
    def name(self) -> str:
        """The file name of the archive: `passerelles-sante-2026-11-22.zip`, `passerelles-sante-senegal-2026-11-22.zip`."""
        return "-".join(
            (self.project.slug, *([self.country.slug] if self.country else []), f"{self.day}.zip")
        )


@dataclass(frozen=True, slots=True)
class Contents:
    """The size of an archive: numbers of pages and PDFs, and bytes once it is unpacked."""

    pages: int
    papers: int
    size: int
