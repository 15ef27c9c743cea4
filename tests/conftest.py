"""A small valid catalogue for each test: the project's own vocabularies with the records of tests/example/."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from catalogue.aggregate import Catalogue, build
from catalogue.load import load
from catalogue.problems import Problem
from catalogue.rules import check

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "tests" / "example"
TODAY = date(2024, 6, 1)
SHARED_TEXTS = ROOT.parent / "shared" / "sources"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files; read the diff")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The root of a valid catalogue that a test may break."""
    root = tmp_path / "catalogue"
    shutil.copytree(EXAMPLE, root)
    for vocabulary in (ROOT / "registry").glob("*.yml"):
        shutil.copy(vocabulary, root / "registry")
    return root


@pytest.fixture
def checked(folder: Path) -> Callable[[], tuple[Problem, ...]]:
    """Checks the folder as it stands, quotes included."""
    return lambda: check(load(folder), TODAY, folder / "texts")


@pytest.fixture
def example(folder: Path) -> Catalogue:
    """The example as a catalogue."""
    return build(load(folder), TODAY)


@pytest.fixture(scope="session")
def real() -> Catalogue:
    """The catalogue of this repository."""
    return build(load(ROOT), date(2026, 11, 23))
