"""The strength of evidence: whether a claim is quoted, referenced or deduced. Derived from the evidence, never written."""

from collections import Counter
from dataclasses import dataclass

from catalogue.model.claims import claims, says_something
from catalogue.model.records import FUNDER, HOST, Claim, Evidence, Partnership

QUOTED, REFERENCED, DEDUCED = "quoted", "referenced", "deduced"
STRENGTHS = (QUOTED, REFERENCED, DEDUCED)
"""Codes of registry/strengths.yml, the strongest first."""
INFERRED, DISPUTED = "inferred", "disputed"
"""Confidences of evidence that need a note: what no source says in these words, and what sources disagree about."""


@dataclass(frozen=True, slots=True)
class Cited:
    """How many claims a record makes, and how many of them have each strength."""

    claims: int
    quoted: int
    referenced: int
    deduced: int

    @property
    def cited(self) -> int:
        """Claims that a source carries, in whatever way."""
        return self.quoted + self.referenced + self.deduced


def of_evidence(evidence: Evidence) -> str:
    """The strength of one evidence. An inferred one is deduced, whatever it quotes."""
    if evidence.confidence == INFERRED:
        return DEDUCED
    return QUOTED if evidence.quote else REFERENCED


def of_claim(claim: Claim, partnership: Partnership) -> str | None:
    """The strength of a claim, None where nothing carries it.

    A claim that rests on a deduction among others is deduced: without it, the claim would not hold. Evidence that the
    record does not define counts for nothing. A claim without evidence is referenced by the record's only source.
    """
    held = [partnership.evidence[id_] for id_ in claim.evidence if id_ in partnership.evidence]
    if held:
        strengths = {of_evidence(evidence) for evidence in held}
        return next(strength for strength in (DEDUCED, QUOTED, REFERENCED) if strength in strengths)
    return REFERENCED if partnership.source and not claim.evidence else None


def marked(claim: Claim, partnership: Partnership) -> str | None:
    """The strength that stands beside a value: deduced always, referenced where the record also quotes, else None.

    A record without any quote says once where all comes from.
    """
    if not says_something(claim):
        return None
    found = of_claim(claim, partnership)
    if found == REFERENCED:
        return found if has_quotes(partnership) else None
    return found if found == DEDUCED else None


def of_role(organisation: str, role: str, partnership: Partnership) -> str | None:
    """The strength with which an organisation has a role, by the strongest claim that gives it; None where none does.

    A funder has its role as a party or from the money that it gives, a host from the trainings that it hosts.
    """
    given: list[Claim] = [
        party for party in partnership.parties if party.organisation == organisation and party.role == role
    ]
    if role == FUNDER:
        given += [funding for funding in partnership.funding if funding.organisation == organisation]
    if role == HOST:
        given += [training for training in partnership.training if training.host == organisation]
    found = {of_claim(claim, partnership) for claim in given}
    return next((strength for strength in STRENGTHS if strength in found), None)


def has_quotes(partnership: Partnership) -> bool:
    """Whether a record quotes any source word for word."""
    return any(evidence.quote for evidence in partnership.evidence.values())


def is_disputed(claim: Claim, partnership: Partnership) -> bool:
    """Whether the sources that a claim cites disagree."""
    held = (partnership.evidence.get(id_) for id_ in claim.evidence)
    return any(evidence is not None and evidence.confidence == DISPUTED for evidence in held)


def cited(partnership: Partnership) -> Cited:
    """The claims of a record, counted by strength."""
    found = Counter(of_claim(placed.claim, partnership) for placed in claims(partnership))
    return Cited(found.total(), found[QUOTED], found[REFERENCED], found[DEDUCED])


def is_light(partnership: Partnership) -> bool:
    """Whether one line names the source of all that a record says, and no evidence is written."""
    return partnership.source is not None and not partnership.evidence
