"""The cap on problems of a file, so that one bad file neither floods the report nor stops the check."""

from collections.abc import Iterable, Iterator

from catalogue.problems import rulebook
from catalogue.problems.problems import Problem

MOST_FAULTS = 50
"""Problems that are reported of one file."""


def capped(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The first `MOST_FAULTS` problems of a file; when there are more, one problem says so, and the rest is not computed."""
    for number, problem in enumerate(problems):
        if number == MOST_FAULTS:
            values = {"most": str(MOST_FAULTS)}
            yield Problem(rulebook.TOO_MANY_FAULTS, problem.file, problem.line, problem.column, values)
            return
        yield problem
