"""Characters that nobody sees, told as what they are: a damaged letter, a part of an emoji, or something else."""

import re

from catalogue.language.characters import invisible, named
from catalogue.problems import rulebook
from catalogue.problems.problems import Rule, Values
from catalogue.texts.damage import encoded_twice

_PICTURE = "[\u2139-\u3299\U0001f000-\U0001faff#*0-9]"
EMOJI = re.compile(f"{_PICTURE}[\U0001f3fb-\U0001f3ff]?(?:[\u200d\ufe0f\u20e3]|[\U000e0020-\U000e007f])+")
"""A picture with what joins it to another, or says how to draw it."""
_REACH = 8


def hidden(text: str) -> tuple[Rule, int, Values] | None:
    """The rule, offset and values of the first character that no text of a file may hold."""
    found = invisible(text)
    if found is None:
        return None
    offset, character = found.start(), found[0]
    damage = encoded_twice(text, offset)
    if damage is not None:
        rule, start, _, values = damage
        return rule, start, values
    start = max(offset - _REACH, 0)
    for emoji in EMOJI.finditer(text, start, offset + _REACH):
        if emoji.start() <= offset < emoji.end():
            return rulebook.JOINED_EMOJI, emoji.start(), {"shown": emoji[0][0], "character": named(character)}
    return rulebook.INVISIBLE_CHARACTER, offset, {"character": named(character)}
