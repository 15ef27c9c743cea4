"""Schema migrations: files in older versions of the format are rewritten to the current one, version by version.

A change of format appends a function to `MIGRATIONS` and increments `versions.CURRENT`. A migration edits the text in
place (`places.renamed`, `Text.edited`); the new version number is written by `migrated`.
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
"""A function from a text in one version to the text in the next, without the version number."""


def say_the_version(text: Text) -> Text:
    """0 → 1: files state the version of their format. Nothing else changed."""
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
"""The function at index n migrates version n to version n + 1."""


def migrated(text: str, file: PurePosixPath, migrations: Sequence[Migration] = MIGRATIONS) -> str:
    """The text in the version after the last migration. Raises RefusedError for invalid YAML or an unknown version."""
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
        value = str(document.values[versions.FIELD] if isinstance(document.values, dict) else "")
        shown = {"value": value, "current": str(last)}
        raise RefusedError([Problem(rulebook.NEWER_VERSION, text.file, *place, shown)])
    return version
