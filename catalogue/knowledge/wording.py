"""Wording that pages, PDFs and feeds share: strengths of evidence, sources, states of trainings and gaps of a record."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from catalogue.knowledge import strength
from catalogue.knowledge.aggregate import Entry
from catalogue.language import french
from catalogue.model.claims import claims
from catalogue.model.records import Claim, Training
from catalogue.model.registry import Registry
from catalogue.model.registry_files import Source

T = TypeVar("T")

LIGHT = "Fiche légère"
"""The badge of a record of which one line names the source of all."""
SAYS = "Ce que dit la source"
"""What introduces evidence in our own words."""
NO_PAYER = "Financeur non précisé"
SHARED = "chiffre commun à plusieurs fiches"
SIGNED = "accord signé"
DEDUCED_ROLE = "rôle déduit"
OVERDUE = "prévue, sans nouvelle depuis"
"""What a planned training is called once its period has passed."""
NO_STATE = "État non précisé"
"""The heading of trainings of which no source tells the state."""
UNSPECIFIED = "Non précisé"

_LACKING: tuple[tuple[str, Callable[[Entry], object]], ...] = (
    ("pays", lambda one: one.countries or one.partnership.regions),
    ("spécialité ou thématique", lambda one: one.partnership.specialties or one.partnership.themes),
    ("activités", lambda one: one.partnership.activities),
    ("date de début", lambda one: one.partnership.start),
    ("date de fin", lambda one: one.partnership.end or one.partnership.status.code != "ended"),
    ("financement", lambda one: one.partnership.funding),
    (
        "montant du financement",
        lambda one: (
            not one.partnership.funding or any(it.amount is not None for it in one.partnership.funding)
        ),
    ),
    ("résultats chiffrés", lambda one: one.partnership.results),
)
"""What readers look for in every record, and whether one tells it."""


@dataclass(frozen=True, slots=True)
class StateGroup(Generic[T]):
    """Trainings of one state. `code` is empty and `title` is `NO_STATE` where no source tells it.

    `noun` follows their number: `1 prévue`, `2 prévues`.
    """

    code: str
    title: str
    noun: str
    items: tuple[T, ...]

    @property
    def anchor(self) -> str:
        """The name of the group within a page: `etat-open`."""
        return f"etat-{self.code or 'aucun'}"


def mark(claim: Claim, entry: Entry, registry: Registry) -> str:
    """The word beside a value, `déduit` or `référencé`; empty where none is needed."""
    found = strength.marked(claim, entry.partnership)
    return registry.label("strengths", found).lower() if found else ""


def legend(entry: Entry, registry: Registry) -> tuple[tuple[str, str], ...]:
    """The words that stand beside values of a record, strongest first, each with its meaning."""
    found = {strength.marked(placed.claim, entry.partnership) for placed in claims(entry.partnership)}
    terms = [registry.term("strengths", code) for code in strength.STRENGTHS if code in found]
    return tuple((term.fr.lower(), term.meaning) for term in terms)


def status_strength(entry: Entry, registry: Registry) -> str:
    """How firmly a source holds the status: `cité`, `référencé`, `déduit`; empty where no source tells the status."""
    status = entry.partnership.status
    found = None if status.code == "unknown" else entry.strength(status)
    return registry.label("strengths", found).lower() if found else ""


def only_source(entry: Entry) -> str:
    """What stands before the only source of a record; empty where each claim names its own."""
    if entry.partnership.source is None:
        return ""
    return (
        "Tout ce que dit cette fiche vient de"
        if entry.is_light
        else "Ce qui est dit sans autre preuve vient de"
    )


def source_date(source: Source) -> str:
    """`mai 2023`, or `page vue le 3 mars 2025` for a source without date; empty where neither is known."""
    if source.date:
        return french.edtf(source.date)
    return f"page vue {french.when(source.accessed)}" if source.accessed else ""


def unspecified(entry: Entry) -> tuple[str, ...]:
    """What readers look for and no source tells, in the order of the page: `date de début`, `activités`…"""
    return tuple(words for words, is_told in _LACKING if not is_told(entry))


def by_state(
    registry: Registry, items: Iterable[T], training_of: Callable[[T], Training]
) -> tuple[StateGroup[T], ...]:
    """Trainings by their state, in the order of the vocabulary; those without any come last, under `NO_STATE`."""
    groups: dict[str, list[T]] = {code: [] for code in (*registry.vocabularies["training_states"], "")}
    for item in items:
        groups[training_of(item).state or ""].append(item)
    return tuple(_state_group(registry, code, found) for code, found in groups.items() if found)


def counted_by_state(registry: Registry, trainings: Sequence[Training]) -> str:
    """`12 proposées, 1 prévue, 3 sans état précisé`; empty for none."""
    return ", ".join(
        f"{french.number(len(group.items))}{french.NO_BREAK}{group.noun}"
        for group in by_state(registry, trainings, lambda training: training)
    )


def _state_group(registry: Registry, code: str, items: Sequence[T]) -> StateGroup[T]:
    if not code:
        return StateGroup(code, NO_STATE, "sans état précisé", tuple(items))
    term = registry.term("training_states", code)
    several = term.plural or term.fr
    noun = term.fr.lower() if len(items) < 2 else several
    return StateGroup(code, french.headline(several), noun, tuple(items))
