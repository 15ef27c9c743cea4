"""Normalises dates to EDTF, when they are unambiguous."""

import re
from collections.abc import Iterator

import yaml

from catalogue.language import french
from catalogue.language.edtf import EdtfDate, EdtfPeriod, parse_date, parse_period
from catalogue.model import shapes
from catalogue.model.typed import Model
from catalogue.rewriting.places import Edit, Text

_MONTHS = (
    *("janvier", "fevrier", "mars", "avril", "mai", "juin"),
    *("juillet", "aout", "septembre", "octobre", "novembre", "decembre"),
)
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})([/.-])(?P<month>\d{1,2})\2(?P<year>\d{4})")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})([/.-])(?P<month>\d{1,2})(?:\2(?P<day>\d{1,2}))?")
_MONTH_FIRST = re.compile(r"(?P<month>\d{1,2})[/.-](?P<year>\d{4})")
_IN_WORDS = re.compile(rf"(?:(?P<day>\d{{1,2}})(?:er)? )?(?P<name>{'|'.join(_MONTHS)}) (?P<year>\d{{4}})")
_YEARS = re.compile(r"(?P<start>\d{4}) ?[-–] ?(?P<end>\d{4})")


def as_edtf(written: str) -> str | None:
    """`18/11/2021`, `2021/11/18`, `11/2021`, `18 novembre 2021` → `2021-11-18`, `2021-11`.

    None for a text that is EDTF already, for an ambiguous date (`03/04/2021`: April or March?) and for any other text.
    """
    folded = french.fold(" ".join(written.split()))
    for form in (_DAY_FIRST, _YEAR_FIRST, _MONTH_FIRST, _IN_WORDS):
        match = form.fullmatch(folded)
        if match is None:
            continue
        groups = match.groupdict()
        month = int(groups["month"]) if "month" in groups else _MONTHS.index(groups["name"]) + 1
        day = int(groups["day"]) if groups.get("day") else None
        if form is _DAY_FIRST and day is not None and day <= 12 and day != month:
            return None
        if month > 12:
            return None  # 2022-23 is no month, and may be a school year or EDTF's autumn of 2022
        date = f"{groups['year']}-{month:02d}" + (f"-{day:02d}" if day is not None else "")
        return date if date != written and _reads(date) else None
    return None


def as_edtf_period(written: str) -> str | None:
    """`2016-2022` → `2016/2022`; any other text as `as_edtf` does."""
    match = _YEARS.fullmatch(written.strip())
    if match is None:
        return as_edtf(written)
    period = f"{match['start']}/{match['end']}"
    try:
        parse_period(period)
    except ValueError:
        return None
    return period


def with_edtf_dates(text: Text, model: type[Model]) -> Text:
    """The text with its unambiguous dates in EDTF."""
    return text.edited(_edits(text, model))


def _edits(text: Text, model: type[Model]) -> Iterator[Edit]:
    for location, node in text.nodes:
        if not isinstance(node, yaml.ScalarNode):
            continue
        kinds = shapes.kinds(model, location)
        date = (
            as_edtf(node.value)
            if EdtfDate in kinds
            else as_edtf_period(node.value)
            if EdtfPeriod in kinds
            else None
        )
        if date is not None:
            yield Edit(text.start(node), text.end(node), date)


def _reads(date: str) -> bool:
    try:
        parse_date(date)
    except ValueError:
        return False
    return True
