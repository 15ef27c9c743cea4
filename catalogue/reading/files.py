"""The one door to the disk: which files a folder holds, and their text. What cannot be read becomes a problem."""

import errno
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from stat import S_ISLNK, S_ISREG

from catalogue.language import french
from catalogue.language.characters import INVISIBLE
from catalogue.problems import rulebook
from catalogue.problems.problems import Phrase, Problem, Rule
from catalogue.reading import file_names
from catalogue.texts import body
from catalogue.texts.hidden import hidden

MAX_BYTES = 256 * 1024
_BOM = b"\xef\xbb\xbf"
_NO_FILE = Phrase("ce n’est pas un fichier ordinaire", "it is no plain file")
_NO_RIGHT = Phrase("ses droits ne le permettent pas", "its permissions do not allow it")
_NO_ACCESS = Phrase("le disque ou le système le refuse", "the disk or the system refuses it")


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of a folder. `path` is None where its name or nature is at fault: it is not to be read."""

    id: str
    file: str
    path: str | None


def list_folder(root: Path, folder: str, extension: str, problems: list[Problem]) -> list[Listed]:
    """Every file of a folder, in the order of ids, read or not."""
    taken: dict[str, str] = {}
    found: dict[str, Listed] = {}
    for entry in _entries(root, folder):
        fault = _name_problem(entry, folder, extension, taken)
        if fault is None:
            taken[entry.stem] = entry.file
            found[entry.stem] = Listed(entry.stem, entry.file, entry.path)
        else:
            problems.append(fault)
            # Its id, once mended, exists: nothing that refers to it is wrong.
            id_ = french.slug(entry.name.split(".")[0])
            found.setdefault(id_, Listed(id_, entry.file, None))
    return [found[id_] for id_ in sorted(found)]


def stamp(path: str) -> tuple[int, int]:
    """What changes when a file does: its size in bytes, and when it was last written, in nanoseconds.

    Both are -1 for a file that is gone.
    """
    try:
        status = os.stat(path)  # noqa: PTH116 — a third of the time of pathlib, for ten thousand files
    except OSError:
        return -1, -1
    return status.st_size, status.st_mtime_ns


def read(path: Path, file: PurePosixPath, problems: list[Problem]) -> str | None:
    """The text of one file with `\\n` line ends and no byte order mark; none, and a problem, if it has no text."""
    text = _text(path, file)
    if isinstance(text, Problem):
        problems.append(text)
        return None
    return text


def _text(path: Path, file: PurePosixPath) -> str | Problem:
    try:
        status = path.lstat()
    except OSError:
        return Problem(rulebook.MISSING_FILE, file)
    if S_ISLNK(status.st_mode):
        return Problem(rulebook.SYMBOLIC_LINK, file)
    if status.st_size > MAX_BYTES:
        values = {"size": str(status.st_size // 1024), "limit": str(MAX_BYTES // 1024)}
        return Problem(rulebook.FILE_TOO_LARGE, file, values=values)
    if not S_ISREG(status.st_mode):  # to read from a pipe would never end
        return Problem(rulebook.UNREADABLE_FILE, file, values={"reason": _NO_FILE})
    try:
        data = path.read_bytes().removeprefix(_BOM)
    except OSError as error:
        reason = _NO_RIGHT if error.errno == errno.EACCES else _NO_ACCESS
        return Problem(rulebook.UNREADABLE_FILE, file, values={"reason": reason})
    try:
        text = _lines(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        before = _lines(data[: error.start].decode("utf-8"))
        values = {"byte": f"0x{data[error.start]:02x}"}
        return Problem(rulebook.NOT_UTF8, file, *body.place(before, len(before)), values)
    if not text.strip():
        return Problem(rulebook.EMPTY_FILE, file)
    unseen = hidden(text)
    if unseen:
        rule, offset, said = unseen
        return Problem(rule, file, *body.place(text, offset), said)
    return text


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file met in a folder: where it is, its path from the root as it can be printed, its name and its parts.

    `slug` is what the stem would have to be.
    """

    path: str
    file: str
    name: str
    stem: str
    suffix: str
    slug: str
    is_symlink: bool


def _entries(root: Path, folder: str) -> list[_Entry]:
    """The files under a folder by name; those whose name needs mending come last, so that they take no id."""
    base = root / folder
    if base.is_symlink():
        return [_entry(os.fspath(base), folder, True)]
    found = _walk(os.fspath(base), folder)
    return sorted(found, key=lambda entry: (entry.slug != entry.stem, entry.file.split("/")))


def _walk(folder: str, shown: str) -> Iterator[_Entry]:
    folders = [(folder, shown)]
    while folders:  # a stack of our own: folders may lie deeper than Python calls itself
        folder, shown = folders.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError:
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                folders.append((entry.path, f"{shown}/{entry.name}"))
            elif not entry.name.startswith("."):
                yield _entry(entry.path, f"{shown}/{entry.name}", entry.is_symlink())


def _entry(path: str, shown: str, is_symlink: bool) -> _Entry:
    file = printable(shown)
    name = file.rpartition("/")[2]
    stem, suffix = os.path.splitext(name)  # noqa: PTH122 — as above
    return _Entry(path, file, name, stem, suffix, french.slug(stem), is_symlink)


def _name_problem(entry: _Entry, folder: str, extension: str, taken: Mapping[str, str]) -> Problem | None:
    slug, stem = entry.slug, entry.stem

    def problem(rule: Rule, **values: str) -> Problem:
        return Problem(rule, PurePosixPath(entry.file), values=values)

    if entry.is_symlink:
        return problem(rulebook.SYMBOLIC_LINK)
    if entry.suffix != extension:
        near = (french.slug(entry.name.split(".")[0]) or "nom") + extension
        return problem(rulebook.WRONG_EXTENSION, extension=extension, near=near)
    if slug in taken:
        return problem(rulebook.ID_TAKEN, id=stem, other=taken[slug])
    if slug != stem:
        return problem(rulebook.BAD_ID, id=stem, near=(slug or "nom") + extension)
    return file_names.fault(entry.file, folder)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def printable(name: str) -> str:
    """A file name that can be printed on one line, whatever its bytes are."""
    try:
        said = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    except UnicodeEncodeError:  # half of a pair, which Windows allows in a name
        said = name.encode("utf-8", "replace").decode("utf-8")
    return INVISIBLE.sub("\ufffd", said).replace("\n", "\ufffd").replace("\t", "\ufffd")
