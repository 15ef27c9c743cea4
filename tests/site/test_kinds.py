"""What every kind of page owes, whichever modules define kinds."""

import re
from typing import Any

import pytest
import yaml
from jinja2 import Environment

from catalogue.knowledge import addresses
from catalogue.knowledge.aggregate import Catalogue
from catalogue.publishing.settings import paths
from catalogue.site import kinds
from catalogue.site.environment import TEMPLATES, environment
from catalogue.site.kind import Kind
from catalogue.site.kinds import matrix
from catalogue.site.page import Page
from catalogue.site.pages import KINDS, SECTIONS, followed
from tests.conftest import PROJECT, ROOT
from tests.kinds import KINDS as EXAMPLES

OF_NO_KIND = {"contents", "head", "redirect", "explorer_map", "reading", "continuation"}
"""Templates of parts of pages, of the page that the pack makes, and of the pages on which any long list goes on."""
names = pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])


@pytest.fixture(scope="module")
def env(sample: Catalogue) -> Environment:
    return environment(sample, PROJECT)


def made(kind: Kind[Any], catalogue: Catalogue, env: Environment) -> dict[str, Page]:
    return {page.address: page for page in kind.pages(catalogue, env)}


def test_every_module_defines_a_kind() -> None:
    """But for the one that lists share. A kind that is not found would have no page, and nobody would notice."""
    code = [file.read_text("utf-8") for file in (ROOT / "catalogue/site/kinds").glob("*.py")]
    written = sum(
        len(re.findall(r"^[A-Z_]+(?:: Kind\[None\])? = Kind\(", text, re.MULTILINE)) for text in code
    )
    assert written == len(KINDS)
    assert len({kind.name for kind in KINDS}) == len(KINDS)
    assert kinds.__doc__


@names
def test_the_sample_has_a_page_of_each(kind: Kind[Any], sample: Catalogue, env: Environment) -> None:
    """So every kind is rendered from invented records, not only from those that happen to be published."""
    pages = made(kind, sample, env)
    assert pages
    assert [page.address for page in pages.values() if "<h1" not in page.html] == []


def test_every_template_makes_a_page(
    sample: Catalogue, env: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A template that no kind uses is forgotten."""
    monkeypatch.setattr(matrix, "COUNTRIES", 0)
    used = {page.template for kind in KINDS for page in kind.pages(sample, env)}
    there = {file.name.removesuffix(".html.j2") for file in TEMPLATES.glob("[!_]*.html.j2")}
    assert used | OF_NO_KIND == there


@pytest.mark.parametrize("section", SECTIONS)
def test_a_list_stands_in_the_menu(section: str) -> None:
    """Of mkdocs.yml: readers find a list that has pages below it."""
    settings = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
    assert f"{section}index.md" in set(paths(settings["nav"]))


@names
def test_a_page_tells_what_it_is_about(kind: Kind[Any], sample: Catalogue, env: Environment) -> None:
    """The pages of a kind that has items are those of its items: each has its structured data and its card."""
    about = dict(kind.subjects(sample, PROJECT))
    pages = made(kind, sample, env)
    if kind.section:
        assert kind.section in pages
        assert about[kind.section].page_type == "CollectionPage"
    if list(kind.items(sample)):
        starts = {addresses.start(address) for address in pages}
        assert starts - set(about) == set()
    for subject in about.values():
        assert all(isinstance(node, dict) for node in subject.nodes())


@names
def test_feeds_and_papers_belong_to_a_page(kind: Kind[Any], sample: Catalogue, env: Environment) -> None:
    """A feed leads to its page, a PDF is offered by it."""
    pages = {**made(kind, sample, env), "changements/": None}
    assert {feed.page for feed in kind.feeds(sample)} - set(pages) == set()
    papers = dict(kind.papers(sample))
    assert set(papers) - set(pages) == set()
    assert all(paper.name and paper.description and paper.sections for paper in papers.values())


def test_one_feed_has_one_address(sample: Catalogue) -> None:
    """More than one page may announce it, if all mean the same."""
    feeds = list(followed(sample))
    assert len({feed.address for feed in feeds}) == len(set(feeds)) > 10


def test_each_kind_has_an_example() -> None:
    """On which accessibility, policy, budgets and heads are tested."""
    assert {kind.name for kind in KINDS} == {name.partition("/")[0] for name in EXAMPLES if "/" in name}
