"""What was added, changed and removed, and when: from the text of a git log. Pure; `history.py` runs git.

A shallow clone ends in a boundary commit that seems to add every file. What it holds is older than we can know, so
it gives no date: it only tells how far back the history reaches (docs/decisions/0010-history.md).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Literal

Kind = Literal["added", "changed", "removed"]
_KINDS: Mapping[str, Kind] = {"A": "added", "D": "removed"}


@dataclass(frozen=True, slots=True)
class Change:
    """One file that changed at a moment (UTC). `file` is its path today, whatever its name was then."""

    moment: datetime
    file: str
    kind: Kind


@dataclass(frozen=True)
class History:
    """Changes, newest first. `horizon` is the moment before which nothing is known, in a shallow clone."""

    changes: tuple[Change, ...] = ()
    horizon: datetime | None = None

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


def parse(log: str, boundaries: Collection[str] = (), ignored: Collection[str] = ()) -> History:
    """Read a log, newest commit first. `boundaries` are the commits whose parents a shallow clone lacks.

    The changes of `ignored` commits count for nothing, but what they add, remove or rename does.
    A commit is a NUL, its hash and its time in seconds, then lines of `git log --name-status`.
    """
    changes: list[Change] = []
    horizon = None
    names: dict[str, str] = {}
    for block in log.split("\0")[1:]:
        head, *lines = block.strip("\n").split("\n")
        commit, seconds = head.split()
        moment = datetime.fromtimestamp(int(seconds), UTC)
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
