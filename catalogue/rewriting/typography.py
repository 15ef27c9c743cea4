"""French typography of source files: apostrophes and spaces in our own words. Quotations stay as their sources have them."""

import re
from collections.abc import Iterator

import yaml

from catalogue.rewriting import yaml_writing
from catalogue.rewriting.places import Edit, Text

_OUR_WORDS = frozenset({"title", "summary", "unit", "note", "label", "event", "date_note"})
"""Fields in our own words. Quotes, sections, names and titles of sources are spelt by others."""

# Parts of a text that stay: code, addresses, citations of evidence, HTML, and texts in quotation marks.
_KEPT = re.compile(
    r"(?P<quoted>«[^«»]*»|“[^“”]*”|\"[^\"\n]*\")|`[^`]*`|\]\([^\])\s]*\)|\[\^[^\[\]]*\]:?|<[^<>\n]*>|https?://\S+"
)
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")
_BEFORE_HIGH = re.compile(r"(?<=[\w)»%€])[\u00a0\u202f]?([;!?])(?=\s|$)")
_BEFORE_COLON = re.compile(r"(?<=[^\W\d_)»%€])[\u00a0\u202f]?:(?=\s|$)", re.MULTILINE)
_NO_BREAK = re.compile("[\u00a0\u202f](?=[;:!?])")


def printed(text: str) -> str:
    """`l'état: bon` → `l’état : bon`. Spaces are plain: the site turns them into no-break spaces."""
    new, at = "", 0
    for kept in _KEPT.finditer(text):
        new += _mended(text[at : kept.start()], ends=False) + _spaced(kept[0])
        at = kept.end()
    return new + _mended(text[at:], ends=True)


def _mended(text: str, *, ends: bool) -> str:
    text = _APOSTROPHE.sub("’", text)
    stop = len(text) if ends else len(text.rstrip()) if text[-1:].isspace() else len(text) - 1
    head, tail = text[:stop], text[stop:]
    return _NO_BREAK.sub(" ", _BEFORE_COLON.sub(" :", _BEFORE_HIGH.sub(r" \1", head))) + tail


def _spaced(kept: str) -> str:
    """A kept part, with a space on the inner side of « and »; what stands between them is unchanged."""
    return f"« {kept[1:-1].strip()} »" if kept[0] == "«" and kept[1:-1].strip() else kept


def with_printed_texts(text: Text, *, is_source: bool) -> Text:
    """The text of a file with French typography in its body and in the fields of `_OUR_WORDS`."""
    edits = list(_edits(text, is_source))
    _, end = text.yaml
    closing = text.text.find("\n", end) + 1 if text.file.suffix == ".md" else 0
    if closing:
        edits.append(Edit(closing, len(text.text), _body(text.text[closing:])))
    return text.edited(edits)


def _body(text: str) -> str:
    """A Markdown body with French typography, except in code blocks."""
    parts = re.split(r"(^```.*?^```[^\n]*$|^(?: {4}|\t)[^\n]*$)", text, flags=re.MULTILINE | re.DOTALL)
    return "".join(part if number % 2 else printed(part) for number, part in enumerate(parts))


def _edits(text: Text, is_source: bool) -> Iterator[Edit]:
    for location, node in text.nodes:
        if not isinstance(node, yaml.ScalarNode) or not location or location[-1] not in _OUR_WORDS:
            continue
        if is_source and location[-1] == "title":
            continue
        value, written = node.value, text.written(node)
        new = printed(value)
        if new == value or "\n" in written or "\n" in value:
            continue  # a text over several lines is mended by hand
        plain = node.style is None and written == value and yaml_writing.scalar(new) == new
        yield Edit(text.start(node), text.end(node), new if plain else yaml_writing.quoted(new))
