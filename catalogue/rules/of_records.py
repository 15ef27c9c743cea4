"""The rules of one record: its values against each other and against the registry."""

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from catalogue.knowledge.derive import is_stale, last_trace, may_confirm, read_on
from catalogue.knowledge.strength import DISPUTED, INFERRED
from catalogue.language import french
from catalogue.language.edtf import EdtfDate, retyped
from catalogue.model.claims import claims
from catalogue.model.fields import YEARS_AHEAD
from catalogue.model.records import AddedCountry, CoveredRegion
from catalogue.model.typed import Location
from catalogue.problems import rulebook
from catalogue.problems.problems import Values
from catalogue.reading.load import Record
from catalogue.reading.typing_errors import did_you_mean, nearest
from catalogue.rules import quotes, spellings
from catalogue.rules.context import Context, Finding, RecordRule
from catalogue.rules.of_dates import date_problems
from catalogue.rules.summaries import deduced_assertions
from catalogue.texts import body

SAME_SUMMARY = 90


def evidence_is_defined(record: Record, context: Context) -> Iterator[Finding]:
    """A claim cites only evidence that the front matter defines."""
    known = record.partnership.evidence
    for placed in claims(record.partnership):
        for number, id_ in enumerate(placed.claim.evidence):
            if id_ not in known:
                values: Values = {"evidence": id_, "near": nearest(id_, known)}
                yield rulebook.UNKNOWN_EVIDENCE, (*placed.location, "evidence", number), values


def claims_are_proven(record: Record, context: Context) -> Iterator[Finding]:
    """Every claim cites at least one evidence, unless one line names the source of the whole record."""
    if record.partnership.source or not record.partnership.evidence:
        return
    for placed in claims(record.partnership):
        if not placed.claim.evidence:
            claim = (
                f"code: {placed.claim.code}"
                if isinstance(placed.claim, AddedCountry | CoveredRegion)
                else "…"
            )
            yield rulebook.NO_EVIDENCE, placed.location, {"field": placed.field, "claim": claim}


def evidence_is_used(record: Record, context: Context) -> Iterator[Finding]:
    """Every evidence is cited by a claim or by the body."""
    used = {id_ for placed in claims(record.partnership) for id_ in placed.claim.evidence}
    used.update(body.cited(record.body))
    for id_ in record.partnership.evidence:
        if id_ not in used:
            yield rulebook.UNUSED_EVIDENCE, ("evidence", id_), {"evidence": id_}


def inference_is_explained(record: Record, context: Context) -> Iterator[Finding]:
    """An inferred or disputed evidence has a note."""
    for id_, evidence in record.partnership.evidence.items():
        if evidence.confidence in (INFERRED, DISPUTED) and not evidence.note:
            yield rulebook.INFERENCE_WITHOUT_NOTE, ("evidence", id_), {"evidence": id_}


def translation_is_not_a_statement(record: Record, context: Context) -> Iterator[Finding]:
    """A machine-translated source proves nothing as `stated`."""
    for id_, evidence in record.partnership.evidence.items():
        source = context.registry.sources.get(evidence.source)
        if source and source.machine_translated and evidence.confidence == "stated":
            yield rulebook.TRANSLATION_STATED, ("evidence", id_, "confidence"), {"source": evidence.source}


def quotes_have_words(record: Record, context: Context) -> Iterator[Finding]:
    """A quote has words, and more than one of some length unless it has a number or its note says why it is cut."""
    for id_, evidence in record.partnership.evidence.items():
        if evidence.quote is None:
            continue
        location, values = ("evidence", id_, "quote"), {"quote": evidence.quote}
        if not body.WORD.search(evidence.quote):
            yield rulebook.QUOTE_WITHOUT_WORDS, location, values
        elif not evidence.note and quotes.is_short(evidence.quote):
            yield rulebook.SHORT_QUOTE, location, values


