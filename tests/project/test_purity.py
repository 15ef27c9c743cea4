"""The core never knows its generator, its clock or the network."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

CORE = sorted((ROOT / "catalogue").rglob("*.py"))
MAY_READ_THE_CLOCK = {"clock.py"}


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


@pytest.mark.parametrize("file", CORE, ids=lambda file: str(file.relative_to(ROOT)))
def test_the_core_imports_no_generator(file: Path) -> None:
    """Replacing MkDocs means replacing hooks/ and nothing of catalogue/."""
    forbidden = ("mkdocs", "properdocs", "material", "requests", "urllib.request", "http.client", "socket")
    assert [name for name in imported(file) if name.split(".")[0] in forbidden or name in forbidden] == []


@pytest.mark.parametrize("file", CORE, ids=lambda file: str(file.relative_to(ROOT)))
def test_only_the_clock_reads_the_clock(file: Path) -> None:
    """Today is read once and passed down."""
    if file.name not in MAY_READ_THE_CLOCK:
        text = file.read_text("utf-8")
        assert not any(call in text for call in ("date.today(", "datetime.now(", "time.time("))
