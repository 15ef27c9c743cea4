"""Checks a file made from an issue: problems that a maintainer can complete are listed, any other refuses the issue."""

from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath

from catalogue.forge.answers import RefusedError
from catalogue.model.records import Partnership
from catalogue.problems import rulebook
from catalogue.problems.problems import Level, Problem, sort_problems
from catalogue.reading import words
from catalogue.reading.front_matter import parse_markdown
from catalogue.reading.load import Loaded, Record
from catalogue.reading.typing_errors import validate
from catalogue.rules import of_record
from catalogue.rules.context import Context

_TO_COMPLETE = frozenset(
    {
        rulebook.UNKNOWN_ORGANISATION,
        rulebook.UNKNOWN_SOURCE,
        rulebook.NO_EVIDENCE,
        rulebook.UNUSED_EVIDENCE,
        rulebook.INFERENCE_WITHOUT_NOTE,
        rulebook.TRANSLATION_STATED,
        rulebook.NO_SUBJECT,
        rulebook.STATUS_WITHOUT_DATE,
        rulebook.MARKUP_IN_FIELD,
        rulebook.SHORT_QUOTE,
        rulebook.INDENTED_TEXT,
        rulebook.LIST_SIGN,
    }
)
"""Rules whose problems a maintainer can mend. Problems of other rules go back to the author of the issue."""


def left_to_do(
    text: str, path: PurePosixPath, loaded: Loaded, today: date, before: str | None = None
) -> tuple[Problem, ...]:
    """The problems left for a maintainer in a file or, with the text `before`, those that are new.

    Raises RefusedError with the problems that the author of the issue has to mend.
    """
    old = _problems(before, path, loaded, today) if before is not None else ()
    known = {_identity(problem) for problem in old}
    new = [problem for problem in _problems(text, path, loaded, today) if _identity(problem) not in known]
    refused = [
        problem
        for problem in new
        if problem.rule.level is not Level.USEFUL and problem.rule not in _TO_COMPLETE
    ]
    if refused:
        raise RefusedError(*(f"{problem.message()} ; à faire : {problem.fix()}" for problem in refused))
    return tuple(new)


def _identity(problem: Problem) -> tuple[str, str]:
    return problem.rule.id, problem.message()


def _problems(text: str, path: PurePosixPath, loaded: Loaded, today: date) -> tuple[Problem, ...]:
    return sort_problems(_all(text, path, loaded, today))


def _all(text: str, path: PurePosixPath, loaded: Loaded, today: date) -> Iterator[Problem]:
    """Every problem of a file, also when it names organisations or sources that have no file yet."""
    document, faults = parse_markdown(text, path)
    yield from faults
    if document is None:
        return
    yield from validate(Partnership, document, loaded.registry.codes)[1]
    yield from words.problems(document, Partnership)
    partnership, _ = validate(Partnership, document, None)
    if partnership is not None:
        record = Record(path.stem, path, partnership, document.body, document.body_line)
        yield from of_record(Context(loaded, today), record, document.mark)
