"""Durations of trainings: ISO 8601 with one unit (`P1Y`, `P15D`), or a range of two (`P6M/P2Y`)."""

import re
from dataclasses import dataclass

PART = re.compile(r"P([0-9]{1,3})([YMWD])")
MOST_YEARS = 20
"""Years above which a duration of training is taken for a mistake."""
_DAYS = {"Y": 365, "M": 30, "W": 7, "D": 1}
_FRENCH = {"Y": ("an", "ans"), "M": ("mois", "mois"), "W": ("semaine", "semaines"), "D": ("jour", "jours")}


@dataclass(frozen=True, slots=True)
class Duration:
    """One duration or a range; `parts` holds (count, unit) once or twice, shortest first."""

    parts: tuple[tuple[int, str], ...]
    text: str

    @property
    def days(self) -> int:
        """The days of the shortest duration, roughly (a month has 30): only to sort by."""
        count, unit = self.parts[0]
        return count * _DAYS[unit]

    @property
    def longest_days(self) -> int:
        """The days of the longest duration, roughly."""
        count, unit = self.parts[-1]
        return count * _DAYS[unit]

    @property
    def plausible(self) -> bool:
        """Whether the longest duration is at most `MOST_YEARS`."""
        return self.longest_days <= MOST_YEARS * _DAYS["Y"]

    def french(self) -> str:
        """`1 an`, `de 6 mois à 2 ans`."""
        lengths = [f"{count} {_FRENCH[unit][count > 1]}" for count, unit in self.parts]
        return lengths[0] if len(lengths) == 1 else f"de {lengths[0]} à {lengths[1]}"

    def __str__(self) -> str:
        return self.text


def parse_duration(text: str) -> Duration:
    """Parse a duration. Raises ValueError on another form, on zero, and on a range whose end is shorter than its start."""
    matches = [PART.fullmatch(part) for part in text.split("/")]
    if len(matches) > 2 or not all(matches):
        raise ValueError(text)
    parts = tuple((int(match[1]), match[2]) for match in matches if match)
    lengths = [count * _DAYS[unit] for count, unit in parts]
    if 0 in lengths or lengths != sorted(lengths):
        raise ValueError(text)
    return Duration(parts, text)
