"""Compares two versions of the catalogue: the review of a proposal says what it changes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import Literal

from catalogue.forge.review import MOST, Changed, Groups, Measure, Review, ReviewedProblem, Score
from catalogue.knowledge import derive, strength
from catalogue.knowledge.aggregate import Catalogue
from catalogue.model.records import Partnership
from catalogue.model.typed import adapter
from catalogue.problems import rulebook
from catalogue.problems.problems import Problem, is_valid
from catalogue.reading.load import Loaded, Record

_LONGEST = 600
"""Most characters of a text of a review."""
_DATA = {"partnerships": ".md", "registry": ".yml"}
"""The folders of data, with the suffix of their files."""
_GROUPS: Mapping[
    Literal["countries", "specialties", "themes", "organisations", "sources"],
    Callable[[Catalogue], Mapping[str, str]],
] = {
    "countries": lambda catalogue: {
        code: catalogue.registry.countries[code].name for code in catalogue.by_country
    },
    "specialties": lambda catalogue: {
        code: catalogue.registry.label("specialties", code) for code in catalogue.by_specialty
    },
    "themes": lambda catalogue: {
        code: catalogue.registry.label("themes", code) for code in catalogue.by_theme
    },
    "organisations": lambda catalogue: {
        id_: organisation.name for id_, organisation in catalogue.registry.organisations.items()
    },
    "sources": lambda catalogue: {id_: source.title for id_, source in catalogue.registry.sources.items()},
}


@dataclass(frozen=True)
class Side:
    """One version of the catalogue, loaded and checked. `catalogue` is None when it is invalid, and has no counts then."""

    loaded: Loaded
    problems: Sequence[Problem]
    catalogue: Catalogue | None

    @cached_property
    def records(self) -> Mapping[str, Record]:
        """The valid records by id."""
        return {record.id: record for record in self.loaded.records}


def compare(base: Side, head: Side, files: Sequence[str] = (), pictures: Sequence[str] = ()) -> Review:
    """The review of `head`. `files` are the paths that the proposal changes, `pictures` the names of its screenshots.

    It holds the problems that `base` does not have, and all problems of changed files.
    """
    records = _records(base, head)
    changed = {f"partnerships/{record.id}.md" for record in records} | set(files)
    old = {(str(problem.file), problem.rule.id, problem.message()) for problem in base.problems}
    problems = [
        problem
        for problem in head.problems
        if str(problem.file) in changed or (str(problem.file), problem.rule.id, problem.message()) not in old
    ]
    duplicates = [problem for problem in problems if problem.rule is rulebook.LIKELY_DUPLICATE]
    others = [problem for problem in problems if problem.rule is not rulebook.LIKELY_DUPLICATE]
    code = sorted(file for file in files if not _is_data(file))
    lists: Sequence[Sequence[object]] = (records, others, duplicates, code, pictures)
    return Review(
        valid=is_valid(head.problems),
        before=_total(base),
        after=_total(head),
        measures=_measures(base.catalogue, head.catalogue),
        records=tuple(records[:MOST]),
        groups=_groups(base.catalogue, head.catalogue),
        problems=tuple(map(_reviewed, others[:MOST])),
        duplicates=tuple(map(_reviewed, duplicates[:MOST])),
        code=tuple(_shortened(code)),
        pictures=tuple(_shortened(pictures)),
        more=sum(max(0, len(items) - MOST) for items in lists),
    )


def _is_data(file: str) -> bool:
    """Whether a file is data. Any other may be code, or settings that hide changes from git and the forge."""
    path = PurePosixPath(file)
    return _DATA.get("".join(path.parts[:1])) == path.suffix and not any(
        part.startswith(".") for part in path.parts
    )


def _records(base: Side, head: Side) -> list[Changed]:
    """The new, renamed, changed and removed records, in this order, then by id. An invalid record is not removed."""
    gone = {id_: record for id_, record in base.records.items() if id_ not in head.loaded.ids}
    new = [record for id_, record in head.records.items() if id_ not in base.loaded.ids]
    renamed = []
    for after in list(new):
        former = next((id_ for id_ in after.partnership.former_ids if id_ in gone), None)
        if former is not None:
            renamed.append(_changed(gone.pop(former), after))
            new.remove(after)
    both = [(base.records[id_], record) for id_, record in head.records.items() if id_ in base.records]
    changed = [_changed(before, after) for before, after in both if _differ(before, after)]
    return [
        *(_changed(None, record) for record in new),
        *renamed,
        *changed,
        *(_changed(record, None) for record in gone.values()),
    ]


def _differ(record: Record, other: Record) -> bool:
    return (record.partnership, record.body) != (other.partnership, other.body)


def _changed(before: Record | None, after: Record | None) -> Changed:
    record = after or before
    assert record is not None
    return Changed(
        id=record.id[:_LONGEST],
        title=record.partnership.title,
        change=_kind(before, after),
        fields=_fields(before, after) if before and after else (),
        before=_score(before),
        after=_score(after),
    )


def _kind(before: Record | None, after: Record | None) -> Literal["added", "changed", "renamed", "removed"]:
    if before is None:
        return "added"
    if after is None:
        return "removed"
    return "changed" if before.id == after.id else "renamed"


def _fields(before: Record, after: Record) -> tuple[str, ...]:
    """The names of the fields that differ, `body` among them."""
    old, new = (
        adapter(Partnership).dump_python(record.partnership, by_alias=True) for record in (before, after)
    )
    names = [name for name in old if old[name] != new[name]]
    return (*names, *(["body"] if before.body != after.body else []))


def _score(record: Record | None) -> Score | None:
    if record is None:
        return None
    counted = strength.cited(record.partnership)
    return Score(
        cited=counted.cited,
        deduced=counted.deduced,
        claims=counted.claims,
        completeness=derive.completeness(record.partnership),
    )


def _total(side: Side) -> Score | None:
    """The sums of claims of all records, and the mean of their completeness; None without records."""
    scores = [score for score in map(_score, side.records.values()) if score]
    if not scores:
        return None
    mean = round(sum(score.completeness for score in scores) / len(scores))
    return Score(
        cited=sum(score.cited for score in scores),
        deduced=sum(score.deduced for score in scores),
        claims=sum(score.claims for score in scores),
        completeness=mean,
    )


def _measures(base: Catalogue | None, head: Catalogue | None) -> tuple[Measure, ...]:
    if base is None or head is None:
        return ()
    measures = [Measure(what="records", before=len(base.entries), after=len(head.entries))]
    measures += [
        Measure(what=what, before=len(names(base)), after=len(names(head))) for what, names in _GROUPS.items()
    ]
    return (*measures, Measure(what="quotes", before=_quotes(base), after=_quotes(head)))


def _groups(base: Catalogue | None, head: Catalogue | None) -> tuple[Groups, ...]:
    if base is None or head is None:
        return ()
    groups = []
    for what, names in _GROUPS.items():
        before, after = names(base), names(head)
        new = _shortened(after[code] for code in sorted(after.keys() - before.keys()))
        gone = _shortened(before[code] for code in sorted(before.keys() - after.keys()))
        if new or gone:
            groups.append(Groups(what=what, new=tuple(new), gone=tuple(gone)))
    return tuple(groups)


def _quotes(catalogue: Catalogue) -> int:
    return sum(len(entry.partnership.evidence) for entry in catalogue.entries)


def _reviewed(problem: Problem) -> ReviewedProblem:
    return ReviewedProblem(
        file=str(problem.file)[:_LONGEST],
        line=problem.line,
        rule=problem.rule.id,
        level=problem.rule.level,
        message=problem.message()[:_LONGEST],
        fix=problem.fix()[:_LONGEST],
    )


def _shortened(texts: Iterable[str]) -> list[str]:
    return [text[:_LONGEST] for text in texts][:MOST]
