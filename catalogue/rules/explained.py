"""Documentation of a rule, for its page: what it says and why, a file that breaks it, the message, the file once mended, a good one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any

import yaml

from catalogue.language.characters import INVISIBLE, named
from catalogue.problems.problems import Level, Rule
from catalogue.problems.rulebook import RULES
from catalogue.rules.examples import HERE, Example, example, text

_AROUND = 1
"""Lines shown before and after those that count."""
_LONGEST = 8
"""Lines of one change that are shown; the rest is left out."""
_SAID = re.compile(
    r"(?P<file>.+?):(?P<line>\d+):\d+ (?P<rule>[A-Z]\d+) \[\w+\] (?P<message>.*)\n +[^:]+ : (?P<fix>.*)\n"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file. `number` is 0 where lines are left out, or where what is shown is no text of a file."""

    number: int
    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Explained:
    """A rule as its page shows it. `fix` tells whether `check --fix` can mend it.

    `good` is what comes near to the fault and is right, in the file `good_file`; empty where that cannot be shown.
    """

    id: str
    level: str
    says: str
    why: str
    fix: bool
    file: str
    broken: tuple[Line, ...]
    message: str
    mend: str
    mended_file: str
    mended: tuple[Line, ...]
    good_file: str
    good: tuple[Line, ...]


@lru_cache(maxsize=1)
def explained() -> tuple[Explained, ...]:
    """Every rule, in the order of the rulebook. Raises LookupError when one is not explained."""
    words: Mapping[str, Any] = yaml.load((HERE / "explained.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    missing = [rule.id for rule in RULES if rule.id not in words]
    if missing:
        raise LookupError(f"catalogue/rules/explained.yml does not explain {', '.join(missing)}")
    return tuple(_explained(rule, words[rule.id]) for rule in RULES)


def _explained(rule: Rule, words: Mapping[str, Any]) -> Explained:
    shown = example(words["example"])
    said = next(match for match in _SAID.finditer(shown.says) if match["rule"] == rule.id)
    before, after = _excerpts(shown, said["file"], int(said["line"]))
    good_file, good = _good(shown)
    return Explained(
        rule.id,
        Level(rule.level).value,
        words["says"],
        words["why"],
        bool(words.get("fix")),
        said["file"],
        before,
        said["message"],
        said["fix"],
        shown.file,
        after,
        good_file,
        good,
    )


def _good(shown: Example) -> tuple[str, tuple[Line, ...]]:
    """The file and the lines of the first good neighbour that is a change to some lines, and at fault in nothing else."""
    if not shown.shows:
        for good in shown.good:
            if not good.does and not good.earns:
                before = text(good.file)
                lines = before.replace(good.replace, good.new).split("\n")
                return good.file, _excerpt(lines, _changed(before.split("\n"), lines), None)
    return "", ()


def _excerpts(shown: Example, file: str, line: int) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """What is wrong, and what is right."""
    if shown.shows:
        return tuple(_drawn(shown.shows)), tuple(_drawn(shown.mended))
    good = text(shown.file)
    bad = good.replace(shown.replace, shown.new)
    lines, right = bad.split("\n"), good.split("\n")
    wrong, mended = _changed(right, lines), _changed(lines, right)
    if file == shown.file:
        before = _excerpt(lines, [*wrong, line - 1], line - 1)
    else:
        before = _excerpt(text(file).split("\n"), [line - 1], line - 1)
    return before, _excerpt(right, mended or [line - 1], None)


def _changed(before: Sequence[str], after: Sequence[str]) -> list[int]:
    """The lines of `after` that differ from `before`, by their place, the first of each change."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    changes = [(start, stop) for kind, _, _, start, stop in matcher.get_opcodes() if kind != "equal"]
    return [number for start, stop in changes for number in range(start, min(stop, start + _LONGEST))]


def _excerpt(lines: Sequence[str], wanted: Sequence[int], marked: int | None) -> tuple[Line, ...]:
    shown = sorted(
        {
            near
            for number in wanted
            for near in range(number - _AROUND, number + _AROUND + 1)
            if 0 <= near < len(lines) and (near < len(lines) - 1 or lines[near])
        }
    )
    return tuple(_with_gaps(lines, shown, marked))


def _with_gaps(lines: Sequence[str], shown: Sequence[int], marked: int | None) -> Iterator[Line]:
    last = None
    for number in shown:
        if last is not None and number > last + 1:
            yield Line(0, "…")
        yield Line(number + 1, INVISIBLE.sub(_seen, lines[number]), number == marked)
        last = number


def _seen(character: re.Match[str]) -> str:
    """A character that nobody sees, by its number."""
    return f"⟨{named(character[0])}⟩"


def _drawn(said: str) -> Iterator[Line]:
    for line in said.splitlines():
        marked = line.startswith(">")
        yield Line(0, line.removeprefix(">").removeprefix(" ") if marked else line, marked)
