"""Clips the outline of the world to what a map shows, so that a PDF carries no invisible land."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from catalogue.pdf.compiler import Values
from catalogue.site.world_map import SHAPES, View

_BEYOND = 40
"""Units around the view that are drawn too: no line of the outline is longer."""

_NUMBER = re.compile(r"-?\d+")
_NAMES = ("coast", "borders", "disputed")

Point = tuple[int, int]
Box = tuple[int, int, int, int]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the drawing: as it was written, its points, and the box around them."""

    path: str
    points: Sequence[Point]
    box: Box

    def is_seen(self, box: Box) -> bool:
        return (
            self.box[0] <= box[2]
            and self.box[2] >= box[0]
            and self.box[1] <= box[3]
            and self.box[3] >= box[1]
        )

    def within(self, box: Box) -> str:
        """The surface inside this line, as far as it lies in a box."""
        left, top, right, bottom = self.box
        if left >= box[0] and top >= box[1] and right <= box[2] and bottom <= box[3]:
            return self.path
        return _closed(_within(self.points, *box))


def seen(view: View) -> Values:
    """Coast, borders and disputed borders within a view, as SVG paths."""
    right, bottom = view.left + view.width, view.top + view.height
    box = view.left - _BEYOND, view.top - _BEYOND, right + _BEYOND, bottom + _BEYOND
    found = {name: [line for line in _lines(name) if line.is_seen(box)] for name in _NAMES}
    paths = {name: "".join(line.path for line in lines) for name, lines in found.items()}
    return {**paths, "coast": "".join(line.within(box) for line in found["coast"])}


@lru_cache(maxsize=len(_NAMES))
def _lines(name: str) -> tuple[_Line, ...]:
    return tuple(map(_line, re.findall("M[^M]+", SHAPES[name])))


def _line(path: str) -> _Line:
    points = tuple(_points(path))
    xs, ys = zip(*points, strict=True)
    return _Line(path, points, (min(xs), min(ys), max(xs), max(ys)))


def _points(path: str) -> Iterator[Point]:
    """From `M10 20l5-3`, where all but the first are steps."""
    numbers = [int(found) for found in _NUMBER.findall(path)]
    x = y = 0
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        yield x, y


def _within(points: Iterable[Point], left: int, top: int, right: int, bottom: int) -> list[Point]:
    """A surface that is the same inside a box: what lies outside is moved to its edge, where one line takes the place of many."""
    found: list[Point] = []
    for x, y in points:
        x, y = min(max(x, left), right), min(max(y, top), bottom)
        while len(found) > 1 and (found[-2][0] == found[-1][0] == x or found[-2][1] == found[-1][1] == y):
            found.pop()
        if not found or found[-1] != (x, y):
            found.append((x, y))
    return found


def _closed(points: Sequence[Point]) -> str:
    """A surface as a path, empty for less than three points."""
    if len(points) < 3:
        return ""
    (x, y), steps = points[0], pairwise(points)
    told = " ".join(f"{after[0] - before[0]} {after[1] - before[1]}" for before, after in steps)
    return f"M{x} {y}l{told}z"
