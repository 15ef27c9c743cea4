"""Addresses of lists and of the pages below them."""

import pytest

from catalogue.knowledge import addresses
from catalogue.knowledge.aggregate import Catalogue
from catalogue.site.environment import environment
from catalogue.site.kinds import matrix
from catalogue.site.page import Page
from catalogue.site.pages import SECTIONS, pages, redirects, subjects
from tests.conftest import PROJECT


@pytest.fixture
def made(sample: Catalogue, monkeypatch: pytest.MonkeyPatch) -> dict[str, Page]:
    """Every page by its address, those of the regions of the matrix too."""
    monkeypatch.setattr(matrix, "COUNTRIES", 0)
    return {page.address: page for page in pages(sample, environment(sample, PROJECT))}


def test_a_list_with_pages_below_it_is_a_section(made: dict[str, Page]) -> None:
    """A generator finds its source in the folder of its pages: `pays/index.md` beside `pays/togo.md`."""
    above = {addresses.start(address).rstrip("/").rpartition("/")[0] + "/" for address in made}
    assert {address for address in above if address in made} == set(SECTIONS)
    for address, page in made.items():
        is_list = not address or address in SECTIONS
        assert page.source_path == (f"{address}index.md" if is_list else f"{address.rstrip('/')}.md")


def test_a_section_is_told_as_a_collection(sample: Catalogue) -> None:
    """Programs that read pages learn that it lists others."""
    told = subjects(sample, PROJECT)
    assert {told[section].page_type for section in SECTIONS} == {"CollectionPage"}


def test_a_former_id_leads_on_from_every_section_of_records(example: Catalogue) -> None:
    """Wherever records stand, whatever their kind, a former id has a page there."""
    stand = {f"{addresses.entry(entry).partition('/')[0]}/" for entry in example.entries}
    assert stand == set(addresses.RECORDS)
    paths = set(redirects(example, environment(example, PROJECT), ""))
    assert {path for path in paths if path.partition("/")[0] + "/" in stand} == {
        f"{section}ancien-dakar/index.html" for section in stand
    }
