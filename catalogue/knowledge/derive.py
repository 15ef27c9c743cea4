"""Derived values, never written in the files: countries, displayed status, scores, backlinks."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter
from typing import Literal

from catalogue.knowledge.strength import Cited, cited
from catalogue.language import french
from catalogue.language.edtf import EdtfDate
from catalogue.model.claims import claims
from catalogue.model.records import Partnership, Training
from catalogue.model.registry import Registry
from catalogue.model.typed import Model, fields_of
from catalogue.texts import body

STALE_MONTHS = 24
TO_CONFIRM = "to_confirm"
TO_CONFIRM_LABEL = "À confirmer"
TO_CONFIRM_MEANING = "En cours ou prévu d’après une source qui date de plus de 24 mois."
_MAY_BE_STALE = ("planned", "active")
"""Statuses that show as « À confirmer » when their last trace is too old."""
HOME = "FR"
"""The country from which nearly all that is described here starts."""
SIDES = ("lead", "partner")
"""Roles of those that work together. The others fund, support or are mentioned."""
NOT_EXPECTED = {
    "countries": "they follow from the parties; one is written only to add it",
    "source": "it stands in place of evidence",
    "section": "it stands in place of evidence",
    "draft": "it tells of the file, not of the action",
    "regions": "countries say more",
    "pauses": "most actions never stopped",
    "end": "most actions go on",
    "verified_on": "a confirmation is told apart",
    "verified_by": "a confirmation is told apart",
    "related": "most records stand alone",
    "former_ids": "most files kept their names",
    "evidence": "strengths of claims are counted apart",
}
"""Optional fields of a partnership that may well stay empty, each with the reason. The others count as filled or not."""


def expected_fields(model: type[Model]) -> tuple[str, ...]:
    """Names of the fields that count for completeness: the optional ones, but those of `NOT_EXPECTED`."""
    return tuple(
        name for name, info in fields_of(model).items() if not info.is_required() and name not in NOT_EXPECTED
    )


EXPECTED = expected_fields(Partnership)
_expected = attrgetter(*EXPECTED)


@dataclass(frozen=True, slots=True)
class DisplayedStatus:
    """What a reader sees. `code` is a code of statuses.yml or `to_confirm`; `last_trace` a date of a source, and `seen`
    the day on which its source was read where it has none.

    `label` names the trace, or the day on which an undated source was read, where the status needs it to be understood.
    """

    code: str
    label: str
    last_trace: EdtfDate | None
    seen: EdtfDate | None = None

    @property
    def trace_label(self) -> str:
        """The last trace in words: `mai 2023`, or `page vue le 14 mars 2025` where no source has a date."""
        if self.last_trace:
            return french.edtf(self.last_trace)
        return f"page vue {french.when(self.seen)}" if self.seen else "non renseignée"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Which parties confirmed a page. `lead` and `partner` are its two sides, `other` the parties on neither.

    `missing` holds the sides that the page has and that did not confirm: `lead`, `partner`.
    """

    on: EdtfDate | None
    lead: tuple[str, ...]
    partner: tuple[str, ...]
    other: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def sides(self) -> Literal["both", "lead", "partner", "other", "none"]:
        """Both sides, one of them, neither but another party, or nobody."""
        if self.lead:
            return "both" if self.partner else "lead"
        if self.partner:
            return "partner"
        return "other" if self.other else "none"


@dataclass(frozen=True, slots=True)
class Traceability:
    """How well a page is proven: its claims by strength, its evidence, its distinct publishers."""

    claims: Cited
    evidence: int
    publishers: int


def countries(partnership: Partnership, registry: Registry) -> tuple[str, ...]:
    """Codes of the countries where a partnership takes place, in French order.

    Those of its leads and partners and those written in `countries`. France is left out unless it is written:
    nearly every page starts there.
    """
    codes = {added.code for added in partnership.countries}
    for party in partnership.parties:
        code = registry.organisations[party.organisation].country
        if code and code != HOME and party.role in SIDES:
            codes.add(code)
    return tuple(sorted(codes, key=lambda code: french.sort_key(registry.countries[code].name)))


def displayed_statuses(registry: Registry) -> dict[str, str]:
    """The French label of each status that readers see, by code. « À confirmer » stands after those that it replaces."""
    labels = [(code, term.fr) for code, term in registry.vocabularies["statuses"].items()]
    places = [place for place, (code, _) in enumerate(labels, 1) if code in _MAY_BE_STALE]
    labels.insert(max(places, default=0), (TO_CONFIRM, TO_CONFIRM_LABEL))
    return dict(labels)


