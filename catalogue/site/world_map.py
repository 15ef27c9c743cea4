"""What the maps draw: where each country stands, as a shape or as a dot, and how dark. No markup, no words.

Shapes come from map_shapes.json, which scripts/map_shapes.py makes; its numbers are units of one drawing of the
world. Choices and their reasons: docs/decisions/0008-map.md.
"""

import json
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations, pairwise
from math import ceil, dist, floor, log10
from pathlib import Path
from typing import Any

from catalogue.language import french
from catalogue.model.registry import Registry

SHAPES: Mapping[str, Any] = json.loads(
    (Path(__file__).parent / "map_shapes.json").read_text(encoding="utf-8")
)
WIDTH: int = SHAPES["width"]
HEIGHT: int = SHAPES["height"]
SOURCE: str = SHAPES["source"]

LAND_FROM, LAND_TO = 175, 1885
"""Alaska and New Zealand: farther out there are only islands of the Pacific."""
SMALL = 60
"""A shape of less square units (about 20,000 km²) is drawn as a dot on the map of the world."""
EASY = 600
"""A shape of more square units needs no larger target."""
LEVELS = 4
RATIO = 3 / 2
NEAR = 260
"""Least width of a part of the world, in units (about 4,500 km): what lies around must stay known."""


@dataclass(frozen=True, slots=True)
class View:
    """The part of the drawing that is seen, in its units."""

    left: int
    top: int
    width: int
    height: int

    @property
    def box(self) -> str:
        return f"{self.left} {self.top} {self.width} {self.height}"


@dataclass(frozen=True, slots=True)
class Mark:
    """A country on a map. `path` is None for a dot; `level` is 1 (fewest) to LEVELS; `easy` shapes are large."""

    code: str
    name: str
    count: int
    level: int
    path: str | None
    x: int
    y: int
    easy: bool


@dataclass(frozen=True, slots=True)
class Locator:
    """One country: its path (empty for a dot), its middle, and the radius of a ring around it when it is small."""

    view: View
    path: str
    x: int
    y: int
    ring: int


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the legend: counts from `least` to `most`, or without end."""

    level: int
    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class Drawing:
    """One map: shapes first, then dots above them, each in French order of names. `radius` is that of dots."""

    view: View
    shapes: tuple[Mark, ...]
    dots: tuple[Mark, ...]
    steps: tuple[Step, ...]
    radius: int

    @property
    def marks(self) -> tuple[Mark, ...]:
        return self.shapes + self.dots


def count(groups: Mapping[str, Sequence[object]], codes: Iterable[str] | None = None) -> dict[str, int]:
    """How many stand under each code, or under these codes only; none without any."""
    return {code: len(groups[code]) for code in (groups if codes is None else codes) if groups.get(code)}


def world(counts: Mapping[str, int], registry: Registry, radius: int) -> Drawing:
    """The whole world, with the countries that have a count. Dots have this radius and do not hide one another.

    The ends of the Pacific are seen when an island there has a count.
    """
    middles = [SHAPES["countries"][code]["at"][0] for code in sorted(counts) if code in SHAPES["countries"]]
    left = max(0, min([LAND_FROM, *(x - 40 for x in middles)]))
    right = min(WIDTH, max([LAND_TO, *(x + 40 for x in middles)]))
    return _drawing(View(left, 0, right - left, HEIGHT), counts, registry, radius)


def part(counts: Mapping[str, int], registry: Registry) -> Drawing:
    """The part of the world that holds the countries that have a count."""
    view = _around([_box(code) for code in sorted(counts) if code in SHAPES["countries"]])
    return _drawing(view, counts, registry, max(4, view.width // 90))


@lru_cache(maxsize=512)
def locator(code: str) -> Locator | None:
    """One country in its surroundings; None for Antarctica, which is not drawn."""
    one = SHAPES["countries"].get(code)
    if one is None:
        return None
    view = _around([_box(code)])
    x, y = one["at"]
    small = one.get("area", 0) * 400 < view.width * view.height
    return Locator(view, one.get("path", ""), x, y, max(5, view.width // 40) if small else 0)


def steps(largest: int) -> tuple[Step, ...]:
    """The legend for counts up to `largest`: each level begins at a round number, about evenly by ratio."""
    starts = [1]
    for power in range(1, LEVELS):
        start = _round_number(largest ** (power / LEVELS))
        if starts[-1] < start <= largest:
            starts.append(start)
    ends = [after - 1 for _, after in pairwise(starts)]
    return tuple(
        Step(level, least, most)
        for level, (least, most) in enumerate(zip(starts, [*ends, None], strict=True), 1)
    )


def _round_number(value: float) -> int:
    """The next of 1, 2, 3, 4, 5, 7 times a power of ten."""
    scale: int = 10 ** floor(log10(value))
    found: int = next(step * scale for step in (1, 2, 3, 4, 5, 7, 10) if step * scale >= value - 1e-9)
    return found


def _drawing(view: View, counts: Mapping[str, int], registry: Registry, radius: int) -> Drawing:
    legend = steps(max(counts.values(), default=1))
    starts = [step.least for step in legend]
    names = {code: registry.countries[code].name for code in counts}
    shapes: list[Mark] = []
    dots: list[Mark] = []
    for code in sorted(counts, key=lambda code: (french.sort_key(names[code]), code)):
        one = SHAPES["countries"].get(code)
        if one is None or not counts[code]:
            continue
        area = one.get("area", 0)
        path = one.get("path") if area >= SMALL else None
        level = bisect_right(starts, counts[code])
        x, y = one["at"]
        mark = Mark(code, names[code], counts[code], level, path, x, y, area >= EASY)
        (dots if path is None else shapes).append(mark)
    return Drawing(view, tuple(shapes), _apart(dots, 2 * radius), legend, radius)


def _apart(dots: Sequence[Mark], gap: int) -> tuple[Mark, ...]:
    """Dots moved so that no two middles are nearer than `gap`, as far as that goes in a few rounds."""
    spots = [(float(dot.x), float(dot.y)) for dot in dots]
    for _ in range(12):
        for i, j in combinations(range(len(spots)), 2):
            apart = dist(spots[i], spots[j])
            if apart < gap:
                (ax, ay), (bx, by) = spots[i], spots[j]
                ux, uy = ((bx - ax) / apart, (by - ay) / apart) if apart else (1.0, 0.0)
                push = (gap - apart) / 2
                spots[i], spots[j] = (ax - ux * push, ay - uy * push), (bx + ux * push, by + uy * push)
    return tuple(replace(dot, x=round(x), y=round(y)) for dot, (x, y) in zip(dots, spots, strict=True))


def _box(code: str) -> tuple[int, int, int, int]:
    one = SHAPES["countries"][code]
    left, top, width, height = one.get("box", (*one["at"], 0, 0))
    return left, top, left + width, top + height


def _around(boxes: Iterable[tuple[int, int, int, int]]) -> View:
    """A view of a fixed ratio that holds these boxes with some room, within the drawing; the whole without any."""
    corners = list(boxes) or [(0, 0, WIDTH, HEIGHT)]
    left, top = (min(box[axis] for box in corners) for axis in (0, 1))
    right, bottom = (max(box[axis] for box in corners) for axis in (2, 3))
    width = ceil(max(NEAR, (right - left) * 1.3, (bottom - top) * 1.3 * RATIO))
    height = min(HEIGHT, ceil(width / RATIO))
    width = min(WIDTH, width)
    return View(
        max(0, min(WIDTH - width, (left + right - width) // 2)),
        max(0, min(HEIGHT - height, (top + bottom - height) // 2)),
        width,
        height,
    )
