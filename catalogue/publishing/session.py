"""One build of the site, for any generator: it renders Markdown and a frame around each page, and this decides the rest.

An adapter of `hooks/` translates. It calls `start` once; for each build `begin`, `Session.sources` and `Framing.know`; for
each page `Framing.text`, `content`, `context` and `page`; for each other file `template_context` and `template`; at the
end `Session.finish`. It asks `sentence` what to say of an error, and `status` for the exit status.
"""

import gc
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from catalogue.engine import cache, clock, folders, shortage
from catalogue.engine.downloads import NO_DOWNLOADS, Downloads, read
from catalogue.engine.making import NotMadeError
from catalogue.engine.on_demand import Application, SiteOnDemand
from catalogue.engine.workspace import draft
from catalogue.engine.writing import SiteWriter, Written
from catalogue.knowledge import project
from catalogue.knowledge.extract import NoSuchCountryError
from catalogue.pack.pack import PAPERS
from catalogue.problems import report, terminal
from catalogue.publishing.assembly import made_by_generator, within_shells, without_shell
from catalogue.publishing.framing import Framing, NotPublishedError
from catalogue.publishing.publication import InvalidCatalogueError, Publication, publish
from catalogue.publishing.refused_settings import faults
from catalogue.publishing.service_worker import inventory
from catalogue.publishing.settings import Given
from catalogue.publishing.sources import Source, sources
from catalogue.publishing.traces import traces

_COUNTRY = "pays="
"""What the setting `extract` begins with."""


Tell = Callable[[str], None]
"""Shows a line to whoever builds."""


def start(*, serves: bool) -> SiteOnDemand | None:
    """To be called before any build. Gives what is to be served, where a server shows the site while it is written."""
    terminal.write_any_text()
    return SiteOnDemand() if serves else None


def serving(served: SiteOnDemand, application: Application, mount: str) -> Application:
    """The application that serves a folder at the path `mount`, with each file made before it is looked up."""
    os.environ["CATALOGUE_JOBS"] = "1"  # the server has threads, and a fork could copy a lock of theirs
    return served.before(application, mount)


def sentence(error: Exception) -> str | None:
    """What to say, in French, of an error that ends a build; None for a fault of the program, which shows its trace."""
    if isinstance(error, NotPublishedError | NotMadeError):
        return str(error)
    refusal = shortage.refusal(error)
    return f"{refusal} Le site est tel qu’avant." if refusal else None


def status(error: Exception) -> int:
    """The exit status of a build that an error ends."""
    return error.status if isinstance(error, NotPublishedError) else 1


def _warn(line: str) -> None:
    print(line, file=sys.stderr)


def begin(
    given: Given, served: SiteOnDemand | None = None, *, inform: Tell = lambda _: None, warn: Tell = _warn
) -> "Session":
    """Load and check everything, before anything is made: a refused catalogue costs nothing.

    `site_dir` of the settings is where the site shall lie. The one that is served lies there from the start; for
    another, `Session.folder` is an empty folder apart, so that the site stays as it is until the new one is ready.
    `warn` takes lines that a quiet build shows as well, `inform` all others.
    Raises NotPublishedError and NotMadeError.
    """
    try:
        today = clock.today()
    except clock.NoDateError as error:
        raise NotPublishedError(str(error), status=2) from None
    gc.unfreeze()
    site, work = Path(given["site_dir"]), given.root / "build"
    if refused := faults(given):
        raise NotPublishedError("\n".join(map(str, refused)))
    if served is not None:
        served.begin(site)
    try:
        if served is None:
            for folder in (site, work):
                folders.refuse_place(folder, given.root)
        publication = publish(
            given.root,
            today,
            project.project(given.settings),
            _downloads(given),
            country=str(given.extra("extract") or "").removeprefix(_COUNTRY),
            offline=given.is_offline,
            tomorrow=clock.tomorrow(),
        )
        writer = served or _writer(site, given.root)
    except InvalidCatalogueError as error:
        text, summary = report.as_text(error.problems), report.summary(error.problems)
        raise NotPublishedError(f"{text}\n{summary}") from None
    except (NoSuchCountryError, folders.NotOursError) as error:
        raise NotPublishedError(str(error)) from None
    if fault := publication.catalogue.history.fault:
        warn(fault)
    gc.freeze()  # what was read is no garbage: a generator makes some, and each search for it would go through everything
    for line in report.as_text(publication.doubtful).splitlines():
        inform(line)
    listed = sources(publication, given["nav"], given.root / "docs")
    own = draft(work, "mkdocs") if served is None else None
    writer.want(without_shell(publication))
    guards = served is None and not given.is_offline
    pages = Framing(publication, listed, given.is_offline, guards, given["site_description"] or "")
    return Session(given, publication, pages, writer, own, inform, warn)


@dataclass
class Session:
    """One build: `pages` is what the adapter asks about each page."""

    given: Given
    publication: Publication
    pages: Framing
    writer: SiteWriter | SiteOnDemand
    own: TemporaryDirectory[str] | None
    inform: Tell
    warn: Tell

    @property
    def folder(self) -> Path:
        """Where the generator writes its files."""
        return Path(self.own.name if self.own else self.given["site_dir"])

    def sources(self) -> Iterator[Source]:
        """The files that the generator is given beside those of docs/."""
        return self.pages.sources.listed(self.given.root)

    def finish(self, *, warned: bool) -> Path:
        """Bring the site to what was made, with everything that the generator did not make. Gives its folder.

        Nothing is done where the generator warned of something in a build that must have no warnings: it will refuse it.
        """
        if warned:
            return self.folder
        offline, made = self.given.is_offline, self.pages.sources
        self.writer.want(within_shells(self.publication, self.pages.shells, made.whole, offline=offline))
        if isinstance(self.writer, SiteOnDemand):
            self.writer.finish()
            return self.folder
        self.writer.want(made_by_generator(self.folder, made.stand_ins))
        today = self.publication.catalogue.today
        done = self.writer.finish() if offline else self.writer.finish(partial(inventory, day=today))
        self.inform(f"{done.files} files, {done.made} made, {done.written} written, {done.removed} removed")
        # A fork is told in a strict and quiet build too, and is published all the same.
        if found := traces(self.given.root, self.publication.project):
            for line in ("Restes du catalogue d’origine :", *found):
                self.warn(str(line))
        if self.own:
            self.own.cleanup()
        return Path(self.given["site_dir"])


def _writer(site: Path, root: Path) -> SiteWriter:
    """What brings the site to its new state. It remembers the usual folder apart from any other."""
    name = "site" if site == root / "site" else "site-elsewhere"
    return SiteWriter(site, cache.Shelf(cache.folder(root), name, str(site), Written))


def _downloads(given: Given) -> Downloads:
    """The files made apart; for a disk, those that a pack holds."""
    folder = given.extra("downloads")
    if folder:
        folders.refuse_links(given.root / folder, given.root)
    found = read(given.root / folder) if folder else NO_DOWNLOADS
    return found.below(*PAPERS) if given.is_offline else found
