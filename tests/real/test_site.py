"""The site of the real records: its links, its addresses, and what its pages say to machines."""

import re
from pathlib import Path

import pytest

from catalogue.knowledge import addresses
from catalogue.knowledge.aggregate import Catalogue
from tests.conftest import ROOT
from tests.site.test_paging import lists
from tests.site.test_site import Links, broken, parse
from tests.site.test_structured_data import faults_of


@pytest.fixture(scope="module")
def parsed(real_site: Path) -> dict[str, Links]:
    """Every page of the real site."""
    return parse(real_site)


def test_every_link_inside_the_site_works(parsed: dict[str, Links], real_site: Path) -> None:
    """Pages, files and anchors that a page links to exist."""
    assert broken(parsed, real_site) == []


def test_published_addresses_do_not_break(parsed: dict[str, Links]) -> None:
    """Every address that was ever published still answers. `make addresses` adds the new ones at a release."""
    published = set((ROOT / "tests" / "addresses.txt").read_text("utf-8").split())
    assert published
    assert published - {f"/{address}" for address in parsed} == set()


def test_examples_are_pages_of_the_catalogue(real_site: Path) -> None:
    """What pages written by hand link to of the published site is here: a link that stays as it was names no page."""
    for page in (real_site / "contribuer").glob("**/index.html"):
        text = re.sub(r"<head>.*?</head>", "", page.read_text("utf-8"), flags=re.DOTALL)
        assert re.findall(r'<a[^>]* href="(https://passerelles-sante\.github\.io/[^"]*)"', text) == [], page


def test_every_page_is_valid_schema_org(real: Catalogue) -> None:
    """Types and properties exist, and each value has a type that its property takes."""
    assert faults_of(real) == []


def test_nothing_is_cut_today(real: Catalogue) -> None:
    """Every list of the real catalogue stands whole on its page."""
    pages = lists(real)
    assert [address for address in pages if addresses.start(address) != address] == []
    assert [page.address for page in pages.values() if "ps-pager" in page.html] == []
