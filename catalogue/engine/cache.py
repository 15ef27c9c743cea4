"""A disk cache under build/cache of values that an earlier run computed. It may be deleted at any time.

A shelf is one file: a keyed hash, then a pickle. The key of the hash holds the code of the program, so other code finds
an empty shelf; so does whoever meets a damaged or unreadable file. An allow-list of types keeps a pickle from running
code: only frozen values of this program, and what `_PLAIN` lists, are unpickled.
"""

import copyreg
import hashlib
import io
import os
import pickle
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import is_dataclass
from enum import Enum
from functools import lru_cache
from importlib import import_module
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import Any

from catalogue.engine.digest import digest
from catalogue.engine.folders import is_behind_a_link

HERE = Path(__file__).resolve().parent.parent
FOLDER = Path("build") / "cache"
_SEAL_BYTES = 32
_OURS = "catalogue."
_PLAIN = {  # the allow-list of functions and foreign types that a pickle may name, as (module, name)
    ("catalogue.language.edtf", "parse_date"),
    ("catalogue.language.edtf", "parse_period"),
    ("catalogue.engine.cache", "posix_path"),
    ("pydantic.networks", "HttpUrl"),
    ("pydantic_core._pydantic_core", "Url"),
}


class Shelf:
    """A file of the cache: values of the type `kind` by name, read when the object is created and written by `save`.

    `folder` is None when nothing may be kept. `key` holds whatever the values depend on besides the code and their names.
    `kept` are the values of the run before.
    """

    def __init__(self, folder: Path | None, name: str, key: str, kind: type = object) -> None:
        self._file = folder / name if folder is not None else None
        self._key = f"{code()}\0{key}".encode()
        self._kind = kind
        self.kept: Mapping[str, Any] = self._opened()

    def save(self, values: Mapping[str, Any]) -> None:
        """Replace the values of the shelf. An error of the disk empties the shelf and is not raised."""
        if self._file is None:
            return
        data = pickled(dict(values))
        try:
            write(self._file, self._seal(data), data)
        except OSError:
            with suppress(OSError):
                self._file.unlink()

    def _opened(self) -> Mapping[str, Any]:
        if self._file is None:
            return {}
        try:
            with self._file.open("rb") as file:
                seal, data = file.read(_SEAL_BYTES), file.read()
        except OSError:
            return {}
        if seal != self._seal(data):
            return {}
        try:
            values = unpickled(data)
        except Exception:  # a damaged pickle may raise anything, and its values can be computed again
            return {}
        fits = isinstance(values, dict) and all(
            type(name) is str and isinstance(value, self._kind) for name, value in values.items()
        )
        return values if fits else {}

    def _seal(self, data: bytes) -> bytes:
        return hashlib.blake2b(data, digest_size=_SEAL_BYTES, key=hashlib.sha256(self._key).digest()).digest()


def pickled(value: Any) -> bytes:
    """A value as a pickle that reads the same on every version of Python."""
    data = io.BytesIO()
    _Pickler(data, pickle.HIGHEST_PROTOCOL).dump(value)
    return data.getvalue()


def unpickled(data: bytes) -> Any:
    """The value of a pickle. Raises pickle.UnpicklingError when it names a type that is not on the allow-list, and
    whatever else a damaged pickle raises.
    """
    return _Unpickler(io.BytesIO(data)).load()


def posix_path(text: str) -> PurePosixPath:
    """A path of a pickle. Python's own pickles of paths name a module that changed between versions."""
    return PurePosixPath(text)


class _Pickler(pickle.Pickler):
    dispatch_table = copyreg.dispatch_table.copy()
    dispatch_table[PurePosixPath] = lambda path: (posix_path, (str(path),))


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        return _named(module, name)


@lru_cache(maxsize=256)
def _named(module: str, name: str) -> Any:
    """The allow-list of the unpickler: a type of values defined in `module`, or an item of `_PLAIN`; no other function."""
    if module.startswith(_OURS) or (module, name) in _PLAIN:
        value = getattr(import_module(module), name, None)
        if (module, name) in _PLAIN or (_holds_values(value) and value.__module__ == module):
            return value
    raise pickle.UnpicklingError(f"{module}.{name} has no place in a cache")


def _holds_values(kind: Any) -> bool:
    """Whether creating an instance only stores values: a frozen dataclass, a named tuple, an enumeration."""
    if not isinstance(kind, type):
        return False
    frozen_dataclass = is_dataclass(kind) and kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
    return (
        frozen_dataclass or issubclass(kind, Enum) or (issubclass(kind, tuple) and hasattr(kind, "_fields"))
    )


def folder(root: Path) -> Path | None:
    """The cache folder of the project under `root`.

    None when CATALOGUE_CACHE=no, and when the folder is a symbolic link or lies behind one: links are not followed.
    """
    if os.environ.get("CATALOGUE_CACHE") == "no" or is_behind_a_link(root / FOLDER, root):
        return None
    return root / FOLDER


_RUNS_ON = (
    "babel",
    "cmarkgfm",
    "jinja2",
    "markupsafe",
    "nh3",
    "pillow",
    "pydantic",
    "pydantic-core",
    "pyyaml",
    "rapidfuzz",
)
"""Libraries whose versions are part of the key of every shelf."""


@lru_cache(maxsize=1)
def code() -> str:
    """A digest of the Python version, the libraries of `_RUNS_ON` and the source of the program, read once a process."""
    versions = "\n".join((sys.version, *(f"{name} {version(name)}" for name in _RUNS_ON)))
    return digest(f"{versions}\n{digest_of(sorted(HERE.rglob('*.py')))}".encode())


def digest_of(files: list[Path]) -> str:
    """A digest of the names and bytes of some files."""
    held = [(file.name, file.read_bytes()) for file in files]
    return digest(*(piece for name, data in held for piece in (f"{name}\0{len(data)}\0".encode(), data)))


def write(file: Path, *pieces: bytes) -> None:
    """Write a file atomically: its pieces go to a temporary file beside it, which is then renamed. Raises OSError."""
    draft = file.with_name(f".{file.name[:80]}.{os.getpid()}.part")
    while not create(draft, *pieces):
        draft.unlink()  # left by a killed process that had the same id
    try:
        os.replace(draft, file)  # noqa: PTH105 — called for every file of a site
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def create(file: Path, *pieces: bytes) -> bool:
    """Write a new file; false when it exists already. Raises OSError, and then removes what it wrote."""
    try:
        handle = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
    except FileExistsError:
        return False
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
    try:
        with open(handle, "wb", buffering=0) as out:  # noqa: PTH123 — a handle is no path
            for piece in pieces:
                rest = memoryview(piece)
                while rest:
                    rest = rest[out.write(rest) :]
    except BaseException:
        file.unlink(missing_ok=True)
        raise
    return True
