"""Two records beside each other, as text for a terminal: what a person compares to tell whether they are one."""

import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest

from catalogue.knowledge import derive
from catalogue.language import french
from catalogue.model.records import Partnership
from catalogue.model.registry import Registry
from catalogue.problems import rulebook, terminal
from catalogue.problems.problems import Language, Problem
from catalogue.reading.load import Record

_LABELS: dict[Language, tuple[str, ...]] = {
    "fr": ("fiche", "titre", "organisations", "pays", "spécialités", "dates"),
    "en": ("record", "title", "organisations", "countries", "specialties", "dates"),
}
_INDENT = "    "
_BETWEEN = " │ "
_NARROWEST = 16


def under_duplicates(
    records: Iterable[Record], registry: Registry, language: Language
) -> Callable[[Problem], str]:
    """What a report shows under a problem: for a likely duplicate, both records, fitted to the terminal."""
    by_file = {str(record.file): record for record in records}

    def shown(problem: Problem) -> str:
        if problem.rule is not rulebook.LIKELY_DUPLICATE:
            return ""
        one, other = by_file[str(problem.values["other"])], by_file[str(problem.file)]
        return side_by_side(one, other, registry, language, terminal.width())

    return shown


def side_by_side(
    one: Record, other: Record, registry: Registry, language: Language = "fr", width: int = 100
) -> str:
    """A row for each thing that is compared, in two columns fitted to a width in signs."""
    labels = _LABELS[language]
    first = max(map(len, labels)) + 1
    column = max(_NARROWEST, (width - len(_INDENT) - first - 2 * len(_BETWEEN)) // 2)
    rows = zip(labels, _facts(one, registry), _facts(other, registry), strict=True)
    return "".join(line for label, *facts in rows for line in _row(label, facts, first, column))


def _row(label: str, facts: Sequence[str], first: int, column: int) -> Iterator[str]:
    wrapped = [textwrap.wrap(fact, column, break_on_hyphens=False) or ["–"] for fact in facts]
    for number, (left, right) in enumerate(zip_longest(*wrapped, fillvalue="")):
        head = label if number == 0 else ""
        yield f"{_INDENT}{head:<{first}}{_BETWEEN}{left:<{column}}{_BETWEEN}{right}".rstrip() + "\n"


def _facts(record: Record, registry: Registry) -> tuple[str, ...]:
    partnership = record.partnership
    known = all(party.organisation in registry.organisations for party in partnership.parties)
    countries = derive.countries(partnership, registry) if known else ()
    return (
        record.id,
        partnership.title,
        " ; ".join(_organisations(partnership, registry)),
        ", ".join(registry.countries[code].name for code in countries),
        ", ".join(registry.label("specialties", code) for code in partnership.specialty_codes),
        _dates(partnership),
    )


def _organisations(partnership: Partnership, registry: Registry) -> Iterator[str]:
    for id_ in dict.fromkeys(party.organisation for party in partnership.parties):
        organisation = registry.organisations.get(id_)
        yield organisation.name if organisation else id_


def _dates(partnership: Partnership) -> str:
    dates = (partnership.start, partnership.end)
    return " → ".join(french.edtf(one.date).replace(french.NO_BREAK, " ") if one else "?" for one in dates)
