"""What the explorer knows of one record: its codes in each column of `explorer.js`."""

from collections.abc import Iterable
from typing import NamedTuple

from catalogue.knowledge.aggregate import Catalogue, Entry
from catalogue.knowledge.derive import HOME
from catalogue.language import french
from catalogue.model.records import FUNDER, HOST

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


def row(entry: Entry, catalogue: Catalogue) -> Row:
    """`country` has only those that do not follow from the homes of leads and partners, see `derive.countries`."""
    partnership = entry.partnership
    leads, partners = entry.organisations("lead"), entry.organisations("partner")
    paying, hosting = funders(entry), hosts(entry)
    homes = {catalogue.registry.organisations[id_].country for id_ in (*leads, *partners)} - {HOME}
    placed = {*leads, *partners, *paying, *hosting}
    return Row(
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
    )


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
