"""Incremental builds: bring the files of a folder up to date with the outputs of a build.

The folder is its own cache. A shelf keeps the content key of each file, with its size, time of writing and digest: an
output is made only if its key has changed or its file was touched, and a file is written only if its bytes differ.
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
from catalogue.engine.progress import with_progress
from catalogue.engine.spread import Pool, processes, runs, spread
from catalogue.engine.workspace import draft, readable_by_all

_NO_LINK = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_BLOCK = 1 << 20
_TOGETHER = 60
"""Outputs in a chunk of work for a process."""


class Written(NamedTuple):
    """A file as it was written: its content key, a digest of its bytes, its size in bytes, its time of writing (ns)."""

    key: str
    digest: str
    size: int
    moment: int


@dataclass(frozen=True, slots=True)
class Report:
    """Counts of a build: files of the folder; outputs made, files written, files removed."""

    files: int
    made: int
    written: int
    removed: int


class ClashError(NotMadeError):
    """Two paths that are one on a file system that ignores case or normalises accents. The message is French."""

    def __init__(self, path: str, other: str) -> None:
        super().__init__(
            f"{path} et {other} : deux adresses qui ne diffèrent que par des majuscules ou par la forme de leurs "
            "accents, une seule pour Windows et macOS. Renommer l’un des deux fichiers."
        )


class SiteWriter:
    """Brings a folder to hold the wanted outputs and no other files.

    Changed outputs are made in a temporary folder, by other processes, from the moment they are wanted. `finish` moves
    them into place when all are made: after an error the folder is as it was.
    """

    def __init__(self, folder: Path, shelf: cache.Shelf, what: str = "Fichiers du site") -> None:
        """`what` names the files in the progress counter.

        Raises folders.NotOursError for a folder with content that no command wrote.
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
        """Add outputs, and begin to make those whose files are not up to date.

        Raises NotMadeError for a duplicate path, and ClashError for two paths that are one on some file systems.
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
        """Register the path of an output, and those of its folders."""
        path = output.path
        if path in self._wanted:
            raise NotMadeError(same_path(path, self._wanted[path], output.about))
        self._unlink(os.path.dirname(path))  # noqa: PTH120 — called for every file of a site; so are the lines marked « as above »
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
        """Raises ClashError when another path is the same on a file system that ignores case or normalises accents."""
        other = self._folded.setdefault(unicodedata.normalize("NFC", path.casefold()), path)
        if other != path:
            raise ClashError(other, path)

    def _kept(self, output: Output) -> Written | None:
        """The file of an output, if it is up to date; None when it is to be made."""
        before = self._shelf.kept.get(output.path)
        return (
            _still(f"{self._folder}/{output.path}", before) if before and before.key == output.key else None
        )

    def _unlink(self, inside: str) -> None:
        """Remove the symbolic links among the parents of a path, outermost first: links are not followed."""
        if not inside or inside in self._plain:
            return
        self._unlink(os.path.dirname(inside))  # noqa: PTH120 — as above
        if os.path.islink(f"{self._folder}/{inside}"):  # noqa: PTH114 — as above
            os.unlink(f"{self._folder}/{inside}")  # noqa: PTH108 — as above
        self._plain.add(inside)

    def read(self, path: str) -> bytes:
        """The bytes of a wanted file, once all are made: for `last` of `finish`."""
        new = Path(self._draft.name) / path
        return (new if new.exists() else self._folder / path).read_bytes()

    def finish(self, last: Callable[[Mapping[str, Written]], Iterable[Output]] = lambda _: ()) -> Report:
        """Wait for the outputs, remove all other files, and move the new ones into place.

        `last` gives more outputs, which may depend on all files before: the inventory of the service worker.
        """
        with self._draft as draft_folder, readable_by_all(), ExitStack() as stack:
            for part in self._parts:
                if isinstance(part, Pool):
                    # Otherwise a process could still write into the temporary folder while it is removed.
                    stack.callback(part.close)
            return self._finished(draft_folder, last)

    def _finished(
        self, draft_folder: str, last: Callable[[Mapping[str, Written]], Iterable[Output]]
    ) -> Report:
        base = os.fspath(self._folder)
        new: list[str] = []
        for part in with_progress(chain.from_iterable(self._parts), self._made, self._what):
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
                self._folder / output.path, Path(draft_folder) / output.path, output
            )
            new += [output.path] * is_new
        if not folders.is_marked(self._folder):
            cache.create(Path(draft_folder) / folders.MARK, folders.MARK_TEXT.encode())
            new.insert(0, folders.MARK)
        _make_room(base, new)
        removed = sum(_remove(f"{base}/{path}") for path in _others(base, {*self._wanted, folders.MARK}))
        _bring(draft_folder, base, new)
        if self._state != self._shelf.kept:
            self._shelf.save(self._state)
        return Report(len(self._wanted), self._made, len({*new} - {folders.MARK}), removed)


def write_site(outputs: Iterable[Output], folder: Path, shelf: cache.Shelf) -> Report:
    """Bring `folder` to hold these outputs and no other files. Raises what SiteWriter raises."""
    writer = SiteWriter(folder, shelf)
    writer.want(outputs)
    return writer.finish()


def _still(file: str, before: Written) -> Written | None:
    """The file as it is now, if its bytes are those of `before`; None otherwise. Its time of writing may have changed."""
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
    """Make outputs, and write those with new bytes into `draft`. For each path: the file, and whether it is in `draft`."""
    return {output.path: _put(folder / output.path, draft / output.path, output) for output in outputs}


def _put(file: Path, draft: Path, output: Output) -> tuple[Written, bool]:
    data = output.made()
    is_new = not _holds(file, data)
    if is_new:
        cache.create(draft, data)
    status = os.stat(draft if is_new else file)  # noqa: PTH116 — as above
    return Written(output.key, digest(data), len(data), status.st_mtime_ns), is_new


def _holds(file: Path, data: bytes) -> bool:
    """Whether a file holds these bytes. It is read in blocks, because archives weigh many megabytes."""
    view = memoryview(data)
    try:
        with open(os.open(file, _NO_LINK), "rb", buffering=0) as stream:  # noqa: PTH123 — pathlib follows links
            return os.fstat(stream.fileno()).st_size == len(data) and all(
                stream.read(_BLOCK) == view[start : start + _BLOCK] for start in range(0, len(data), _BLOCK)
            )
    except OSError:
        return False


def _make_room(folder: str, paths: Iterable[str]) -> None:
    """Create the folders of new files before any file is removed: a full disk then leaves the site as it was."""
    if os.path.exists(folder):  # noqa: PTH110 — as above
        for parent in {os.path.dirname(f"{folder}/{path}") for path in paths}:  # noqa: PTH120 — as above
            with suppress(
                FileExistsError, NotADirectoryError
            ):  # an old file has that name, and is removed later
                os.makedirs(parent, exist_ok=True)  # noqa: PTH103 — as above


def _bring(draft: str, folder: str, paths: Iterable[str]) -> None:
    """Move files into place. A folder that does not exist yet gets them by one rename."""
    if not os.path.exists(folder):  # noqa: PTH110 — as above
        os.chmod(draft, 0o755)  # noqa: PTH101 — as above
        os.replace(draft, folder)  # noqa: PTH105 — as above
        os.mkdir(draft)  # noqa: PTH102 — as above; the owner of the draft will remove it
        return
    for path in paths:
        target = f"{folder}/{path}"
        try:
            os.replace(f"{draft}/{path}", target)  # noqa: PTH105 — as above
        except FileNotFoundError:
            os.makedirs(os.path.dirname(target))  # noqa: PTH103, PTH120 — as above
            os.replace(f"{draft}/{path}", target)  # noqa: PTH105 — as above


def _others(folder: str, wanted: Container[str], inside: str = "") -> Iterator[str]:
    """The paths of files that are not wanted any more, and of all folders, deepest first."""
    with suppress(FileNotFoundError), os.scandir(folder) as entries:
        for entry in entries:
            path = f"{inside}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from _others(entry.path, wanted, f"{path}/")
                yield path
            elif path not in wanted:
                yield path


def _remove(path: str) -> bool:
    """Remove a file, or a folder if it is empty. True when a file was removed."""
    if os.path.isdir(path) and not os.path.islink(path):  # noqa: PTH112, PTH114 — as above
        with suppress(OSError):
            os.rmdir(path)  # noqa: PTH106 — as above
        return False
    os.unlink(path)  # noqa: PTH108 — as above
    return True
