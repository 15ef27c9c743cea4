"""Files of older versions of the format → the present one, step by step.

A change of format adds one function to `MIGRATIONS` and one to `versions.CURRENT`. A migration edits the text where it
must (`places.renamed`, `Text.edited`); the number itself is written for it.
"""

from collections.abc import Callable, Sequence
from pathlib import PurePosixPath

import yaml

from catalogue.model import versions
from catalogue.problems import rulebook
from catalogue.problems.problems import Problem
from catalogue.rewriting.places import Edit, Text, with_fields
from catalogue.rewriting.proposals import RefusedError

Migration = Callable[[Text], Text]


def say_the_version(text: Text) -> Text:
    """0 → 1: a file says the version of its format. Nothing else changed."""
    return text


def give_programmes_their_scope(text: Text) -> Text:
    """1 → 2: an amount that a programme had as that of one partnership is that of the whole programme.

    Whatever else version 2 has is new or optional: sources of a whole record, evidence in our own words, states of
    trainings, amounts without a payer.
    """
    scalars = {place: node for place, node in text.nodes if isinstance(node, yaml.ScalarNode)}
    kind = scalars.get(("kind",))
    if kind is None or kind.value != "programme":
        return text
    return text.edited(
        Edit(text.start(node), text.end(node), "programme")
        for place, node in scalars.items()
        if place[:1] == ("funding",) and place[2:] == ("scope",) and node.value == "partnership"
    )


MIGRATIONS: Sequence[Migration] = (say_the_version, give_programmes_their_scope)
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
