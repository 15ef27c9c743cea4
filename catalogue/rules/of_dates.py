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
        for number, one in enumerate(_dates(value)):
            said: Values = {
                "value": str(one),
                "field": str(location[-1]),
                "near": did_you_mean(retyped(str(one), today)),
                "first": str(FIRST_YEAR),
                "last": str(today.year + YEARS_AHEAD),
            }
            if one.latest.year < FIRST_YEAR or one.earliest.year > today.year + YEARS_AHEAD:
                yield rulebook.IMPLAUSIBLE_YEAR, location, said
            elif number or one.earliest <= tomorrow:
                continue
            elif told == "seen":
                yield rulebook.FUTURE_STATEMENT, location, said
            elif told == "begun" and not planned:
                yield rulebook.FUTURE_FACT, location, said


def _dates(value: EdtfDate | EdtfPeriod) -> Iterator[EdtfDate]:
    """The date, or the two of a period, the first first."""
    if isinstance(value, EdtfDate):
        yield value
        return
    yield value.start
    if value.end is not None and value.end != value.start:
        yield value.end
