"""Dates as sources give them: EDTF level 1 (Library of Congress, ISO 8601-2:2019).

Only what a catalogue meets: a day, a month, a year, a decade or century with `X`, each with `~` (about),
`?` (uncertain) or `%` (both), and intervals of two of them. A library was tried and is a thousand times slower
(docs/decisions/0002-dependances.md).
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


@dataclass(frozen=True, slots=True, order=True)
class EdtfDate:
    """One date, of any precision, as the days between which it lies (both included)."""

    earliest: date
    latest: date
    text: str

    @property
    def approximate(self) -> bool:
        return self.text[-1] in "~%"

    @property
    def uncertain(self) -> bool:
        return self.text[-1] in "?%"

    @property
    def bare(self) -> str:
        """The text without its mark of doubt."""
        return self.text.rstrip("~?%")

    def __str__(self) -> str:
        return self.text

    def __reduce__(self) -> tuple[Callable[[str], "EdtfDate"], tuple[str]]:
        return parse_date, (self.text,)


@dataclass(frozen=True, slots=True, order=True)
class EdtfPeriod:
    """A date, or an interval `start/end` whose end may be open (`2016/..`)."""

    start: EdtfDate
    end: EdtfDate | None
    text: str

    def __str__(self) -> str:
        return self.text

    def __reduce__(self) -> tuple[Callable[[str], "EdtfPeriod"], tuple[str]]:
        return parse_period, (self.text,)


@lru_cache(maxsize=16384)
def parse_date(text: str) -> EdtfDate:
    """Read one EDTF date. Raises ValueError on what is no date, such as `2021-02-30`."""
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
    first_month, last_month = (int(month), int(month)) if month else (1, 12)
    first_day = int(day) if day else 1
    last_day = int(day) if day else monthrange(int(year), last_month)[1]
    return EdtfDate(date(int(year), first_month, first_day), date(int(year), last_month, last_day), text)


@lru_cache(maxsize=16384)
def parse_period(text: str) -> EdtfPeriod:
    """Read a date or an interval. Raises ValueError, also when the end comes before the start."""
    first, slash, last = text.partition("/")
    start = parse_date(first)
    if not slash:
        return EdtfPeriod(start, start, text)
    end = None if last == ".." else parse_date(last)
    if end is not None and end.latest < start.earliest:
        raise ValueError(text)
    return EdtfPeriod(start, end, text)


_OLDEST_GUESS = 75
"""Years before today that a mistyped year is looked for in."""


def retyped(text: str, today: date) -> str | None:
    """What a date was likely meant to be: its year with two digits swapped, else with one replaced; `1015` → `2015`.

    Of several years the latest that is not to come. None where no year of the last decades is so near.
    """
    year = text[:4]
    if not (len(year) == 4 and year.isascii() and year.isdecimal()):
        return None
    swapped = [year[:at] + year[at + 1] + year[at] + year[at + 2 :] for at in range(3)]
    replaced = [year[:at] + digit + year[at + 1 :] for at in range(4) for digit in "0123456789"]
    for guesses in (swapped, replaced):
        likely = [
            one for one in guesses if one != year and today.year - _OLDEST_GUESS <= int(one) <= today.year
        ]
        if likely:
            return max(likely) + text[4:]
    return None
