"""What the catalogue covers, proves and lacks, in figures. Pure: everything follows from the catalogue and its date."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from operator import attrgetter
from typing import Literal

from catalogue.knowledge import derive
from catalogue.knowledge.aggregate import Catalogue, Entry
from catalogue.language import french
from catalogue.model.records import Evidence, Partnership, Result
from catalogue.model.typed import fields_of

EXAMPLES = 5
MENTIONED = "mentioned"


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, named; `percent` is rounded, and 0 or 100 only when it is exactly that."""

    code: str
    label: str
    part: int
    whole: int

    @property
    def percent(self) -> int:
        if not self.whole:
            return 0
        rounded = round(100 * self.part / self.whole)
        return rounded if self.part in (0, self.whole) else min(max(rounded, 1), 99)


@dataclass(frozen=True, slots=True)
class Coverage:
    """A programme, its records here, and what it says of its own size. Sub-programmes are counted apart."""

    programme: Entry
    records: tuple[Entry, ...]
    frames: tuple[Entry, ...]
    stated: Result | None

    @property
    def share(self) -> Share | None:
        """Records here out of those that the programme counts, where it tells."""
        if self.stated is None:
            return None
        return Share(self.programme.id, self.programme.title, len(self.records), round(self.stated.value))


@dataclass(frozen=True, slots=True)
class Missing:
    """A field, the share of records that fill it, and the first records that do not."""

    share: Share
    examples: tuple[Entry, ...]

    @property
    def lacking(self) -> int:
        return self.share.whole - self.share.part


@dataclass(frozen=True, slots=True)
class Report:
    """All figures below, each under the name of its function."""

    coverage: Sequence[Coverage]
    stale: Sequence[Entry]
    statuses: Sequence[Share]
    confirmations: Sequence[Share]
    fields: Sequence[Missing]
    strengths: Sequence[Share]
    light: Share
    confidences: Sequence[Share]
    sources: Sequence[Share]
    publishers: Sequence[Share]
    cited: Share
    deduced: Share
    completeness: Sequence[Share]
    only_mentioned: Sequence[tuple[str, int]]


def report(catalogue: Catalogue) -> Report:
    """Everything at once."""
    proofs_found = proofs(catalogue)
    return Report(
        coverage(catalogue),
        stale(catalogue),
        statuses(catalogue),
        confirmations(catalogue),
        fields(catalogue),
        strengths(catalogue, proofs_found),
        light(catalogue),
        confidences(catalogue),
        sources(catalogue),
        publishers(proofs_found),
        cited(proofs_found),
        deduced(proofs_found),
        completeness(catalogue),
        only_mentioned(catalogue),
    )


def coverage(catalogue: Catalogue) -> list[Coverage]:
    """Programmes and whatever states how many parts it has: known sizes first, then by records, then by title."""
    found = []
    for entry in catalogue.entries:
        stated = next((one for one in entry.partnership.results if one.counts == "parts"), None)
        if not (entry.is_programme or stated):
            continue
        links = catalogue.links(entry)
        parts = [link.entry for link in links if link.inverse and link.relation == "part_of"]
        records = tuple(one for one in parts if not one.is_programme)
        frames = tuple(one for one in parts if one.is_programme)
        found.append(Coverage(entry, records, frames, stated))
    return sorted(found, key=lambda one: (one.stated is None, -len(one.records)))


def stale(catalogue: Catalogue) -> list[Entry]:
    """Records shown as « À confirmer », the oldest trace first, or the day on which an undated source was read."""
    found = [entry for entry in catalogue.entries if entry.status.code == derive.TO_CONFIRM]
    return sorted(found, key=_last_heard_of)


def _last_heard_of(entry: Entry) -> date:
    day = entry.status.last_trace or entry.status.seen
    return day.last if day else date.min


def statuses(catalogue: Catalogue) -> list[Share]:
    """Records by displayed status."""
    counts = Counter(entry.status.code for entry in catalogue.entries)
    labels = derive.displayed_statuses(catalogue.registry)
    return [Share(code, label, counts[code], len(catalogue.entries)) for code, label in labels.items()]


def confirmations(catalogue: Catalogue) -> list[Share]:
    """Records by the sides that confirmed them."""
    counts = Counter(derive.confirmation(entry.partnership).sides for entry in catalogue.entries)
    return [Share(code, label, counts[code], len(catalogue.entries)) for code, label in _SIDES.items()]


def fields(catalogue: Catalogue) -> list[Missing]:
    """How many records fill each field that they could, the emptiest first."""
    whole = len(catalogue.entries)
    lacking: dict[str, list[Entry]] = {label: [] for label in _FIELDS}
    for entry in catalogue.entries:
        for label, filled in _FIELDS.items():
            if not filled(entry):
                lacking[label].append(entry)
    made = [
        Missing(Share(french.slug(label), label, whole - len(found), whole), tuple(found[:EXAMPLES]))
        for label, found in lacking.items()
    ]
    return sorted(made, key=lambda one: one.share.part)


