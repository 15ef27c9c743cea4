"""Reminders: which organisations are asked to confirm which records, and the requests that keep their issues up to date."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from catalogue.forge import requests
from catalogue.forge.markdown import render, unlinked
from catalogue.forge.requests import Request
from catalogue.knowledge import addresses, derive, forge_links
from catalogue.knowledge.aggregate import Catalogue, Entry
from catalogue.knowledge.project import Project
from catalogue.language import french

LABEL = "à confirmer"
_MARK = re.compile(r"<!-- confirmer:([a-z0-9-]+) -->")
_MOST_RECORDS = 50


@dataclass(frozen=True, slots=True)
class Due:
    """A record to confirm, with the addresses of its page and of the form. `stale`: its last trace is too old."""

    entry: Entry
    stale: bool
    page: str
    form: str


@dataclass(frozen=True, slots=True)
class Reminder:
    """All records that an organisation is asked to confirm, and the body of the issue."""

    organisation: str
    name: str
    due: tuple[Due, ...]
    body: str

    @property
    def title(self) -> str:
        """The title of the issue."""
        return f"À confirmer : {unlinked(self.name)}"


def reminders(catalogue: Catalogue, project: Project) -> list[Reminder]:
    """A reminder for each lead or partner of a record that nobody confirmed, or whose last trace is over 24 months old.

    Records that have ended are left out.
    """
    by_organisation: dict[str, list[Entry]] = defaultdict(list)
    for entry in catalogue.entries:
        if _is_due(entry):
            for id_ in sorted(set(entry.organisations(*derive.SIDES))):
                by_organisation[id_].append(entry)
    return [_reminder(id_, by_organisation[id_], catalogue, project) for id_ in sorted(by_organisation)]


def as_json(reminders: Iterable[Reminder]) -> str:
    """A list of objects: organisation, title, body, records with their page and form."""
    rows = [
        {
            "organisation": reminder.organisation,
            "title": reminder.title,
            "body": reminder.body,
            "records": [
                {"id": due.entry.id, "stale": due.stale, "page": due.page, "confirm": due.form}
                for due in reminder.due
            ],
        }
        for reminder in reminders
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def plan(reminders: Sequence[Reminder], issues: Iterable[Mapping[str, Any]], most: int) -> list[Request]:
    """The requests that bring issues in line with reminders; a second run gives none. At most `most` issues are opened.

    `issues` are the open and closed issues with our label, as the forge describes them. Only those of bots are changed.
    An issue that a person closed stays closed until its reminder changes.
    """
    wanted = {reminder.organisation: reminder for reminder in reminders}
    existing: dict[str, Mapping[str, Any]] = {}
    changes: list[Request] = []
    for issue in sorted(issues, key=lambda issue: int(issue["number"])):
        mark = _MARK.search(issue["body"] or "")
        if mark is None or issue["user"]["type"] != "Bot":
            continue
        if mark[1] in existing or mark[1] not in wanted:
            changes += _close(issue)
        else:
            existing[mark[1]] = issue
            changes += _change(issue, wanted[mark[1]])
    new = [reminder for id_, reminder in wanted.items() if id_ not in existing][:most]
    return changes + [requests.open_issue(reminder.title, reminder.body, [LABEL]) for reminder in new]


def _is_due(entry: Entry) -> bool:
    if entry.status.code == derive.TO_CONFIRM:
        return True
    return entry.partnership.verified_on is None and entry.partnership.status.code != "ended"


def _reminder(id_: str, entries: Sequence[Entry], catalogue: Catalogue, project: Project) -> Reminder:
    name = catalogue.registry.organisations[id_].name
    oldest_first = sorted(
        entries,
        key=lambda entry: (entry.status.code != derive.TO_CONFIRM, french.sort_key(entry.title), entry.id),
    )
    due = tuple(
        Due(
            entry,
            entry.status.code == derive.TO_CONFIRM,
            f"{project.site}{addresses.entry(entry)}",
            project.repository.confirm(entry.title, (entry.id,), name),
        )
        for entry in oldest_first
    )
    every = tuple(record.entry.id for record in due[:_MOST_RECORDS])
    all_at_once = project.repository.confirm(name, every, name)
    removal = project.repository.new_issue(forge_links.REMOVE)
    body = render(
        "reminder",
        id=id_,
        name=name,
        due=due[:_MOST_RECORDS],
        more=len(due[_MOST_RECORDS:]),
        all=all_at_once,
        removal=removal,
    )
    return Reminder(id_, name, due, body)


def _close(issue: Mapping[str, Any]) -> Iterator[Request]:
    if issue["state"] == "open":
        yield requests.change_issue(issue["number"], state="closed")


def _change(issue: Mapping[str, Any], wanted: Reminder) -> Iterator[Request]:
    if (issue["title"], _plain(issue["body"])) != (wanted.title, _plain(wanted.body)):
        yield requests.change_issue(issue["number"], title=wanted.title, body=wanted.body, state="open")


def _plain(body: str) -> str:
    return body.replace("\r\n", "\n").strip()
