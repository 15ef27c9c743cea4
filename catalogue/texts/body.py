"""Markdown bodies of partnerships: their citations, and their HTML. Forbidden content: `catalogue.texts.body_faults`.

The HTML comes from cmark (CommonMark) in safe mode and then passes the allow-lists of a sanitiser (nh3). `[^id]` cites an
evidence of the front matter. Evidence is numbered once for the whole page, so the footnotes of a renderer are not used.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import islice

import nh3
from cmarkgfm import cmark

from catalogue.language import french

CITATION = re.compile(r"\[\^([^\[\]\s]+)\]")
_HEADING = re.compile(r"<(/?)h([1-6])>")
_REFERENCE = re.compile(r'<a href="#preuve-([^"]+)" rel="noopener">(\d+)</a>')
WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_ELSEWHERE = re.compile(r' href="(?!https?://|#preuve-[a-z0-9-]+")[^"]*"', re.IGNORECASE)
_QUOTED_TEXT = re.compile(r'>[^<"]*"[^<]*')

_OPTIONS = cmark.Options.CMARK_OPT_VALIDATE_UTF8
_CLEANER = nh3.Cleaner(
    tags={
        *("a", "blockquote", "br", "code", "em", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("hr", "li", "ol", "p", "pre", "strong", "ul"),
    },
    attributes={"a": {"href", "title"}, "ol": {"start"}},
    url_schemes={"http", "https"},
    link_rel="noopener",
)


def citations(body: str) -> Iterator[tuple[str, int, int]]:
    """The ids of the cited evidence, each with line and column in the body, counted from 1."""
    return ((match[1], *place(body, match.start())) for match in CITATION.finditer(body))


def cited(body: str) -> list[str]:
    """The ids of the cited evidence, in order, with repetitions."""
    return CITATION.findall(body)


def word_count(body: str, enough: int | None = None) -> int:
    """The number of words without citations; counting stops at `enough`."""
    return sum(1 for _ in islice(WORD.finditer(CITATION.sub("", body)), enough))


def rendered(body: str, numbers: Mapping[str, int], anchor: str) -> str:
    """The HTML of a body before it is sanitised: raw HTML is left out, citations are links to `#anchor-id`.

    An evidence without a number gets 0.
    """
    text = CITATION.sub(
        lambda match: f"[{numbers.get(match[1], 0)}](#{anchor}-{match[1]})", french.typography(body)
    )
    html: str = cmark.markdown_to_html(text, _OPTIONS)
    return html


def to_html(body: str, numbers: Mapping[str, int]) -> str:
    """Safe HTML of a body. `numbers` gives each evidence its number on the page; headings start at h3."""
    html = _ELSEWHERE.sub("", _CLEANER.clean(rendered(body, numbers, "preuve")))
    # The sanitiser leaves quotation marks of texts unescaped, which programs that search pages take for attributes.
    if '"' in html:
        html = _QUOTED_TEXT.sub(lambda match: match[0].replace('"', "&quot;"), html)
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
    """The line and column of an offset, counted from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
