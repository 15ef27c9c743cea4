"""One boundary around all that is made: whatever goes wrong names the page or file, and the record that it tells of."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")


class NotMadeError(Exception):
    """A file that could not be made, in one French sentence: which, of which record, why. The original error is its cause."""


@contextmanager
def making(what: str, about: str = "") -> Iterator[None]:
    """Raises NotMadeError for whatever goes wrong within. `what` is being made, after the file `about` if it is one's.

    A page of many records names the one that it was at. A disk or a memory that is full is no fault of what is made.
    """
    try:
        yield
    except (NotMadeError, OSError, MemoryError):
        raise
    except Exception as error:
        files = " et ".join(dict.fromkeys(file for file in (about, _file_at(error)) if file))
        after = f", d’après {files}" if files else ""
        why = " ".join(f"{type(error).__name__} : {error}".split())
        mend = "Y chercher une valeur étrange, et signaler" if files else "Signaler"
        raise NotMadeError(
            f"« {what} » n’a pas pu être fait{after} ({why}). {mend} cette faute du programme."
        ) from error


def _file_at(error: BaseException) -> str:
    """The file of the innermost value with a `file` that was at hand when an error was raised, or nothing."""
    found, frame = "", error.__traceback__
    while frame is not None:
        for value in frame.tb_frame.f_locals.values():
            file = getattr(value, "file", None)
            if isinstance(file, str) and file:
                found = file
        frame = frame.tb_next
    return found


def distinct(items: Iterable[tuple[str, T]]) -> dict[str, T]:
    """Items by their path. Raises NotMadeError where two have one path: one of them would be lost."""
    found: dict[str, T] = {}
    for path, item in items:
        if path in found:
            raise NotMadeError(same_path(path))
        found[path] = item
    return found


def same_path(path: str, *files: str) -> str:
    """What to say of two files that would have one path."""
    named = " et ".join(file for file in files if file)
    return (
        f"Deux fichiers auraient la même adresse, « {path} »{f' : {named}' if named else ''}. En renommer un."
    )
