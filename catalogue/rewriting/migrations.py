"""Files of older versions of the format → the present one, step by step.

A change of format adds one function to `MIGRATIONS` and one to `versions.CURRENT`. A migration edits the text where it
must (`places.renamed`, `Text.edited`); the number itself is written for it.
"""

from collections.abc import Callable, Sequence
from pathlib import PurePosixPath

from catalogue.model import versions
from catalogue.problems import rulebook
from catalogue.problems.problems import Problem
from catalogue.rewriting.places import Text, with_fields
from catalogue.rewriting.proposals import RefusedError

Migration = Callable[[Text], Text]


def say_the_version(text: Text) -> Text:
    """0 → 1: a file says the version of its format. Nothing else changed."""
    return text


MIGRATIONS: Sequence[Migration] = (say_the_version,)
"""The function at place n makes version n + 1 out of version n."""


def migrated(text: str, file: PurePosixPath, migrations: Sequence[Migration] = MIGRATIONS) -> str:
    """The text in the version that follows the last migration. Raises RefusedError."""
    now = Text(text, file)
    for number in range(_version(now, len(migrations)), len(migrations)):
        now = with_fields(migrations[number](now), {versions.FIELD: str(number + 1)}, None)
        if _version(now, len(migrations)) != number + 1:
            raise AssertionError(f"{file}: the migration to version {number + 1} leaves a file without it")
    return now.text


def _version(text: Text, last: int) -> int:
    document, problems = text.document
    if document is None:
        raise RefusedError(problems)
    version = versions.written(document.values)
    place = document.mark((versions.FIELD,))
    if version is None or version > last:
        said = str(document.values[versions.FIELD] if isinstance(document.values, dict) else "")
        shown = {"value": said, "current": str(last)}
        raise RefusedError([Problem(rulebook.NEWER_VERSION, text.file, *place, shown)])
    return version
