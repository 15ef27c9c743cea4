"""A kind of page as one object: which pages it has, and what the site makes of each besides its HTML.

A module of `kinds/` defines one or more. Everything that goes through all pages goes through all kinds: sections,
structured data, cards, feeds, PDFs, redirects, and the tests.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from jinja2 import Environment

from catalogue.cards.card import Card
from catalogue.data.feeds import Feed
from catalogue.knowledge.aggregate import Catalogue
from catalogue.knowledge.project import Project
from catalogue.site.head import ATOM, Alternate, Subject
from catalogue.site.page import Page
from catalogue.site.paper import Paper
from catalogue.site.schema_org import Node

Item = TypeVar("Item")


def _nothing(_item: Any, _catalogue: Catalogue) -> None:
    """The answer of a kind that has no card, feed or PDF."""


@dataclass(frozen=True, eq=False)
class Kind(Generic[Item]):
    """The pages of one kind. Only `pages` is required; functions get an item of `items` first.

    `pages` yields every page of the kind, its list included. The values of a page are what it depends on: it is made
    again when one of them changes. So `card` and `nodes` may tell of nothing that they do not hold.

    `section` is the address of the list above the pages, which the menu of mkdocs.yml must name. `items` are what the
    pages are about, `address` gives the page of one. `nodes` gives what a page says of itself, and what it is about, in
    schema.org's words; `page_type` is the type of the page itself, `list_nodes` the same for the list. `paper` is the
    PDF of a page, None or without records where there is none. `former` gives addresses that lead to the page now, which
    say its `title`.
    """

    pages: Callable[[Catalogue, Environment], Iterator[Page]]
    section: str = ""
    items: Callable[[Catalogue], Iterable[Item]] = lambda _: ()
    address: Callable[[Item], str] = str
    title: Callable[[Item], str] = str
    page_type: str = "WebPage"
    is_article: bool = False
    nodes: Callable[[Item, Catalogue, Project], tuple[Node, ...]] = lambda *_: ({},)
    list_nodes: Callable[[Project], tuple[Node, ...]] = lambda _: ({},)
    alternates: Callable[[Item], tuple[Alternate, ...]] = lambda _: ()
    card: Callable[[Item, Catalogue], Card | None] = _nothing
    feed: Callable[[Item, Catalogue], Feed | None] = _nothing
    paper: Callable[[Item, Catalogue], Paper | None] = _nothing
    former: Callable[[Item], Iterable[str]] = lambda _: ()

    @property
    def name(self) -> str:
        """The name of the function that yields the pages, for messages and tests."""
        return self.pages.__name__

    def subjects(self, catalogue: Catalogue, project: Project) -> Iterator[tuple[str, Subject]]:
        """What each page is about, by its address. Structured data is computed when a page asks for it."""
        if self.section:
            yield self.section, Subject("CollectionPage", partial(self.list_nodes, project))
        for item in self.items(catalogue):
            feed = self.feed(item, catalogue)
            followed = (Alternate(ATOM, feed.title, feed.address),) if feed else ()
            yield (
                self.address(item),
                Subject(
                    self.page_type,
                    partial(self.nodes, item, catalogue, project),
                    (*self.alternates(item), *followed),
                    self.card(item, catalogue),
                    self.is_article,
                ),
            )

    def feeds(self, catalogue: Catalogue) -> Iterator[Feed]:
        """The feeds of its pages."""
        return filter(None, (self.feed(item, catalogue) for item in self.items(catalogue)))

    def papers(self, catalogue: Catalogue) -> Iterator[tuple[str, Paper]]:
        """The PDFs of its pages, by the address of the page."""
        for item in self.items(catalogue):
            paper = self.paper(item, catalogue)
            if paper is not None and paper.entries:
                yield self.address(item), paper
