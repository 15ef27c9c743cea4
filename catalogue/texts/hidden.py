"""Invisible characters, classified for the message: part of a mojibake, part of an emoji, or any other."""

import re

from catalogue.language.characters import invisible, named
from catalogue.problems import rulebook
from catalogue.problems.problems import Rule, Values
from catalogue.texts.damage import encoded_twice

_PICTURE = "[\u2139-\u3299\U0001f000-\U0001faff#*0-9]"
EMOJI = re.compile(f"{_PICTURE}[\U0001f3fb-\U0001f3ff]?(?:[\u200d\ufe0f\u20e3]|[\U000e0020-\U000e007f])+")
"""An emoji with joiners, variation selectors or tags."""
_REACH = 8


def hidden(text: str) -> tuple[Rule, int, Values] | None:
    """The rule, offset and values for the first invisible character of a text; None if it has none."""
    match = invisible(text)
    if match is None:
        return None
    offset, character = match.start(), match[0]
    damage = encoded_twice(text, offset)
    if damage is not None:
        rule, start, _, values = damage
        return rule, start, values
    start = max(offset - _REACH, 0)
    for emoji in EMOJI.finditer(text, start, offset + _REACH):
        if emoji.start() <= offset < emoji.end():
            return rulebook.JOINED_EMOJI, emoji.start(), {"shown": emoji[0][0], "character": named(character)}
    return rulebook.INVISIBLE_CHARACTER, offset, {"character": named(character)}
