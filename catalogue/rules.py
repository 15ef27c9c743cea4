"""What types cannot say: the rules that hold values against each other and against the registry.

A rule is a generator of problems whose docstring is the rule. New rules go into `RULES_OF_A_RECORD` or
`RULES_OF_THE_CATALOGUE`, with their wording in `rulebook.py` and a broken example in tests/broken/.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from itertools import combinations
from pathlib import Path, PurePosixPath

from rapidfuzz import fuzz

from catalogue import body, cache, french, quotes, rulebook
from catalogue.claims import claims
from catalogue.derive import is_stale, last_trace
from catalogue.edtf import EdtfDate
from catalogue.front_matter import Location
from catalogue.load import Loaded, Record
from catalogue.model import AddedCountry
from catalogue.problems import Level, Phrase, Problem, Rule, Values, is_valid, sort_problems
from catalogue.progress import told
from catalogue.registry import Registry
from catalogue.spread import processes, runs, spread
from catalogue.typing_errors import nearest

SHORT_TEXT_WORDS = 60
NEAR_TITLES = Phrase("titres presque identiques", "nearly the same title")
SAME_PARTNERS = Phrase("mêmes partenaires et même spécialité", "same partners and same specialty")
_TOGETHER = 250
"""Records that a process checks at a time."""
SAME_TITLE = 92
SAME_SUMMARY = 90
SAFE_LINK = re.compile(r"https?://[^\s]+$|#[\w-]+$")


@dataclass(frozen=True)
class Context:
    """What a rule may look at. `texts` holds the essence of each source's text, or nothing is looked up."""

    loaded: Loaded
    today: date
    texts: Mapping[str, str] | None = None

    @property
    def registry(self) -> Registry:
        return self.loaded.registry

    @cached_property
    def key(self) -> str:
        """All that the rules of one record look at besides the record."""
        sources = (f"{id_} {one.machine_translated}" for id_, one in sorted(self.registry.sources.items()))
        return "\n".join((self.today.isoformat(), *sources, *sorted(self.loaded.ids)))


Finding = tuple[Rule, Location, Values]
RecordRule = Callable[[Record, Context], Iterator[Finding]]


def check(
    loaded: Loaded, today: date, texts: Path | None = None, *, useful: bool = True
) -> tuple[Problem, ...]:
    """Every problem of a catalogue, those met while loading included, in the order of files and lines.

    A build only asks whether it may publish: without `useful`, what is merely missing is left out.
    """
    found_texts = quotes.read_texts(texts, loaded.registry) if texts else None
    context = Context(loaded, today, found_texts)
    problems = [*loaded.problems, *_of_all_records(context)]
    for whole in RULES_OF_THE_CATALOGUE:
        problems += whole(context)
    return sort_problems(one for one in problems if useful or one.rule.level is not Level.USEFUL)


def _of_all_records(context: Context) -> list[Problem]:
    """The problems of each record by itself. Those of a record that did not change are known from an earlier run."""
    loaded = context.loaded
    shelf = cache.Shelf(None if context.texts else cache.folder(loaded.root), "checked", context.key)
    todo = [one for one in loaded.records if _known(one, loaded, shelf) is None]
    parts = spread(partial(_of_records, context), runs(todo, _TOGETHER), processes())
    found = told(parts, len(todo), "Fiches vérifiées")
    fresh = {file: problems for part in found for file, problems in part.items()}
    checked = {}
    for record in loaded.records:
        file = str(record.file)
        problems = fresh[file] if file in fresh else _known(record, loaded, shelf)
        checked[file] = (loaded.digests.get(file, ""), problems)
    if checked != shelf.kept:
        shelf.save(checked)
    return [problem for _, problems in checked.values() for problem in problems or ()]


def _known(record: Record, loaded: Loaded, shelf: cache.Shelf) -> list[Problem] | None:
    file = str(record.file)
    digest, problems = shelf.kept.get(file, ("", None))
    return problems if digest == loaded.digests.get(file) else None


def _of_records(context: Context, records: Sequence[Record]) -> dict[str, list[Problem]]:
    return {str(record.file): list(_of_record(context, record)) for record in records}


def _of_record(context: Context, record: Record) -> Iterator[Problem]:
    for rule in RULES_OF_A_RECORD:
        for found, location, values in rule(record, context):
            yield _at(context, record, found, location, values)
    yield from _body_problems(record)


# Rules of one record


def evidence_is_defined(record: Record, context: Context) -> Iterator[Finding]:
    """A claim cites only evidence that the front matter defines."""
    known = record.partnership.evidence
    for placed in claims(record.partnership):
        for number, id_ in enumerate(placed.claim.evidence):
            if id_ not in known:
                values: Values = {"evidence": id_, "near": nearest(id_, known)}
                yield rulebook.UNKNOWN_EVIDENCE, (*placed.location, "evidence", number), values


