"""Escaping for Markdown on the forge: an inserted value becomes no link, image, mention or HTML.

The forge links mentions, issues, commits and bare addresses after it has rendered the Markdown, so escapes do not help:
an invisible word joiner breaks them (`unlinked`). It does not link inside code, which is why `inert` makes code.
"""

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from catalogue.language import french
from catalogue.language.characters import INVISIBLE, named

MOST_CHARACTERS = 60_000
"""Most characters of a comment, below the limit of the forge, 65,536."""
_SHOWN = 300
"""Most characters of an inserted value."""
_TICKS = re.compile("`+")
_JOINER = "\u2060"
_LINKED = re.compile(
    r"""
      (?<=:)(?=//)                        # https://…, which becomes a link
    | (?<=\bwww)(?=\.)                    # www.…
    | (?<=\bmailto:) | (?<=\bxmpp:)
    | (?<=@)                              # mentions, e-mail addresses, user@commit
    | (?<=[#!$%&~^])(?=\w)                # #1, org/repo#2; on GitLab !1, $1, %1, &1, ~label
    | (?<=\bGH-)(?=\d)                    # another way to write #1
    | (?<=:)(?=[+\w-]+:)                  # :tada:
    """,
    re.VERBOSE | re.IGNORECASE,
)
_COMMIT = re.compile(r"\b[0-9a-f]{7,}\b", re.IGNORECASE)
_NO_COMMIT = re.compile(r"(?<=\w)(?=(?:\w{6})+$)")
"""Where to break a text that could be a commit hash, so that no part has the seven digits of the shortest."""
_AT_THE_START = re.compile(r"^(?:[-+=]|\d+(?=[.)]))")
"""The start of a text that would begin a list or underline a heading."""
_SIGNS = re.compile(r"([\\`*_\[\]<>#|!~$&])")


class Ours(str):
    """Trusted text, such as our own labels and addresses, which is inserted without escaping."""

    __slots__ = ()


def inert(value: Any) -> str:
    """A value for Markdown: numbers in French, trusted text unchanged, and anything else as inline code."""
    if isinstance(value, Ours):
        return value
    if isinstance(value, int):
        return french.number(value)
    # A mark of direction would also reorder the text around the value.
    text = INVISIBLE.sub(lambda match: named(match[0]), " ".join(str(value).split()))
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    if "`" not in shown:
        return f"`{shown or '(vide)'}`"
    fence = "`" * (max(map(len, _TICKS.findall(shown))) + 1)
    return f"{fence} {shown} {fence}"


def words(value: Any) -> Ours:
    """Text from reviewed files as escaped Markdown, without links and mentions."""
    text = unlinked(_SIGNS.sub(r"\\\1", " ".join(str(value).split())))
    return Ours(_AT_THE_START.sub(_escaped_start, text))


def unlinked(text: str) -> str:
    """The text with word joiners wherever the forge would link an address, mention, issue, commit or label.

    Titles need it too: they are no Markdown, but « Fixes #1 » in one would close an issue.
    """
    return _COMMIT.sub(lambda name: _NO_COMMIT.sub(_JOINER, name[0]), _LINKED.sub(_JOINER, text))


def _escaped_start(start: re.Match[str]) -> str:
    """The start of a list without its meaning: `-` as `\\-`, and a word joiner after the `1` of `1.`."""
    return f"{start[0]}{_JOINER}" if start[0].isdigit() else f"\\{start[0]}"


def render(template: str, **values: Any) -> str:
    """A rendered template of templates/, cut at a line end when it is too long for the forge."""
    text = _environment().get_template(f"{template}.md.j2").render(**values).strip() + "\n"
    if len(text) <= MOST_CHARACTERS:
        return text
    return text[:MOST_CHARACTERS].rpartition("\n")[0] + "\n\nLa suite est dans le rapport complet.\n"


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
    env.filters.update(ours=Ours, words=words)
    return env
