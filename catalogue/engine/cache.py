"""What an earlier run worked out, kept under build/cache. It may be deleted at any time: the next run makes it again.

A shelf is one file: a seal over the rest, then a pickle. A shelf of other code, a damaged one, or one that cannot be read,
for whatever reason, is an empty one. Nothing that lies in it can run: only values of ours are unpickled.
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
_PLAIN = {
    ("catalogue.language.edtf", "parse_date"),
    ("catalogue.language.edtf", "parse_period"),
    ("catalogue.engine.cache", "posix_path"),
    ("pydantic.networks", "HttpUrl"),
    ("pydantic_core._pydantic_core", "Url"),
}


class Shelf:
    """One named collection of values by name, all of the type `kind`, read when it is made and written by `save`.

    `folder` is None where nothing may be kept. `key` names all that the values depend on besides their own keys.
    """

    def __init__(self, folder: Path | None, name: str, key: str, kind: type = object) -> None:
        self._file = folder / name if folder is not None else None
        self._key = f"{code()}\0{key}".encode()
        self._kind = kind
        self.kept: Mapping[str, Any] = self._opened()

    def save(self, values: Mapping[str, Any]) -> None:
        """Keep these values and no others. A disk that is full or read-only costs the cache, not the run."""
        if self._file is None:
            return
        data = frozen(dict(values))
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
            values = thawed(data)
        except Exception:  # a pickle may raise anything, and what it holds can be worked out anew
            return {}
        fits = isinstance(values, dict) and all(
            type(name) is str and isinstance(value, self._kind) for name, value in values.items()
        )
        return values if fits else {}

    def _seal(self, data: bytes) -> bytes:
        return hashlib.blake2b(data, digest_size=_SEAL_BYTES, key=hashlib.sha256(self._key).digest()).digest()


def frozen(value: Any) -> bytes:
    """A value as bytes."""
    data = io.BytesIO()
    _Pickler(data, pickle.HIGHEST_PROTOCOL).dump(value)
    return data.getvalue()


def thawed(data: bytes) -> Any:
    """The value of such bytes. Raises pickle.UnpicklingError when they name anything that is not ours, and whatever else
    a damaged pickle raises."""
    return _Unpickler(io.BytesIO(data)).load()


def posix_path(text: str) -> PurePosixPath:
    """A path out of a pickle: Python's own pickles name a module that differs from one version to the next."""
    return PurePosixPath(text)


class _Pickler(pickle.Pickler):
    dispatch_table = copyreg.dispatch_table.copy()
    dispatch_table[PurePosixPath] = lambda path: (posix_path, (str(path),))


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        return _named(module, name)


@lru_cache(maxsize=256)
def _named(module: str, name: str) -> Any:
    """What a cache may name: a type of values of ours, or something plain. No function, and nothing that a module imported."""
    if module.startswith(_OURS) or (module, name) in _PLAIN:
        found = getattr(import_module(module), name, None)
        if (module, name) in _PLAIN or (_holds_values(found) and found.__module__ == module):
            return found
    raise pickle.UnpicklingError(f"{module}.{name} has no place in a cache")


def _holds_values(kind: Any) -> bool:
    """Whether making one of a type does nothing: a frozen dataclass, a named tuple, an enumeration."""
    if not isinstance(kind, type):
        return False
    frozen_dataclass = is_dataclass(kind) and kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
    return (
        frozen_dataclass or issubclass(kind, Enum) or (issubclass(kind, tuple) and hasattr(kind, "_fields"))
    )


def folder(root: Path) -> Path | None:
    """Where the catalogue under `root` keeps what it worked out.

    None when CATALOGUE_CACHE=no, and where the folder is a symbolic link or lies behind one: it is not followed.
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


@lru_cache(maxsize=1)
def code() -> str:
    """A digest of the code that this process runs, its libraries included. Read once: a process runs what it started with."""
    versions = "\n".join((sys.version, *(f"{name} {version(name)}" for name in _RUNS_ON)))
    return digest(f"{versions}\n{digest_of(sorted(HERE.rglob('*.py')))}".encode())


def digest_of(files: list[Path]) -> str:
    """A digest of some files: their names and bytes."""
    held = [(file.name, file.read_bytes()) for file in files]
    return digest(*(piece for name, data in held for piece in (f"{name}\0{len(data)}\0".encode(), data)))


def write(file: Path, *pieces: bytes) -> None:
    """Write a file, one piece after the other, as a whole or not at all. Raises OSError."""
    draft = file.with_name(f".{file.name[:80]}.{os.getpid()}.part")
    while not create(draft, *pieces):
        draft.unlink()  # of a process that had our number, and was killed
    try:
        os.replace(draft, file)  # noqa: PTH105 — half the time of pathlib, for fifty thousand files
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def create(file: Path, *pieces: bytes) -> bool:
    """Write a file that is not there yet; false when it is. Raises OSError, and leaves nothing behind."""
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