def claims_are_proven(record: Record, context: Context) -> Iterator[Finding]:
    """Every claim cites at least one evidence."""
    for placed in claims(record.partnership):
        if not placed.claim.evidence:
            claim = f"code: {placed.claim.code}" if isinstance(placed.claim, AddedCountry) else "…"
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
        if evidence.confidence in ("inferred", "disputed") and not evidence.note:
            yield rulebook.INFERENCE_WITHOUT_NOTE, ("evidence", id_), {"evidence": id_}


def translation_is_not_a_statement(record: Record, context: Context) -> Iterator[Finding]:
    """A machine-translated source proves nothing as `stated`."""
    for id_, evidence in record.partnership.evidence.items():
        source = context.registry.sources.get(evidence.source)
        if source and source.machine_translated and evidence.confidence == "stated":
            yield rulebook.TRANSLATION_STATED, ("evidence", id_, "confidence"), {"source": evidence.source}


def quotes_are_verbatim(record: Record, context: Context) -> Iterator[Finding]:
    """Every quote is found in the text of its source, when the texts are at hand."""
    if context.texts is None:
        return
    for id_, evidence in record.partnership.evidence.items():
        text = context.texts.get(evidence.source)
        if text is not None and quotes.essence(evidence.quote) not in text:
            values = {"quote": evidence.quote, "source": evidence.source}
            yield rulebook.QUOTE_NOT_FOUND, ("evidence", id_, "quote"), values


def subject_is_told(record: Record, context: Context) -> Iterator[Finding]:
    """A page has a specialty or a theme."""
    if not record.partnership.specialties and not record.partnership.themes:
        yield rulebook.NO_SUBJECT, (), {}


def ends_follow_starts(record: Record, context: Context) -> Iterator[Finding]:
    """No end comes before its start, for the page or for a party."""
    partnership = record.partnership
    if partnership.start and partnership.end:
        yield from _order(partnership.start.date, partnership.end.date, ("end", "date"))
    for number, party in enumerate(partnership.parties):
        if party.since and party.until:
            yield from _order(party.since, party.until, ("parties", number, "until"))


def status_is_dated(record: Record, context: Context) -> Iterator[Finding]:
    """A known status has the date on which the source says it."""
    status = record.partnership.status
    if status.code != "unknown" and status.as_of is None:
        yield rulebook.STATUS_WITHOUT_DATE, ("status",), {"status": status.code}


def start_is_past(record: Record, context: Context) -> Iterator[Finding]:
    """A start lies before today, unless the page is planned."""
    start, status = record.partnership.start, record.partnership.status.code
    if start and start.date.earliest > context.today and status != "planned":
        yield rulebook.FUTURE_START, ("start", "date"), {"start": str(start.date), "status": status}


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


def start_is_given(record: Record, context: Context) -> Iterator[Finding]:
    """A page says when the work started."""
    if record.partnership.start is None:
        yield rulebook.NO_START, (), {}


def status_is_fresh(record: Record, context: Context) -> Iterator[Finding]:
    """The last trace of a running partnership is at most 24 months old."""
    trace = last_trace(record.partnership)
    if record.partnership.status.code in ("active", "planned") and trace and is_stale(trace, context.today):
        yield rulebook.NOT_CONFIRMED, ("status",), {"as_of": str(trace)}


RULES_OF_A_RECORD: Sequence[RecordRule] = (
    evidence_is_defined,
    claims_are_proven,
    evidence_is_used,
    inference_is_explained,
    translation_is_not_a_statement,
    quotes_are_verbatim,
    subject_is_told,
    ends_follow_starts,
    status_is_dated,
    start_is_past,
    amounts_have_currencies,
    ranges_grow,
    parts_are_counted_once,
    parties_differ,
    links_lead_somewhere,
    summary_differs,
    start_is_given,
    status_is_fresh,
)


def _order(start: EdtfDate, end: EdtfDate, location: Location) -> Iterator[Finding]:
    if end.latest < start.earliest:
        yield rulebook.END_BEFORE_START, location, {"start": str(start), "end": str(end)}


def _at(context: Context, record: Record, rule: Rule, location: Location, values: Values) -> Problem:
    return Problem(rule, record.file, *context.loaded.place(record.file, location), values)


# Rules of the text


def _body_problems(record: Record) -> Iterator[Problem]:
    """The body cites known evidence, is plain Markdown without HTML or pictures, and has safe links."""
    file, first, text = record.file, record.body_line - 1, record.body

    def problem(rule: Rule, line: int, column: int, **values: str | Phrase) -> Problem:
        return Problem(rule, file, first + line, column, values)

    known = record.partnership.evidence
    if any(id_ not in known for id_ in body.cited(text)):
        for id_, line, column in body.citations(text):
            if id_ not in known:
                yield problem(rulebook.UNKNOWN_EVIDENCE, line, column, evidence=id_, near=nearest(id_, known))
    for html, line, column in body.raw_html(text):
        yield problem(rulebook.RAW_HTML, line, column, html=html[:60])
    for line, column in body.images(text):
        yield problem(rulebook.IMAGE, line, column)
    for address, line, column in body.links(text):
        if not SAFE_LINK.match(address):
            yield problem(rulebook.BAD_LINK, line, column, address=address[:80])
    count = body.word_count(text, SHORT_TEXT_WORDS)
    if count < SHORT_TEXT_WORDS:
        yield problem(rulebook.SHORT_TEXT, 1, 1, count=str(count))


