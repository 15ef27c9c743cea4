"""Shells: the page layout around a fragment. The site generator renders one of each form, and we fill it.

The theme's template is rendered once for each form of page, not once for each page: the generator renders a page that
holds marks in place of what differs from page to page, and the shell is cut at them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape, unescape

from jinja2 import Environment

from catalogue.engine.keys import key
from catalogue.site.head import Head, Heads
from catalogue.site.offline import with_files
from catalogue.site.page import Page
from catalogue.site.rendering import render

HEAD, DATA, TITLE, FIRST, CONTENTS, FILE = (
    f"ps-mark-{name}" for name in ("head", "data", "title", "first", "contents", "file")
)
FRAGMENT = "<h1>ps-mark-fragment</h1>"
"""With a heading, as all fragments have: the theme adds one to a page that has none."""
_MARK = re.compile("|".join((HEAD, DATA, TITLE, FIRST, CONTENTS, FILE, FRAGMENT)))
_HEADING = re.compile(r'<h2 id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Form:
    """What shells differ by: how deep a page lies, whether one file makes it, whether it has a table of contents."""

    depth: int
    has_file: bool
    has_contents: bool

    @property
    def address(self) -> str:
        """An address as deep as the pages of this form, where no page is."""
        said = ("file" if self.has_file else "none", "contents" if self.has_contents else "plain")
        return "ps-shell/" * (self.depth - 1) + "-".join(("ps-shell", *said)) + "/"


def forms(page: Page) -> tuple[Form, Form]:
    """The forms that the shell of a page may have: without a table of contents, and with one."""
    depth, has_file = page.address.count("/"), bool(page.file)
    return Form(depth, has_file, False), Form(depth, has_file, True)


@dataclass(frozen=True, slots=True)
class Shell:
    """A page cut at its marks: one text more than there are marks, as the bytes of a file."""

    texts: tuple[bytes, ...]
    marks: tuple[str, ...]
    digest: str


def cut(html: str) -> Shell:
    """The shell that a page with marks makes. Raises ValueError where no head or fragment would have a place."""
    marks = tuple(_MARK.findall(html))
    if HEAD not in marks or FRAGMENT not in marks:
        raise ValueError("a shell has no place for a head or a fragment: look at docs/overrides/")
    return Shell(tuple(text.encode() for text in _MARK.split(html)), marks, key(html))


@dataclass(frozen=True)
class Dresser:
    """Puts fragments into shells. `offline` makes links that lead to files, for a folder on a disk."""

    shells: Mapping[Form, Shell]
    heads: Heads
    environment: Environment
    offline: bool = False

    def dressed(self, page: Page) -> bytes:
        """A whole page, as the bytes of its file."""
        html = page.html
        contents = listed(html)
        shell = self.shells[forms(page)[bool(contents)]]
        head = self.heads.of(page.address, page.title, page.description)
        pieces = {
            HEAD: head_html(head, page.address, self.environment),
            DATA: head.structured,
            TITLE: escape(page.title),
            FIRST: contents[0].anchor if contents else "",
            CONTENTS: contents_html(contents, self.environment),
            FRAGMENT: html,
            FILE: escape(page.file),
        }
        if self.offline:
            pieces[FRAGMENT] = with_files(html)
        parts = [shell.texts[0]]
        for mark, text in zip(shell.marks, shell.texts[1:], strict=True):
            parts += (pieces[mark].encode(), text)
        return b"".join(parts)


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading of the second level that has an anchor."""

    anchor: str
    title: str


def listed(html: str) -> tuple[Heading, ...]:
    """The headings of a fragment that its table of contents shows."""
    return tuple(
        Heading(anchor, unescape(_TAG.sub("", title)).strip()) for anchor, title in _HEADING.findall(html)
    )


def contents_html(contents: tuple[Heading, ...], environment: Environment) -> str:
    """The items of a table of contents, as the shell's theme marks them up."""
    return render(environment, "contents", "", headings=contents)


def head_html(head: Head, address: str, environment: Environment) -> str:
    """What a page writes into its head, but for the data for machines."""
    return render(environment, "head", address, head=head)