def quotes_are_verbatim(record: Record, context: Context) -> Iterator[Finding]:
    """Every quote is found in the text of its source, when the texts are at hand."""
    if context.texts is None:
        return
    for id_, evidence in record.partnership.evidence.items():
        text = context.texts.get(evidence.source)
        if text is not None and evidence.quote and quotes.essence(evidence.quote) not in text:
            values = {"quote": evidence.quote, "source": evidence.source}
            yield rulebook.QUOTE_NOT_FOUND, ("evidence", id_, "quote"), values


def origin_is_told(record: Record, context: Context) -> Iterator[Finding]:
    """A record names its only source, or has evidence. A section stands beside the source."""
    partnership = record.partnership
    if partnership.source is None:
        if not partnership.evidence:
            yield rulebook.NO_PROOF, (), {}
        if partnership.section is not None:
            yield rulebook.SECTION_WITHOUT_SOURCE, ("section",), {}


def only_source_is_alone(record: Record, context: Context) -> Iterator[Finding]:
    """A record with a `source` line has no other source."""
    only = record.partnership.source
    for id_, evidence in record.partnership.evidence.items():
        if only is not None and evidence.source != only:
            values = {"only": only, "evidence": id_, "source": evidence.source}
            yield rulebook.OTHER_SOURCE, ("evidence", id_, "source"), values


def evidence_says_something(record: Record, context: Context) -> Iterator[Finding]:
    """An evidence has a quote, or tells in our own words what the source says: one of the two."""
    for id_, evidence in record.partnership.evidence.items():
        if not (evidence.quote or evidence.says):
            yield rulebook.EVIDENCE_WITHOUT_TEXT, ("evidence", id_), {"evidence": id_}
        elif evidence.quote and evidence.says:
            yield rulebook.EVIDENCE_WITH_TWO_TEXTS, ("evidence", id_, "says"), {"evidence": id_}


def subject_is_told(record: Record, context: Context) -> Iterator[Finding]:
    """A page has a specialty or a theme."""
    if not record.partnership.specialty_codes and not record.partnership.theme_codes:
        yield rulebook.NO_SUBJECT, (), {}


def drafts_are_told(record: Record, context: Context) -> Iterator[Finding]:
    """A draft waits for a decision."""
    if record.partnership.draft:
        yield rulebook.IS_DRAFT, ("draft",), {}


def ends_follow_starts(record: Record, context: Context) -> Iterator[Finding]:
    """No end comes before its start, for the page or for a party."""
    partnership = record.partnership
    if partnership.start and partnership.end:
        yield from _order(partnership.start.date, partnership.end.date, ("end", "date"))
    for number, party in enumerate(partnership.parties):
        if party.since and party.until:
            yield from _order(party.since, party.until, ("parties", number, "until"))


def status_is_dated(record: Record, context: Context) -> Iterator[Finding]:
    """A known status has the date on which the source says it, or a source with the day on which it was read."""
    partnership = record.partnership
    status = partnership.status
    if status.code == "unknown" or status.as_of is not None:
        return
    if read_on(partnership, context.registry) is None:
        source = next(iter(partnership.sources), "…")
        yield rulebook.STATUS_WITHOUT_DATE, ("status",), {"status": status.code, "source": source}


def status_is_no_later_than_sources(record: Record, context: Context) -> Iterator[Finding]:
    """The date of a status is that of a source that the record cites, unless a party confirms it."""
    partnership = record.partnership
    as_of = partnership.status.as_of
    if as_of is None or partnership.verified_by:
        return
    cited = [context.registry.sources.get(id_) for id_ in partnership.sources]
    days = [day for source in cited if source is not None for day in (source.date, source.accessed) if day]
    newest = max(days, key=lambda day: day.latest, default=None)
    if newest is not None and as_of.earliest > newest.latest:
        yield (
            rulebook.STATUS_AFTER_SOURCES,
            ("status", "as_of"),
            {"as_of": str(as_of), "newest": str(newest)},
        )


