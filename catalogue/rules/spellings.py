"""Names of countries that our own texts do not use: `avoid` of registry/countries.yml. Quotes and names keep theirs."""

import re
from collections.abc import Iterator
from functools import lru_cache

from catalogue.model.records import Partnership
from catalogue.model.registry import Registry
from catalogue.model.typed import Location
from catalogue.texts.body import CITATION
from catalogue.texts.text_rules import ADDRESS

_WORDS_OF_OTHERS = re.compile(
    rf"«[^»]*»|“[^”]*”|\"[^\"]*\"|(?<![\w*])\*[^*\n]+\*(?![\w*])|{CITATION.pattern}|{ADDRESS.pattern}"
)
"""Quotations, titles in italics, references to evidence, addresses."""

Avoided = tuple[str, str, int]
"""What is written, the name to write, the offset in the text."""


def avoided(text: str, registry: Registry) -> Iterator[Avoided]:
    """Names of countries in our own words that the registry says to avoid."""
    pattern = _any_of(tuple(registry.names_to_avoid))
    if not pattern.search(text):
        return
    names = {_folded(spelling): name for spelling, name in registry.names_to_avoid.items()}
    ours = _WORDS_OF_OTHERS.sub(_blank, text)
    named = [name for name in organisation_names(registry) if name in ours]
    if named:
        ours = _any_of(tuple(named)).sub(_blank, ours)
    for match in pattern.finditer(ours):
        yield match[0], names[_folded(match[0])], match.start()


def organisation_names(registry: Registry) -> list[str]:
    """Names of organisations that hold the name of a country to avoid."""
    pattern = _any_of(tuple(registry.names_to_avoid))
    names = (name for organisation in registry.organisations.values() for name in organisation.names)
    return [name for name in names if pattern.search(name)]


def own_texts(partnership: Partnership) -> Iterator[tuple[Location, str]]:
    """The texts of the fields that we write ourselves, each with its location."""
    yield ("title",), partnership.title
    yield ("summary",), partnership.summary
    for number, training in enumerate(partnership.training):
        yield ("training", number, "note"), training.note or ""
    for number, result in enumerate(partnership.results):
        yield ("results", number, "label"), result.label
    for number, milestone in enumerate(partnership.milestones):
        yield ("milestones", number, "event"), milestone.event
    for id_, evidence in partnership.evidence.items():
        yield ("evidence", id_, "says"), evidence.says or ""
        yield ("evidence", id_, "note"), evidence.note or ""


@lru_cache(maxsize=8)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of some words, the longest first, in whatever case and with whatever spaces and apostrophes."""
    ordered = (re.escape(word) for word in sorted(words, key=len, reverse=True))
    if not words:
        return re.compile(r"(?!)")
    spaced = (re.sub(r"\\ ", r"\\s+", word).replace("’", "[’']") for word in ordered)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)", re.IGNORECASE)


def _folded(spelling: str) -> str:
    return " ".join(spelling.casefold().replace("'", "’").split())


def _blank(match: re.Match[str]) -> str:
    return "\0" * len(match[0])
