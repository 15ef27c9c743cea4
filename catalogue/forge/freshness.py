"""Which organisations are asked to confirm which records, and what that makes of the issues that are there already."""

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
    """A record to confirm, with its page and the form that confirms it. `stale` when its last trace is too old."""

    entry: Entry
    stale: bool
    page: str
    form: str


@dataclass(frozen=True, slots=True)
class Reminder:
    """All that one organisation is asked to confirm, and the issue that asks it."""

    organisation: str
    name: str
    due: tuple[Due, ...]
    body: str

    @property
    def title(self) -> str:
        return f"À confirmer : {unlinked(self.name)}"


def reminders(catalogue: Catalogue, project: Project) -> list[Reminder]:
    """One for each lead or partner of a record that nobody confirmed or whose last trace is more than 24 months old.

    What has ended is not asked about.
    """
    asked: dict[str, list[Entry]] = defaultdict(list)
    for entry in catalogue.entries:
        if _is_due(entry):
            for id_ in sorted(set(entry.organisations(*derive.SIDES))):
                asked[id_].append(entry)
    return [_reminder(id_, asked[id_], catalogue, project) for id_ in sorted(asked)]


def as_json(made: Iterable[Reminder]) -> str:
    """A list of objects: organisation, title, body, records with their page and form."""
    rows = [
        {
            "organisation": one.organisation,
            "title": one.title,
            "body": one.body,
            "records": [
                {"id": due.entry.id, "stale": due.stale, "page": due.page, "confirm": due.form}
                for due in one.due
            ],
        }
        for one in made
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def plan(made: Sequence[Reminder], issues: Iterable[Mapping[str, Any]], most: int) -> list[Request]:
    """What to open, change and close, so that a second run asks nothing. At most so many issues are opened.

    `issues` are those of the forge with our label, open or closed, as it describes them. Only those that a program
    opened are ours. One that a person closed stays closed until it has something new to say.
    """
    wanted = {one.organisation: one for one in made}
    there: dict[str, Mapping[str, Any]] = {}
    asked: list[Request] = []
    for issue in sorted(issues, key=lambda one: int(one["number"])):
        found = _MARK.search(issue["body"] or "")
        if found is None or issue["user"]["type"] != "Bot":
            continue
        if found[1] in there or found[1] not in wanted:
            asked += _close(issue)
        else:
            there[found[1]] = issue
            asked += _change(issue, wanted[found[1]])
    new = [one for id_, one in wanted.items() if id_ not in there][:most]
    return asked + [requests.open_issue(one.title, one.body, [LABEL]) for one in new]


def _is_due(entry: Entry) -> bool:
    if entry.status.code == derive.TO_CONFIRM:
        return True
    return entry.partnership.verified_on is None and entry.partnership.status.code != "ended"


def _reminder(id_: str, entries: Sequence[Entry], catalogue: Catalogue, project: Project) -> Reminder:
    name = catalogue.registry.organisations[id_].name
    oldest_first = sorted(
        entries, key=lambda one: (one.status.code != derive.TO_CONFIRM, french.sort_key(one.title), one.id)
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
    every = tuple(one.entry.id for one in due[:_MOST_RECORDS])
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
