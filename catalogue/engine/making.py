"""The error boundary of output files: an unexpected error is raised again with the file and the record concerned."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")


class NotMadeError(Exception):
    """An output file could not be made. One French sentence says which, from which record, why; `__cause__` is the error."""


@contextmanager
def making(what: str, about: str = "") -> Iterator[None]:
    """A context that turns any exception into NotMadeError. `what` names the output, `about` its record's file, if it has one.

    For a page of many records, the message names the record at hand when the error was raised. OSError and MemoryError
    pass unchanged: they tell of the machine, not of the output.
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
    """The `file` of the innermost local variable that has one, in the frames of an error's traceback; empty if none has."""
    nearest, frame = "", error.__traceback__
    while frame is not None:
        for value in frame.tb_frame.f_locals.values():
            file = getattr(value, "file", None)
            if isinstance(file, str) and file:
                nearest = file
        frame = frame.tb_next
    return nearest


def distinct(items: Iterable[tuple[str, T]]) -> dict[str, T]:
    """The items as a mapping by path. Raises NotMadeError for a duplicate path, which would lose an item."""
    by_path: dict[str, T] = {}
    for path, item in items:
        if path in by_path:
            raise NotMadeError(same_path(path))
        by_path[path] = item
    return by_path


def same_path(path: str, *files: str) -> str:
    """The French message for two outputs with the same path; `files` are the records that they come from."""
    named = " et ".join(file for file in files if file)
    return (
        f"Deux fichiers auraient la même adresse, « {path} »{f' : {named}' if named else ''}. En renommer un."
    )
