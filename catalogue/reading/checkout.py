"""Checks of a git checkout: symbolic links among published files, and committed build output."""

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from catalogue.problems import rulebook
from catalogue.problems.problems import Problem
from catalogue.reading import history
from catalogue.reading.files import printable

MADE_BY_COMMANDS = ("site", "public", "build", ".site-*", ".venv")
"""Output folders of the root, in any case of letters. `public` is the site on GitLab."""
_COMPILED = "__pycache__"
_PUBLISHED = ("docs", "CONTRIBUTING.md", "registry")
"""What a build reads besides records. Links among records are found by `files.py`."""


def problems(root: Path) -> Iterator[Problem]:
    """A problem for each symbolic link among published files, and for each tracked output folder."""
    for name in _PUBLISHED:
        if (root / name).is_symlink():
            yield Problem(rulebook.SYMBOLIC_LINK, PurePosixPath(name))
    for path in _links(os.fspath(root / "docs"), "docs"):
        yield Problem(rulebook.SYMBOLIC_LINK, PurePosixPath(printable(path)))
    yield from _tracked(root)


def _links(folder: str, shown: str) -> Iterator[str]:
    """The paths of symbolic links below a folder, also hidden ones, in the order of paths."""
    if os.path.islink(folder) or not os.path.isdir(folder):  # noqa: PTH112, PTH114 — strings, as scandir gives them
        return
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_symlink():
                yield f"{shown}/{entry.name}"
            elif entry.is_dir():
                yield from _links(entry.path, f"{shown}/{entry.name}")


def _tracked(root: Path) -> Iterator[Problem]:
    """One problem for each tracked output folder, because a committed site has many files."""
    patterns = [f":(icase){name}" for name in MADE_BY_COMMANDS]
    compiled = [f":(icase,glob)**/{_COMPILED}{below}" for below in ("", "/**")]
    try:
        tracked = history.tracked(root, *patterns, *compiled)
    except history.UnreadableError:  # reported with the history
        return
    by_folder: dict[str, list[str]] = {}
    for file in tracked:
        parts = file.split("/")
        depth = parts.index(_COMPILED) + 1 if _COMPILED in parts else 1
        by_folder.setdefault("/".join(parts[:depth]), []).append(file)
    for folder, files in sorted(by_folder.items()):
        values = {"folder": printable(folder), "count": str(len(files))}
        yield Problem(rulebook.MADE_BY_COMMANDS, PurePosixPath(printable(files[0])), values=values)
