"""What a body may not hold: HTML, pictures, links that lead elsewhere than to the web, characters that nobody sees.

Whether it holds any is read from what the renderer makes of it, so that no way of writing hides it. Where, is then looked
for in the text.
"""

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from html import unescape

from catalogue.engine.digest import digest
from catalogue.language import web
from catalogue.language.characters import invisible, named
from catalogue.problems import rulebook
from catalogue.problems.problems import Rule
from catalogue.texts import body

Fault = tuple[Rule, int, dict[str, str]]
"""A rule, the offset in the body, and what fills the message."""

_BEGINNING = re.compile(r"[<&]|\[(?!\^[^\[\]\s]+\](?![(\[]))")
_OMITTED = "<!-- raw HTML omitted -->"
_HREF = re.compile(r'<a href="([^"]*)"')
HTML = re.compile(r"(?<!\\)<(?!https?://|mailto:)[a-zA-Z/!?][^>\n]*>?")
IMAGE = re.compile(r"!\[")
LINK = re.compile(
    r"\]\([ \n]{0,9}<?((?:[^()\s>]|\([^()\s]*\))+)"
    r"|^[> ]{0,9}\[[^\]^\n]{1,999}\]:[ \n]{0,9}(\S+)"
    r"|<([a-zA-Z][a-zA-Z0-9+.-]{0,31}:[^<>\s]+)>",
    re.MULTILINE,
)
CODE = re.compile(r"`+[^`]*`+")
_NOT_LINE_END = re.compile(r"[^\n]")
_NESTING = re.compile(r"<(/?)(?:blockquote|[ou]l|em|strong)\b")
_NESTING_SIGN = re.compile(r"[*_>]|(?:^|[ \t>])(?:[-+]|[0-9]{1,9}[.)])(?=[ \t\n])", re.MULTILINE)
"""What a list, a quotation or an emphasis begins with."""
_MOST_DEEP = 10
_ENTITY = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|\w{1,40});", re.ASCII)


def faults(text: str, numbers: Callable[[], Mapping[str, int]]) -> Iterator[Fault]:
    """Everything that a body may not hold. `numbers` gives each evidence its number, as on the page; few bodies need it."""
    if not _BEGINNING.search(text) and len(_NESTING_SIGN.findall(text)) < _MOST_DEEP:
        return  # plain prose: no link, picture, HTML or entity begins without one of these signs
    anchor = digest(text.encode("utf-8", "replace"), size=8)  # that no link of the text can guess
    html = body.rendered(text, numbers(), anchor)
    yield from _raw_html(text, html)
    if "<img " in html:
        yield from ((rulebook.IMAGE, offset, {}) for offset in _offsets(IMAGE, text))
    yield from _links(text, html, anchor)
    if invisible(html):
        yield from _characters(text, html)
    if _depth(html) > _MOST_DEEP:
        yield rulebook.BODY_TOO_DEEP, 0, {"most": str(_MOST_DEEP)}


def _raw_html(text: str, html: str) -> Iterator[Fault]:
    if _OMITTED not in html:
        return
    blanked = CODE.sub(lambda match: _NOT_LINE_END.sub(" ", match[0]), text)
    found = list(HTML.finditer(blanked)) or list(HTML.finditer(text))
    for match in found:
        yield rulebook.RAW_HTML, match.start(), {"html": match[0][:60]}
    if not found:
        yield rulebook.RAW_HTML, 0, {"html": "<…>"}


def _links(text: str, html: str, anchor: str) -> Iterator[Fault]:
    refused = [href for href in map(unescape, _HREF.findall(html)) if not _is_safe(href, anchor)]
    seen = False
    for match in LINK.finditer(text):
        group = match.lastindex or 0
        if web.fault(match[group]) is not None:
            seen = True
            yield rulebook.BAD_LINK, match.start(group), {"address": match[group][:80]}
    if refused and not seen:
        yield (
            rulebook.BAD_LINK,
            max(text.find(refused[0]), 0) if refused[0] else 0,
            {"address": refused[0][:80] or "…"},
        )


def _is_safe(href: str, anchor: str) -> bool:
    return href.startswith(f"#{anchor}-") or web.fault(href) is None


def _characters(text: str, html: str) -> Iterator[Fault]:
    """The renderer turns `&#x202e;` into the character that it names."""
    found = False
    for match in _ENTITY.finditer(text):
        meant = invisible(_meant(match))
        if meant:
            found = True
            yield rulebook.INVISIBLE_CHARACTER, match.start(), {"character": named(meant[0])}
    met = invisible(html)
    if met and not found:
        yield rulebook.INVISIBLE_CHARACTER, 0, {"character": named(met[0])}


def _meant(entity: re.Match[str]) -> str:
    """What the renderer makes of an entity; Python's own reading leaves control characters out."""
    if entity[1] or entity[2]:
        code = int(entity[1]) if entity[1] else int(entity[2], 16)
        return chr(code) if code <= sys.maxunicode else ""
    return unescape(entity[0])


def _depth(html: str) -> int:
    depth = most = 0
    for match in _NESTING.finditer(html):
        depth += -1 if match[1] else 1
        most = max(most, depth)
    return most


def _offsets(pattern: re.Pattern[str], text: str) -> list[int]:
    """Where a pattern is met, or the start of the text: something is there, however it is written."""
    return [match.start() for match in pattern.finditer(text)] or [0]
