"""A file as it is and as it would be: the difference to show, and the writing of it once somebody agrees."""

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
    """A file that a change of text cannot be made to. Holds the problems that stand in the way."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(str(problems[0].file))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would become of one file. `before` are its bytes as they were read, `after` those that would be written.

    `problems` are what keeps it from being changed.
    """

    file: PurePosixPath
    before: bytes
    after: bytes
    problems: tuple[Problem, ...] = ()

    @property
    def changes(self) -> bool:
        return self.before != self.after

    def diff(self) -> str:
        """The difference as `diff -u` shows it."""
        old, new = (text.decode().splitlines(keepends=True) for text in (self.before, self.after))
        name = str(self.file)
        lines = difflib.unified_diff(old, new, name, name, n=_SURROUNDING)
        return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)

    def write(self, root: Path) -> bool:
        """Write the file as a whole; false, and nothing written, when it is no longer as it was. Raises OSError."""
        path = root / self.file
        if path.is_symlink() or path.read_bytes() != self.before:
            return False
        cache.write(path, self.after)
        return True


def proposal(root: Path, file: PurePosixPath, change: Callable[[str, PurePosixPath], str]) -> Proposal:
    """What a change of text would make of a file. The ends of its lines stay as they are.

    A file whose lines end in several ways is left alone: to write it would change lines that nobody looks at.
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
