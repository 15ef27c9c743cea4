"""Everything that is published from a folder: lazy pages and data files, each with its content key.

`publish` is the entry point of adapters and commands. Nothing is rendered here.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment

from catalogue.data import blank
from catalogue.data.explorer import explorer_js
from catalogue.data.explorer_text import explorer_text_js
from catalogue.data.export import catalogue_parts, record_json
from catalogue.data.feeds import feeds
from catalogue.data.form import form_js
from catalogue.data.form_record import form_record_js
from catalogue.data.schema import SCHEMAS, schema_json
from catalogue.engine import cache
from catalogue.engine.downloads import NO_DOWNLOADS, Downloads
from catalogue.engine.keys import key
from catalogue.engine.making import distinct, making
from catalogue.engine.output import Text, Texts, text
from catalogue.engine.spread import without_collector
from catalogue.knowledge import addresses
from catalogue.knowledge.aggregate import Catalogue, build
from catalogue.knowledge.citations import WRITERS
from catalogue.knowledge.extract import of_country
from catalogue.knowledge.project import Project
from catalogue.model.registry import Country
from catalogue.pack.page import offered, reading
from catalogue.problems.problems import Problem, is_valid
from catalogue.publishing import service_worker
from catalogue.reading import history
from catalogue.reading.load import load
from catalogue.rules import check
from catalogue.site.crawlers import robots
from catalogue.site.environment import environment
from catalogue.site.head import Heads
from catalogue.site.kinds import explorer, form, training
from catalogue.site.kinds import map as maps
from catalogue.site.page import Page
from catalogue.site.pages import followed, pages, redirects, subjects
from catalogue.site.schema_org import modified

_MADE_WITH = ("*.j2", "*.js", "*.json", "*.ttf")
"""Files of the program, besides its code, that every content key depends on."""


class InvalidCatalogueError(Exception):
    """The catalogue has an invalid file, and nothing is published. Holds its invalid and doubtful problems."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


@dataclass(frozen=True)
class Publication:
    """The pages, and the data files by address. `doubtful` are the problems that only warn.

    `heads` gives the HTML head of every page, and the cards to draw. `key` is a digest of what every page depends on:
    code, templates, registry and addresses. `country` is that of an extract, None for the whole catalogue.
    """

    catalogue: Catalogue
    project: Project
    environment: Environment
    pages: tuple[Page, ...]
    data: Texts
    doubtful: tuple[Problem, ...]
    heads: Heads
    key: str
    downloads: Downloads = NO_DOWNLOADS
    country: Country | None = None

    def made_of(self, page: Page) -> tuple[Any, ...]:
        """The dependencies of a page without its shell."""
        return self.key, page, modified(page.file, self.catalogue)

    @property
    def dated(self) -> Iterator[tuple[str, str | None]]:
        """The address of each page, with the day of the last known change of its file, or None."""
        return ((page.address, modified(page.file, self.catalogue)) for page in self.pages)


def read(root: Path, today: date, tomorrow: date = date.min) -> tuple[Catalogue, tuple[Problem, ...]]:
    """Load and check the catalogue. Returns it with its doubtful problems; `tomorrow` is that of `check`.

    Raises InvalidCatalogueError when any file is invalid.
    """
    loaded = load(root)
    problems = check(loaded, today, useful=False, tomorrow=tomorrow)
    if not is_valid(problems):
        raise InvalidCatalogueError(problems)
    return build(loaded, today, history.read(root, today)), problems


def publish(
    root: Path,
    today: date,
    project: Project,
    downloads: Downloads = NO_DOWNLOADS,
    country: str = "",
    offline: bool = False,
    tomorrow: date = date.min,
) -> Publication:
    """Everything that the folder `root` publishes on the date `today`. Raises InvalidCatalogueError.

    `downloads` are files made before, which the pages offer. With the code of a `country`, only the extract about it;
    raises NoSuchCountryError. `offline` is for a site in a folder on a disk; `tomorrow` is that of `check`.
    """
    with without_collector():
        catalogue, doubtful = read(root, today, tomorrow)
        if country:
            catalogue = of_country(catalogue, country)
        publication = _published(root, catalogue, doubtful, project, downloads, offline)
        return replace(publication, country=catalogue.registry.countries[country]) if country else publication


