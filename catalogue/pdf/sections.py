"""The sections of which documents are made, as values: `kind` names the template's function that prints one."""

from collections.abc import Callable, Iterable, Sequence

from catalogue.knowledge import wording
from catalogue.knowledge.aggregate import Entry
from catalogue.knowledge.derive import TO_CONFIRM, TO_CONFIRM_LABEL
from catalogue.language import french
from catalogue.model.records import Claim, Training
from catalogue.model.registry import Registry
from catalogue.pdf.compiler import Line, Values
from catalogue.pdf.words import Names, listed, piece, printed, record

MOST_SHOWN = 3
"""Partners of a record in a line of a table; the others are counted."""


def facts(title: str, rows: Sequence[tuple[str, Sequence[Line]]]) -> Values:
    """Terms, each with one line or more."""
    terms = [{"term": printed(term), "lines": list(lines)} for term, lines in rows if lines]
    return {"kind": "facts", "title": printed(title), "rows": terms}


def prose(title: str, nodes: Line) -> Values:
    """A body, as `catalogue.pdf.body` gives it."""
    return {"kind": "prose", "title": printed(title), "nodes": nodes}


def lines(title: str, items: Iterable[Line], note: str = "") -> Values:
    """A list of lines."""
    return {"kind": "lines", "title": printed(title), "items": list(items), "note": printed(note)}


def counts(title: str, items: Iterable[tuple[Values, int]], note: str = "") -> Values:
    """Names with numbers of records, in columns."""
    found = [{"name": name, "count": french.number(count)} for name, count in items]
    return {"kind": "counts", "title": printed(title), "items": found, "note": printed(note)}


def table(title: str, columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[Line]]) -> Values:
    """Rows of cells, the first of each its heading. A column has a heading and a width: `1fr`, `auto`, `20mm`."""
    heads = [{"title": printed(head), "width": width} for head, width in columns]
    return {"kind": "table", "title": printed(title), "columns": heads, "rows": [list(row) for row in rows]}


def notices(title: str, found: Iterable[Values]) -> Values:
    """Records in short."""
    return {"kind": "notices", "title": printed(title), "items": list(found)}


def records(title: str, entries: Iterable[Entry], registry: Registry) -> Values:
    """A table of records: who with whom, since when, in what state."""
    columns = [("Fiche", "1fr"), ("Qui, avec qui", "1fr"), ("Depuis", "17mm"), ("État", "23mm")]
    names = Names(registry)
    return table(
        title,
        columns,
        (
            [
                [record(entry)],
                who(entry, names),
                [piece(french.edtf(entry.partnership.start.date) if entry.partnership.start else "—")],
                [piece(short_status(entry))],
            ]
            for entry in entries
        ),
    )


def who(entry: Entry, names: Names) -> Line:
    """Leads, then partners: `CHU de Nantes ↔ Hôpital de Dakar et 2 autres`."""
    leads, partners = entry.organisations("lead"), entry.organisations("partner")
    line = listed([names.organisation(id_) for id_ in leads], " et ")
    if not partners:
        return line
    rest = len(partners) - MOST_SHOWN
    shown = [names.organisation(id_) for id_ in partners[:MOST_SHOWN]]
    more = [piece(f" et {french.plural(rest, 'autre')}")] if rest > 0 else []
    return [*line, *([piece(" ↔ ")] if leads else []), *listed(shown, ", " if more else " et "), *more]


def short_status(entry: Entry) -> str:
    """`En cours (mai 2023)`."""
    shown = entry.status
    label = TO_CONFIRM_LABEL if shown.code == TO_CONFIRM else shown.label
    return f"{label} ({french.edtf(shown.last_trace)})" if shown.last_trace else label


def trainings(
    found: Iterable[tuple[Entry, Training]],
    names: Names,
    *,
    said: Callable[[str, Claim], Values] | None = None,
    title: str = "Se former",
) -> Values:
    """A table of trainings: with their evidence in a record, where `said` gives it, and else with the record of each."""
    columns = [("Dispositif", "1.7fr"), ("Pour qui", "1fr"), ("Durée", "20mm"), ("Où", "1fr")]
    if said is None:
        columns.append(("Fiche", "1fr"))
    return table(title, columns, (_training(entry, one, names, said) for entry, one in found))


def _training(
    entry: Entry, one: Training, names: Names, said: Callable[[str, Claim], Values] | None
) -> list[Line]:
    label = names.registry.label("schemes", one.scheme)
    if said is None:
        word = wording.mark(one, entry, names.registry)
        scheme = [piece(f"{label} ({word})" if word else label)]
    else:
        scheme = [said(label, one)]
    if one.period:
        late = f" ({wording.OVERDUE})" if one in entry.overdue else ""
        scheme.append(piece(f", {french.period(one.period)}{late}"))
    if one.specialties:
        scheme.append(piece(f", {names.labels('specialties', one.specialties).lower()}"))
    if one.note:
        scheme.append(piece(f". {one.note}"))
    return [
        scheme,
        [piece(names.labels("audiences", one.audiences))],
        [piece(one.duration.french() if one.duration else "non renseignée")],
        [names.organisation(one.host)] if one.host else [piece("non renseigné")],
        *([[record(entry)]] if said is None else []),
    ]
