"""The PDF of a page that gathers records, such as a country's: what an official prints before a visit."""

from collections.abc import Iterator, Sequence

from catalogue.knowledge import wording
from catalogue.knowledge.aggregate import Entry
from catalogue.language import french
from catalogue.pdf import drawings, sections
from catalogue.pdf.compiler import Line, Values
from catalogue.pdf.edition import Edition
from catalogue.pdf.records import notice
from catalogue.pdf.words import Names, Sources, listed, piece, printed
from catalogue.site.paper import (
    Counts,
    Facts,
    Figure,
    Map,
    Name,
    Notices,
    Paper,
    Records,
    Section,
    SourceList,
    Trainings,
    What,
)

MOST_NOTICES = 60
"""Records of a group that are told in short; above, its table names them all and each has its own PDF."""

MOST_ROWS = 300
"""Lines of a table; the rest is counted, and found on the site."""


def sheet(address: str, paper: Paper, edition: Edition, sources: Sources) -> Values:
    """What the template reads, of the page at an address."""
    return {
        "address": address,
        "kicker": printed(paper.kicker),
        "title": printed(paper.title),
        "aka": printed(paper.also_known_as),
        "lead": printed(paper.lead),
        "figures": [_figure(figure) for figure in paper.figures],
        "map": _map(paper.map, edition) if paper.map else None,
        "sections": [values for one in paper.sections for values in _section(one, edition, sources)],
    }


def _section(section: Section, edition: Edition, sources: Sources) -> Iterator[Values]:
    """The section as the template reads it; nothing where it lists nothing."""
    names = Names(edition.catalogue.registry)
    match section:
        case Records(title, entries) if entries:
            yield _table(title, entries, edition)
        case Notices(entries) if entries and len(entries) <= MOST_NOTICES:
            yield sections.notices("Fiches en bref", [notice(entry, names, sources) for entry in entries])
        case Counts(title, what, items) if items:
            shown = [(_named(what, code, names), count) for code, count in items[:MOST_ROWS]]
            yield sections.counts(title, shown)
        case Trainings(title, items) if items:
            shown_trainings = items[:MOST_ROWS]
            for group in wording.by_state(names.registry, shown_trainings, lambda item: item[1]):
                yield sections.trainings(group.items, names, title=f"{title} : {group.title.lower()}")
        case Facts(title, rows):
            yield sections.facts(title, [(term, _fact(values, names)) for term, values in rows])
        case SourceList(title, ids) if ids:
            yield sections.lines(title, [names.source(id_) for id_ in ids])


def _table(title: str, entries: Sequence[Entry], edition: Edition) -> Values:
    shown = sections.records(title, entries[:MOST_ROWS], edition.catalogue.registry)
    rest = len(entries) - MOST_ROWS
    return {**shown, "note": printed(f"Et {french.plural(rest, 'autre')}, sur le site.") if rest > 0 else ""}


def _fact(values: Sequence[Name], names: Names) -> list[Line]:
    """One line of names, or none."""
    return [listed([_name(value, names) for value in values])] if values else []


def _name(value: Name, names: Names) -> Values:
    what, text = value
    if what == "text":
        return piece(text)
    return piece(text, text) if what == "web" else _named(what, text, names)


def _named(what: What, code: str, names: Names) -> Values:
    """A name that leads to its page."""
    match what:
        case "country":
            return names.country(code)
        case "organisation":
            return names.organisation(code)
        case "specialty":
            return names.specialty(code)
        case "theme":
            return names.theme(code)


def _figure(figure: Figure) -> Values:
    """A number with what it counts, as `plural` says it."""
    count, *words = figure
    number, _, label = french.plural(count, *words).partition(french.NO_BREAK)
    return {"number": number, "label": printed(label)}


def _map(drawn: Map, edition: Edition) -> Values | None:
    registry = edition.catalogue.registry
    if drawn.country:
        return drawings.locator(registry.countries[drawn.country])
    return drawings.part(dict(drawn.counts), registry, drawn.alt)
