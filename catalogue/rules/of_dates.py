"""The rules of dates, wherever they stand: each field of the kind has them."""

from collections.abc import Iterator
from datetime import date

from catalogue.language.edtf import EdtfDate, EdtfPeriod, retyped
from catalogue.model import shapes
from catalogue.model.fields import FIRST_YEAR, YEARS_AHEAD, Told
from catalogue.model.records import Partnership
from catalogue.model.typed import Model
from catalogue.problems import rulebook
from catalogue.problems.problems import Values
from catalogue.reading.typing_errors import did_you_mean
from catalogue.rules.context import Finding


def date_problems(held: Model, today: date, tomorrow: date) -> Iterator[Finding]:
    """A year is plausible; what was said lies in the past, and what took place too unless the record is planned."""
    planned = isinstance(held, Partnership) and held.status.code == "planned"
    for location, info, value in shapes.values_of(type(held), held, (EdtfDate, EdtfPeriod)):
        told = next((part.when for part in shapes.parts(info) if isinstance(part, Told)), None)
        for is_end, one in _dates(value):
            said: Values = {
                "value": str(one),
                "field": str(location[-1]),
                "near": did_you_mean(retyped(str(one), today)),
                "first": str(FIRST_YEAR),
                "last": str(today.year + YEARS_AHEAD),
            }
            if one.latest.year < FIRST_YEAR or one.earliest.year > today.year + YEARS_AHEAD:
                yield rulebook.IMPLAUSIBLE_YEAR, location, said
            elif is_end or one.earliest <= tomorrow:
                continue
            elif told == "seen":
                yield rulebook.FUTURE_STATEMENT, location, said
            elif told == "begun" and not planned:
                yield rulebook.FUTURE_FACT, location, said


def _dates(value: EdtfDate | EdtfPeriod) -> Iterator[tuple[bool, EdtfDate]]:
    """The date, or the dates of a period, each with whether it is the end of one."""
    if isinstance(value, EdtfDate):
        yield False, value
        return
    if value.start is not None:
        yield False, value.start
    if value.end is not None and value.end != value.start:
        yield True, value.end