def strengths(catalogue: Catalogue, proofs: Sequence[derive.Traceability]) -> list[Share]:
    """Claims that a source carries, by how firmly it does, the strongest first."""
    terms = catalogue.registry.vocabularies["strengths"]
    whole = sum(proof.claims.cited for proof in proofs)
    return [
        Share(code, term.fr, sum(getattr(proof.claims, code) for proof in proofs), whole)
        for code, term in terms.items()
    ]


def light(catalogue: Catalogue) -> Share:
    """Records of which one line names the source of all."""
    part = sum(entry.is_light for entry in catalogue.entries)
    return Share("light", "Fiches légères", part, len(catalogue.entries))


def confidences(catalogue: Catalogue) -> list[Share]:
    """Evidence by who speaks, and what that proves."""
    terms = catalogue.registry.vocabularies["confidences"]
    counts = Counter(map(attrgetter("confidence"), _evidence(catalogue)))
    return [Share(code, term.fr, counts[code], counts.total()) for code, term in terms.items()]


def sources(catalogue: Catalogue) -> list[Share]:
    """Evidence by source, the most used first."""
    counts = Counter(map(attrgetter("source"), _evidence(catalogue)))
    shares = [
        Share(id_, source.title, counts[id_], counts.total())
        for id_, source in catalogue.registry.sources.items()
    ]
    return sorted(shares, key=lambda one: (-one.part, french.sort_key(one.label)))


def proofs(catalogue: Catalogue) -> tuple[derive.Traceability, ...]:
    """The traceability of every record, for the two figures below."""
    return tuple(derive.traceability(entry.partnership, catalogue.registry) for entry in catalogue.entries)


def publishers(proofs: Sequence[derive.Traceability]) -> list[Share]:
    """Records by the number of distinct publishers that prove them."""
    counts = Counter(min(proof.publishers, 3) for proof in proofs)
    labels = {1: "Un seul éditeur", 2: "Deux éditeurs", 3: "Trois éditeurs ou plus"}
    return [Share(str(number), label, counts[number], len(proofs)) for number, label in labels.items()]


def cited(proofs: Sequence[derive.Traceability]) -> Share:
    """Claims that a source carries, out of all claims."""
    whole = sum(proof.claims.claims for proof in proofs)
    return Share("cited", "Affirmations citées", sum(proof.claims.cited for proof in proofs), whole)


def deduced(proofs: Sequence[derive.Traceability]) -> Share:
    """Claims that rest on a deduction, out of those that a source carries."""
    whole = sum(proof.claims.cited for proof in proofs)
    return Share("deduced", "Affirmations déduites", sum(proof.claims.deduced for proof in proofs), whole)


def completeness(catalogue: Catalogue) -> list[Share]:
    """Records by the share of optional fields that they fill."""
    counts = Counter(_band(derive.completeness(entry.partnership)) for entry in catalogue.entries)
    return [Share(label, label, counts[label], len(catalogue.entries)) for label in _BANDS]


def only_mentioned(catalogue: Catalogue) -> list[tuple[str, int]]:
    """Ids of organisations that records name without their taking part in any, with the number of those records."""
    acting: set[str] = set()
    named: Counter[str] = Counter()
    for entry in catalogue.entries:
        acting.update([id_ for id_, role in entry.partnership.named if role != MENTIONED])
        if _has(entry, MENTIONED):
            named.update(entry.organisations(MENTIONED))
    return [(id_, named[id_]) for id_, _ in catalogue.organisations if id_ in named and id_ not in acting]


_FIELDS: Mapping[str, Callable[[Entry], object]] = {
    **{
        fields_of(Partnership)[name].title or name: attrgetter(f"partnership.{name}")
        for name in derive.EXPECTED
    },
    "Pays": attrgetter("countries"),
    "Porteur nommé": lambda one: _has(one, "lead"),
    "Partenaire nommé": lambda one: _has(one, "partner"),
    "État connu": lambda one: one.partnership.status.code != "unknown",
    "Montant du financement": lambda one: [it for it in one.partnership.funding if it.amount is not None],
    "Confirmation par une partie": attrgetter("partnership.verified_on"),
}
"""The fields that count for completeness, under their titles in the model, and what is told of a record besides."""
_SIDES: Mapping[Literal["both", "lead", "partner", "other", "none"], str] = {
    "both": "Les deux côtés",
    "lead": "Le côté du porteur seul",
    "partner": "Le côté du partenaire seul",
    "other": "Une autre partie seulement",
    "none": "Aucune partie",
}
_BANDS = ("0 à 19 %", "20 à 39 %", "40 à 59 %", "60 à 79 %", "80 à 100 %")


def _band(percent: int) -> str:
    return _BANDS[min(percent // 20, len(_BANDS) - 1)]


def _evidence(catalogue: Catalogue) -> Iterator[Evidence]:
    return chain.from_iterable(entry.partnership.evidence.values() for entry in catalogue.entries)


def _has(entry: Entry, role: str) -> bool:
    return role in [party.role for party in entry.partnership.parties]
