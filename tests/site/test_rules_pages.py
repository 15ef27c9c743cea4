"""The pages of the rules: one for each rule, and an index that names them all."""

import re

import pytest

from catalogue.knowledge.aggregate import Catalogue
from catalogue.problems.rulebook import FAMILIES, RULES
from catalogue.site.environment import environment
from catalogue.site.kinds.rules import rules
from catalogue.site.page import Page
from tests.conftest import PROJECT

INDEX = "contribuer/regles/"


@pytest.fixture
def pages(example: Catalogue) -> dict[str, Page]:
    """The pages of the rules by their address."""
    return {page.address: page for page in rules(example, environment(example, PROJECT))}


def test_the_index_lists_every_rule_once(pages: dict[str, Page]) -> None:
    """Each rule of the rulebook stands in the index, with a link to its page."""
    listed = re.findall(r'<a href="[^"]*?([^"/]+)/"><code>([A-Z]\d{3})</code>', pages[INDEX].html)
    assert [id_ for _, id_ in listed] == [rule.id for rule in RULES]
    assert all(link == id_.lower() for link, id_ in listed)


def test_every_listed_page_exists(pages: dict[str, Page]) -> None:
    """And no rule has a page that the index does not lead to."""
    assert set(pages) == {INDEX, *(f"{INDEX}{rule.id.lower()}/" for rule in RULES)}


def test_every_family_has_its_section(pages: dict[str, Page]) -> None:
    """A title, what the family is about, and the number of its rules; no anchor twice."""
    text = pages[INDEX].html.replace("\u202f", " ").replace("\u00a0", " ").replace("&nbsp;", " ")
    for family in FAMILIES:
        count = sum(rule.family is family for rule in RULES)
        assert f": {family.title}</h2>" in text
        assert f"{count} règle" in text
    anchors = re.findall(r'<h2 id="([^"]+)"', text)
    assert len(anchors) == len(set(anchors)) == len(FAMILIES)


def test_the_rules_that_protect_people_are_listed(pages: dict[str, Page]) -> None:
    """E301 to E311 once stood in no list."""
    assert all(f"<code>E{number}</code>" in pages[INDEX].html for number in range(301, 312))
