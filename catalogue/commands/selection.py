"""The files that a command was given: `check partnerships/tours-hogip.md`."""

import argparse
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from catalogue.problems.problems import Phrase, Problem
from catalogue.problems.refusals import RefusalError
from catalogue.reading import files
from catalogue.rewriting.fixes import MODELS

_FOLDERS = ("partnerships", "registry")
_NOT_OURS = Phrase(
    "{path} : aucun fichier de partnerships/ ni de registry/ n’a ce nom",
    "{path}: no file of partnerships/ or registry/ has this name",
)


@dataclass(frozen=True, slots=True)
class Selection:
    """Files and folders of the catalogue; all of it when none is named."""

    named: tuple[PurePosixPath, ...]

    def __contains__(self, file: PurePosixPath) -> bool:
        return not self.named or any(file.is_relative_to(one) for one in self.named)

    def concerns(self, problem: Problem) -> bool:
        """Whether a problem is one of these files: it stands in one, or tells that another file is much like one."""
        other = problem.values.get("other")
        return problem.file in self or (isinstance(other, str) and PurePosixPath(other) in self)

    def rewritable(self, root: Path) -> Iterator[PurePosixPath]:
        """The records, organisations and sources among them, in the order of folders and ids."""
        for folder in MODELS:
            extension = ".md" if folder == "partnerships" else ".yml"
            for one in files.list_folder(root, folder, extension, []):
                if one.path is not None and PurePosixPath(one.file) in self:
                    yield PurePosixPath(one.file)


def add(parser: argparse.ArgumentParser) -> None:
    """Name the argument."""
    parser.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FICHIER",
        help="fichiers ou dossiers du catalogue (par défaut : tous)",
    )


def selected(root: Path, named: Sequence[Path]) -> Selection:
    """The files named, by paths that are absolute, or relative to the folder we are in or else to `root`.

    Raises RefusalError for a path that leads to no file of the catalogue.
    """
    return Selection(tuple(_ours(root, path) for path in named))


def _ours(root: Path, path: Path) -> PurePosixPath:
    base = Path(os.path.abspath(root))  # noqa: PTH100 — a symbolic link is a fault to report, not to follow
    for start in (Path.cwd(), base):
        full = Path(os.path.abspath(start / path))  # noqa: PTH100
        if full.is_relative_to(base):
            inside = PurePosixPath(full.relative_to(base).as_posix())
            if inside.parts[:1] and inside.parts[0] in _FOLDERS and _is_there(base, inside):
                return inside
    raise RefusalError(_NOT_OURS.filled(path=path))


def _is_there(base: Path, inside: PurePosixPath) -> bool:
    """Whether a folder holds each part of a path by this very name: a disk that ignores case would find any other."""
    folder = base
    for part in inside.parts:
        try:
            if part not in os.listdir(folder):  # noqa: PTH208 — names, and no paths
                return False
        except OSError:
            return False
        folder /= part
    return True
