"""A parser of `git log --name-status`: which files were added, changed and removed, and when. `history.py` runs git.

The oldest commit of a shallow clone, its boundary, seems to add every file. Those files are older by an unknown time, so
the boundary gives no changes and only marks the horizon of the history (docs/decisions/0010-history.md).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cached_property
from typing import Literal

Kind = Literal["added", "changed", "removed"]
_DIGITS = 20
"""More digits than any date in seconds has."""
_KINDS: Mapping[str, Kind] = {"A": "added", "D": "removed"}


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a file at a moment (UTC). `file` is its path today, also if the file was renamed since."""

    moment: datetime
    file: str
    kind: Kind


@dataclass(frozen=True)
class History:
    """Changes, newest first. `horizon` is the moment before which a shallow clone knows nothing, None in a full clone.

    `fault` is a French message when git could not read the repository, with the mend; empty otherwise.
    """

    changes: tuple[Change, ...] = ()
    horizon: datetime | None = None
    fault: str = ""

    @cached_property
    def changed(self) -> Mapping[str, datetime]:
        """The last change of each file, if its date is known."""
        return {change.file: change.moment for change in reversed(self.changes)}

    @cached_property
    def added(self) -> Mapping[str, datetime]:
        """The moment when each file was added, if it is known."""
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
    """Parse a log, newest commit first. `boundaries` are the commits whose parents a shallow clone lacks.

    Of `ignored` commits, changes are left out, while additions, removals and renames count. The dates of commits, which
    authors can set freely, are moved between the date of the first commit and `today`.
    In the log a commit is a NUL, its hash, a space, its time in seconds, then the lines of `git log --name-status`.
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
    """The time at the end of the first line of a commit; 0 when a damaged commit has none."""
    digits = head.rpartition(" ")[2]
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < _DIGITS else 0


def _plausible(seconds: Sequence[int], today: date | None) -> list[int]:
    """The times of commits, newest first, each moved between the time of the first commit and `today`.

    A time in the future becomes that of the next newer commit with a possible time, else the end of today.
    """
    last = int(datetime.combine(today or date.max, time(23, 59, 59), UTC).timestamp())
    newer, moments = last, []
    for moment in seconds:
        newer = moment if moment <= last else newer
        moments.append(newer)
    return [max(moment, moments[-1]) for moment in moments]
