"""Broken examples: one change each to a small valid catalogue, with the words that it earns.

Tests check that every example earns exactly these words; the pages of the rules show them.
"""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
CATALOGUE = HERE / "example"
"""The valid catalogue that every example changes. It has no vocabularies: the project's own stand in for them."""

_BROKEN = HERE / "broken"
_TOO_MUCH = "Une phrase de trop.\n" * 20_000


@dataclass(frozen=True)
class Example:
    """One fault. A text is replaced in a file, or something is done (`does`) to the file as a whole.

    `shows` and `mended` are what a page shows instead of the text of the file, where that tells nothing; a line that
    begins with `> ` is the faulty one.
    """

    name: str
    rule: str
    file: str
    says: str
    replace: str = ""
    new: str = ""
    does: str = ""
    to: str = ""
    shows: str = ""
    mended: str = ""
    says_in_english: str = ""


def examples() -> Iterator[Example]:
    """Every example, in the order of their names."""
    return (example(file.stem) for file in sorted(_BROKEN.glob("*.yml")))


@cache
def example(name: str) -> Example:
    """One example, by the name of its file. Raises FileNotFoundError."""
    values: dict[str, Any] = yaml.load((_BROKEN / f"{name}.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    return Example(name, new=values.pop("with", ""), **values)


def text(file: str) -> str:
    """The text of a file of the valid catalogue."""
    return (CATALOGUE / file).read_text("utf-8")


def broken(root: Path, one: Example) -> None:
    """Do to the copy of the valid catalogue under `root` what the example does. Raises ValueError when it cannot be done."""
    path = root / one.file
    if one.does:
        _DEEDS[one.does](path, root / one.to)
        return
    before = path.read_text("utf-8")
    if before.count(one.replace) != 1:
        raise ValueError(f"{one.name}: the text to replace must stand once in {one.file}")
    path.write_text(before.replace(one.replace, one.new), "utf-8")


def _encode(path: Path, _: Path) -> None:
    path.write_bytes(path.read_text("utf-8").replace("’", "'").encode("latin-1", "replace"))


def _empty(path: Path, _: Path) -> None:
    path.write_bytes(b"")


def _grow(path: Path, _: Path) -> None:
    path.write_text(path.read_text("utf-8") + _TOO_MUCH, "utf-8")


def _link(path: Path, _: Path) -> None:
    elsewhere = path.parent.parent / path.name
    path.rename(elsewhere)
    path.symlink_to(elsewhere)


def _remove(path: Path, _: Path) -> None:
    path.unlink()


def _move(path: Path, to: Path) -> None:
    to.parent.mkdir(parents=True)
    path.rename(to)


def _pipe(path: Path, _: Path) -> None:
    path.unlink()
    os.mkfifo(path)


_DEEDS: Mapping[str, Callable[[Path, Path], object]] = {
    "encode": _encode,
    "empty": _empty,
    "grow": _grow,
    "link": _link,
    "rename": Path.rename,
    "copy": shutil.copy,
    "remove": _remove,
    "move": _move,
    "pipe": _pipe,
}
