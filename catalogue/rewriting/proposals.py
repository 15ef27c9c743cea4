"""A proposed change of a file: its diff to show first, and the writing of it once the user agrees."""

import difflib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from catalogue.engine import cache
from catalogue.problems.problems import Problem
from catalogue.reading import files

_BOM = "\ufeff".encode()
_SURROUNDING = 2
"""Lines shown before and after a change."""


class RefusedError(Exception):
    """A file that cannot be changed automatically. Holds the problems that are to be mended first."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(str(problems[0].file))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed change of a file: its bytes as read, and those to write. `problems` say why it cannot be changed."""

    file: PurePosixPath
    before: bytes
    after: bytes
    problems: tuple[Problem, ...] = ()

    @property
    def changes(self) -> bool:
        """Whether the bytes differ."""
        return self.before != self.after

    def diff(self) -> str:
        """The unified diff, empty without changes."""
        old, new = (text.decode().splitlines(keepends=True) for text in (self.before, self.after))
        name = str(self.file)
        lines = difflib.unified_diff(old, new, name, name, n=_SURROUNDING)
        return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)

    def write(self, root: Path) -> bool:
        """Write the file atomically. False, and nothing is written, when the file has changed since. Raises OSError."""
        path = root / self.file
        if path.is_symlink() or path.read_bytes() != self.before:
            return False
        cache.write(path, self.after)
        return True


def proposal(root: Path, file: PurePosixPath, change: Callable[[str, PurePosixPath], str]) -> Proposal:
    """The change of a file by a function of its text and path. Byte order mark and line ends stay.

    A file with mixed line ends is left alone, because writing it would change lines that the diff does not show.
    """
    problems: list[Problem] = []
    text = files.read(root / file, file, problems)
    if text is None:
        return Proposal(file, b"", b"", tuple(problems))
    before = (root / file).read_bytes()
    bom = _BOM if before.startswith(_BOM) else b""
    end = "\r\n" if b"\r\n" in before else "\r" if b"\r" in before else "\n"
    if bom + text.replace("\n", end).encode() != before:
        return Proposal(file, before, before)
    try:
        new = change(text, file)
    except RefusedError as refused:
        return Proposal(file, before, before, refused.problems)
    return Proposal(file, before, bom + new.replace("\n", end).encode())
