"""The rooms of catalogue/ stand in an order, and each imports only rooms before it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import catalogue
from tests.conftest import ROOT

ROOMS = (
    "language",
    "engine",
    "model",
    "problems",
    "cards",
    "texts",
    "reading",
    "rewriting",
    "knowledge",
    "rules",
    "data",
    "forge",
    "drafting",
    "site",
    "pack",
    "pdf",
    "publishing",
    "commands",
)
PACKAGE = ROOT / "catalogue"


def imported_rooms(file: Path) -> Iterator[tuple[int, str]]:
    """Line and room of every import of our own package in a file, those inside functions too."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno} imports by a relative path"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            package, _, rest = name.partition(".")
            if package == "catalogue":
                yield node.lineno, rest.partition(".")[0]


def test_every_folder_is_a_room_of_the_order() -> None:
    """And nothing stands beside the rooms but the door of the package."""
    assert {path.name for path in PACKAGE.iterdir() if path.name != "__pycache__"} == {
        *ROOMS,
        "__init__.py",
        "__main__.py",
    }


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_rooms_before_it(room: str) -> None:
    """So no two rooms import each other, and a stranger can read them in this order."""
    allowed = ROOMS[: ROOMS.index(room) + 1]
    later = [
        f"{file.relative_to(ROOT)}:{line} imports {name}"
        for file in sorted((PACKAGE / room).rglob("*.py"))
        for line, name in imported_rooms(file)
        if name not in allowed
    ]
    assert later == []


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_what_it_is_for(room: str) -> None:
    """In the docstring of its `__init__.py`, on more than one line."""
    docstring = ast.get_docstring(ast.parse((PACKAGE / room / "__init__.py").read_text("utf-8")))
    assert docstring
    assert len(docstring.splitlines()) > 1


def test_the_package_names_the_order() -> None:
    """Its docstring lists the rooms as this test does."""
    listed = " ".join((catalogue.__doc__ or "").split())
    assert ", ".join(ROOMS) in listed
