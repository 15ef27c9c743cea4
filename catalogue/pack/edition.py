"""What a pack says of itself."""

from dataclasses import dataclass
from datetime import date

from catalogue.knowledge.project import Project
from catalogue.model.registry import Country


@dataclass(frozen=True, slots=True)
class Edition:
    """One pack. `country` is the one that an extract is about, None for the whole catalogue."""

    day: date
    records: int
    organisations: int
    project: Project
    country: Country | None = None

    @property
    def name(self) -> str:
        """The archive's own name: `passerelles-sante-2026-11-22.zip`, `passerelles-sante-senegal-2026-11-22.zip`."""
        return "-".join(
            (self.project.slug, *([self.country.slug] if self.country else []), f"{self.day}.zip")
        )


@dataclass(frozen=True, slots=True)
class Contents:
    """How much a pack holds: pages, PDFs, and bytes once it is unpacked."""

    pages: int
    papers: int
    size: int
