"""Forbidden content of a Markdown body: raw HTML, images, unsafe links, invisible characters, deep nesting.

It is detected in the rendered HTML, so that no spelling of the Markdown can hide it. Its place is then searched in the
Markdown; if it is not found there, the problem points to the start of the body.
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
"""A rule, an offset in the body, and the values of the message."""

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
"""The signs that begin a list, a quotation or an emphasis."""
_MOST_DEEP = 10
_ENTITY = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|\w{1,40});", re.ASCII)


def faults(text: str, numbers: Callable[[], Mapping[str, int]]) -> Iterator[Fault]:
    """The forbidden content of a body. `numbers` computes the number of each evidence; it is called only if needed."""
    if not _BEGINNING.search(text) and len(_NESTING_SIGN.findall(text)) < _MOST_DEEP:
        return  # prefilter: plain prose has none of the signs that begin a link, image, HTML or entity
    anchor = digest(text.encode("utf-8", "replace"), size=8)  # a prefix that no link of the text can guess
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
    tags = list(HTML.finditer(blanked)) or list(HTML.finditer(text))
    for match in tags:
        yield rulebook.RAW_HTML, match.start(), {"html": match[0][:60]}
    if not tags:
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
    """Invisible characters, also those written as entities: the renderer decodes `&#x202e;`."""
    has_entity = False
    for match in _ENTITY.finditer(text):
        decoded = invisible(_decoded(match))
        if decoded:
            has_entity = True
            yield rulebook.INVISIBLE_CHARACTER, match.start(), {"character": named(decoded[0])}
    rendered = invisible(html)
    if rendered and not has_entity:
        yield rulebook.INVISIBLE_CHARACTER, 0, {"character": named(rendered[0])}


def _decoded(entity: re.Match[str]) -> str:
    """The character of an entity, as the renderer decodes it; `html.unescape` alone would drop control characters."""
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
    """The offsets of a pattern in a text; the start of the text if there is none."""
    return [match.start() for match in pattern.finditer(text)] or [0]
