"""An accepted issue → the files that it changes and what is left to do on them, or a refusal with its reasons."""

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
    """An issue as it was when a maintainer accepted it. `branch` is the default one of its repository."""

    number: int
    body: str
    created: date
    branch: str = "main"


@dataclass(frozen=True, slots=True)
class Accepted:
    """What becomes of an issue: the form that it used, the files, a word for a title, and what is left to do.

    `said` holds the answers, `unknown` the names that are in no file of registry/.
    """

    form: str
    files: tuple[ChangedFile, ...]
    subject: str
    said: Mapping[str, str] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    to_do: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Shop:
    """What an issue is made into files with: the catalogue, the text of each of its files byte for byte, and today."""

    loaded: Loaded
    written: Callable[[PurePosixPath], str]
    today: date


def issue(event: str) -> Issue:
    """The issue that an event of the forge tells of. Raises KeyError, TypeError or ValueError when it tells of none."""
    try:
        said = json.loads(event)
    except RecursionError:
        raise ValueError("too deep") from None
    told = said["issue"]
    number, body = told["number"], told["body"]
    if type(number) is not int or number < 1 or not isinstance(body, str | None):
        raise ValueError("no issue")
    created = datetime.fromisoformat(told["created_at"]).date()
    branch = said.get("repository", {}).get("default_branch") or "main"
    return Issue(number, body or "", created, str(branch))


def accept(asked: Issue, known: Iterable[Form], shop: Shop) -> Accepted:
    """What an issue makes of a catalogue. Raises RefusedError. `known` are the forms that become files."""
    form = next((one for one in known if answers.fits(asked.body, one)), None)
    if form is None:
        raise RefusedError(
            "la demande ne vient pas d’un formulaire qui devient une fiche : elle se traite à la main"
        )
    said = answers.read(asked.body, form)
    if form.name == forms.ADD:
        return _added(said, shop)
    if form.name == forms.CORRECT:
        return _corrected(said, shop)
    return _confirmed(said, form, min(asked.created, shop.today), shop)


def _added(said: Answers, shop: Shop) -> Accepted:
    made = draft(said, shop.loaded.registry, shop.loaded.ids)
    path = PurePosixPath("partnerships") / f"{made.id}.md"
    to_do = left_to_do(made.text, path, shop.loaded, shop.today)
    return Accepted(forms.ADD, (ChangedFile(str(path), made.text),), made.id, said.said, made.unknown, to_do)


def _corrected(said: Answers, shop: Shop) -> Accepted:
    record = correcting.record_of(said, {one.id: one for one in shop.loaded.records})
    before = shop.written(record.file)
    after = correcting.with_correction(before, said, record.file)
    to_do = left_to_do(plain(after), record.file, shop.loaded, shop.today, plain(before))
    return Accepted(
        forms.CORRECT, (ChangedFile(str(record.file), after, before),), record.id, said.said, to_do=to_do
    )


def _confirmed(said: Answers, form: Form, day: date, shop: Shop) -> Accepted:
    exact = next(one.options[0] for one in form.questions.values() if one.id == "exact")
    records = {record.id: record for record in shop.loaded.records}
    organisation, confirmed = confirming.confirmed(said, exact, records, shop.loaded.registry)
    files = []
    for record in confirmed:
        before = shop.written(record.file)
        after = confirming.with_confirmation(before, record.partnership, organisation, day)
        files.append(ChangedFile(str(record.file), after, before))
    changed = tuple(one for one in files if one.text != one.before)
    if not changed:
        raise RefusedError("cette confirmation est déjà dans la fiche")
    return Accepted(forms.CONFIRM, changed, shop.loaded.registry.organisations[organisation].name, said.said)
