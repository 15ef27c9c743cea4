"""Geometry of the small drawings: who works with whom, and when things began. Templates draw what these say.

Lengths are in units of a drawing 400 wide, which is also how a phone shows it, so text keeps its size.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from catalogue.knowledge.aggregate import Entry, relations_of
from catalogue.language import french
from catalogue.model.registry import Registry

WIDTH = 400
MOST_PAIRS = 24
MOST_DOTS = 100
_TALLEST = 88
_ROW = 22
_LABEL = 28
_LEFT_EDGE, _RIGHT_EDGE = 158, 242


@dataclass(frozen=True, slots=True)
class Node:
    """An organisation at a height; `label` is its name, cut to fit."""

    id: str
    label: str
    y: float


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation: ids, the number of pages that tell it, and the curve that draws it."""

    lead: str
    partner: str
    count: int
    path: str


@dataclass(frozen=True, slots=True)
class Web:
    """Leads at the left, partners at the right, curves between. `left_out` pairs were too many to draw."""

    leads: tuple[Node, ...]
    partners: tuple[Node, ...]
    edges: tuple[Edge, ...]
    height: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Beginning:
    """An entry that says when it began, and where its dot stands."""

    entry: Entry
    year: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Bar:
    """The beginnings of a year, too many to tell apart: their number, and the bar that stands for them."""

    year: int
    count: int
    x: float
    top: float


@dataclass(frozen=True, slots=True)
class Strip:
    """Beginnings on an axis of years: a dot each or, when they are many, a bar a year. `ticks` are (year, x)."""

    count: int
    first: int
    last: int
    beginnings: tuple[Beginning, ...]
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[int, float], ...]
    base: float
    height: int


def web(
    entries: Iterable[Entry], registry: Registry, *, around: str | None = None, country: str | None = None
) -> Web | None:
    """Who works with whom in some entries, the most told first; nothing for fewer than two relations.

    With `around` only the relations of one organisation, with `country` those that have an end there.
    """

    def wanted(pair: tuple[str, str]) -> bool:
        there = country is None or country in {registry.organisations[id_].country for id_ in pair}
        return there and (around is None or around in pair)

    counts = Counter(pair for entry in entries for pair in sorted(relations_of(entry)) if wanted(pair))
    if len(counts) < 2:
        return None
    kept = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_PAIRS]
    leads = _column({lead for (lead, _), _ in kept}, registry)
    order = {id_: rank for rank, id_ in enumerate(leads)}
    middle: dict[str, list[int]] = {}
    for (lead, partner), _ in kept:
        middle.setdefault(partner, []).append(order[lead])
    # A partner stands near its leads, so that few curves cross.
    partners = sorted(
        middle,
        key=lambda id_: (
            sum(middle[id_]) / len(middle[id_]),
            french.sort_key(registry.organisations[id_].name),
            id_,
        ),
    )
    rows = max(len(leads), len(partners))
    left = _nodes(leads, rows, registry)
    right = _nodes(partners, rows, registry)
    heights = {("lead", node.id): node.y for node in left} | {("partner", node.id): node.y for node in right}
    edges = tuple(
        Edge(lead, partner, count, _curve(heights["lead", lead], heights["partner", partner]))
        for (lead, partner), count in kept
    )
    return Web(left, right, edges, rows * _ROW + 8, len(counts) - len(kept))


def strip(entries: Iterable[Entry]) -> Strip | None:
    """When entries began, oldest first; nothing when fewer than three say so."""
    dated = sorted(
        (entry.partnership.start.date.first.year, entry.id, entry)
        for entry in entries
        if entry.partnership.start
    )
    if len(dated) < 3 or dated[0][0] == dated[-1][0]:
        return None
    first, last = dated[0][0], dated[-1][0]
    step = round_step(last - first, 6)
    low, high = first // step * step, -(-last // step) * step
    margin = 18

    def x(year: int) -> float:
        return round(margin + (WIDTH - 2 * margin) * (year - low) / (high - low), 1)

    counts = Counter(year for year, _, _ in dated)
    gap = min(11.0, _TALLEST / max(counts.values()))
    base = round(max(counts.values()) * gap + 6, 1)
    bars: tuple[Bar, ...] = ()
    dots: list[Beginning] = []
    if len(dated) > MOST_DOTS:
        bars = tuple(
            Bar(year, count, x(year), round(base - gap * count, 1)) for year, count in sorted(counts.items())
        )
    else:
        stacked: Counter[int] = Counter()
        for year, _, entry in dated:
            dots.append(Beginning(entry, year, x(year), round(base - gap * stacked[year] - gap / 2, 1)))
            stacked[year] += 1
    ticks = tuple((year, x(year)) for year in range(low, high + 1, step))
    return Strip(len(dated), first, last, tuple(dots), bars, ticks, base, round(base + 20))


def round_step(span: int, most: int) -> int:
    """The smallest of 1, 2, 5, 10, 20, 50… that cuts a span of years into no more than `most` parts."""
    scale = 1
    while True:
        for digit in (1, 2, 5):
            if span <= most * digit * scale:
                return digit * scale
        scale *= 10


def _column(ids: Iterable[str], registry: Registry) -> list[str]:
    return sorted(ids, key=lambda id_: (french.sort_key(registry.organisations[id_].name), id_))


def _nodes(ids: list[str], rows: int, registry: Registry) -> tuple[Node, ...]:
    gap = rows * _ROW / len(ids)
    return tuple(
        Node(id_, _short(id_, registry), round(4 + gap * (rank + 0.5), 1)) for rank, id_ in enumerate(ids)
    )


def _short(id_: str, registry: Registry) -> str:
    organisation = registry.organisations[id_]
    name = organisation.name.replace("Centre hospitalier", "CH")
    if len(name) > _LABEL and organisation.acronym:
        name = organisation.acronym
    return name if len(name) <= _LABEL else name[: _LABEL - 1].rstrip() + "…"


def _curve(start: float, end: float) -> str:
    middle = (_LEFT_EDGE + _RIGHT_EDGE) / 2
    return f"M{_LEFT_EDGE} {start}C{middle:.0f} {start} {middle:.0f} {end} {_RIGHT_EDGE} {end}"
