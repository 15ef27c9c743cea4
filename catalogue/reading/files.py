"""Reading source files from disk, and the only module that does: it lists folders and decodes texts. Errors are problems."""

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
"""Most bytes of a source file."""
_BOM = b"\xef\xbb\xbf"
_NO_FILE = Phrase("ce n’est pas un fichier ordinaire", "it is no plain file")
_NO_RIGHT = Phrase("ses droits ne le permettent pas", "its permissions do not allow it")
_NO_ACCESS = Phrase("le disque ou le système le refuse", "the disk or the system refuses it")


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of a folder: its id, its path from the root for messages, and its path on disk. `path` is None if its name or
    kind is at fault, and it must not be read.
    """

    id: str
    file: str
    path: str | None


def list_folder(root: Path, folder: str, extension: str, problems: list[Problem]) -> list[Listed]:
    """Every file of a folder, in the order of ids, also those at fault. Problems of names are added to `problems`."""
    taken: dict[str, str] = {}
    by_id: dict[str, Listed] = {}
    for entry in _entries(root, folder):
        fault = _name_problem(entry, folder, extension, taken)
        if fault is None:
            taken[entry.stem] = entry.file
            by_id[entry.stem] = Listed(entry.stem, entry.file, entry.path)
        else:
            problems.append(fault)
            # Its id counts as existing, so that references to it are not reported too.
            id_ = french.slug(entry.name.split(".")[0])
            by_id.setdefault(id_, Listed(id_, entry.file, None))
    return [by_id[id_] for id_ in sorted(by_id)]


def stamp(path: str) -> tuple[int, int]:
    """The stamp by which a changed file is known: its size in bytes and its time of writing in nanoseconds.

    Both are -1 for a file that does not exist.
    """
    try:
        status = os.stat(path)  # noqa: PTH116 — called for every file
    except OSError:
        return -1, -1
    return status.st_size, status.st_mtime_ns


def read(path: Path, file: PurePosixPath, problems: list[Problem]) -> str | None:
    """The text of a file with `\\n` line ends and without byte order mark. None, and a problem, if it has no valid text."""
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
    if not S_ISREG(status.st_mode):  # reading from a pipe could block for ever
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
        rule, offset, shown = unseen
        return Problem(rule, file, *body.place(text, offset), shown)
    return text


@dataclass(frozen=True, slots=True)
class _Entry:
    """A directory entry: its path on disk, its printable path from the root, its name with stem and suffix.

    `slug` is what the stem should be.
    """

    path: str
    file: str
    name: str
    stem: str
    suffix: str
    slug: str
    is_symlink: bool


def _entries(root: Path, folder: str) -> list[_Entry]:
    """The files under a folder by path; those with a wrong stem come last, so that they take no id from a correct file."""
    base = root / folder
    if base.is_symlink():
        return [_entry(os.fspath(base), folder, True)]
    entries = _walk(os.fspath(base), folder)
    return sorted(entries, key=lambda entry: (entry.slug != entry.stem, entry.file.split("/")))


def _walk(folder: str, shown: str) -> Iterator[_Entry]:
    folders = [(folder, shown)]
    while folders:  # no recursion: folders may be nested deeper than the recursion limit
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
    stem, suffix = os.path.splitext(name)  # noqa: PTH122 — called for every file
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
    """A file name with undecodable bytes, invisible characters and line ends replaced by U+FFFD."""
    try:
        decoded = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    except UnicodeEncodeError:  # a lone surrogate, which Windows allows in a name
        decoded = name.encode("utf-8", "replace").decode("utf-8")
    return INVISIBLE.sub("\ufffd", decoded).replace("\n", "\ufffd").replace("\t", "\ufffd")
