"""The answers to « Corriger une fiche » → the file with one passage replaced, and nothing else."""

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
"""Fields that only programs, or other forms, write."""


def record_of(answers: Answers, records: Mapping[str, Record]) -> Record:
    """The record that a page's address, id or title names. Raises RefusedError."""
    page = answers.said["page"]
    titled = [
        one for one in records.values() if french.fold(one.partnership.title) == french.fold(page.strip())
    ]
    found = records.get(record_id(page)) or (titled[0] if len(titled) == 1 else None)
    if found is None:
        raise RefusedError(f"aucune fiche ne se trouve à « {page} »")
    return found


def with_correction(text: str, answers: Answers, file: PurePosixPath) -> str:
    """The text of a record with what is wrong replaced by what is right. Raises RefusedError.

    It stands once in the text, in one value or in the body: spaces and apostrophes may differ, as they do on the page.
    """
    wrong, right = answers.said["wrong"], answers.said["right"]
    found = list(re.finditer(_pattern(wrong), text))
    if len(found) != 1:
        often = f"s’y trouve {len(found)} fois" if found else "ne s’y trouve pas en ces mots"
        raise RefusedError(f"« {wrong} » {often} : {_BY_HAND}")
    start, stop = found[0].span()
    corrected = text[:start] + _as_written(right, text) + text[stop:]
    before, after = (parse_markdown(plain(one), file) for one in (text, corrected))
    if before[0] is None or after[0] is None or after[1]:
        raise RefusedError(f"l’en-tête ne serait plus lisible : {_BY_HAND}")
    if not _changed_once(before[0], after[0], found[0][0], right):
        raise RefusedError(f"plus d’une valeur changerait : {_BY_HAND}")
    return corrected


def _pattern(wrong: str) -> str:
    """A text with any spaces between its words and any apostrophes in them."""
    return r"\s+".join(re.sub("['’]", "['’]", re.escape(word)) for word in wrong.split())


def _as_written(right: str, text: str) -> str:
    return right.replace("\n", "\r\n") if "\r\n" in text else right


def _changed_once(before: Document, after: Document, wrong: str, right: str) -> bool:
    """Whether one leaf of the front matter differs, by just the words that were asked for, or only the body does."""
    one, other = (list(_leaves(it.values)) for it in (before, after))
    if [path for path, _ in one] != [path for path, _ in other]:
        return False
    differ = [(path, old, new) for (path, old), (_, new) in zip(one, other, strict=True) if old != new]
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
