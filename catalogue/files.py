"""The one door to the disk: which files a folder holds, and their text. What cannot be read becomes a problem."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from catalogue import body, french, rulebook
from catalogue.problems import Problem

MAX_BYTES = 256 * 1024
_BOM = b"\xef\xbb\xbf"
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def read_folder(
    root: Path, folder: str, extension: str, problems: list[Problem]
) -> Iterator[tuple[str, PurePosixPath, str | None]]:
    """Id, name and text of every file of a folder, in the order of ids; no text where it cannot be read."""
    taken: dict[str, PurePosixPath] = {}
    found: dict[str, tuple[PurePosixPath, str | None]] = {}
    for path in _paths(root / folder):
        file = PurePosixPath(_printable(path.relative_to(root).as_posix()))
        fault = _name_problem(path, file, extension, taken)
        if fault is None:
            taken[path.stem] = file
            found[path.stem] = file, read(path, file, problems)
        else:
            problems.append(fault)
            # Its id, once mended, exists: nothing that refers to it is wrong.
            found.setdefault(french.slug(file.name.split(".")[0]), (file, None))
    for id_ in sorted(found):
        yield id_, *found[id_]


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


def _paths(folder: Path) -> list[Path]:
    """The files under a folder by name; those whose name needs mending come last, so that they take no id."""
    if folder.is_symlink():
        return [folder]
    paths = (
        path
        for path in folder.rglob("*")
        if not path.name.startswith(".") and (path.is_symlink() or not path.is_dir())
    )
    return sorted(paths, key=lambda path: (french.slug(path.stem) != path.stem, path))


def _name_problem(
    path: Path, file: PurePosixPath, extension: str, taken: Mapping[str, PurePosixPath]
) -> Problem | None:
    if path.is_symlink():
        return Problem(rulebook.SYMBOLIC_LINK, file)
    if path.suffix != extension:
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