def training_states_agree(record: Record, context: Context) -> Iterator[Finding]:
    """A training that is over did not begin after today."""
    for number, training in enumerate(record.partnership.training):
        start = training.period.start if training.period else None
        if training.state == "past" and start is not None and start.earliest > context.tomorrow:
            values = {"state": training.state, "period": str(training.period)}
            yield rulebook.TRAINING_STATE_DISAGREES, ("training", number, "state"), values


def programmes_pay_for_programmes(record: Record, context: Context) -> Iterator[Finding]:
    """The money of a programme is not that of one partnership."""
    if record.partnership.kind != "programme":
        return
    for number, funding in enumerate(record.partnership.funding):
        if funding.scope == "partnership":
            yield rulebook.PROGRAMME_SCOPE, ("funding", number, "scope"), {}


def start_is_past(record: Record, context: Context) -> Iterator[Finding]:
    """A start is past, unless the page is planned."""
    start, status = record.partnership.start, record.partnership.status.code
    if start and start.date.earliest > context.tomorrow and status != "planned":
        yield rulebook.FUTURE_START, ("start", "date"), {"start": str(start.date), "status": status}


def dates_are_plausible(record: Record, context: Context) -> Iterator[Finding]:
    """Years are plausible, and what was said or took place is past."""
    yield from date_problems(record.partnership, context.today, context.tomorrow)


def signatures_are_past(record: Record, context: Context) -> Iterator[Finding]:
    """An agreement was signed on a day that has come. Other milestones may be planned."""
    for number, milestone in enumerate(record.partnership.milestones):
        if milestone.signed and context.tomorrow < milestone.date.earliest:
            location = ("milestones", number, "date")
            if milestone.date.earliest.year <= context.today.year + YEARS_AHEAD:
                near = did_you_mean(retyped(str(milestone.date), context.today))
                yield (
                    rulebook.FUTURE_FACT,
                    location,
                    {"value": str(milestone.date), "field": "date", "near": near},
                )


def amounts_have_currencies(record: Record, context: Context) -> Iterator[Finding]:
    """An amount has a currency, and a currency an amount."""
    for number, funding in enumerate(record.partnership.funding):
        if (funding.amount is None) != (funding.currency is None):
            given, missing = ("amount", "currency") if funding.currency is None else ("currency", "amount")
            yield rulebook.AMOUNT_WITHOUT_CURRENCY, ("funding", number, given), {"field": missing}


def ranges_grow(record: Record, context: Context) -> Iterator[Finding]:
    """`value_max` is greater than `value`."""
    for number, result in enumerate(record.partnership.results):
        if result.value_max is not None and result.value_max <= result.value:
            values = {"least": str(result.value), "most": str(result.value_max)}
            yield rulebook.RANGE_REVERSED, ("results", number, "value_max"), values


def parts_are_counted_once(record: Record, context: Context) -> Iterator[Finding]:
    """At most one result counts the parts of a page."""
    results = record.partnership.results
    counting = [number for number, result in enumerate(results) if result.counts == "parts"]
    for number in counting[1:]:
        label = results[counting[0]].label
        yield rulebook.PARTS_COUNTED_TWICE, ("results", number, "counts"), {"label": label}


def parties_differ(record: Record, context: Context) -> Iterator[Finding]:
    """An organisation has a role once."""
    seen: set[tuple[str, str]] = set()
    for number, party in enumerate(record.partnership.parties):
        key = (party.organisation, party.role)
        if key in seen:
            values = {"organisation": party.organisation, "role": party.role}
            yield rulebook.PARTY_TWICE, ("parties", number), values
        seen.add(key)


