"""From a folder to all that is published: pages and data files. The one call that adapters and commands make."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from catalogue.aggregate import Catalogue, build
from catalogue.data.export import catalogue_json
from catalogue.data.schema import SCHEMAS, schema_json
from catalogue.load import load
from catalogue.problems import Level, Problem, is_valid
from catalogue.rules import check
from catalogue.site.page import Page
from catalogue.site.pages import pages


class InvalidCatalogueError(Exception):
    """The catalogue has an invalid file: nothing is published. Holds every problem but the useful ones."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


@dataclass(frozen=True)
class Publication:
    """Pages, and texts of data files by their address. `doubtful` holds the problems that only warn."""

    catalogue: Catalogue
    pages: tuple[Page, ...]
    data: Mapping[str, str]
    doubtful: tuple[Problem, ...]


def read(root: Path, today: date) -> tuple[Catalogue, tuple[Problem, ...]]:
    """A catalogue that was checked, with its doubtful problems. Raises InvalidCatalogueError when anything is invalid."""
    loaded = load(root)
    problems = tuple(problem for problem in check(loaded, today) if problem.rule.level is not Level.USEFUL)
    if not is_valid(problems):
        raise InvalidCatalogueError(problems)
    return build(loaded, today), problems


def publish(root: Path, today: date, repository: str) -> Publication:
    """Everything that the folder `root` publishes on a date. Raises InvalidCatalogueError."""
    catalogue, doubtful = read(root, today)
    data = {"data/catalogue.json": catalogue_json(catalogue)}
    for name in SCHEMAS:
        data[f"data/schema/{name}.json"] = schema_json(name, catalogue.registry)
    return Publication(catalogue, pages(catalogue, repository), data, doubtful)
