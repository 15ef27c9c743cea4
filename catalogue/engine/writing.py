"""Outputs → files of a folder. Only what changed is made, and only bytes that changed are written.

The folder is its own cache: what its files were made of is kept beside (`Shelf`), with their size, time of writing and
digest. A file that is not as it was written is made again.
"""

import os
import stat
import unicodedata
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from catalogue.engine import cache, folders
from catalogue.engine.digest import digest
from catalogue.engine.making import NotMadeError, same_path
from catalogue.engine.output import Output
from catalogue.engine.progress import told
from catalogue.engine.spread import Pool, processes, runs, spread
from catalogue.engine.workspace import draft, readable_by_all

_NO_LINK = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_BLOCK = 1 << 20
_TOGETHER = 60
"""Files that a process makes at a time."""


class Written(NamedTuple):
    """A file as it was written: what it was made of, a digest of its bytes, its size, its time of writing (ns)."""

    key: str
    digest: str
    size: int
    moment: int


@dataclass(frozen=True, slots=True)
class Report:
    """How many files there are, and how many of them were made, written and removed."""

    files: int
    made: int
    written: int
    removed: int


class ClashError(NotMadeError):
    """Two files or folders that are one where a disk ignores case, or writes accents in another way."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(
            f"{one} et {other} : deux adresses qui ne diffèrent que par des majuscules ou par la forme de leurs "
            "accents, une seule pour Windows et macOS. Renommer l’un des deux fichiers."
        )


class SiteWriter:
    """Makes a folder hold some files and no others.

    New files are made beside the folder, by other processes as soon as they are named, and brought into it when all are
    there: one that cannot be made leaves the folder as it was.
    """

    def __init__(self, folder: Path, shelf: cache.Shelf, what: str = "Fichiers du site") -> None:
        """`what` names the files to who waits for them.

        Raises folders.NotOursError for a folder that holds what no command made.
        """
        folders.refuse_foreign(folder)
        self._what = what
        self._folder = folder
        self._shelf = shelf
        self._draft = draft(folder.parent, f".{folder.name}")
        self._wanted: dict[str, str] = {}
        self._folders: dict[str, str] = {}
        self._folded: dict[str, str] = {}
        self._state: dict[str, Written] = {}
        self._made = 0
        self._plain: set[str] = set()
        self._parts: list[Iterator[dict[str, tuple[Written, bool]]]] = []

    def want(self, outputs: Iterable[Output]) -> None:
        """Name files, and begin to make those that are not as they shall be.

        Raises NotMadeError for two of one path, and ClashError for two paths that are one on some disks.
        """
        todo = []
        for output in outputs:
            path = output.path
            self._add(output)
            if now := self._kept(output):
                self._state[path] = now
            else:
                todo.append(output)
        heavy = [[output] for output in todo if output.heavy]
        light = runs([output for output in todo if not output.heavy], _TOGETHER)
        work = partial(_make, self._folder, Path(self._draft.name))
        self._made += len(todo)
        with readable_by_all():
            self._parts.append(spread(work, [*heavy, *light], processes()))

    def _add(self, output: Output) -> None:
        """Take a path for an output, and the folders that hold it."""
        path = output.path
        if path in self._wanted:
            raise NotMadeError(same_path(path, self._wanted[path], output.about))
        self._unlink(os.path.dirname(path))  # noqa: PTH120 — pathlib takes three times as long
        folder = path.rpartition("/")[0]
        while folder and folder not in self._folders:
            if folder in self._wanted:
                raise NotMadeError(same_path(folder, self._wanted[folder], output.about))
            self._fold(folder)
            self._folders[folder] = output.about
            folder = folder.rpartition("/")[0]
        if path in self._folders:
            raise NotMadeError(same_path(path, self._folders[path], output.about))
        self._fold(path)
        self._wanted[path] = output.about

    def _fold(self, path: str) -> None:
        """Raises ClashError when another file or folder has the same path on a disk that ignores case."""
        other = self._folded.setdefault(unicodedata.normalize("NFC", path.casefold()), path)
        if other != path:
            raise ClashError(other, path)

    def _kept(self, output: Output) -> Written | None:
        """A file that is as it shall be; None when it is to be made."""
        before = self._shelf.kept.get(output.path)
        return (
            _still(f"{self._folder}/{output.path}", before) if before and before.key == output.key else None
        )

    def _unlink(self, inside: str) -> None:
        """Remove each symbolic link among the folders of a path, from above: what it leads to is neither read nor changed."""
        if not inside or inside in self._plain:
            return
        self._unlink(os.path.dirname(inside))  # noqa: PTH120 — as above
        if os.path.islink(f"{self._folder}/{inside}"):  # noqa: PTH114 — as above
            os.unlink(f"{self._folder}/{inside}")  # noqa: PTH108 — as above
        self._plain.add(inside)

    def read(self, path: str) -> bytes:
        """A file of those that are wanted, as `last` finds it when all others are there."""
        made = Path(self._draft.name) / path
        return (made if made.exists() else self._folder / path).read_bytes()

    def finish(self, last: Callable[[Mapping[str, Written]], Iterable[Output]] = lambda _: ()) -> Report:
        """Wait for the files, remove all others, and bring the new ones in.

        `last` makes more files, which tell of all others.
        """
        with self._draft as made, readable_by_all(), ExitStack() as stack:
            for part in self._parts:
                if isinstance(part, Pool):
                    # Or a process could go on to fill the draft while it is removed.
                    stack.callback(part.close)
            return self._finished(made, last)

    def _finished(self, made: str, last: Callable[[Mapping[str, Written]], Iterable[Output]]) -> Report:
        base = os.fspath(self._folder)
        new: list[str] = []
        for part in told(chain.from_iterable(self._parts), self._made, self._what):
            for path, (now, is_new) in part.items():
                self._state[path] = now
                if is_new:
                    new.append(path)
        for output in last(self._state):
            self._add(output)
            if kept := self._kept(output):
                self._state[output.path] = kept
                continue
            self._made += 1
            self._state[output.path], is_new = _put(
                self._folder / output.path, Path(made) / output.path, output
            )
            new += [output.path] * is_new
        if not folders.is_marked(self._folder):
            cache.create(Path(made) / folders.MARK, folders.MARK_TEXT.encode())
            new.insert(0, folders.MARK)
        _make_room(base, new)
        removed = sum(_remove(f"{base}/{path}") for path in _others(base, {*self._wanted, folders.MARK}))
        _bring(made, base, new)
        if self._state != self._shelf.kept:
            self._shelf.save(self._state)
        return Report(len(self._wanted), self._made, len({*new} - {folders.MARK}), removed)


def write_site(outputs: Iterable[Output], folder: Path, shelf: cache.Shelf) -> Report:
    """Make `folder` hold these files and no others."""
    writer = SiteWriter(folder, shelf)
    writer.want(outputs)
    return writer.finish()


def _still(file: str, before: Written) -> Written | None:
    """A file that is as it was written, whenever that was; None when it is not."""
    try:
        status = os.lstat(file)
        if not stat.S_ISREG(status.st_mode):
            return None
        if (status.st_size, status.st_mtime_ns) == (before.size, before.moment):
            return before
        same = status.st_size == before.size and digest(Path(file).read_bytes()) == before.digest
    except OSError:
        return None
    return Written(before.key, before.digest, before.size, status.st_mtime_ns) if same else None


def _make(folder: Path, draft: Path, outputs: Sequence[Output]) -> dict[str, tuple[Written, bool]]:
    """Make some files, those with new bytes in the folder `draft`. For each, how it is written, and whether it is new."""
    return {output.path: _put(folder / output.path, draft / output.path, output) for output in outputs}


def _put(file: Path, draft: Path, output: Output) -> tuple[Written, bool]:
    data = output.made()
    is_new = not _holds(file, data)
    if is_new:
        cache.create(draft, data)
    status = os.stat(draft if is_new else file)  # noqa: PTH116 — pathlib takes three times as long, for fifty thousand files
    return Written(output.key, digest(data), len(data), status.st_mtime_ns), is_new


def _holds(file: Path, data: bytes) -> bool:
    """Whether a file is these bytes. It is read in blocks: the largest weighs a hundred megabytes."""
    view = memoryview(data)
    try:
        with open(os.open(file, _NO_LINK), "rb", buffering=0) as found:  # noqa: PTH123 — pathlib follows links
            return os.fstat(found.fileno()).st_size == len(data) and all(
                found.read(_BLOCK) == view[start : start + _BLOCK] for start in range(0, len(data), _BLOCK)
            )
    except OSError:
        return False


def _make_room(folder: str, paths: Iterable[str]) -> None:
    """Make the folders that new files need, while the folder still holds all that it held: a disk may be full."""
    if os.path.exists(folder):  # noqa: PTH110 — as above
        for parent in {os.path.dirname(f"{folder}/{path}") for path in paths}:  # noqa: PTH120 — as above
            with suppress(FileExistsError, NotADirectoryError):  # a file stands in the way, and goes before
                os.makedirs(parent, exist_ok=True)  # noqa: PTH103 — as above


def _bring(draft: str, folder: str, paths: Iterable[str]) -> None:
    """Move files to their places. A folder that is not there yet takes them all at once."""
    if not os.path.exists(folder):  # noqa: PTH110 — as above
        os.chmod(draft, 0o755)  # noqa: PTH101 — as above
        os.replace(draft, folder)  # noqa: PTH105 — as above
        os.mkdir(draft)  # noqa: PTH102 — as above, for who made it and will remove it
        return
    for path in paths:
        target = f"{folder}/{path}"
        try:
            os.replace(f"{draft}/{path}", target)  # noqa: PTH105 — as above
        except FileNotFoundError:
            os.makedirs(os.path.dirname(target))  # noqa: PTH103, PTH120 — as above
            os.replace(f"{draft}/{path}", target)  # noqa: PTH105 — as above


def _others(folder: str, wanted: Container[str], inside: str = "") -> Iterator[str]:
    """Files of a folder that are not wanted any more, and the folders in it, deepest first."""
    with suppress(FileNotFoundError), os.scandir(folder) as found:
        for entry in found:
            path = f"{inside}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from _others(entry.path, wanted, f"{path}/")
                yield path
            elif path not in wanted:
                yield path


def _remove(path: str) -> bool:
    """Whether a file was removed. A folder goes when it holds nothing."""
    if os.path.isdir(path) and not os.path.islink(path):  # noqa: PTH112, PTH114 — as above
        with suppress(OSError):
            os.rmdir(path)  # noqa: PTH106 — as above
        return False
    os.unlink(path)  # noqa: PTH108 — as above
    return True
