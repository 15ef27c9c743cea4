"""Two catalogues → the review of what leads from one to the other."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import Literal

from catalogue.forge.review import MOST, Changed, Found, Groups, Measure, Review, Score
from catalogue.knowledge import derive, strength
from catalogue.knowledge.aggregate import Catalogue
from catalogue.model.records import Partnership
from catalogue.model.typed import adapter
from catalogue.problems import rulebook
from catalogue.problems.problems import Problem, is_valid
from catalogue.reading.load import Loaded, Record

_SAID = 600
_DATA = {"partnerships": ".md", "registry": ".yml"}
"""Where the data lie, and how their files end."""
_GROUPS: Mapping[
    Literal["countries", "specialties", "themes", "organisations", "sources"],
    Callable[[Catalogue], Mapping[str, str]],
] = {
    "countries": lambda one: {code: one.registry.countries[code].name for code in one.by_country},
    "specialties": lambda one: {code: one.registry.label("specialties", code) for code in one.by_specialty},
    "themes": lambda one: {code: one.registry.label("themes", code) for code in one.by_theme},
    "organisations": lambda one: {id_: it.name for id_, it in one.registry.organisations.items()},
    "sources": lambda one: {id_: it.title for id_, it in one.registry.sources.items()},
}


@dataclass(frozen=True)
class Side:
    """A catalogue as it is read and checked. `catalogue` is None where it is invalid: nothing can be counted then."""

    loaded: Loaded
    problems: Sequence[Problem]
    catalogue: Catalogue | None

    @cached_property
    def records(self) -> Mapping[str, Record]:
        return {record.id: record for record in self.loaded.records}


def compare(base: Side, head: Side, files: Sequence[str] = (), pictures: Sequence[str] = ()) -> Review:
    """The review of `head`. `files` are all that the proposal changes, `pictures` the names of those made of it.

    A problem is told where `base` does not have it, or where its file changed.
    """
    records = _records(base, head)
    changed = {f"partnerships/{one.id}.md" for one in records} | set(files)
    old = {(str(one.file), one.rule.id, one.message()) for one in base.problems}
    told = [
        one
        for one in head.problems
        if str(one.file) in changed or (str(one.file), one.rule.id, one.message()) not in old
    ]
    duplicates = [one for one in told if one.rule is rulebook.LIKELY_DUPLICATE]
    others = [one for one in told if one.rule is not rulebook.LIKELY_DUPLICATE]
    code = sorted(file for file in files if not _is_data(file))
    lists: Sequence[Sequence[object]] = (records, others, duplicates, code, pictures)
    return Review(
        valid=is_valid(head.problems),
        before=_total(base),
        after=_total(head),
        measures=_measures(base.catalogue, head.catalogue),
        records=tuple(records[:MOST]),
        groups=_groups(base.catalogue, head.catalogue),
        problems=tuple(map(_found, others[:MOST])),
        duplicates=tuple(map(_found, duplicates[:MOST])),
        code=tuple(_said(code)),
        pictures=tuple(_said(pictures)),
        more=sum(max(0, len(one) - MOST) for one in lists),
    )


def _is_data(file: str) -> bool:
    """Whether a file is one that the catalogue reads: any other may be code, or tell git and the forge what to hide."""
    path = PurePosixPath(file)
    return _DATA.get("".join(path.parts[:1])) == path.suffix and not any(
        part.startswith(".") for part in path.parts
    )


def _records(base: Side, head: Side) -> list[Changed]:
    """Records that are new, renamed, changed and gone, in this order, then by id. One that cannot be read is not gone."""
    gone = {id_: one for id_, one in base.records.items() if id_ not in head.loaded.ids}
    new = [one for id_, one in head.records.items() if id_ not in base.loaded.ids]
    renamed = []
    for after in list(new):
        former = next((id_ for id_ in after.partnership.former_ids if id_ in gone), None)
        if former is not None:
            renamed.append(_changed(gone.pop(former), after))
            new.remove(after)
    both = [(base.records[id_], one) for id_, one in head.records.items() if id_ in base.records]
    changed = [_changed(before, after) for before, after in both if _differ(before, after)]
    return [
        *(_changed(None, one) for one in new),
        *renamed,
        *changed,
        *(_changed(one, None) for one in gone.values()),
    ]


def _differ(one: Record, other: Record) -> bool:
    return (one.partnership, one.body) != (other.partnership, other.body)


def _changed(before: Record | None, after: Record | None) -> Changed:
    one = after or before
    assert one is not None
    return Changed(
        id=one.id[:_SAID],
        title=one.partnership.title,
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
    one, other = (adapter(Partnership).dump_python(it.partnership, by_alias=True) for it in (before, after))
    names = [name for name in one if one[name] != other[name]]
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
    """The claims of all records, and the mean of their completeness."""
    scores = [score for score in map(_score, side.records.values()) if score]
    if not scores:
        return None
    mean = round(sum(one.completeness for one in scores) / len(scores))
    return Score(
        cited=sum(score.cited for score in scores),
        deduced=sum(score.deduced for score in scores),
        claims=sum(score.claims for score in scores),
        completeness=mean,
    )


def _measures(base: Catalogue | None, head: Catalogue | None) -> tuple[Measure, ...]:
    if base is None or head is None:
        return ()
    made = [Measure(what="records", before=len(base.entries), after=len(head.entries))]
    made += [
        Measure(what=what, before=len(names(base)), after=len(names(head))) for what, names in _GROUPS.items()
    ]
    return (*made, Measure(what="quotes", before=_quotes(base), after=_quotes(head)))


def _groups(base: Catalogue | None, head: Catalogue | None) -> tuple[Groups, ...]:
    if base is None or head is None:
        return ()
    made = []
    for what, names in _GROUPS.items():
        before, after = names(base), names(head)
        new = _said(after[code] for code in sorted(after.keys() - before.keys()))
        gone = _said(before[code] for code in sorted(before.keys() - after.keys()))
        if new or gone:
            made.append(Groups(what=what, new=tuple(new), gone=tuple(gone)))
    return tuple(made)


def _quotes(catalogue: Catalogue) -> int:
    return sum(len(entry.partnership.evidence) for entry in catalogue.entries)


def _found(problem: Problem) -> Found:
    return Found(
        file=str(problem.file)[:_SAID],
        line=problem.line,
        rule=problem.rule.id,
        level=problem.rule.level,
        message=problem.message()[:_SAID],
        fix=problem.fix()[:_SAID],
    )


def _said(texts: Iterable[str]) -> list[str]:
    return [text[:_SAID] for text in texts][:MOST]
