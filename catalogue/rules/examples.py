"""Examples of the rules: each a change to a small valid catalogue, with the words that it earns, and good neighbours.

Tests check that a broken example earns exactly its words, and that its good neighbours, the last that the rule lets
pass, earn none of that rule. The pages of the rules show both.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from catalogue.reading import files

HERE = Path(__file__).resolve().parent
CATALOGUE = HERE / "example"
"""The valid catalogue that every example changes. It has no lists but its cities: the project's own stand in for them."""

_BROKEN = HERE / "broken"
_TOO_MUCH = "Une phrase de trop.\n" * 20_000


@dataclass(frozen=True, kw_only=True)
class Change:
    """What is done to the valid catalogue: a text is replaced in a file, or something (`does`) is done to the whole file."""

    file: str
    replace: str = ""
    new: str = ""
    does: str = ""
    to: str = ""


@dataclass(frozen=True, kw_only=True)
class Good(Change):
    """The last that a rule lets pass. `earns` has the ids of all that other rules say of it, mostly nothing."""

    earns: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Example(Change):
    """One fault, with its good neighbours.

    `shows` and `mended` are what a page shows instead of the text of the file, where that tells nothing; a line that
    begins with `> ` is the faulty one.
    """

    name: str
    rule: str
    says: str
    shows: str = ""
    mended: str = ""
    says_in_english: str = ""
    good: tuple[Good, ...] = ()


def examples() -> Iterator[Example]:
    """Every example, in the order of their names."""
    return (example(file.stem) for file in sorted(_BROKEN.glob("*.yml")))


@cache
def example(name: str) -> Example:
    """One example, by the name of its file. Raises FileNotFoundError."""
    values: dict[str, Any] = yaml.load((_BROKEN / f"{name}.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    good = tuple(_good(one, values) for one in values.pop("good", ()))
    return Example(name=name, new=values.pop("with", ""), good=good, **values)


def _good(written: str | dict[str, Any], fault: dict[str, Any]) -> Good:
    """A good neighbour changes what the fault changes, unless it says what else. A plain text is what it writes there."""
    values = {"with": written} if isinstance(written, str) else dict(written)
    place = (
        {"file": fault["file"]}
        if values.get("does")
        else {"file": fault["file"], "replace": fault.get("replace", "")}
    )
    earns = tuple(values.pop("earns", ()))
    return Good(new=values.pop("with", ""), earns=earns, **{**place, **values})


def text(file: str) -> str:
    """The text of a file of the valid catalogue."""
    return (CATALOGUE / file).read_text("utf-8")


def apply(root: Path, change: Change) -> None:
    """Change the copy of the valid catalogue under `root`. Raises ValueError when that cannot be done."""
    path = root / change.file
    if change.does == "write":
        path.write_text(change.new, "utf-8")
        return
    if change.does:
        _DEEDS[change.does](path, root / change.to)
        return
    before = path.read_text("utf-8")
    if before.count(change.replace) != 1:
        raise ValueError(f"the text to replace must stand once in {change.file}: {change.replace}")
    path.write_text(before.replace(change.replace, change.new), "utf-8")


def _encode(path: Path, _: Path) -> None:
    path.write_bytes(path.read_text("utf-8").replace("’", "'").encode("latin-1", "replace"))


def _fill(path: Path, _: Path) -> None:
    """As large as a file may be, to the byte."""
    data = path.read_bytes()
    room = files.MAX_BYTES - len(data)
    path.write_bytes(data + (b"Une phrase de plus. " * room)[:room])


def _mark(path: Path, _: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())


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


def _track(path: Path, _: Path) -> None:
    root = path.parent.parent
    path.parent.mkdir()
    path.write_bytes(b"")
    for arguments in (("init", "--quiet"), ("add", "--force", os.fspath(path))):
        subprocess.run(["git", *arguments], cwd=root, check=True)


_DEEDS: Mapping[str, Callable[[Path, Path], object]] = {
    "encode": _encode,
    "fill": _fill,
    "grow": _grow,
    "mark": _mark,
    "link": _link,
    "rename": Path.rename,
    "copy": shutil.copy,
    "remove": _remove,
    "move": _move,
    "pipe": _pipe,
    "track": _track,
}