def confirmations_are_whole(record: Record, context: Context) -> Iterator[Finding]:
    """A confirmation has its day, which is past, and the parties that gave it."""
    partnership = record.partnership
    day, parties = partnership.verified_on, partnership.verified_by
    if day and not parties:
        yield rulebook.HALF_A_CONFIRMATION, ("verified_on",), {"field": "verified_by"}
    if parties and not day:
        yield rulebook.HALF_A_CONFIRMATION, ("verified_by",), {"field": "verified_on"}
    if day and day.earliest > context.tomorrow:
        yield rulebook.FUTURE_CONFIRMATION, ("verified_on",), {"date": str(day)}
    for number, id_ in enumerate(parties):
        if id_ not in may_confirm(partnership):
            yield rulebook.CONFIRMED_BY_A_STRANGER, ("verified_by", number), {"organisation": id_}


def links_lead_somewhere(record: Record, context: Context) -> Iterator[Finding]:
    """A related page exists and is another page."""
    for number, related in enumerate(record.partnership.related):
        location = ("related", number, "to")
        if related.to == record.id:
            yield rulebook.RELATED_TO_ITSELF, location, {}
        elif related.to not in context.loaded.ids:
            values: Values = {"id": related.to, "near": nearest(related.to, context.loaded.ids - {record.id})}
            yield rulebook.UNKNOWN_PARTNERSHIP, location, values


def summary_differs(record: Record, context: Context) -> Iterator[Finding]:
    """The summary says more than the title."""
    title, summary = record.partnership.title, record.partnership.summary
    if len(summary) > 2 * len(title):  # no such pair is alike, and nearly all pairs are such
        return
    if fuzz.ratio(french.fold(title), french.fold(summary)) > SAME_SUMMARY:
        yield rulebook.SUMMARY_REPEATS_TITLE, ("summary",), {}


def summary_keeps_the_caution(record: Record, context: Context) -> Iterator[Finding]:
    """A summary asserts nothing that only a deduction carries."""
    for value in deduced_assertions(record.partnership, context.registry):
        yield rulebook.SUMMARY_OF_A_DEDUCTION, ("summary",), {"value": value}


def countries_have_our_names(record: Record, context: Context) -> Iterator[Finding]:
    """Our own words call a country as the registry does, not by a name that it says to avoid."""
    for location, text in spellings.own_texts(record.partnership):
        for found, name, _ in spellings.avoided(text, context.registry):
            yield rulebook.SPELLING_TO_AVOID, location, {"found": found, "name": name}


def start_is_given(record: Record, context: Context) -> Iterator[Finding]:
    """A page says when the work started."""
    if record.partnership.start is None:
        yield rulebook.NO_START, (), {}


def status_is_fresh(record: Record, context: Context) -> Iterator[Finding]:
    """The last trace of a running partnership is at most 24 months old."""
    trace = last_trace(record.partnership)
    if trace is None or trace.earliest > context.tomorrow:
        return
    if record.partnership.status.code in ("active", "planned") and is_stale(trace, context.today):
        yield rulebook.NOT_CONFIRMED, ("status",), {"as_of": str(trace)}


RULES_OF_A_RECORD: Sequence[RecordRule] = (
    evidence_is_defined,
    claims_are_proven,
    evidence_is_used,
    inference_is_explained,
    translation_is_not_a_statement,
    quotes_have_words,
    quotes_are_verbatim,
    origin_is_told,
    only_source_is_alone,
    evidence_says_something,
    subject_is_told,
    drafts_are_told,
    ends_follow_starts,
    status_is_dated,
    status_is_no_later_than_sources,
    training_states_agree,
    programmes_pay_for_programmes,
    start_is_past,
    dates_are_plausible,
    signatures_are_past,
    amounts_have_currencies,
    ranges_grow,
    parts_are_counted_once,
    parties_differ,
    confirmations_are_whole,
    links_lead_somewhere,
    summary_differs,
    summary_keeps_the_caution,
    countries_have_our_names,
    start_is_given,
    status_is_fresh,
)


def _order(start: EdtfDate, end: EdtfDate, location: Location) -> Iterator[Finding]:
    if end.latest < start.earliest:
        yield rulebook.END_BEFORE_START, location, {"start": str(start), "end": str(end)}
