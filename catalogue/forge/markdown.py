"""Text for the forge. What a template inserts is shown as it is: it becomes no link, picture, mention or HTML.

A mention is found in the finished page, where no escape helps; inside of code it is not looked for.
"""

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from catalogue.language import french
from catalogue.language.characters import INVISIBLE, named

MOST_CHARACTERS = 60_000
"""What a comment holds, less a margin: the forge takes 65,536."""
_SHOWN = 300
_TICKS = re.compile("`+")
_SIGNS = re.compile(r"([\\`*_\[\]<>#|!~$&])")


class Ours(str):
    """Text that we wrote ourselves, such as a label or an address that we made: it is inserted as it is."""

    __slots__ = ()


def inert(value: Any) -> str:
    """A value as it may stand in Markdown: numbers in French, our own words, and anything else as code."""
    if isinstance(value, Ours):
        return value
    if isinstance(value, int):
        return french.number(value)
    # One that turns the direction of writing would turn the words around it too.
    text = INVISIBLE.sub(lambda match: named(match[0]), " ".join(str(value).split()))
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    if "`" not in shown:
        return f"`{shown or '(vide)'}`"
    fence = "`" * (max(map(len, _TICKS.findall(shown))) + 1)
    return f"{fence} {shown} {fence}"


def words(value: Any) -> Ours:
    """Text of files that were reviewed, to be read as text: nothing in it is a sign of Markdown, or calls anybody."""
    text = _SIGNS.sub(r"\\\1", " ".join(str(value).split()))
    return Ours(text.replace("@", "@\u2060"))


def render(template: str, **values: Any) -> str:
    """A text of templates/, cut at the end of a line where the forge would refuse it."""
    said = _environment().get_template(f"{template}.md.j2").render(**values).strip() + "\n"
    if len(said) <= MOST_CHARACTERS:
        return said
    return said[:MOST_CHARACTERS].rpartition("\n")[0] + "\n\nLa suite est dans le rapport complet.\n"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    env = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=inert,
    )
    env.globals["plural"] = lambda *words: Ours(french.plural(*words))
    env.filters.update(ours=Ours, words=words, edtf=lambda date: Ours(french.edtf(date)))
    return env