# Rules of the whole catalogue


def former_ids_are_free(context: Context) -> Iterator[Problem]:
    """A former id is nobody's id, and the former id of one page only."""
    owners: dict[str, str] = dict.fromkeys(context.loaded.ids, "")
    for record in context.loaded.records:
        for number, id_ in enumerate(record.partnership.former_ids):
            if id_ in owners:
                values = {"id": id_, "other": f"partnerships/{owners[id_] or id_}.md"}
                yield _at(context, record, rulebook.FORMER_ID_TAKEN, ("former_ids", number), values)
            owners.setdefault(id_, record.id)


def source_texts_are_there(context: Context) -> Iterator[Problem]:
    """When quotes are looked up, every source has its text."""
    if context.texts is None:
        return
    for id_ in context.registry.sources:
        if id_ not in context.texts:
            file = PurePosixPath(f"registry/sources/{id_}.yml")
            place = context.loaded.place(file, ("sha256",))
            yield Problem(rulebook.SOURCE_TEXT_MISSING, file, *place, {"source": id_})


def organisations_are_named(context: Context) -> Iterator[Problem]:
    """Every organisation takes part in something, hosts, publishes, or has a part that does.

    Nobody can tell as long as a file cannot be read.
    """
    if not is_valid(context.loaded.problems):
        return
    used: set[str] = set()
    for record in context.loaded.records:
        partnership = record.partnership
        used |= {party.organisation for party in partnership.parties} | set(partnership.verified_by)
        used |= {funding.organisation for funding in partnership.funding}
        used |= {training.host for training in partnership.training if training.host}
    used |= {source.publisher_id for source in context.registry.sources.values() if source.publisher_id}
    used |= {one.part_of for one in context.registry.organisations.values() if one.part_of}
    for id_ in context.registry.organisations:
        if id_ not in used:
            yield Problem(rulebook.UNUSED_ORGANISATION, _organisation(id_))


def parents_end(context: Context) -> Iterator[Problem]:
    """No organisation is part of itself, however far up."""
    organisations = context.registry.organisations
    for id_ in organisations:
        seen = {id_}
        parent = organisations[id_].part_of
        while parent and parent in organisations and parent not in seen:
            seen.add(parent)
            parent = organisations[parent].part_of
        if parent == id_:
            file = _organisation(id_)
            place = context.loaded.place(file, ("part_of",))
            yield Problem(rulebook.PARENT_LOOP, file, *place, {"id": id_})


def _organisation(id_: str) -> PurePosixPath:
    return PurePosixPath(f"registry/organisations/{id_}.yml")


def pages_differ(context: Context) -> Iterator[Problem]:
    """Two pages of one lead do not tell of the same partners and subjects, nor have near titles."""
    by_lead: dict[str, list[_Told]] = defaultdict(list)
    for record in context.loaded.records:
        told = _told(record)
        for party in record.partnership.parties:
            if party.role == "lead":
                by_lead[party.organisation].append(told)
    for pages in by_lead.values():
        for one, other in combinations(pages, 2):
            why = _likeness(one, other)
            if why and not _related(one.record, other.record):
                values: Values = {"other": str(one.record.file), "why": why}
                yield _at(context, other.record, rulebook.LIKELY_DUPLICATE, ("title",), values)


@dataclass(frozen=True, slots=True)
class _Told:
    """What two pages are compared by."""

    record: Record
    title: str
    partners: frozenset[str]
    subjects: frozenset[str]


def _told(record: Record) -> _Told:
    partnership = record.partnership
    partners = frozenset(party.organisation for party in partnership.parties if party.role == "partner")
    return _Told(record, french.fold(partnership.title), partners, frozenset(partnership.specialties))


RULES_OF_THE_CATALOGUE: Sequence[Callable[[Context], Iterator[Problem]]] = (
    former_ids_are_free,
    source_texts_are_there,
    organisations_are_named,
    parents_end,
    pages_differ,
)


def _likeness(one: _Told, other: _Told) -> Phrase | None:
    if fuzz.ratio(one.title, other.title, score_cutoff=SAME_TITLE) > SAME_TITLE:
        return NEAR_TITLES
    if one.partners and one.partners == other.partners and one.subjects & other.subjects:
        return SAME_PARTNERS
    return None


def _related(one: Record, other: Record) -> bool:
    return any(related.to == other.id for related in one.partnership.related) or any(
        related.to == one.id for related in other.partnership.related
    )
