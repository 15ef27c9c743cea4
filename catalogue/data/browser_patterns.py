"""Regular expressions of the check, as browsers read them: the form finds what the check finds, by the same patterns."""

import re
from collections.abc import Mapping

from catalogue.language import characters, durations, edtf, mojibake, web
from catalogue.model import fields
from catalogue.reading import typing_errors
from catalogue.rules import quotes, summaries
from catalogue.texts import (
    body,
    body_faults,
    conflicts,
    contacts,
    damage,
    hidden,
    layout,
    markup,
    patients,
    placeholders,
    text_rules,
)

PATTERNS: Mapping[str, re.Pattern[str]] = {
    "email": contacts.EMAIL,
    "phone": contacts.PHONE,
    "citation": body.CITATION,
    "html": body_faults.HTML,
    "image": body_faults.IMAGE,
    "link": body_faults.LINK,
    "code": body_faults.CODE,
    "word": body.WORD,
    "wholeAddress": web.WHOLE,
    "looseEnd": web.LOOSE_END,
    "privateHost": web.PRIVATE,
    "thousands": typing_errors.THOUSANDS,
    "number": fields.NUMBER,
    "date": edtf.DATE,
    "duration": durations.PART,
    "invisible": characters.INVISIBLE_ALONE,
    "patient": patients.DETAIL,
    "person": patients.PERSON,
    "socialSecurity": patients.NUMBER,
    "socialSecurityNamed": patients.NUMBER_NAMED,
    "address": text_rules.ADDRESS,
    "conflict": conflicts.SIDES,
    "emoji": hidden.EMOJI,
    "saying": quotes.SAYING,
    "caution": summaries.CAUTION,
    "sequence": mojibake.SEQUENCE,
    "readable": mojibake.READABLE,
    "lostSpace": mojibake.LOST_SPACE,
    "lostQuote": mojibake.LOST_QUOTE,
    "lostLetter": damage.LOST_LETTER,
    "lostAccent": damage.LOST_ACCENT,
    "placeholder": placeholders.ANYWHERE,
    "questionMarks": placeholders.QUESTION_MARKS,
    "alone": placeholders.ALONE,
    "noWords": placeholders.NO_WORDS,
    "entity": markup.ENTITY,
    **{f"markup{number}": one for number, one in enumerate((*markup.OF_ALL, *markup.OF_OUR_WORDS))},
    "fence": layout.FENCE,
    "item": layout.ITEM,
    "indent": layout.INDENT,
    "break": layout.BREAK,
    "bullet": layout.BULLET,
    "dash": layout.DASH,
}
"""By the name that site/scripts/form/ uses."""
_CLASSES = {"w": r"\p{L}\p{N}_", "d": r"\p{Nd}"}
_LETTERS = {r"[^\W\d_]": r"\p{L}", r"[^\W_]": r"[\p{L}\p{N}]"}
"""Python's ways to say "a letter", and "a letter or digit", outside of a class."""
_SYNTAX = frozenset("^$\\.*+?()[]{}|/-")
"""Signs that JavaScript lets a backslash stand before in patterns of Unicode."""
_TOKEN = re.compile(r"\[\^\\W(?:\\d)?_\]|\\.|\(\?P<|.", re.DOTALL)


def for_browsers() -> dict[str, str]:
    """Each pattern as the source of a JavaScript one with the flags `gmu`; `g` and `m` do no harm to any."""
    return {name: javascript(pattern.pattern) for name, pattern in PATTERNS.items()}


def javascript(pattern: str) -> str:
    """A pattern of Python as JavaScript writes it: `\\w` and `\\d` mean all letters and digits, groups are named otherwise."""
    within = False
    written = []
    for token in _TOKEN.findall(pattern):
        if token == "(?P<":
            written.append("(?<")
            continue
        if not within and token in _LETTERS:
            written.append(_LETTERS[token])
            continue
        name = token[1:] if token.startswith("\\") else ""
        if name in _CLASSES:
            written.append(_CLASSES[name] if within else f"[{_CLASSES[name]}]")
            continue
        if token == "[":
            within = True
        elif token == "]":
            within = False
        written.append(name if name and not name.isalnum() and name not in _SYNTAX else token)
    return "".join(written)
