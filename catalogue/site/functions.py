"""Functions that templates call: what follows from the values of a page and from the registry, and only they need.

A page's values stay raw, so that a page that is not rendered costs nothing.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import Any

from catalogue.knowledge import derive, quality, wording
from catalogue.knowledge.aggregate import Catalogue, Entry, acting_with
from catalogue.knowledge.identifiers import identified
from catalogue.model.records import Training
from catalogue.model.registry import Registry
from catalogue.site import offers
from catalogue.site.grouping import counts, deduced_roles, latest, parties_by_role, timeline


def functions(registry: Registry) -> Mapping[str, Callable[..., Any]]:
    """By the name that templates use."""
    return {
        "labels": lambda vocabulary, codes: ", ".join([registry.label(vocabulary, code) for code in codes]),
        "parties_by_role": lambda entry: parties_by_role(entry, registry),
        "deduced_roles": lambda id_, entries: deduced_roles(registry, id_, entries),
        "timeline": timeline,
        "legend": lambda entry: wording.legend(entry, registry),
        "by_state": lambda trainings: wording.by_state(registry, trainings, lambda training: training),
        "pairs_by_state": lambda pairs: wording.by_state(registry, pairs, itemgetter(1)),
        "offers_by_state": lambda found: offers.by_state(registry, found),
        "status_strength": lambda entry: wording.status_strength(entry, registry),
        "traceability": lambda entry: derive.traceability(entry.partnership, registry),
        "confirmation": lambda entry: derive.confirmation(entry.partnership),
        "completeness": lambda entry: derive.completeness(entry.partnership),
        "places_cited": lambda entry: derive.places_cited(entry.body),
        "specialty_counts": lambda entries: counts(entries, lambda one: one.partnership.specialty_codes),
        "country_counts": lambda entries: counts(entries, lambda one: one.countries),
        "lead_counts": lambda entries: counts(entries, lambda one: one.organisations("lead")),
        "acting_with": lambda id_, entries: acting_with(id_, entries, registry),
        "latest": latest,
        "identified": identified,
        "trainings_of": trainings_of,
        "trainings_at": trainings_at,
        "quality_of": lambda entries, today: quality_of(registry, entries, today),
        "specialty_name": lambda code: offers.specialty_name(registry, code),
        "offers_by_specialty": lambda found: offers.by_specialty(registry, found),
        "offer_filters": lambda found: offers.filters(registry, found),
        "schemes_of": lambda codes: offers.schemes(registry, codes),
    }


def trainings_of(entries: Iterable[Entry], specialty: str = "") -> list[tuple[Entry, Training]]:
    """Trainings with their entries. With a specialty, only those that do not name others."""
    return [
        (entry, training)
        for entry in entries
        for training in entry.partnership.training
        if not specialty or not training.specialties or specialty in training.specialties
    ]


def trainings_at(host: str, entries: Iterable[Entry]) -> list[tuple[Entry, Training]]:
    """Trainings that take place at an organisation."""
    return [(entry, training) for entry, training in trainings_of(entries) if training.host == host]


def quality_of(registry: Registry, entries: Sequence[Entry], today: date) -> quality.Report:
    """Every figure of the quality page."""
    return quality.report(Catalogue(registry, tuple(entries), today))
