"""What a generator renders beside the pages of docs/, as source files: pages of the menus, and shells for all others."""

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
    """A file for the generator that docs/ does not hold. `path` is from the root of docs/.

    Its text is `text`, or that of `file`, a file of the repository: one of them is None. A source that no menu may
    name, a shell, has `in_menus` false.
    """

    path: str
    text: str | None
    file: Path | None = None
    in_menus: bool = True


@dataclass(frozen=True)
class Sources:
    """The sources of one build, by their path from the root of docs/.

    `whole` are the pages that the generator renders with their fragment, `forms` the shells, `data` the data files that
    pages written by hand link to.
    """

    whole: Mapping[str, Page]
    forms: Mapping[str, Form]
    data: tuple[str, ...]

    def listed(self, root: Path) -> Iterator[Source]:
        """All of them. A data file is empty: the generator must only know of it, or it would refuse the link."""
        yield from (Source(path, page.title) for path, page in self.whole.items())
        yield from (Source(path, shell.TITLE, in_menus=False) for path in self.forms)
        yield from (Source(path, "") for path in self.data)
        yield Source(CONTRIBUTING_PAGE, None, root / CONTRIBUTING)

    def is_made(self, path: str) -> bool:
        """Whether the catalogue makes the page of a source, and nobody writes it by hand."""
        return path in self.whole or path in self.forms

    def edited(self, path: str) -> str:
        """The file that an editor changes to change a page, from the root; empty where no single file does."""
        if path in self.whole:
            return self.whole[path].file
        if path in self.forms:
            return shell.FILE if self.forms[path].has_file else ""
        return CONTRIBUTING if path == CONTRIBUTING_PAGE else f"{SOURCES}{path}"

    @property
    def stand_ins(self) -> frozenset[str]:
        """Files that the generator writes only to know their addresses: the catalogue makes the real ones."""
        shells = (f"{form.address.rstrip('/')}/index.html" for form in self.forms.values())
        return frozenset((*self.data, *shells))


def sources(publication: Publication, nav: Any, docs: Path) -> Sources:
    """The sources of a publication. Pages that the menus name, or that a page written by hand links to, are whole."""
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
    """The paths, from the root of docs/, that hand-written pages link to."""
    for file in sorted(docs.rglob("*.md")):
        folder = file.parent.relative_to(docs).as_posix()
        for target in _TARGET.findall(file.read_text("utf-8")):
            yield posixpath.normpath(posixpath.join(folder, target))
