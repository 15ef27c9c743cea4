"""The rules for texts of a file: no contact details, no patients, no homoglyphs, no damage.

Only fields with words for readers are passed here, so that digits of a code or a date are not taken for a phone number.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from catalogue.language import characters
from catalogue.problems import rulebook
from catalogue.problems.problems import Rule, Values
from catalogue.texts import contacts, damage, patients, placeholders

_Found = Iterable[tuple[str, int]]
_BETWEEN = "\0"
"""The separator of joined texts. No pattern matches across it."""
ADDRESS = re.compile(r"[Hh][Tt][Tt][Pp][Ss]?://(?:[^\s<>()«»\[\]\"]|\([^\s()]{0,200}\))+")
"""A web address within a text. Only e-mail addresses are looked for in it: its digits are no phone number."""

_RULES: Sequence[tuple[Rule, str, Callable[[str], _Found]]] = (
    (rulebook.EMAIL_IN_TEXT, "found", contacts.emails),
    (rulebook.PHONE_IN_TEXT, "found", contacts.phones),
    (rulebook.PATIENT_DETAIL, "found", patients.details),
    (rulebook.SOCIAL_SECURITY_NUMBER, "found", patients.social_security_numbers),
    (rulebook.MIXED_ALPHABETS, "word", characters.mixed_words),
    (rulebook.PERSON_DETAIL, "found", patients.persons),
)


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a file. `field` is the name of its field."""

    text: str
    kind: Literal["field", "comment", "body"]
    field: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of the text at index `number`: the words `found` there at `offset`, and the values of the message."""

    number: int
    rule: Rule
    offset: int
    found: str
    values: Values


def faults(texts: Sequence[Text]) -> Iterator[Fault]:
    """The faults in all texts of a file: personal data, homoglyphs, damage."""
    yield from _persons(texts)
    fields = [_BETWEEN + text.text for text in texts if text.kind == "field"]
    suspect = damage.may_be_damaged("".join(fields))
    for number, text in enumerate(texts):
        is_field = text.kind == "field"
        if text.kind == "comment" or (
            is_field and not suspect and not placeholders.is_alone(text.text, text.field)
        ):
            continue
        whole = text.text
        blanked = ADDRESS.sub(_blank, whole) if "://" in whole else whole
        damages = damage.of_field(whole, blanked, text.field) if is_field else damage.of_body(whole, blanked)
        for rule, offset, found, values in damages:
            yield Fault(number, rule, offset, found, values)


def _persons(texts: Sequence[Text]) -> Iterator[Fault]:
    """The faults of `_RULES`, searched in the joined texts. Where two overlap, the one listed first is reported."""
    joined = _BETWEEN.join(text.text for text in texts)
    without_addresses = ADDRESS.sub(_blank, joined)
    starts = list(accumulate((len(text.text) + 1 for text in texts), initial=0))
    reported: list[range] = []
    for rule, name, find in _RULES:
        for found, offset in find(joined if rule is rulebook.EMAIL_IN_TEXT else without_addresses):
            here = range(offset, offset + len(found))
            if any(here.start < other.stop and other.start < here.stop for other in reported):
                continue
            reported.append(here)
            number = bisect_right(starts, offset) - 1
            yield Fault(number, rule, offset - starts[number], found, {name: " ".join(found.split())})


def _blank(match: re.Match[str]) -> str:
    return _BETWEEN * len(match[0])
