"""An accepted issue → the files that it changes and what is left to do on them, or a refusal with its reasons."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePosixPath

from catalogue import rulebook
from catalogue.forge import answers, confirming, forms
from catalogue.forge.answers import RefusedError
from catalogue.forge.drafting import Draft, draft
from catalogue.forge.forms import Form
from catalogue.forge.requests import ChangedFile
from catalogue.front_matter import parse_markdown
from catalogue.load import Loaded, Record, contacts_in
from catalogue.model import Partnership
from catalogue.problems import Level, Problem, sort_problems
from catalogue.rules import of_record
from catalogue.rules.context import Context
from catalogue.typing_errors import validate

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
    }
)
"""What a maintainer can complete. Any other problem is for the author of the issue to mend."""


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue as it was when a maintainer accepted it."""

    number: int
    body: str
    created: date


@dataclass(frozen=True, slots=True)
class Accepted:
    """What becomes of an issue: the form that it used, the files, a word for a title, and what is left to do."""

    form: str
    files: tuple[ChangedFile, ...]
    subject: str
    unknown: tuple[str, ...] = ()
    to_do: tuple[Problem, ...] = ()


def issue(event: str) -> Issue:
    """The issue that an event of the forge tells of. Raises KeyError, TypeError or ValueError when it tells of none."""
    told = json.loads(event)["issue"]
    created = datetime.fromisoformat(told["created_at"]).date()
    return Issue(int(told["number"]), str(told["body"] or ""), created)


def accept(
    asked: Issue, loaded: Loaded, known: Iterable[Form], written: Callable[[PurePosixPath], str], today: date
) -> Accepted:
    """What an issue makes of a catalogue. Raises RefusedError.

    `known` are the forms that become files; `written` gives the text of a file of the catalogue, byte for byte.
    """
    form = next((one for one in known if answers.fits(asked.body, one)), None)
    if form is None:
        raise RefusedError(
            "la demande ne vient pas d’un formulaire qui devient une fiche : elle se traite à la main"
        )
    said = answers.read(asked.body, form)
    if form.name == forms.ADD:
        made = draft(said, loaded.registry, loaded.ids)
        path = PurePosixPath("partnerships") / f"{made.id}.md"
        to_do = _to_do(made, path, loaded, today)
        return Accepted(form.name, (ChangedFile(str(path), made.text),), made.id, made.unknown, to_do)
    records = {record.id: record for record in loaded.records}
    organisation, confirmed = confirming.confirmed(said, _exact(form), records, loaded.registry)
    day = min(asked.created, today)
    made_anew = (_confirmed(written(record.file), record, organisation, day) for record in confirmed)
    files = tuple(one for one in made_anew if one.text != one.before)
    if not files:
        raise RefusedError("cette confirmation est déjà dans la fiche")
    return Accepted(form.name, files, loaded.registry.organisations[organisation].name)


def _exact(form: Form) -> str:
    """The first of the two answers to « La fiche est-elle exacte »."""
    return next(one.options[0] for one in form.questions.values() if one.id == "exact")


def _confirmed(before: str, record: Record, organisation: str, day: date) -> ChangedFile:
    after = confirming.with_confirmation(before, record.partnership, organisation, day)
    return ChangedFile(str(record.file), after, before)


def _to_do(made: Draft, path: PurePosixPath, loaded: Loaded, today: date) -> tuple[Problem, ...]:
    """What is left to do on a new file. Raises RefusedError for what its author has to mend."""
    problems = sort_problems(_problems(made, path, loaded, today))
    refused = [one for one in problems if one.rule.level is not Level.USEFUL and one.rule not in _TO_COMPLETE]
    if refused:
        raise RefusedError(*(f"{one.message()} ; à faire : {one.fix()}" for one in refused))
    return problems


def _problems(made: Draft, path: PurePosixPath, loaded: Loaded, today: date) -> Iterator[Problem]:
    """All that is to be said of a new file, also of one that names what is not there yet."""
    document, faults = parse_markdown(made.text, path)
    yield from faults
    if document is None:
        return
    yield from validate(Partnership, document, loaded.registry.codes)[1]
    yield from contacts_in(made.text, path)
    partnership, _ = validate(Partnership, document, None)
    if partnership is not None:
        record = Record(made.id, path, partnership, document.body, document.body_line)
        yield from of_record(Context(loaded, today), record, document.mark)
