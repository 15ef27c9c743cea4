"""What the PDF of a page holds: titles, figures and sections, as values that the room `pdf` lays out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from catalogue.knowledge.aggregate import Entry
from catalogue.model.records import Training

What = Literal["country", "organisation", "specialty", "theme"]
"""What a code or id names."""
Name = tuple[What | Literal["text", "web"], str]
"""What is named, with its code or id; or a text, or an address of the web."""
Figure = tuple[int, str] | tuple[int, str, str]
"""A number, the word for what it counts, and its plural where that is not made with an s."""


@dataclass(frozen=True, slots=True)
class Records:
    """A table of records."""

    title: str
    entries: Sequence[Entry]


@dataclass(frozen=True, slots=True)
class Notices:
    """Records in short, one after the other."""

    entries: Sequence[Entry]


@dataclass(frozen=True, slots=True)
class Counts:
    """Names with numbers of records: pairs of code or id and number."""

    title: str
    what: What
    items: Sequence[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Trainings:
    """A table of trainings, each with its record."""

    title: str
    items: Sequence[tuple[Entry, Training]]


@dataclass(frozen=True, slots=True)
class Facts:
    """Terms, each with some names. A term without any is left out."""

    title: str
    rows: Sequence[tuple[str, Sequence[Name]]]


@dataclass(frozen=True, slots=True)
class SourceList:
    """Sources by their ids."""

    title: str
    ids: Sequence[str]


Section = Records | Notices | Counts | Trainings | Facts | SourceList


@dataclass(frozen=True, slots=True)
class Map:
    """Where one country lies, or the part of the world that holds some: pairs of code and number of records."""

    alt: str
    counts: Sequence[tuple[str, int]] = ()
    country: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """One PDF. Its values are what it depends on, and `entries` date it. A section that lists nothing is left out.

    `name` and `description` are those of the file; the sheet has `title`, a line above it, one below and a sentence.
    """

    name: str
    description: str
    entries: Sequence[Entry]
    sections: Sequence[Section]
    title: str = ""
    kicker: str = ""
    also_known_as: str = ""
    lead: str = ""
    figures: Sequence[Figure] = ()
    map: Map | None = None
