"""EDTF dates (Library of Congress, ISO 8601-2:2019): level 1, and the one-of sets of level 2.

Supported are a day, a month, a season (`2022-23`, autumn), a year, a decade or century with `X`, each with
`~` (about), `?` (uncertain) or `%` (both); one-of sets such as `[..2003]` (in 2003 at the latest) and `[1980..1999]`;
intervals of two dates, open (`2016/..`) or unknown (`2016/`) at one side. Why no library is used:
docs/decisions/0002-dependances.md.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

DATE = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?(?P<mark>[~?%])?"
)
_ISO = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?")
OPEN = ".."
SEASONS = {21: (3, 6), 22: (6, 9), 23: (9, 12), 24: (1, 3)}
"""First and last month of the EDTF season codes 21 to 24 (spring, summer, autumn, winter), as wide as any source means
them. Winter begins in January of its year and ends in March of the next."""
_WINTER = 24


@dataclass(frozen=True, slots=True, order=True)
class EdtfDate:
    """A date of any precision, as the range of days in which it lies (both ends included).

    `earliest` is `date.min` for a date without lower bound (`[..2003]`), `latest` is `date.max` for one without upper
    bound (`[2003..]`).
    """

    earliest: date
    latest: date
    text: str

    @property
    def first(self) -> date:
        """The first day that the text names, for sorting, charts and groups by year. Never `date.min`."""
        members = self.alternatives or ("",)
        return _single(members[-1]).earliest if members[0] == OPEN else self.earliest

    @property
    def last(self) -> date:
        """The last day that the text names, for the age of a piece of news. Never `date.max`."""
        members = self.alternatives or ("",)
        return _single(members[0]).latest if members[-1] == OPEN else self.latest

    @property
    def alternatives(self) -> tuple[str, ...] | None:
        """The members of a one-of set, such as (`..`, `2003`) or (`1980`, `..`, `1999`); None for any other date."""
        return _alternatives(self.text)

    @property
    def precise(self) -> bool:
        """Whether the text is a day, a month or a year of ISO 8601, and nothing else."""
        return _ISO.fullmatch(self.text) is not None

    @property
    def approximate(self) -> bool:
        return self.text[-1] in "~%"

    @property
    def uncertain(self) -> bool:
        return self.text[-1] in "?%"

    @property
    def bare(self) -> str:
        """The text without its qualifier `~`, `?` or `%`."""
        return self.text.rstrip("~?%")

    def __str__(self) -> str:
        return self.text

    def __reduce__(self) -> tuple[Callable[[str], "EdtfDate"], tuple[str]]:
        return parse_date, (self.text,)


@dataclass(frozen=True, slots=True, order=True)
class EdtfPeriod:
    """A date, or an interval `start/end` of which one side may be open (`2016/..`) or unknown (`2016/`).

    `start` and `end` are None where that side is open or unknown; `unknown` tells which of the two.
    """

    start: EdtfDate | None
    end: EdtfDate | None
    text: str

    @property
    def unknown(self) -> bool:
        """Whether the side that has no date is unknown, not open."""
        return self.text.startswith("/") or self.text.endswith("/")

    def __str__(self) -> str:
        return self.text

    def __reduce__(self) -> tuple[Callable[[str], "EdtfPeriod"], tuple[str]]:
        return parse_period, (self.text,)


@lru_cache(maxsize=16384)
def parse_date(text: str) -> EdtfDate:
    """Parse an EDTF date. Raises ValueError on what is no date, such as `2021-02-30`."""
    members = _alternatives(text)
    if members is None:
        return _single(text)
    known = [_single(member) for member in members if member != OPEN]
    if any(member.bare != member.text for member in known) or list(known) != sorted(known):
        raise ValueError(text)
    earliest = date.min if members[0] == OPEN else known[0].earliest
    latest = date.max if members[-1] == OPEN else max(member.latest for member in known)
    return EdtfDate(earliest, latest, text)


@lru_cache(maxsize=16384)
def parse_period(text: str) -> EdtfPeriod:
    """Parse a date or an interval. Raises ValueError on any other text, and when the end comes before the start."""
    first, slash, last = text.partition("/")
    if not slash:
        day = parse_date(first)
        return EdtfPeriod(day, day, text)
    start = None if first in ("", OPEN) else parse_date(first)
    end = None if last in ("", OPEN) else parse_date(last)
    if (start is None and end is None) or (start and end and end.latest < start.earliest):
        raise ValueError(text)
    return EdtfPeriod(start, end, text)


def _single(text: str) -> EdtfDate:
    match = DATE.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year, month, day = match["year"], match["month"], match["day"]
    if "X" in year:
        if month:
            raise ValueError(text)
        return EdtfDate(
            date(int(year.replace("X", "0")) or 1, 1, 1), date(int(year.replace("X", "9")), 12, 31), text
        )
    number = int(year)
    if month and int(month) in SEASONS:
        if day:
            raise ValueError(text)
        first_month, last_month = SEASONS[int(month)]
        last_year = min(number + (int(month) == _WINTER), date.max.year)
        return EdtfDate(
            date(number, first_month, 1),
            date(last_year, last_month, monthrange(last_year, last_month)[1]),
            text,
        )
    first_month, last_month = (int(month), int(month)) if month else (1, 12)
    first_day = int(day) if day else 1
    last_day = int(day) if day else monthrange(number, last_month)[1]
    return EdtfDate(date(number, first_month, first_day), date(number, last_month, last_day), text)


def _alternatives(text: str) -> tuple[str, ...] | None:
    """The members of a one-of set, `..` included, in their order; None for what is no set. Raises ValueError."""
    if not (text.startswith("[") and text.endswith("]")):
        return None
    inside = text[1:-1]
    if OPEN not in inside:
        members = tuple(member.strip() for member in inside.split(","))
        if len(members) < 2:
            raise ValueError(text)
        return members
    before, _, after = inside.partition(OPEN)
    members = (*filter(None, (before,)), OPEN, *filter(None, (after,)))
    if members.count(OPEN) > 1 or len(members) == 1:
        raise ValueError(text)
    return members


_OLDEST_GUESS = 75
"""Years before today among which `retyped` looks for the year that was meant."""


def retyped(text: str, today: date) -> str | None:
    """The likely correction of a mistyped year: two digits swapped, else one replaced (`1015` → `2015`).

    Of several candidates, the latest that is not in the future. None when no year of the last decades is so close.
    """
    year = text[:4]
    if not (len(year) == 4 and year.isascii() and year.isdecimal()):
        return None
    swapped = [year[:at] + year[at + 1] + year[at] + year[at + 2 :] for at in range(3)]
    replaced = [year[:at] + digit + year[at + 1 :] for at in range(4) for digit in "0123456789"]
    for guesses in (swapped, replaced):
        likely = [
            guess
            for guess in guesses
            if guess != year and today.year - _OLDEST_GUESS <= int(guess) <= today.year
        ]
        if likely:
            return max(likely) + text[4:]
    return None
