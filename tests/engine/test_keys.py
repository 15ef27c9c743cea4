"""What pages and files are known by: all that they are made of, and nothing that changes by itself."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from catalogue.engine.keys import key
from catalogue.knowledge.aggregate import Catalogue, build
from catalogue.reading.load import load
from catalogue.site.environment import environment
from catalogue.site.page import Page
from catalogue.site.pages import KINDS
from tests.conftest import PROJECT


@pytest.fixture(scope="module")
def pages(sample: Catalogue) -> list[Page]:
    env = environment(sample, PROJECT)
    return [page for kind in KINDS for page in kind.pages(sample, env)]


def test_every_page_can_be_told_from_its_former_self(pages: list[Page]) -> None:
    """No function, generator or environment is among the values of a page: none would tell when it changes."""
    assert len({key(page.address, page.values) for page in pages}) == len(pages)


def test_templates_see_no_more_than_that(sample: Catalogue) -> None:
    """A template that could look at the whole catalogue would show what its page is not known by."""
    assert "catalogue" not in environment(sample, PROJECT).globals


def test_keys_stay_from_one_process_to_the_next(pages: list[Page], sample: Catalogue) -> None:
    env = environment(sample, PROJECT)
    again = [page for kind in KINDS for page in kind.pages(sample, env)]
    assert [key(page.values) for page in again] == [key(page.values) for page in pages]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (["a", "b"], ["ab"]),
        (["a", ["b"]], [["a"], "b"]),
        (1, "1"),
        (1, True),
        (None, ""),
        ({"a": "b"}, ["a", "b"]),
        (date(2024, 1, 2), "2024-01-02"),
    ],
)
def test_different_values_have_different_keys(one: object, other: object) -> None:
    assert key(one) != key(other)


def test_a_record_is_known_by_all_that_it_shows(sample: Catalogue) -> None:
    entry = sample.entries[0]
    assert key(entry) == key(replace(entry))
    assert key(entry) != key(replace(entry, digest="other"))


def test_a_record_without_a_date_in_git_changes_every_day(folder: Path) -> None:
    """Its citation gives the day of the catalogue."""
    loaded = load(folder)
    first, same, later = (build(loaded, date(2024, 6, day)).entries[0].digest for day in (1, 1, 2))
    assert first == same != later


def test_a_function_cannot_be_told(sample: Catalogue) -> None:
    with pytest.raises(TypeError, match="function"):
        key({"entries": sample.entries, "name": lambda: ""})
