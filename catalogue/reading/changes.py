"""What was added, changed and removed, and when: from the text of a git log. Pure; `history.py` runs git.

A shallow clone ends in a boundary commit that seems to add every file. What it holds is older than we can know, so
it gives no date: it only tells how far back the history reaches (docs/decisions/0010-history.md).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cached_property
from typing import Literal

Kind = Literal["added", "changed", "removed"]
_DIGITS = 20
"""More than any number of seconds has."""
_KINDS: Mapping[str, Kind] = {"A": "added", "D": "removed"}


@dataclass(frozen=True, slots=True)
class Change:
    """One file that changed at a moment (UTC). `file` is its path today, whatever its name was then."""

    moment: datetime
    file: str
    kind: Kind


@dataclass(frozen=True)
class History:
    """Changes, newest first. `horizon` is the moment before which nothing is known, in a shallow clone.

    `fault` says why nothing is known although it should be, and how to mend it; empty when all is well.
    """

    changes: tuple[Change, ...] = ()
    horizon: datetime | None = None
    fault: str = ""

    @cached_property
    def changed(self) -> Mapping[str, datetime]:
        """The last change of each file whose date is known."""
        return {change.file: change.moment for change in reversed(self.changes)}

    @cached_property
    def added(self) -> Mapping[str, datetime]:
        """When each file was added, where that is known."""
        return {change.file: change.moment for change in reversed(self.changes) if change.kind == "added"}

    @property
    def known(self) -> bool:
        """Whether there is any history at all."""
        return bool(self.changes) or self.horizon is not None


NO_HISTORY = History()


def parse(
    log: str,
    boundaries: Collection[str] = (),
    ignored: Collection[str] = (),
    today: date | None = None,
) -> History:
    """Read a log, newest commit first. `boundaries` are the commits whose parents a shallow clone lacks.

    The changes of `ignored` commits count for nothing, but what they add, remove or rename does. A commit dates from
    between the first one and `today`: whoever commits may set any date.
    A commit is a NUL, its hash and its time in seconds, then lines of `git log --name-status`.
    """
    changes: list[Change] = []
    horizon = None
    names: dict[str, str] = {}
    commits = [block.strip("\n").split("\n") for block in log.split("\0")[1:]]
    moments = _plausible([_seconds(head) for head, *_ in commits], today)
    for (head, *lines), seconds in zip(commits, moments, strict=True):
        commit = head.split(" ")[0]
        moment = datetime.fromtimestamp(seconds, UTC)
        if commit in boundaries:
            horizon = moment
            break
        for line in filter(None, lines):
            status, *paths = line.split("\t")
            file = names.get(paths[-1], paths[-1])
            if status.startswith("R"):
                names[paths[0]] = file
            kind = _KINDS.get(status, "changed")
            if kind != "changed" or commit not in ignored:
                changes.append(Change(moment, file, kind))
    changes.sort(key=lambda change: (-change.moment.timestamp(), change.file))
    return History(tuple(changes), horizon)


def _seconds(head: str) -> int:
    """The time in the line of a commit; 0 where a damaged commit has none."""
    said = head.rpartition(" ")[2]
    return int(said) if said.isascii() and said.isdigit() and len(said) < _DIGITS else 0


def _plausible(seconds: Sequence[int], today: date | None) -> list[int]:
    """The moments of commits that are given newest first, each between the first one and `today`.

    One from later is as old as the next one that is not.
    """
    last = int(datetime.combine(today or date.max, time(23, 59, 59), UTC).timestamp())
    newer, found = last, []
    for moment in seconds:
        newer = moment if moment <= last else newer
        found.append(newer)
    return [max(moment, found[-1]) for moment in found]
