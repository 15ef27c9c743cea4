"""What a summary asserts that only deductions carry: lists, search and machines show summaries without the evidence."""

import re
from collections.abc import Iterator

from catalogue.knowledge import strength
from catalogue.language import french
from catalogue.language.edtf import EdtfDate, EdtfPeriod
from catalogue.model import shapes
from catalogue.model.claims import PlacedClaim, claims
from catalogue.model.records import Claim, Funding, Partnership, Party
from catalogue.model.registry import Registry

CAUTION = re.compile(
    r"\b(?:selon|d['’]apres|sans doute|probabl|vraisembl|sembl|peut-etre|dedui|suppos|apparemment|pourrai|laisse penser)"
)
"""Words by which a summary says that it is not sure, without accents."""


def deduced_assertions(partnership: Partnership, registry: Registry) -> Iterator[str]:
    """Names, years and numbers in the summary that are claimed by deduction alone; none where the summary is cautious."""
    summary = french.fold(partnership.summary)
    if CAUTION.search(summary):
        return
    deduced: dict[str, None] = {}
    sure: set[str] = set()
    for placed in claims(partnership):
        asserted = tuple(_asserted(placed, registry))
        if _by_deduction_alone(placed.claim, partnership):
            deduced |= dict.fromkeys(asserted)
        else:
            sure.update(asserted)
    sourced = french.fold("\n".join(_sourced(partnership)))
    for value in deduced:
        word = re.compile(rf"(?<!\w){re.escape(french.fold(value))}(?!\w)")
        if value not in sure and word.search(summary) and not word.search(sourced):
            yield value


def _sourced(partnership: Partnership) -> Iterator[str]:
    """What sources say without a deduction: their headings, and the evidence that states."""
    for evidence in partnership.evidence.values():
        yield evidence.section or ""
        if strength.of_evidence(evidence) != strength.DEDUCED:
            yield evidence.text


def _by_deduction_alone(claim: Claim, partnership: Partnership) -> bool:
    held = [partnership.evidence[id_] for id_ in claim.evidence if id_ in partnership.evidence]
    return bool(held) and all(strength.of_evidence(evidence) == strength.DEDUCED for evidence in held)


def _asserted(placed: PlacedClaim, registry: Registry) -> Iterator[str]:
    """What a text would hold that makes the claim: the name of an organisation, a year, a number."""
    claim = placed.claim
    if isinstance(claim, Party | Funding):
        organisation = registry.organisations.get(claim.organisation or "")
        if organisation is not None:
            yield from organisation.names
    for _, _, value in shapes.values_of(type(claim), claim, (EdtfDate, EdtfPeriod)):
        dates = (value,) if isinstance(value, EdtfDate) else (value.start, value.end)
        yield from (str(date.earliest.year) for date in dates if date is not None and len(str(date)) >= 4)
    for name in ("value", "value_max", "amount"):
        number = getattr(claim, name, None)
        if number is not None and number >= 10:
            yield french.number(number)
