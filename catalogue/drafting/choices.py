"""The codes that a field may take, found by code, label or synonym as one types, without accents."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from catalogue.language import french
from catalogue.model.registry import Registry
from catalogue.model.registry_files import Organisation

_MOST = 30
"""Choices that are proposed at a time."""


@dataclass(frozen=True)
class Choice:
    """One code with its label, its meaning in a line, and the other words that people type."""

    code: str
    label: str
    meaning: str = ""
    words: tuple[str, ...] = ()

    @cached_property
    def _folded(self) -> tuple[str, ...]:
        return tuple(french.fold(word) for word in (self.code, self.label, *self.words))

    def rank(self, typed: str) -> int | None:
        """How well it answers what was typed, folded: 0 is exactly, None not at all."""
        if typed in self._folded:
            return 0
        if any(word.startswith(typed) for word in self._folded):
            return 1
        return 2 if any(typed in word for word in self._folded) else None


def matching(choices: Iterable[Choice], typed: str) -> list[Choice]:
    """The choices that answer what was typed, best first."""
    folded = french.fold(typed.strip())
    ranked = [
        (rank, french.sort_key(one.label), one) for one in choices if (rank := one.rank(folded)) is not None
    ]
    return [one for _, _, one in sorted(ranked, key=lambda item: item[:2])][:_MOST]


def resolved(choices: Iterable[Choice], typed: str) -> Choice | None:
    """The one choice that is meant: by its exact code, label or synonym, or as the only one that answers."""
    found = matching(choices, typed)
    folded = french.fold(typed.strip())
    exact = [one for one in found if one.rank(folded) == 0]
    candidates = [one for one in exact if one.code == typed.strip()] or exact or found
    return candidates[0] if folded and len(candidates) == 1 else None


def choices(registry: Registry, vocabulary: str) -> Sequence[Choice]:
    """What a field of this vocabulary may take, in the order in which it is shown."""
    if vocabulary == "organisations":
        return [_organisation(id_, one, registry) for id_, one in sorted(registry.organisations.items())]
    if vocabulary == "sources":
        return [Choice(id_, one.title, one.publisher) for id_, one in sorted(registry.sources.items())]
    if vocabulary == "countries":
        return [
            Choice(one.code, one.name, one.name_en, (*one.variants, one.name_en))
            for one in sorted(registry.countries.values(), key=lambda one: french.sort_key(one.name))
        ]
    return [
        Choice(one.code, one.fr, one.meaning, one.synonyms)
        for one in registry.vocabularies[vocabulary].values()
    ]


def _organisation(id_: str, one: Organisation, registry: Registry) -> Choice:
    country = (
        registry.countries[one.country].name if one.country and one.country in registry.countries else ""
    )
    where = ", ".join(filter(None, (one.city, country)))
    return Choice(id_, one.name, where, one.names[1:])
