"""Virtual source files for a generator, besides those of docs/: pages of the menus, shells for all other pages, data."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalogue.knowledge.forge_links import SOURCES
from catalogue.publishing.publication import Publication
from catalogue.publishing.settings import paths
from catalogue.site import shell
from catalogue.site.page import Page
from catalogue.site.shell import Form

CONTRIBUTING = "CONTRIBUTING.md"
CONTRIBUTING_PAGE = "contribuer/index.md"
_TARGET = re.compile(r"\]\(([\w./-]+)[)#]")


@dataclass(frozen=True, slots=True)
class Source:
    """A source file for the generator that is not in docs/. `path` is from the root of docs/.

    Its content is `text`, or that of `file` in the repository; the other one is None. `in_menus` is false for a shell,
    which no menu may list.
    """

    path: str
    text: str | None
    file: Path | None = None
    in_menus: bool = True


@dataclass(frozen=True)
class Sources:
    """The virtual sources of one build, by path from the root of docs/.

    `whole` are the pages that the generator renders with their fragment, `forms` the shells, and `data` the data files
    that pages written by hand link to.
    """

    whole: Mapping[str, Page]
    forms: Mapping[str, Form]
    data: tuple[str, ...]

    def listed(self, root: Path) -> Iterator[Source]:
        """All sources. Those of data files are empty: the generator needs only their paths, to accept links to them."""
        yield from (Source(path, page.title) for path, page in self.whole.items())
        yield from (Source(path, shell.TITLE, in_menus=False) for path in self.forms)
        yield from (Source(path, "") for path in self.data)
        yield Source(CONTRIBUTING_PAGE, None, root / CONTRIBUTING)

    def is_made(self, path: str) -> bool:
        """Whether the page of a source is generated, not written by hand."""
        return path in self.whole or path in self.forms

    def edited(self, path: str) -> str:
        """The file to edit for a page, by its path from the root; empty when there is no single one."""
        if path in self.whole:
            return self.whole[path].file
        if path in self.forms:
            return shell.FILE if self.forms[path].has_file else ""
        return CONTRIBUTING if path == CONTRIBUTING_PAGE else f"{SOURCES}{path}"

    @property
    def stand_ins(self) -> frozenset[str]:
        """The files that the generator writes for shells and data; the outputs of the catalogue replace them."""
        shells = (f"{form.address.rstrip('/')}/index.html" for form in self.forms.values())
        return frozenset((*self.data, *shells))


def sources(publication: Publication, nav: Any, docs: Path) -> Sources:
    """The sources of a publication. Pages in the menus, and pages that hand-written pages link to, are whole."""
    linked = set(_linked(docs))
    named = {*paths(nav), *linked}
    whole = {page.source_path: page for page in publication.pages if page.source_path in named}
    forms = {
        form for page in publication.pages if page.source_path not in whole for form in shell.forms(page)
    }
    return Sources(
        whole,
        {f"{form.address.rstrip('/')}.md": form for form in forms},
        tuple(path for path in publication.data if path in linked),
    )


def _linked(docs: Path) -> Iterator[str]:
    """The targets of links in hand-written pages, by path from the root of docs/."""
    for file in sorted(docs.rglob("*.md")):
        folder = file.parent.relative_to(docs).as_posix()
        for target in _TARGET.findall(file.read_text("utf-8")):
            yield posixpath.normpath(posixpath.join(folder, target))