def displayed_status(partnership: Partnership, registry: Registry, today: date) -> DisplayedStatus:
    """The status as readers see it: « À confirmer » once it is too old.

    That is after 24 months without a trace for what is active or planned, and for what is planned also once its date
    has passed. Without a date of the source, the day on which it was read stands for it and the label says so.
    """
    status = partnership.status
    label = registry.label("statuses", status.code)
    last = last_trace(partnership)
    seen = read_on(partnership, registry) if last is None and status.code != "unknown" else None
    start = partnership.start.date if partnership.start else None
    if status.code == "planned" and start is not None and start.latest < today:
        note = f"prévu : {french.edtf(start)}, sans nouvelle depuis"
        return DisplayedStatus(TO_CONFIRM, f"{TO_CONFIRM_LABEL} ({note})", last, seen)
    trace = last or seen
    undated = f"sans date, page vue {french.when(seen)}" if seen else ""
    if status.code in _MAY_BE_STALE and trace is not None and is_stale(trace, today):
        note = undated or f"dernière trace : {french.edtf(trace)}"
        return DisplayedStatus(TO_CONFIRM, f"{TO_CONFIRM_LABEL} ({note})", last, seen)
    return DisplayedStatus(status.code, f"{label} ({undated})" if undated else label, last, seen)


def overdue(partnership: Partnership, today: date) -> tuple[Training, ...]:
    """The planned trainings whose period has passed. One without an end, or whose end is unknown, never does."""
    return tuple(
        training
        for training in partnership.training
        if training.state == "planned"
        and training.period is not None
        and training.period.end is not None
        and training.period.end.latest < today
    )


def read_on(partnership: Partnership, registry: Registry) -> EdtfDate | None:
    """The latest day on which a source of the status was read; None where no file of a source says it."""
    cited = (partnership.evidence.get(id_) for id_ in partnership.status.evidence)
    names = {evidence.source for evidence in cited if evidence is not None} or set(partnership.sources)
    sources = (registry.sources.get(name) for name in names)
    days = [source.accessed for source in sources if source is not None and source.accessed is not None]
    return max(days, key=lambda day: day.latest, default=None)


def last_trace(partnership: Partnership) -> EdtfDate | None:
    """The later of the status's date and of a partner's confirmation."""
    traces = [trace for trace in (partnership.status.as_of, partnership.verified_on) if trace is not None]
    return max(traces, key=_told_until, default=None)


def may_confirm(partnership: Partnership) -> frozenset[str]:
    """Ids of the organisations that take part: those that are only mentioned know nothing of it."""
    return frozenset(party.organisation for party in partnership.parties if party.role != "mentioned")


def confirmation(partnership: Partnership) -> Confirmation:
    """Who confirmed a page, by side. An organisation that is on both sides speaks for the lead's."""
    side: dict[str, str] = {}
    for role in SIDES:
        for party in partnership.parties:
            if party.role == role:
                side.setdefault(party.organisation, role)
    said: dict[str, list[str]] = {"lead": [], "partner": [], "other": []}
    for id_ in partnership.verified_by:
        said[side.get(id_, "other")].append(id_)
    missing = tuple(role for role in SIDES if role in side.values() and not said[role])
    return Confirmation(
        partnership.verified_on, tuple(said["lead"]), tuple(said["partner"]), tuple(said["other"]), missing
    )


def is_stale(trace: EdtfDate, today: date) -> bool:
    """Whether more than 24 months have passed since a date. A date to come proves nothing."""
    if trace.earliest > today + timedelta(days=1):
        return True
    then = _told_until(trace)
    months = (today.year - then.year) * 12 + today.month - then.month
    return months > STALE_MONTHS or (months == STALE_MONTHS and today.day > then.day)


def _told_until(trace: EdtfDate) -> date:
    """The last day that a date covers; of one that covers more than a year, such as `202X`, the first, which alone is sure."""
    return trace.latest if trace.latest.year == trace.earliest.year else trace.earliest


def traceability(partnership: Partnership, registry: Registry) -> Traceability:
    """Counts of claims and of what proves them."""
    publishers = {registry.sources[id_].publisher for id_ in partnership.sources}
    return Traceability(cited(partnership), len(partnership.evidence), len(publishers))


def completeness(partnership: Partnership) -> int:
    """Share of the optional fields that are filled, in percent: silence is shown, never held against a source."""
    filled = sum(map(bool, _expected(partnership)))
    return round(100 * filled / len(EXPECTED))


def evidence_numbers(partnership: Partnership, text: str) -> dict[str, int]:
    """A number for each evidence, in the order in which the page cites it: facts first, then the body."""
    order: dict[str, int] = {}
    for id_ in _ids_cited(partnership, text):
        order.setdefault(id_, len(order) + 1)
    return order


def places_cited(text: str) -> Counter[str]:
    """How often the body cites each evidence."""
    return Counter(body.cited(text))


def _ids_cited(partnership: Partnership, text: str) -> Iterator[str]:
    for placed in claims(partnership):
        yield from placed.claim.evidence
    yield from body.cited(text)
    yield from partnership.evidence
