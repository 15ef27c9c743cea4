"""Turns an issue that a maintainer accepted into changed files, with what is left to do on them; or refuses it."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import PurePosixPath

from catalogue.forge import answers, confirming, correcting, forms
from catalogue.forge.answers import Answers, RefusedError, plain
from catalogue.forge.drafting import draft
from catalogue.forge.forms import Form
from catalogue.forge.requests import ChangedFile
from catalogue.forge.screening import left_to_do
from catalogue.problems.problems import Problem
from catalogue.reading.load import Loaded


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue as it was when a maintainer accepted it. `branch` is the default branch of its repository."""

    number: int
    body: str
    created: date
    branch: str = "main"


@dataclass(frozen=True, slots=True)
class Accepted:
    """The result of an issue: its form, the changed files, the subject for a title, and what is left to do.

    `answers` are the texts that were entered, by question; `unknown` are names that are in no file of registry/.
    """

    form: str
    files: tuple[ChangedFile, ...]
    subject: str
    answers: Mapping[str, str] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    to_do: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """The catalogue that an issue changes, a function that reads a file with its own line ends, and today's date."""

    loaded: Loaded
    written: Callable[[PurePosixPath], str]
    today: date


def issue(event: str) -> Issue:
    """The issue of a webhook event, given as JSON. Raises KeyError, TypeError or ValueError when there is none in it."""
    try:
        payload = json.loads(event)
    except RecursionError:
        raise ValueError("too deep") from None
    described = payload["issue"]
    number, body = described["number"], described["body"]
    if type(number) is not int or number < 1 or not isinstance(body, str | None):
        raise ValueError("no issue")
    created = datetime.fromisoformat(described["created_at"]).date()
    branch = payload.get("repository", {}).get("default_branch") or "main"
    return Issue(number, body or "", created, str(branch))


def accept(submitted: Issue, known: Iterable[Form], target: Target) -> Accepted:
    """The result of an issue for the target. `known` are the forms that become files. Raises RefusedError."""
    form = next((form for form in known if answers.fits(submitted.body, form)), None)
    if form is None:
        raise RefusedError(
            "la demande ne vient pas d’un formulaire qui devient une fiche : elle se traite à la main"
        )
    given = answers.read(submitted.body, form)
    if form.name == forms.ADD:
        return _added(given, target)
    if form.name == forms.CORRECT:
        return _corrected(given, target)
    return _confirmed(given, form, min(submitted.created, target.today), target)


def _added(given: Answers, target: Target) -> Accepted:
    new = draft(given, target.loaded.registry, target.loaded.ids)
    path = PurePosixPath("partnerships") / f"{new.id}.md"
    to_do = left_to_do(new.text, path, target.loaded, target.today)
    return Accepted(forms.ADD, (ChangedFile(str(path), new.text),), new.id, given.texts, new.unknown, to_do)


def _corrected(given: Answers, target: Target) -> Accepted:
    record = correcting.record_of(given, {record.id: record for record in target.loaded.records})
    before = target.written(record.file)
    after = correcting.with_correction(before, given, record.file)
    to_do = left_to_do(plain(after), record.file, target.loaded, target.today, plain(before))
    return Accepted(
        forms.CORRECT, (ChangedFile(str(record.file), after, before),), record.id, given.texts, to_do=to_do
    )


def _confirmed(given: Answers, form: Form, day: date, target: Target) -> Accepted:
    exact = next(question.options[0] for question in form.questions.values() if question.id == "exact")
    records = {record.id: record for record in target.loaded.records}
    organisation, confirmed = confirming.confirmed(given, exact, records, target.loaded.registry)
    files = []
    for record in confirmed:
        before = target.written(record.file)
        after = confirming.with_confirmation(before, record.partnership, organisation, day)
        files.append(ChangedFile(str(record.file), after, before))
    changed = tuple(file for file in files if file.text != file.before)
    if not changed:
        raise RefusedError("cette confirmation est déjà dans la fiche")
    return Accepted(
        forms.CONFIRM, changed, target.loaded.registry.organisations[organisation].name, given.texts
    )
