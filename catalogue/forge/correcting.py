"""The issue form « Corriger une fiche »: the file with one passage replaced, and nothing else."""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from catalogue.forge.answers import Answers, RefusedError, plain, record_id
from catalogue.language import french
from catalogue.reading.front_matter import Document, parse_markdown
from catalogue.reading.load import Record

_BY_HAND = "la correction se fait à la main"
_NEVER = ("schema", "verified_on", "verified_by", "former_ids")
"""Fields that a correction may not change: programs or other forms write them."""


def record_of(answers: Answers, records: Mapping[str, Record]) -> Record:
    """The record with the address, id or title in the answer. Raises RefusedError."""
    page = answers.texts["page"]
    titled = [
        record
        for record in records.values()
        if french.fold(record.partnership.title) == french.fold(page.strip())
    ]
    named = records.get(record_id(page)) or (titled[0] if len(titled) == 1 else None)
    if named is None:
        raise RefusedError(f"aucune fiche ne se trouve à « {page} »")
    return named


def with_correction(text: str, answers: Answers, file: PurePosixPath) -> str:
    """The text of a record with the wrong passage replaced by the right one. Raises RefusedError.

    The passage must occur once, in one value or in the body. Spaces and apostrophes may differ, as they do on the page.
    """
    wrong, right = answers.texts["wrong"], answers.texts["right"]
    matches = list(re.finditer(_pattern(wrong), text))
    if len(matches) != 1:
        often = f"s’y trouve {len(matches)} fois" if matches else "ne s’y trouve pas en ces mots"
        raise RefusedError(f"« {wrong} » {often} : {_BY_HAND}")
    start, stop = matches[0].span()
    corrected = text[:start] + _as_written(right, text) + text[stop:]
    before, after = (parse_markdown(plain(version), file) for version in (text, corrected))
    if before[0] is None or after[0] is None or after[1]:
        raise RefusedError(f"l’en-tête ne serait plus lisible : {_BY_HAND}")
    if not _changed_once(before[0], after[0], matches[0][0], right):
        raise RefusedError(f"plus d’une valeur changerait : {_BY_HAND}")
    return corrected


def _pattern(wrong: str) -> str:
    """A pattern for a text with any spaces between its words and either apostrophe in them."""
    return r"\s+".join(re.sub("['’]", "['’]", re.escape(word)) for word in wrong.split())


def _as_written(right: str, text: str) -> str:
    return right.replace("\n", "\r\n") if "\r\n" in text else right


def _changed_once(before: Document, after: Document, wrong: str, right: str) -> bool:
    """Whether exactly one value of the front matter changed, by the requested words, or else the body alone."""
    old_leaves, new_leaves = (list(_leaves(document.values)) for document in (before, after))
    if [path for path, _ in old_leaves] != [path for path, _ in new_leaves]:
        return False
    pairs = zip(old_leaves, new_leaves, strict=True)
    differ = [(path, old, new) for (path, old), (_, new) in pairs if old != new]
    if not differ:
        return before.body != after.body
    [(path, old, new), *more] = differ
    asked = new == old.replace(plain(wrong), plain(right), 1) and path[0] not in _NEVER
    return asked and not more and before.body == after.body


def _leaves(values: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(values, dict):
        for key, value in values.items():
            yield from _leaves(value, (*path, key))
    elif isinstance(values, list):
        for number, value in enumerate(values):
            yield from _leaves(value, (*path, number))
    else:
        yield path, values or ""
