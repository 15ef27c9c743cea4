"""What the explorer knows of one record: its codes in each column of `explorer.js`."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from catalogue.knowledge.aggregate import Catalogue, Entry
from catalogue.knowledge.derive import HOME
from catalogue.knowledge.strength import DEDUCED
from catalogue.language import french
from catalogue.model.claims import claims
from catalogue.model.records import FUNDER, HOST, Claim, DatedClaim, Funding, Party, Status, Training

Codes = tuple[str, ...]


class Row(NamedTuple):
    """One record: the id, the title as it is printed, then distinct codes by column. Dates are EDTF."""

    id: str
    title: str
    kind: Codes
    status: Codes
    start: Codes
    trace: Codes
    lead: Codes
    partner: Codes
    funder: Codes
    host: Codes
    other: Codes
    country: Codes
    specialty: Codes
    theme: Codes
    activity: Codes
    programme: Codes
    scheme: Codes
    audience: Codes
    region: Codes
    state: Codes
    deduced: Codes
    deduced_party: Codes


def row(entry: Entry, catalogue: Catalogue) -> Row:
    """What the record says in each column.

    `country` has only those that do not follow from the homes of leads and partners (see `derive.countries`), `region`
    those that the record names itself. `state` is that of trainings. `deduced` names the
    columns that hold a deduced value, and `deduced_party` the leads and partners that are so by a deduction.
    """
    partnership = entry.partnership
    leads, partners = entry.organisations("lead"), entry.organisations("partner")
    paying, hosting = funders(entry), hosts(entry)
    homes = {catalogue.registry.organisations[id_].country for id_ in (*leads, *partners)} - {HOME}
    placed = {*leads, *partners, *paying, *hosting}
    told = Row(
        id=entry.id,
        title=french.typography(entry.title),
        kind=(partnership.kind,),
        status=(entry.status.code,),
        start=(partnership.start.date.text,) if partnership.start else (),
        trace=(entry.status.last_trace.text,) if entry.status.last_trace else (),
        lead=leads,
        partner=partners,
        funder=paying,
        host=hosting,
        other=_distinct(id_ for id_, _ in partnership.named if id_ not in placed),
        country=tuple(code for code in entry.countries if code not in homes),
        specialty=_distinct(partnership.specialty_codes),
        theme=_distinct(partnership.theme_codes),
        activity=_distinct(partnership.activity_codes),
        programme=catalogue.programmes_of(entry),
        scheme=schemes(entry),
        audience=audiences(entry),
        region=_distinct(covered.code for covered in partnership.regions),
        state=_distinct(one.state for one in partnership.training if one.state),
        deduced=(),
        deduced_party=(),
    )
    deduced = list(_deduced(entry, told))
    columns = {column for column, _ in deduced}
    return told._replace(
        deduced=tuple(column for column in DEDUCIBLE if column in columns),
        deduced_party=_distinct(value for column, value in deduced if column in ("lead", "partner")),
    )


DEDUCIBLE = (
    *("status", "start", "funder", "host", "other"),
    *("country", "region", "specialty", "theme", "activity", "scheme", "audience"),
)
"""The columns that may hold a deduced value, besides leads and partners."""
_OF_CODES = {
    **{"countries": "country", "regions": "region"},
    **{"specialties": "specialty", "themes": "theme", "activities": "activity"},
}
_OF_ROLES = {"lead": "lead", "partner": "partner", FUNDER: "funder"}


def _deduced(entry: Entry, told: Row) -> Iterator[tuple[str, str]]:
    """The columns and values of a row that no claim holds but by a deduction."""
    held: dict[tuple[str, str], set[str | None]] = defaultdict(set)
    for claim, field, _ in claims(entry.partnership):
        for place in _places(claim, field, entry):
            held[place].add(entry.strength(claim))
    for (column, value), strengths in held.items():
        if strengths == {DEDUCED} and value in getattr(told, column):
            yield column, value


def _places(claim: Claim, field: str, entry: Entry) -> Iterator[tuple[str, str]]:
    """The columns in which a claim stands, with its values there."""
    if isinstance(claim, Status):
        yield "status", entry.status.code
    elif field == "start" and isinstance(claim, DatedClaim):
        yield "start", claim.date.text
    elif isinstance(claim, Party):
        yield _OF_ROLES.get(claim.role, "other"), claim.organisation
    elif isinstance(claim, Funding):
        yield from [("funder", claim.organisation)] if claim.organisation else []
    elif isinstance(claim, Training):
        yield "scheme", claim.scheme
        yield from (("audience", code) for code in claim.audiences)
        yield from [("host", claim.host)] if claim.host else []
    elif field in _OF_CODES:
        yield _OF_CODES[field], claim.code  # type: ignore[attr-defined] # every group of these fields has a code


def funders(entry: Entry) -> Codes:
    """Ids of the organisations that pay, as a party or under `funding`."""
    return _distinct(id_ for id_, role in entry.partnership.named if role == FUNDER)


def hosts(entry: Entry) -> Codes:
    """Ids of the organisations where somebody is trained."""
    return _distinct(id_ for id_, role in entry.partnership.named if role == HOST)


def schemes(entry: Entry) -> Codes:
    """Codes of the schemes under which somebody is trained."""
    return _distinct(one.scheme for one in entry.partnership.training)


def audiences(entry: Entry) -> Codes:
    """Codes of those for whom a training is."""
    return _distinct(code for one in entry.partnership.training for code in one.audiences)


def _distinct(codes: Iterable[str]) -> Codes:
    return tuple(dict.fromkeys(codes))