def _published(
    root: Path,
    catalogue: Catalogue,
    doubtful: tuple[Problem, ...],
    project: Project,
    downloads: Downloads,
    offline: bool,
) -> Publication:
    env = environment(catalogue, project)
    made_with = sorted(file for pattern in _MADE_WITH for file in cache.HERE.rglob(pattern))
    base = key(cache.code(), cache.digest_of(made_with), catalogue.registry_digest, project)
    packs = offered(downloads, catalogue.registry, project.slug)
    taking = reading(packs, project.site, catalogue.today, offline, env)
    all_pages = _with_papers((*pages(catalogue, env), *taking), downloads, project)
    data = _Data(root, catalogue, env, project, base, offline)
    texts = distinct((path, lazy_text) for part in data.parts for path, lazy_text in part())
    titles = {page.address: page.title for page in all_pages}
    heads = Heads(project, titles, subjects(catalogue, project), frozenset(texts))
    return Publication(catalogue, project, env, all_pages, Texts(texts), doubtful, heads, base, downloads)


def _with_papers(all_pages: tuple[Page, ...], downloads: Downloads, project: Project) -> tuple[Page, ...]:
    """The pages, each with the size of its PDF in bytes, 0 without one."""
    sizes = downloads.sizes
    if not sizes:
        return all_pages
    return tuple(
        replace(page, paper=sizes.get(addresses.paper(page.address, project.slug), 0)) for page in all_pages
    )


_Named = Iterator[tuple[str, Text]]
"""Lazy texts with their paths."""


@dataclass(frozen=True)
class _Data:
    """The data files. `base` is the part of their content keys that all share."""

    root: Path
    catalogue: Catalogue
    environment: Environment
    project: Project
    base: str
    offline: bool

    @property
    def parts(self) -> tuple[Callable[[], _Named], ...]:
        """The functions that yield them, heavy files first."""
        return self.of_the_whole, self.of_each_record, self.of_the_code, self.feeds, self.small

    def of_the_whole(self) -> _Named:
        """Files that depend on all records. They are heavy, so they come first."""
        catalogue = self.catalogue
        whole = (self.base, catalogue.today, catalogue.entries, self.offline)
        yield addresses.CATALOGUE, Text((*whole, "json"), partial(catalogue_parts, catalogue), heavy=True)
        for path, make in (
            ("data/explorer-text.js", partial(explorer_text_js, catalogue)),
            ("data/explorer.js", partial(explorer_js, catalogue)),
            (form.DATA, partial(form_js, catalogue)),
            (explorer.MAP, partial(explorer.map_js, catalogue, self.environment, self.offline)),
        ):
            yield path, text((*whole, path), make, heavy=True)

    def of_each_record(self) -> _Named:
        """The files of each record: JSON, a script for the form, BibTeX and RIS."""
        for entry in self.catalogue.entries:
            depends_on = (self.base, entry)
            linked = [one.to for one in entry.partnership.related if one.to in self.catalogue.by_id]
            for path, others, make in (
                (addresses.record_data(entry.id), linked, partial(record_json, entry, self.catalogue)),
                (addresses.record_script(entry.id), (), partial(form_record_js, entry, self.root)),
            ):
                yield path, text((*depends_on, *others), make, about=entry.file)
            for extension, write in WRITERS:
                cite = partial(write, entry, self.catalogue, self.project)
                yield addresses.citation(entry, extension), text(depends_on, cite, about=entry.file)

    def of_the_code(self) -> _Named:
        """Files that depend on the code and the registry only: JSON Schemas and blank files."""
        for name in SCHEMAS:
            path = f"data/schema/{name}.json"
            yield path, text((self.base, path), partial(schema_json, name, self.catalogue.registry))
        for kind, path in blank.FILES.items():
            yield path, text((self.base, path), partial(blank.blank, kind, self.catalogue.registry))

    def feeds(self) -> _Named:
        """The Atom feeds of changes."""
        wanted = followed(self.catalogue)
        for path, feed in feeds(wanted, self.catalogue, self.environment, self.project).items():
            yield path, replace(feed, made_of=(self.base, *feed.made_of))

    def small(self) -> _Named:
        """Small files, which are made at once: the content key is computed from their text."""
        texts: dict[str, str] = {
            explorer.SCRIPT: explorer.script(),
            form.SCRIPT: form.script(),
            training.SCRIPT: training.script(),
            "robots.txt": robots(self.project.site),
        }
        texts[maps.LAND] = maps.land(self.environment)
        if not self.offline:
            texts.update(service_worker.scripts(self.project.name))
        with making("redirections"):
            texts.update(redirects(self.catalogue, self.environment, self.project.site))
        for path, content in texts.items():
            yield path, text((content,), partial(str, content))
