"""Looks quotes up in the texts of their sources, after normalising both.

Printed French loses hyphens at line ends and gains thin spaces: plain search failed on 4 true quotes of 4. So hyphens,
soft hyphens and white space are removed on both sides, and apostrophes are unified.
"""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from catalogue.model.registry import Registry

_IGNORED = re.compile(r"[\s\-\u00ad\u2010-\u2015\u200b\u2060\ufeff]+")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "′": "'"})


ENOUGH_WORDS = 2
SAYING = re.compile(r"[^\W\d_]{3,}|\d")
"""A word that says something, or a digit."""


def is_short(quote: str) -> bool:
    """Whether a quote has no number, and fewer than two words of three letters."""
    found = SAYING.findall(quote)
    return len(found) < ENOUGH_WORDS and not any(word.isdigit() for word in found)


def essence(text: str) -> str:
    """What is compared: the text without hyphens and white space, apostrophes unified."""
    return _IGNORED.sub("", text.translate(_APOSTROPHES))


def read_texts(folder: Path, registry: Registry) -> Mapping[str, str]:
    """The essence of each source's text, by source id. A text belongs to every source that has its SHA-256."""
    by_hash: dict[str, list[str]] = {}
    for id_, source in registry.sources.items():
        if source.sha256 is not None:
            by_hash.setdefault(source.sha256, []).append(id_)
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            ids = by_hash.get(hashlib.sha256(data).hexdigest(), [])
            found |= dict.fromkeys(ids, essence(data.decode("utf-8", "replace")) if ids else "")
    return found
