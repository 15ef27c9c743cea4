"""What must hold of any file whatever: a problem or a page, soon, and nothing alive on the page."""

import json
import re
import time
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from jinja2 import Environment

from catalogue.language.characters import invisible
from catalogue.problems import report
from catalogue.problems.problems import is_valid
from catalogue.publishing.generate import page_source
from catalogue.publishing.publication import publish
from catalogue.reading.load import load
from catalogue.rules import check
from catalogue.site import environment
from tests.conftest import PROJECT
from tests.sampling import SAMPLE, assemble

DAY = date(2026, 11, 22)
SECONDS = 10
"""Of the processor: others may use the machine too."""
_SAFE = re.compile(r"(?:https?://|#|\.{0,2}/|[\w.-]*(?:[/?#]|$))", re.IGNORECASE)
# Elements and attributes of Markdown that no page of the plain catalogue happens to have.
MARKDOWN = {
    *("blockquote", "br", "code", "em", "h4", "h5", "h6", "hr", "ol", "pre", "strong"),
    *("a rel", "a title", "ol start"),
}
KINDS = ("partnerships/*.md", "registry/organisations/*.yml", "registry/sources/*.yml")


@dataclass(frozen=True)
class Field:
    """A small catalogue in which one file is replaced by another again and again."""

    root: Path
    signs: frozenset[str]

    @classmethod
    def made(cls, root: Path) -> "Field":
        """The sample. `signs` are the elements and attributes of its pages."""
        assemble(SAMPLE, root)
        return cls(root, _published(root).signs | MARKDOWN)

    def named(self) -> list[Path]:
        """Files that may be replaced: the records, and the organisations and sources that they name."""
        texts = "".join(file.read_text("utf-8") for file in (self.root / "partnerships").glob("*.md"))
        found = [file for pattern in KINDS for file in sorted(self.root.glob(pattern))]
        return [file for file in found if file.suffix == ".md" or re.search(rf"\b{file.stem}\b", texts)]

    def judge(self, file: Path, data: bytes) -> bool:
        """Whether the catalogue is published with these bytes as one of its files. Raises on whatever must not be."""
        before = file.read_bytes()
        start = time.process_time()
        try:
            file.write_bytes(data)
            return self._judged()
        finally:
            file.write_bytes(before)
            assert time.process_time() - start < SECONDS, "it takes too long"

    def _judged(self) -> bool:
        loaded = load(self.root)
        problems = check(loaded, DAY)
        for write in report.FORMATS.values():
            write(problems, report.Manner())
        assert len(report.as_text(problems).splitlines()) == 2 * len(problems), "a message of several lines"
        if not is_valid(problems):
            return False
        strange = _published(self.root).signs - self.signs
        assert not strange, strange
        return True


_compiled: dict[tuple[Any, ...], Any] = {}


def _compile(self: Environment, *source: Any, **named: Any) -> Any:
    """Templates are the same at each try, and to compile them takes ten times as long as the try."""
    if source not in _compiled:
        _compiled[source] = Environment.compile(self, *source, **named)
    return _compiled[source]


environment._Environment.compile = _compile  # type: ignore[method-assign]


def _published(root: Path) -> "_Reader":
    """Everything that is published, once it was looked through."""
    published = publish(root, DAY, PROJECT)
    reader = _Reader()
    for page in published.pages:
        if page.file.startswith("partnerships/") or page.address in ("", "partenariats/", "explorer/"):
            reader.feed(page.html)
            assert not re.search(r"[<>]|&#?\w+;", page_source(page).split("---\n", 2)[1])
            json.loads(published.heads.of(page.address, page.title, page.description).structured)
    for path, text in published.data.items():
        if path.endswith(".json") and "schema" not in path:
            json.loads(text)
        if not path.startswith(
            ("data/schema/", "data/form.js")
        ):  # which hold the patterns of what may not be
            assert invisible(text) is None, path
        if path == "feeds/toutes.xml":
            ElementTree.fromstring(text)
    return reader


class Reader(HTMLParser):
    """Collects the elements and attributes of HTML. Raises on comments, and on addresses that may not be."""

    safe = _SAFE

    def __init__(self) -> None:
        super().__init__()
        self.signs = frozenset[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.signs |= {tag, *(f"{tag} {name}" for name, _ in attrs)}
        for name, value in attrs:
            if name in ("href", "src", "action", "formaction", "xlink:href"):
                assert self.safe.match(value or ""), f"{tag} {name} {value}"

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


class OfABody(Reader):
    """The same of a body, whose links lead to the web or to an evidence."""

    safe = re.compile(r"https?://|#preuve-[a-z0-9-]+$", re.IGNORECASE)


class _Reader(Reader):
    """The same of a page, which has no characters either that nobody sees."""

    def handle_data(self, data: str) -> None:
        assert invisible(data) is None, repr(data)
