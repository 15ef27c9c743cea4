"""Bodies of partnerships: what they cite, what they may not hold, and their HTML.

One small CommonMark renderer in safe mode. `[^id]` is a reference to an evidence of the front matter; evidence is
numbered once for the whole page, so the references are ours and not the renderer's footnotes.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from cmarkgfm import cmark

CITATION = re.compile(r"\[\^([^\]\s]+)\]")
HTML = re.compile(r"<(?!https?://|mailto:)[a-zA-Z/!?][^>\n]*>?")
IMAGE = re.compile(r"!\[")
LINK = re.compile(
    r"\]\(\s*<?((?:[^()\s>]|\([^()\s]*\))+)|^\s*\[[^\]^]+\]:\s*(\S+)|<([a-z][a-z0-9+.-]*:[^>\s]+)>",
    re.MULTILINE,
)
CODE = re.compile(r"`+[^`]*`+")
_NOT_LINE_END = re.compile(r"[^\n]")
_HEADING = re.compile(r"<(/?)h([1-6])>")
_REFERENCE = re.compile(r'<a href="#preuve-([^"]+)">(\d+)</a>')
WORD = re.compile(r"\w+(?:[’'-]\w+)*")

_OPTIONS = cmark.Options.CMARK_OPT_VALIDATE_UTF8


def citations(body: str) -> Iterator[tuple[str, int, int]]:
    """Ids of the evidence that the body cites, each with line and column in the body, from 1."""
    return ((match[1], *place(body, match.start())) for match in CITATION.finditer(body))


def cited(body: str) -> list[str]:
    """Ids of the evidence that the body cites, as often as it does."""
    return CITATION.findall(body)


def raw_html(body: str) -> Iterator[tuple[str, int, int]]:
    """Pieces of raw HTML, with their places."""
    blanked = CODE.sub(lambda match: _NOT_LINE_END.sub(" ", match[0]), body)
    return ((match[0], *place(body, match.start())) for match in HTML.finditer(blanked))


def images(body: str) -> Iterator[tuple[int, int]]:
    """Places of pictures."""
    return (place(body, match.start()) for match in IMAGE.finditer(body))


def links(body: str) -> Iterator[tuple[str, int, int]]:
    """Addresses of links, with their places."""
    for match in LINK.finditer(body):
        group = match.lastindex or 0
        yield match[group], *place(body, match.start(group))


def word_count(body: str, enough: int | None = None) -> int:
    """Words of the prose, without references; no more than `enough` are counted."""
    return sum(1 for _ in islice(WORD.finditer(CITATION.sub("", body)), enough))


def to_html(body: str, numbers: Mapping[str, int]) -> str:
    """HTML of a body. `numbers` gives each evidence its number on the page; headings start at h3."""
    text = CITATION.sub(lambda match: f"[{numbers[match[1]]}](#preuve-{match[1]})", body)
    html: str = cmark.markdown_to_html(text, _OPTIONS)
    html = _HEADING.sub(lambda match: f"<{match[1]}h{min(int(match[2]) + 1, 6)}>", html)
    seen: dict[str, int] = {}

    def reference(match: re.Match[str]) -> str:
        id_, number = match[1], match[2]
        seen[id_] = seen.get(id_, 0) + 1
        return (
            f'<sup class="renvoi"><a href="#preuve-{id_}" id="texte-{id_}-{seen[id_]}" role="doc-noteref" '
            f'aria-label="Preuve {number}">{number}</a></sup>'
        )

    return _REFERENCE.sub(reference, html)


def place(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
