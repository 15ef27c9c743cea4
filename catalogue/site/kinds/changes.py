"""What was added, changed or removed, by day, and the feeds to follow it by."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import PurePosixPath

from jinja2 import Environment

from catalogue.data import feeds
from catalogue.knowledge.aggregate import Catalogue, Entry
from catalogue.reading.changes import Change
from catalogue.reading.changes import Kind as Outcome
from catalogue.site.fragment import fragment
from catalogue.site.kind import Kind
from catalogue.site.page import Page

MAX_RECORDS = 600
"""The page ends with the day that reaches this number."""
MAX_SHOWN = 60
"""Records named under one day and one kind of change: a change of form may touch them all."""
_FOLDER = "partnerships/"


@dataclass(frozen=True, slots=True)
class Day:
    """What happened to records on one day (UTC). Removed ones have no page any more, only the id they had."""

    day: date
    added: tuple[Entry, ...]
    changed: tuple[Entry, ...]
    removed: tuple[str, ...]


def changes(catalogue: Catalogue, env: Environment) -> Iterator[Page]:
    history = catalogue.history
    shown, more = _latest(days(catalogue))
    yield fragment(
        env,
        "changes",
        "changements/",
        "Changements",
        "Les fiches ajoutées, modifiées ou retirées, jour par jour, et les fils pour les suivre.",
        known=history.known,
        horizon=history.horizon.date() if history.horizon else None,
        countries=[one for one in catalogue.countries if one.code in catalogue.by_country],
        specialties=[
            term
            for code, term in catalogue.registry.vocabularies["specialties"].items()
            if code in catalogue.by_specialty
        ],
        days=shown,
        more=more,
        shown=MAX_SHOWN,
        undated=sum(entry.file not in history.changed for entry in catalogue.entries),
    )


def days(catalogue: Catalogue) -> Iterator[Day]:
    """Days on which a record changed, newest first, each record once a day, in French order of titles."""
    by_file = {entry.file: entry for entry in catalogue.entries}
    order = {entry.file: number for number, entry in enumerate(catalogue.entries)}
    records = (one for one in catalogue.history.changes if one.file.startswith(_FOLDER))
    for day, group in groupby(records, key=lambda change: change.moment.date()):
        files: dict[Outcome, list[str]] = defaultdict(list)
        for file, kind in _outcomes(list(group)).items():
            if kind == "removed" or file in by_file:
                files[kind].append(file)
        if files:
            yield Day(
                day,
                tuple(by_file[file] for file in sorted(files["added"], key=order.__getitem__)),
                tuple(by_file[file] for file in sorted(files["changed"], key=order.__getitem__)),
                tuple(sorted(PurePosixPath(file).stem for file in files["removed"])),
            )


def _latest(found: Iterator[Day]) -> tuple[list[Day], bool]:
    """The first days, up to MAX_RECORDS records, and whether any day is left."""
    shown: list[Day] = []
    records = 0
    for day in found:
        if records >= MAX_RECORDS:
            return shown, True
        shown.append(day)
        records += min(len(day.added), MAX_SHOWN) + min(len(day.changed), MAX_SHOWN)
    return shown, False


def _outcomes(changes: list[Change]) -> Mapping[str, Outcome]:
    """What a day's changes, newest first, did to each file in the end: one that came and went does not count."""
    kinds: dict[str, list[Outcome]] = defaultdict(list)
    for change in changes:
        kinds[change.file].append(change.kind)
    outcomes: dict[str, Outcome] = {}
    for file, told in kinds.items():
        if told[0] != "removed":
            outcomes[file] = "added" if told[-1] == "added" else "changed"
        elif told[-1] != "added":
            outcomes[file] = "removed"
    return outcomes


CHANGES = Kind(
    changes,
    items=lambda catalogue: (catalogue,),
    address=lambda _: "changements/",
    feed=lambda catalogue, _: feeds.whole(catalogue),
)
