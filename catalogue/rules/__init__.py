"""Validation beyond types: rules that compare values with each other, with other files and with the registry.

A rule is a generator of problems whose docstring is the rule. A new one goes into `of_records.py`, `of_dates.py`,
`of_the_registry.py` or `of_the_catalogue.py`, with its wording in `problems/rulebook/` and, beside the others, a broken example with its last
good neighbour.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from catalogue.engine import cache
from catalogue.engine.progress import with_progress
from catalogue.engine.spread import processes, runs, spread
from catalogue.model.typed import Location
from catalogue.problems.limits import capped
from catalogue.problems.problems import Level, Problem, Values, sort_problems
from catalogue.problems.rulebook import LIKELY_DUPLICATE
from catalogue.reading.load import Loaded, Record
from catalogue.rules import quotes
from catalogue.rules.context import Context
from catalogue.rules.duplicates import pairs
from catalogue.rules.of_records import RULES_OF_A_RECORD
from catalogue.rules.of_texts import text_problems
from catalogue.rules.of_the_catalogue import RULES_OF_THE_CATALOGUE

_TOGETHER = 250
"""Records that a process checks at a time."""


def check(
    loaded: Loaded,
    today: date,
    texts: Path | None = None,
    *,
    useful: bool = True,
    tomorrow: date = date.min,
) -> tuple[Problem, ...]:
    """Every problem of a catalogue, those met while loading included, in the order of files and lines.

    What is dated after `tomorrow` is yet to come; by default the day after `today`, which may lie in the past so that a
    build can be repeated. A build only asks whether it may publish: without `useful`, what is merely missing is left out.
    """
    found_texts = quotes.read_texts(texts, loaded.registry) if texts else None
    context = Context(loaded, today, found_texts, tomorrow)
    problems = [*loaded.problems, *_of_all_records(context)]
    for whole in RULES_OF_THE_CATALOGUE:
        problems += whole(context)
    return sort_problems(one for one in problems if useful or one.rule.level is not Level.USEFUL)


def check_draft(
    loaded: Loaded,
    record: Record,
    today: date,
    place: Callable[[Location], tuple[int, int]],
    tomorrow: date = date.min,
) -> Iterator[Problem]:
    """The problems of a record that is not in the catalogue yet, likely duplicates included."""
    known = replace(loaded, records=(*loaded.records, record), ids=loaded.ids | {record.id})
    yield from of_record(Context(known, today, tomorrow=tomorrow), record, place)
    for pair in pairs(known.records, known.registry):
        if record in (pair.first, pair.second):
            other = pair.first if pair.second is record else pair.second
            values: Values = {"other": str(other.file), "why": pair.why}
            yield Problem(LIKELY_DUPLICATE, record.file, *place(("title",)), values)


class _Checked(NamedTuple):
    """What a record was found to lack, with a digest of the text of its file."""

    digest: str
    problems: list[Problem]


def _of_all_records(context: Context) -> list[Problem]:
    """The problems of each record by itself. Those of a record that did not change are known from an earlier run."""
    loaded = context.loaded
    shelf = cache.Shelf(
        None if context.texts else cache.folder(loaded.root), "checked", context.key, _Checked
    )
    todo = [one for one in loaded.records if _known(one, loaded, shelf) is None]
    parts = spread(partial(_of_records, context), runs(todo, _TOGETHER), processes())
    found = with_progress(parts, len(todo), "Fiches vérifiées")
    fresh = {file: problems for part in found for file, problems in part.items()}
    checked: dict[str, _Checked] = {}
    for record in loaded.records:
        file = str(record.file)
        known = _known(record, loaded, shelf)
        checked[file] = known or _Checked(loaded.digests.get(file, ""), fresh[file])
    if checked != shelf.kept:
        shelf.save(checked)
    return [problem for one in checked.values() for problem in one.problems]


def _known(record: Record, loaded: Loaded, shelf: cache.Shelf) -> _Checked | None:
    file = str(record.file)
    known: _Checked | None = shelf.kept.get(file)
    return known if known is not None and known.digest == loaded.digests.get(file) else None


def _of_records(context: Context, records: Sequence[Record]) -> dict[str, list[Problem]]:
    return {
        str(record.file): list(capped(of_record(context, record, partial(context.loaded.place, record.file))))
        for record in records
    }


def of_record(
    context: Context, record: Record, place: Callable[[Location], tuple[int, int]]
) -> Iterator[Problem]:
    """The problems of one record by itself. `place` gives the line and column of a value of its front matter."""
    for rule in RULES_OF_A_RECORD:
        for found, location, values in rule(record, context):
            yield Problem(found, record.file, *place(location), values)
    yield from text_problems(record, context.registry)
