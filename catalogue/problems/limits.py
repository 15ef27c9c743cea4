"""How much is said of one file: the first faults are enough to begin with, and a file of faults must not stop a check."""

from collections.abc import Iterable, Iterator

from catalogue.problems import rulebook
from catalogue.problems.problems import Problem

MOST_FAULTS = 50


def capped(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The first problems of a file, and one more that says so where there are others. Those are not looked for."""
    for number, problem in enumerate(problems):
        if number == MOST_FAULTS:
            values = {"most": str(MOST_FAULTS)}
            yield Problem(rulebook.TOO_MANY_FAULTS, problem.file, problem.line, problem.column, values)
            return
        yield problem
