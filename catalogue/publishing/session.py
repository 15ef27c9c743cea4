"""The build session behind every adapter: a generator renders Markdown and page frames, the session decides the rest.

An adapter of `hooks/` only translates. It calls `start` once; for each build `begin`, `Session.sources` and `Framing.know`; for
each page `Framing.text`, `content`, `context` and `page`; for each other file `template_context` and `template`; at the
end `Session.finish`. For an error, `sentence` gives the message and `status` the exit status.
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
"""The prefix of the setting `extract`, before the code of a country."""


Tell = Callable[[str], None]
"""A function that prints a line for the user."""


def start(*, serves: bool) -> SiteOnDemand | None:
    """Prepare the process before any build. Returns the middleware of a local server if `serves`, else None."""
    terminal.write_any_text()
    return SiteOnDemand() if serves else None


def serving(served: SiteOnDemand, application: Application, mount: str) -> Application:
    """Wrap the WSGI application that serves the site at the path `mount`, so that it makes each file on demand."""
    os.environ["CATALOGUE_JOBS"] = "1"  # a fork could copy a lock that a thread of the server holds
    return served.before(application, mount)


def sentence(error: Exception) -> str | None:
    """The French message for an error that ends a build; None for a bug of the program, whose traceback is shown."""
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
    """Load and check everything before any file is made, and start a build.

    The site goes to `site_dir` of the settings. With `served`, the generator writes there at once; otherwise it writes to
    `Session.folder`, a temporary folder, and the site is unchanged until the new one is ready. `warn` gets the lines that
    a quiet build prints too, `inform` all others. Raises NotPublishedError and NotMadeError.
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
    gc.freeze()  # spare the catalogue from the garbage collections that the generator causes
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
    """A build. `pages` answers the adapter about each page."""

    given: Given
    publication: Publication
    pages: Framing
    writer: SiteWriter | SiteOnDemand
    own: TemporaryDirectory[str] | None
    inform: Tell
    warn: Tell

    @property
    def folder(self) -> Path:
        """The folder that the generator writes to."""
        return Path(self.own.name if self.own else self.given["site_dir"])

    def sources(self) -> Iterator[Source]:
        """The source files for the generator besides those of docs/."""
        return self.pages.sources.listed(self.given.root)

    def finish(self, *, warned: bool) -> Path:
        """Bring the site up to date: the files of the generator, and all others. Returns its folder.

        With `warned`, a strict generator is about to fail because of a warning, and the site stays as it is.
        """
        if warned:
            return self.folder
        offline, listed = self.given.is_offline, self.pages.sources
        self.writer.want(within_shells(self.publication, self.pages.shells, listed.whole, offline=offline))
        if isinstance(self.writer, SiteOnDemand):
            self.writer.finish()
            return self.folder
        self.writer.want(made_by_generator(self.folder, listed.stand_ins))
        today = self.publication.catalogue.today
        done = self.writer.finish() if offline else self.writer.finish(partial(inventory, day=today))
        self.inform(f"{done.files} files, {done.made} made, {done.written} written, {done.removed} removed")
        # Traces of the original are warned of in a quiet build too, and do not fail a strict one.
        if remains := traces(self.given.root, self.publication.project):
            for line in ("Restes du catalogue d’origine :", *remains):
                self.warn(str(line))
        if self.own:
            self.own.cleanup()
        return Path(self.given["site_dir"])


def _writer(site: Path, root: Path) -> SiteWriter:
    """The writer of the site. The folder `site` has a shelf of the cache of its own; all other folders share one."""
    name = "site" if site == root / "site" else "site-elsewhere"
    return SiteWriter(site, cache.Shelf(cache.folder(root), name, str(site), Written))


def _downloads(given: Given) -> Downloads:
    """The files made before that the site offers; for a site on a disk, only those that the offline archive holds."""
    folder = given.extra("downloads")
    if folder:
        folders.refuse_links(given.root / folder, given.root)
    downloads = read(given.root / folder) if folder else NO_DOWNLOADS
    return downloads.below(*PAPERS) if given.is_offline else downloads
