"""Text for the forge. What a template inserts is shown as it is: it becomes no link, picture, mention or HTML.

Mentions, references to issues and commits, and bare addresses are found in the finished page, where no escape helps:
an invisible character breaks them (`unlinked`). Inside of code they are not looked for.
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
"""Where to break what could be the name of a commit, so that no piece is as long as the shortest."""
_AT_THE_START = re.compile(r"^(?:[-+=]|\d+(?=[.)]))")
"""What would begin a list or underline a heading."""
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
    text = unlinked(_SIGNS.sub(r"\\\1", " ".join(str(value).split())))
    return Ours(_AT_THE_START.sub(_escaped_start, text))


def unlinked(text: str) -> str:
    """The same text to read, in which the forge finds no address, mention, issue, commit or label to link to.

    For titles, which are no Markdown, and of which « Fixes #1 » would close an issue.
    """
    return _COMMIT.sub(lambda name: _NO_COMMIT.sub(_JOINER, name[0]), _LINKED.sub(_JOINER, text))


def _escaped_start(found: re.Match[str]) -> str:
    """`-` as `\\-`, and `1` of `1.` with what breaks it apart from its point."""
    return f"{found[0]}{_JOINER}" if found[0].isdigit() else f"\\{found[0]}"


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
