"""Iterates over the claims of a partnership: every part of it that a source must prove."""

from collections.abc import Iterator
from typing import NamedTuple

from catalogue.model.records import ActivityTag, Claim, Partnership, SpecialtyTag, Status, ThemeTag
from catalogue.model.typed import Location

_LISTS = ("parties", "countries", "regions", "pauses", "funding", "training", "results", "milestones")
TAGS = ("specialties", "themes", "activities")
"""Fields of codes. A code is a claim only where it names evidence."""


class PlacedClaim(NamedTuple):
    """A claim, the field that holds it and its location in the front matter."""

    claim: Claim
    field: str
    location: Location


def says_something(claim: Claim) -> bool:
    """Whether a source must carry it: an unknown state and a code that names no evidence say nothing."""
    if claim.evidence:
        return True
    if isinstance(claim, Status):
        return claim.code != "unknown"
    return not isinstance(claim, (SpecialtyTag, ThemeTag, ActivityTag))


def claims(partnership: Partnership) -> Iterator[PlacedClaim]:
    """Every claim, in the order in which a page shows them."""
    for field in ("start", "end", "status"):
        claim = getattr(partnership, field)
        if claim is not None and says_something(claim):
            yield PlacedClaim(claim, field, (field,))
    for field in _LISTS:
        for number, claim in enumerate(getattr(partnership, field)):
            yield PlacedClaim(claim, field, (field, number))
    for field in TAGS:
        for number, tag in enumerate(getattr(partnership, field)):
            if says_something(tag):
                yield PlacedClaim(tag, field, (field, number))
