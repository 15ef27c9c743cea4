"""Entries grouped and counted for templates. Every order is explicit."""

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any

from catalogue.knowledge import strength
from catalogue.knowledge.aggregate import Catalogue, Entry
from catalogue.model.records import HOST
from catalogue.model.registry import Registry

DOORS = 8
HOSTING = "Lieu de formation"
"""The title of the entries in which an organisation only hosts trainings."""


def counts(entries: Iterable[Entry], keys: Callable[[Entry], Iterable[str]]) -> list[tuple[str, int]]:
    """Codes with the number of entries that have them, most first."""
    counts = Counter(key for entry in entries for key in dict.fromkeys(keys(entry)))
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def most(groups: Any) -> list[tuple[str, int]]:
    counts = [(key, len(entries)) for key, entries in groups.items()]
    return sorted(counts, key=lambda item: (-item[1], item[0]))[:DOORS]


def latest(entries: Iterable[Entry]) -> list[Entry]:
    """By the last trace in a source, latest first."""
    dated = [entry for entry in entries if entry.status.last_trace]
    return sorted(dated, key=lambda entry: (_latest_day(entry), entry.id), reverse=True)


def _latest_day(entry: Entry) -> str:
    return entry.status.last_trace.last.isoformat() if entry.status.last_trace else ""


def by_kind(catalogue: Catalogue, entries: Iterable[Entry]) -> list[tuple[Any, list[Entry]]]:
    order = list(catalogue.registry.vocabularies["kinds"])
    grouped = sorted(entries, key=lambda entry: order.index(entry.partnership.kind))
    return [
        (catalogue.registry.term("kinds", kind), list(items))
        for kind, items in groupby(grouped, key=lambda entry: entry.partnership.kind)
    ]


def by_role(registry: Registry, id_: str, entries: Iterable[Entry]) -> list[tuple[str, list[Entry]]]:
    """Entries of an organisation by what it does in them; an entry stands under each of its roles."""
    grouped: dict[str, list[Entry]] = {role: [] for role in registry.vocabularies["roles"]}
    hosted: list[Entry] = []
    for entry in entries:
        roles = {role for named, role in entry.partnership.named if named == id_} - {HOST}
        for role in roles:
            grouped[role].append(entry)
        if not roles:
            hosted.append(entry)
    found = [(registry.label("roles", role), items) for role, items in grouped.items() if items]
    return [*found, *([(HOSTING, hosted)] if hosted else [])]


def deduced_roles(registry: Registry, id_: str, entries: Iterable[Entry]) -> dict[str, frozenset[str]]:
    """Ids of the entries in which an organisation has a role by deduction only, by the titles of `by_role`."""
    titles = {
        **{role: registry.label("roles", role) for role in registry.vocabularies["roles"]},
        HOST: HOSTING,
    }
    listed = tuple(entries)
    return {
        title: frozenset(
            entry.id for entry in listed if strength.of_role(id_, role, entry.partnership) == strength.DEDUCED
        )
        for role, title in titles.items()
    }


def parties_by_role(entry: Entry, registry: Registry) -> list[tuple[str, list[Any]]]:
    order = list(registry.vocabularies["roles"])
    parties = sorted(entry.partnership.parties, key=lambda party: order.index(party.role))
    return [(role, list(items)) for role, items in groupby(parties, key=lambda party: party.role)]


def timeline(entry: Entry) -> list[Any]:
    """Milestones from the oldest."""
    return sorted(entry.partnership.milestones, key=lambda one: (one.date.first, one.date.last, one.event))
