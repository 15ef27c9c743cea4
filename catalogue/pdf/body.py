"""The body of a record as a tree of plain nodes, which a template walks: nothing that a contributor writes is code.

cmarkgfm, the site's own parser, gives its tree away only as HTML of a few known tags; these are read as tokens here.
Raw HTML never gets that far: the parser leaves it out.
"""

from collections.abc import Callable
from html.parser import HTMLParser

from cmarkgfm import cmark

from catalogue.pdf.compiler import Line, Values
from catalogue.pdf.words import printed, verbatim
from catalogue.texts.body import CITATION

MOST_NESTED = 10
"""Blocks and marks within one another; what lies deeper is printed, without a level of its own."""

FIRST_LEVEL = 3
"""Of the headings of a body: those of its document and section stand above."""

_OPTIONS = cmark.Options.CMARK_OPT_VALIDATE_UTF8
_BLOCKS = {
    "p": "paragraph",
    "blockquote": "quote",
    "ul": "bullets",
    "ol": "numbers",
    "li": "item",
    "pre": "code",
}
_MARKS = {"em": "emphasis", "strong": "strong", "a": "link", "code": "mono"}
_KINDS = {**_BLOCKS, **_MARKS, **{f"h{level}": "heading" for level in range(1, 7)}}
_LISTS = ("bullets", "numbers")


def nodes(text: str, refs: Callable[[list[str]], Line]) -> Line:
    """The nodes of a body: `kind` and `children`, or `text`. `refs` makes the calls of cited evidence, by its ids."""
    reader = _Reader(refs)
    reader.feed(cmark.markdown_to_html(text, _OPTIONS))
    reader.close()
    return reader.root


class _Reader(HTMLParser):
    def __init__(self, refs: Callable[[list[str]], Line]) -> None:
        super().__init__()
        self.root: Line = []
        self._refs = refs
        self._open: list[tuple[str, Values | None]] = []
        self._level = FIRST_LEVEL - 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "br":
            self._inside.append({"kind": "break"})
        elif tag == "hr":
            self._inside.append({"kind": "rule"})
        elif tag == "img":
            self.handle_data(given.get("alt") or "")
        elif tag in _KINDS:
            node = self._node(tag, given)
            if node is not None:
                self._inside.append(node)
            self._open.append((tag, node))

    def handle_endtag(self, tag: str) -> None:
        if tag in _KINDS:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        parent = self._parent
        if parent is not None and parent["kind"] in ("mono", "code"):
            parent["children"].append(
                {"kind": "text", "text": verbatim(data) if parent["kind"] == "mono" else data}
            )
            return
        if not data.strip() and (parent is None or parent["kind"] in ("quote", "item", *_LISTS)):
            return  # between two blocks
        for number, part in enumerate(CITATION.split(data)):
            if number % 2:
                self._cite(part)
            elif part:
                self._inside.append({"kind": "text", "text": printed(part)})

    def _cite(self, id_: str) -> None:
        """Calls that touch one another are one node, so that their numbers can be told apart."""
        inside = self._inside
        if not inside or inside[-1]["kind"] != "cite":
            inside.append({"kind": "cite", "refs": []})
        inside[-1]["refs"] += self._refs([id_])

    def _node(self, tag: str, given: dict[str, str | None]) -> Values | None:
        """A node to fill, or none where its children belong to the node around it."""
        kind = _KINDS[tag]
        if len([one for _, one in self._open if one is not None]) >= MOST_NESTED:
            return None
        parent = self._parent
        within = parent["kind"] if parent is not None else ""
        if (kind == "item") != (within in _LISTS) or within == "code":
            return None
        node: Values = {"kind": kind, "children": []}
        if kind == "heading":
            wanted = max(FIRST_LEVEL, FIRST_LEVEL - 2 + int(tag[1]))
            self._level = node["level"] = min(wanted, self._level + 1)
        elif kind == "numbers":
            node["start"] = int(given.get("start") or 1)
        elif kind == "link":
            address = given.get("href") or ""
            node["to"] = address if address.startswith(("https://", "http://", "mailto:")) else ""
        return node

    @property
    def _parent(self) -> Values | None:
        return next((node for _, node in reversed(self._open) if node is not None), None)

    @property
    def _inside(self) -> Line:
        parent = self._parent
        return self.root if parent is None else parent["children"]
