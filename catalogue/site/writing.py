"""Outputs → files of a folder. Only what changed is made, and only bytes that changed are written.

The folder is its own cache: what its files were made of is kept beside (`Shelf`), with their size, time of writing and
digest. A file that is not as it was written is made again.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from catalogue import cache
from catalogue.output import Output
from catalogue.progress import told
from catalogue.spread import processes, runs, spread

_TOGETHER = 60
"""Files that a process makes at a time."""


@dataclass(frozen=True, slots=True)
class Written:
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


def write_site(outputs: Iterable[Output], folder: Path, shelf: cache.Shelf) -> Report:
    """Make `folder` hold these files and no others."""
    base = os.fspath(folder)
    wanted = {output.path: output for output in outputs}
    state: dict[str, Written] = {}
    todo = []
    for path, output in wanted.items():
        before = shelf.kept.get(path)
        if before is not None and before.key == output.key and (now := _still(f"{base}/{path}", before)):
            state[path] = now
        else:
            todo.append(output)
    made = written = 0
    heavy = [[output] for output in todo if output.heavy]
    light = runs([output for output in todo if not output.heavy], _TOGETHER)
    parts = spread(partial(_make, folder), [*heavy, *light], processes())
    for part in told(parts, len(todo), "Fichiers du site"):
        for path, (now, is_new) in part.items():
            state[path] = now
            made += 1
            written += is_new
    removed = sum(_remove(f"{base}/{path}") for path in _others(base, wanted)) if folder.is_dir() else 0
    if state != shelf.kept:
        shelf.save(state)
    return Report(len(wanted), made, written, removed)


def _still(file: str, before: Written) -> Written | None:
    """A file that is as it was written, whenever that was; None when it is not."""
    try:
        status = os.stat(file)  # noqa: PTH116 — pathlib takes three times as long, for fifty thousand files
        if (status.st_size, status.st_mtime_ns) == (before.size, before.moment):
            return before
        same = status.st_size == before.size and _digest(Path(file).read_bytes()) == before.digest
    except OSError:
        return None
    return Written(before.key, before.digest, before.size, status.st_mtime_ns) if same else None


def _make(folder: Path, outputs: Sequence[Output]) -> dict[str, tuple[Written, bool]]:
    """Make some files. For each, how it was written, and whether its bytes are new."""
    return {output.path: _put(folder / output.path, output) for output in outputs}


def _put(file: Path, output: Output) -> tuple[Written, bool]:
    data = output.make()
    is_new = cache.create(file, data) or (file.read_bytes() != data and cache.write(file, data))
    status = os.stat(file)  # noqa: PTH116 — as above
    return Written(output.key, _digest(data), len(data), status.st_mtime_ns), is_new


def _others(folder: str, wanted: Mapping[str, Output], inside: str = "") -> Iterator[str]:
    """Files of a folder that are not wanted any more, and the folders in it, deepest first."""
    with os.scandir(folder) as found:
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


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
