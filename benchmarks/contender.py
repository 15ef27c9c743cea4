"""What is measured: commands that take turns, so that a busy minute of the machine hits all of them alike."""

import shutil
import statistics
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.measure import Cost, FailedError, Weight, run, weigh


def nothing() -> None:
    """What a contender does before or after its command when there is nothing to do."""


@dataclass(frozen=True, slots=True)
class Contender:
    """A command, the folder that it fills (if any), and what comes before and after it, unmeasured."""

    name: str
    command: Sequence[str]
    cwd: Path
    output: Path | None = None
    env: Mapping[str, str] = field(default_factory=dict)
    before: Callable[[], None] = nothing
    after: Callable[[], None] = nothing


@dataclass(frozen=True, slots=True)
class Row:
    """The medians of a contender's runs, and what it wrote."""

    wall: float
    cpu: float
    peak: int
    tree: int
    weight: Weight | None
    walls: tuple[float, ...] = ()


def take_turns(
    contenders: Sequence[Contender], runs: int, limit: float
) -> tuple[dict[str, Row], dict[str, str]]:
    """A warm-up, then `runs` rounds of all; the rows, and the reason of each contender that failed."""
    costs: dict[str, list[Cost]] = {one.name: [] for one in contenders}
    weights: dict[str, Weight] = {}
    failed: dict[str, str] = {}
    for turn in range(runs + 1):
        for one in contenders:
            if one.name in failed:
                continue
            try:
                one.before()
                cost = run(one.command, one.cwd, one.env, limit)
                one.after()
            except FailedError as reason:
                failed[one.name] = str(reason)
                say(f"{one.name}: failed: {reason}")
                continue
            say(f"{one.name}: {'warm-up' if not turn else f'run {turn}'}: {cost.wall:.1f} s")
            if turn:
                costs[one.name].append(cost)
            elif one.output:
                weights[one.name] = weigh(one.output)
    rows = {
        one.name: _row(costs[one.name], weights.get(one.name)) for one in contenders if one.name not in failed
    }
    return rows, failed


def _row(costs: Sequence[Cost], weight: Weight | None) -> Row:
    return Row(
        wall=statistics.median(one.wall for one in costs),
        cpu=statistics.median(one.cpu for one in costs),
        peak=max(one.peak for one in costs),
        tree=max(one.tree for one in costs),
        weight=weight,
        walls=tuple(one.wall for one in costs),
    )


def remover(*folders: Path) -> Callable[[], None]:
    """A function that removes the folders: what makes a build cold."""

    def remove() -> None:
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)

    return remove


def say(progress: str) -> None:
    """A line for who waits."""
    print(progress, file=sys.stderr, flush=True)
