"""Every page of the catalogue, and what follows from the kinds of pages: `kinds/` has a module for each."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from jinja2 import Environment

from catalogue.data.feeds import Feed
from catalogue.engine.making import distinct, making
from catalogue.knowledge.aggregate import Catalogue
from catalogue.knowledge.project import Project
from catalogue.site import kinds
from catalogue.site import structured_data as data
from catalogue.site.head import EVERYTHING, Subject
from catalogue.site.kind import Kind
from catalogue.site.page import Page
from catalogue.site.rendering import render


def _defined() -> Iterator[Kind[Any]]:
    """Every kind that a module of `kinds/` defines, in the order of modules and of their lines."""
    for module in iter_modules(kinds.__path__, f"{kinds.__name__}."):
        for value in vars(import_module(module.name)).values():
            if isinstance(value, Kind):
                yield value


KINDS: Sequence[Kind[Any]] = tuple(dict.fromkeys(_defined()))

SECTIONS = tuple(kind.section for kind in KINDS if kind.section)
"""The addresses of lists that have pages below them."""


def pages(catalogue: Catalogue, env: Environment) -> tuple[Page, ...]:
    """All pages, in the order of their addresses, none rendered yet. Raises NotMadeError, also when two have one address."""
    made: list[Page] = []
    for kind in KINDS:
        with making(f"pages : {kind.name}"):
            made += (
                replace(page, is_section=True) if page.address == kind.section else page
                for page in kind.pages(catalogue, env)
            )
    return tuple(
        sorted(distinct((page.address, page) for page in made).values(), key=lambda page: page.address)
    )


def followed(catalogue: Catalogue) -> Iterator[Feed]:
    """Every feed. That of the whole catalogue comes with more than one page."""
    for kind in KINDS:
        yield from kind.feeds(catalogue)


def redirects(catalogue: Catalogue, env: Environment, site: str) -> dict[str, str]:
    """Whole HTML pages by their path, at addresses that others once had: they lead to the new one, without any script."""
    return {
        f"{former}index.html": render(
            env,
            "redirect",
            former,
            leads_to=kind.address(item),
            title=kind.title(item),
            canonical=f"{site}{kind.address(item)}" if site else "",
        )
        for kind in KINDS
        for item in kind.items(catalogue)
        for former in kind.former(item)
    }


def subjects(catalogue: Catalogue, project: Project) -> dict[str, Subject]:
    """Every subject: those that kinds of pages name, and that of a page written by hand. A page without any gets sane defaults."""
    data_page = Subject(nodes=partial(data.about_dataset, project), alternates=(EVERYTHING,))
    return {
        **{address: subject for kind in KINDS for address, subject in kind.subjects(catalogue, project)},
        "donnees/": data_page,
    }
