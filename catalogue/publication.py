"""From a folder to all that is published: pages and data files. The one call that adapters and commands make."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from catalogue import history
from catalogue.aggregate import Catalogue, build
from catalogue.data.citations import citation_files
from catalogue.data.explorer import explorer_js
from catalogue.data.explorer_text import explorer_text_js
from catalogue.data.export import json_files
from catalogue.data.feeds import feeds
from catalogue.data.schema import SCHEMAS, schema_json
from catalogue.load import load
from catalogue.problems import Problem, is_valid
from catalogue.rules import check
from catalogue.site.environment import environment
from catalogue.site.head import Heads
from catalogue.site.kinds import explorer
from catalogue.site.kinds import map as maps
from catalogue.site.page import Page
from catalogue.site.pages import pages
from catalogue.site.redirects import redirects
from catalogue.site.robots import robots
from catalogue.site.subjects import subjects


class InvalidCatalogueError(Exception):
    """The catalogue has an invalid file: nothing is published. Holds every problem but the useful ones."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


@dataclass(frozen=True)
class Publication:
    """Pages, and texts of data files by their address. `doubtful` holds the problems that only warn.

    `heads` gives what the shell writes in the head of any page, and names the cards to draw.
    """

    catalogue: Catalogue
    pages: tuple[Page, ...]
    data: Mapping[str, str]
    doubtful: tuple[Problem, ...]
    heads: Heads


def read(root: Path, today: date) -> tuple[Catalogue, tuple[Problem, ...]]:
    """A catalogue that was checked, with its doubtful problems. Raises InvalidCatalogueError when anything is invalid."""
    loaded = load(root)
    problems = check(loaded, today, useful=False)
    if not is_valid(problems):
        raise InvalidCatalogueError(problems)
    return build(loaded, today, history.read(root)), problems


def publish(root: Path, today: date, repository: str, site_url: str = "") -> Publication:
    """Everything that the folder `root` publishes on a date. Raises InvalidCatalogueError.

    `repository` is the forge's address and `site_url` the site's own, or empty where it is not known.
    """
    catalogue, doubtful = read(root, today)
    site = f"{site_url.rstrip('/')}/" if site_url else ""
    data = json_files(catalogue)
    for name in SCHEMAS:
        data[f"data/schema/{name}.json"] = schema_json(name, catalogue.registry)
    data["data/explorer.js"] = explorer_js(catalogue)
    data["data/explorer-text.js"] = explorer_text_js(catalogue)
    data[explorer.SCRIPT] = explorer.script()
    data[explorer.MAP] = explorer.map_js(catalogue, environment(catalogue, repository, site))
    data.update(feeds(catalogue, site_url))
    data[maps.LAND] = maps.land(catalogue)
    data.update(citation_files(catalogue, site))
    data.update(redirects(catalogue, environment(catalogue, repository), site))
    data["robots.txt"] = robots(site)
    made = pages(catalogue, repository, site)
    titles = {page.address: page.title for page in made}
    heads = Heads(site, titles, subjects(catalogue, site), frozenset(data))
    return Publication(catalogue, made, data, doubtful, heads)
