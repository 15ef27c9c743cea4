"""The results as one SVG: cold builds by size, and each build beside the plain site. Markup is in plot.svg.jinja."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from benchmarks.results import TARGETS, Results
from benchmarks.tables import NAMES, number

WIDTH, MARGIN, RIGHT = 760, 70, 215  # the names of lines stand to the right of the plot
CURVE_TOP, CURVE_HEIGHT = 70, 280
BARS_TOP, BAR_STEP, BARS_LEFT = 450, 30, 260


@dataclass(frozen=True, slots=True)
class Mark:
    """A tick of an axis."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Dot:
    """One measure of a line, with what it says."""

    x: float
    y: float
    label: str


@dataclass(frozen=True, slots=True)
class Line:
    """The cold builds of a generator. `style` is a number: each has a colour and a dash of its own."""

    name: str
    style: int
    dots: Sequence[Dot]
    label_y: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A build as a share of a cold build of the plain site; `limit` is where its target stands."""

    name: str
    y: float
    width: float
    label: str
    ours: bool
    limit: float | None


class Scale:
    """A logarithmic axis from value to place."""

    def __init__(self, values: Sequence[float], start: float, end: float) -> None:
        self.low = math.floor(math.log10(min(values)))
        self.high = max(math.ceil(math.log10(max(values))), self.low + 1)
        self.start, self.end = start, end

    def __call__(self, value: float) -> float:
        share = (math.log10(value) - self.low) / (self.high - self.low)
        return round(self.start + share * (self.end - self.start), 1)

    def marks(self) -> list[Mark]:
        powers = [10.0**power for power in range(self.low, self.high + 1)]
        return [Mark(self(value), f"{value:,.0f}" if value >= 1 else f"{value:g}") for value in powers]


def draw(results: Results, file: Path) -> None:
    """Write the SVG."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(svg(results), "utf-8", newline="\n")


def svg(results: Results) -> str:
    """The drawing, as text."""
    folder = Path(__file__).resolve().parent / "templates"
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    costs = {name: [(one.records, one.row.wall) for one in points] for name, points in results.curve.items()}
    for name in ("plain", *NAMES):
        if name in results.rows and (name == "ours" or not name.startswith("ours")):
            known = costs.setdefault(name, [])
            if results.records not in dict(known):
                known.append((results.records, results.rows[name].wall))
    x = Scale([records for known in costs.values() for records, _ in known] or [1], MARGIN, WIDTH - RIGHT)
    y = Scale(
        [wall for known in costs.values() for _, wall in known] or [1], CURVE_TOP + CURVE_HEIGHT, CURVE_TOP
    )
    bars = _bars(results)
    return environment.get_template("plot.svg.jinja").render(
        results=results,
        width=WIDTH,
        height=BARS_TOP + BAR_STEP * len(bars) + 50,
        margin=MARGIN,
        plot_right=WIDTH - RIGHT,
        top=CURVE_TOP,
        bottom=CURVE_TOP + CURVE_HEIGHT,
        x_marks=x.marks(),
        y_marks=y.marks(),
        lines=_lines(costs, x, y),
        bars=bars,
        bars_top=BARS_TOP,
        bars_left=BARS_LEFT,
        bar_step=BAR_STEP,
    )


def _lines(costs: dict[str, list[tuple[int, float]]], x: Scale, y: Scale) -> list[Line]:
    """The lines, their names moved apart where they would touch."""
    order = [name for name in NAMES if name in costs]
    found = []
    for name in order:
        dots = [
            Dot(x(records), y(wall), f"{NAMES[name]}, {records:,} records: {number(wall)} s")
            for records, wall in sorted(costs[name])
        ]
        found.append((name, dots))
    lines, free = [], 0.0
    for name, dots in sorted(found, key=lambda line: (line[1][-1].y, line[0])):
        free = max(free + 17, dots[-1].y + 4)
        lines.append(Line(NAMES[name].removesuffix(", cold"), order.index(name), dots, free))
    return lines


def _bars(results: Results) -> list[Bar]:
    """A bar for each build that has a ratio to plain, the longest of them as long as the drawing is wide."""
    ratios = {name: results.ratio(name, "plain") for name in NAMES if not name.startswith("ours-check")}
    limits = {one.bar: one.limit for one in TARGETS}
    known = {name: value for name, value in ratios.items() if value is not None}
    room = (WIDTH - BARS_LEFT - 80) / max([1.0, *known.values()])
    return [
        Bar(
            NAMES[name],
            BARS_TOP + BAR_STEP * place,
            round(value * room, 1),
            number(value),
            name.startswith("ours"),
            round(BARS_LEFT + limits[name] * room, 1) if name in limits else None,
        )
        for place, (name, value) in enumerate(known.items())
    ]
