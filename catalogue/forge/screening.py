"""What is to be said of a file that is only proposed: what a maintainer completes, and what its author has to mend."""

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
"""What a maintainer can complete. Any other problem is for the author of the issue to mend."""


def left_to_do(
    text: str, path: PurePosixPath, loaded: Loaded, today: date, before: str | None = None
) -> tuple[Problem, ...]:
    """What is left to do on a file, or on what changed since `before`.

    Raises RefusedError for what its author has to mend.
    """
    known = {_said(one) for one in _problems(before, path, loaded, today)} if before is not None else set()
    found = [one for one in _problems(text, path, loaded, today) if _said(one) not in known]
    refused = [one for one in found if one.rule.level is not Level.USEFUL and one.rule not in _TO_COMPLETE]
    if refused:
        raise RefusedError(*(f"{one.message()} ; à faire : {one.fix()}" for one in refused))
    return tuple(found)


def _said(problem: Problem) -> tuple[str, str]:
    return problem.rule.id, problem.message()


def _problems(text: str, path: PurePosixPath, loaded: Loaded, today: date) -> tuple[Problem, ...]:
    return sort_problems(_all(text, path, loaded, today))


def _all(text: str, path: PurePosixPath, loaded: Loaded, today: date) -> Iterator[Problem]:
    """Every problem, also of a file that names what is not there yet."""
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
