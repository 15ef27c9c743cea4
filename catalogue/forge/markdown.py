"""Text for the forge. What a template inserts is shown as it is: it becomes no link, picture, mention or HTML.

A mention is found in the finished page, where no escape helps; inside of code it is not looked for.
"""

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from catalogue import french

MOST_CHARACTERS = 60_000
"""What a comment holds, less a margin: the forge takes 65,536."""
_SHOWN = 300


class Ours(str):
    """Text that we wrote ourselves, such as a label or an address that we made: it is inserted as it is."""

    __slots__ = ()


def inert(value: Any) -> str:
    """A value as it may stand in Markdown: numbers in French, our own words, and anything else as code."""
    if isinstance(value, Ours):
        return value
    if isinstance(value, int):
        return french.number(value)
    text = " ".join(str(value).replace("`", "’").split())
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return f"`{shown or '(vide)'}`"


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
    env.filters["ours"] = Ours
    return env
