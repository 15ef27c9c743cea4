"""Fuzzy lookup for command options: the name of a country, specialty, organisation or record → its option and code."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process

from catalogue.knowledge.aggregate import Catalogue
from catalogue.language import french, names

_NEAR = 82
_EXTENSION = re.compile(r"\.(?:md|yml|yaml|html|pdf)$")


class Named(NamedTuple):
    """A part of the catalogue, as an option of a command and its value, with one of its names."""

    option: str
    code: str
    name: str


def meant(catalogue: Catalogue, option: str, value: str) -> Named | None:
    """What is meant by a value that is no code of an option: the same name under that option or another, else a near one.

    The same by the matcher of names. A near one by letters alone: what that matcher leaves out of organisations, as in
    « Santé publique » or « France », is all that tells specialties and countries apart.
    """
    every = list(_names(catalogue))
    keys = {names.key(text) for text in (value, _last_part(value))} - {""}
    same = [named for named in every if names.key(named.name) in keys]
    if same:
        return min(same, key=lambda named: named.option != option)
    return _nearest([named for named in every if named.option == option], french.fold(_last_part(value)))


def _nearest(every: Sequence[Named], wanted: str) -> Named | None:
    found = process.extractOne(
        wanted, [french.fold(named.name) for named in every], scorer=fuzz.ratio, score_cutoff=_NEAR
    )
    return every[found[2]] if found else None


def _last_part(value: str) -> str:
    """`exemple-dakar` of `partnerships/exemple-dakar.md`, or of the address of its page."""
    parts = [part for part in re.split(r"[/\\]", value) if part and part != "index.html"]
    return _EXTENSION.sub("", parts[-1]) if parts else ""


def _names(catalogue: Catalogue) -> Iterator[Named]:
    for country in catalogue.countries:
        for name in (country.code, country.name, country.name_en, country.slug, *country.variants):
            yield Named("country", country.code, name)
    for code, term in catalogue.registry.vocabularies["specialties"].items():
        yield from (Named("specialty", code, name) for name in (code, term.fr, term.en, *term.synonyms))
    for id_, organisation in catalogue.registry.organisations.items():
        for name in (id_, *organisation.names):
            yield Named("organisation", id_, name)
    for entry in catalogue.entries:
        option = "programme" if entry.is_programme else "partnership"
        for name in (entry.id, entry.title, *entry.partnership.former_ids):
            yield Named(option, entry.id, name)
