"""The one door to the disk: which files a folder holds, and their text. What cannot be read becomes a problem."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from catalogue import body, french, rulebook
from catalogue.problems import Problem

MAX_BYTES = 256 * 1024
_BOM = b"\xef\xbb\xbf"
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of a folder. `path` is None where its name or nature is at fault: it is not to be read."""

    id: str
    file: PurePosixPath
    path: Path | None


def list_folder(root: Path, folder: str, extension: str, problems: list[Problem]) -> list[Listed]:
    """Every file of a folder, in the order of ids, read or not."""
    taken: dict[str, PurePosixPath] = {}
    found: dict[str, Listed] = {}
    base = os.fspath(root)
    for entry in _entries(root / folder):
        file = PurePosixPath(_printable(os.path.relpath(entry.path, base)))
        fault = _name_problem(entry.is_symlink, file, extension, taken)
        if fault is None:
            taken[file.stem] = file
            found[file.stem] = Listed(file.stem, file, Path(entry.path))
        else:
            problems.append(fault)
            # Its id, once mended, exists: nothing that refers to it is wrong.
            id_ = french.slug(file.name.split(".")[0])
            found.setdefault(id_, Listed(id_, file, None))
    return [found[id_] for id_ in sorted(found)]


def stamp(path: Path) -> tuple[int, int]:
    """What changes when a file does: its size in bytes, and when it was last written, in nanoseconds."""
    status = path.stat()
    return status.st_size, status.st_mtime_ns


def read(path: Path, file: PurePosixPath, problems: list[Problem]) -> str | None:
    """The text of one file with `\\n` line ends and no byte order mark; none, and a problem, if it has no text."""
    text = _text(path, file)
    if isinstance(text, Problem):
        problems.append(text)
        return None
    return text


def _text(path: Path, file: PurePosixPath) -> str | Problem:
    if path.is_symlink():
        return Problem(rulebook.SYMBOLIC_LINK, file)
    if not path.exists():
        return Problem(rulebook.MISSING_FILE, file)
    size = path.stat().st_size
    if size > MAX_BYTES:
        values = {"size": str(size // 1024), "limit": str(MAX_BYTES // 1024)}
        return Problem(rulebook.FILE_TOO_LARGE, file, values=values)
    data = path.read_bytes().removeprefix(_BOM)
    try:
        text = _lines(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        before = _lines(data[: error.start].decode("utf-8"))
        values = {"byte": f"0x{data[error.start]:02x}"}
        return Problem(rulebook.NOT_UTF8, file, *body.place(before, len(before)), values)
    if not text.strip():
        return Problem(rulebook.EMPTY_FILE, file)
    invisible = _INVISIBLE.search(text)
    if invisible:
        values = {"character": f"U+{ord(invisible[0]):04X}"}
        return Problem(rulebook.INVISIBLE_CHARACTER, file, *body.place(text, invisible.start()), values)
    return text


@dataclass(frozen=True, slots=True)
class _Entry:
    path: str
    is_symlink: bool


def _entries(folder: Path) -> list[_Entry]:
    """The files under a folder by name; those whose name needs mending come last, so that they take no id."""
    if folder.is_symlink():
        return [_Entry(os.fspath(folder), True)]
    return sorted(_walk(os.fspath(folder)), key=_by_name)


def _walk(folder: str) -> Iterator[_Entry]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path)
        elif not entry.name.startswith("."):
            yield _Entry(entry.path, entry.is_symlink())


def _by_name(entry: _Entry) -> tuple[bool, list[str]]:
    path = list(Path(entry.path).parts)
    stem = PurePosixPath(path[-1]).stem
    return french.slug(stem) != stem, path


def _name_problem(
    is_symlink: bool, file: PurePosixPath, extension: str, taken: Mapping[str, PurePosixPath]
) -> Problem | None:
    if is_symlink:
        return Problem(rulebook.SYMBOLIC_LINK, file)
    if file.suffix != extension:
        near = (french.slug(file.name.split(".")[0]) or "nom") + extension
        return Problem(rulebook.WRONG_EXTENSION, file, values={"extension": extension, "near": near})
    slug = french.slug(file.stem)
    if slug in taken:
        return Problem(rulebook.ID_TAKEN, file, values={"id": file.stem, "other": str(taken[slug])})
    if slug != file.stem:
        return Problem(rulebook.BAD_ID, file, values={"id": file.stem, "near": (slug or "nom") + extension})
    return None


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _printable(name: str) -> str:
    """A file name that can be printed, whatever its bytes are."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
