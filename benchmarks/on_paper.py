"""What a million records would take, on a straight line from what was measured: estimates, and said to be."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from benchmarks.contender import Row
from benchmarks.measure import Weight
from benchmarks.results import Results

MILLION = 1_000_000
JOBS = 200  # of the 256 that one matrix of GitHub Actions may hold
CPU = "CPU time of a cold build"


@dataclass(frozen=True, slots=True)
class Figure:
    """A cost that grows with the number of records: one part fixed, one part for each record."""

    name: str
    measured: float
    fixed: float
    each: float
    unit: Callable[[float], str]

    def at(self, records: int) -> float:
        return self.fixed + self.each * records


def figures(results: Results) -> Iterator[Figure]:
    """All that the results allow: on the line through the smallest and the largest catalogue that were built, where
    two were, else on one through 0."""
    row, count = results.rows.get("ours"), results.records
    if row is None or row.weight is None:
        return
    points = {point.records: point.row for point in results.curve.get("ours", []) if point.row.weight}
    fewest, most = min(points, default=count), max(points, default=count)

    def line(name: str, unit: Callable[[float], str], value: Callable[[Row, Weight], float]) -> Figure:
        of = {size: value(one, one.weight) for size, one in points.items() if one.weight}
        measured = value(row, row.weight) if row.weight else 0
        each = (of[most] - of[fewest]) / (most - fewest) if most > fewest else measured / count
        return Figure(name, measured, measured - each * count, each, unit)

    def straight(name: str, unit: Callable[[float], str], measured: float) -> Figure:
        return Figure(name, measured, 0, measured / count, unit)

    yield straight("files in `partnerships/`", amount, count)
    yield line(CPU, seconds, lambda one, _: one.cpu)
    yield line("peak memory", size, lambda one, _: one.peak)
    yield line("pages", amount, lambda _, weight: weight.pages)
    yield line("files", amount, lambda _, weight: weight.files)
    yield line("bytes of the site", size, lambda _, weight: weight.bytes)
    if results.site:
        yield straight("bytes of all pages, compressed", size, results.site.pages_compressed)
        for large in results.site.large:
            yield straight(f"`{large.file}`", size, large.size)
            yield straight(f"`{large.file}`, compressed", size, large.compressed)


def at_a_million(results: Results) -> Iterator[list[str]]:
    """A line for each figure."""
    for one in figures(results):
        yield [one.name, one.unit(one.measured), one.unit(one.each), one.unit(one.at(MILLION))]
        if one.name == CPU:
            yield [f"the same, each of {JOBS} equal jobs", "", "", one.unit(one.at(MILLION) / JOBS)]


def limits(results: Results) -> Iterator[list[str]]:
    """A line for each limit of hosts and habits, with the number of records that reaches it, fewest first."""
    known = {one.name: one for one in figures(results)}
    found = []
    for limit, name, most in LIMITS:
        if name in known and known[name].each > 0:
            found.append((int((most - known[name].fixed) / known[name].each), limit, known[name]))
    for records, limit, figure in sorted(found, key=lambda line: (line[0], line[1])):
        yield [limit, figure.name, "more than 10,000,000" if records > 1e7 else f"{_rounded(records):,}"]


# What hosts publish of themselves, as read in November 2026; the phone's is ours.
LIMITS = (
    ("GitHub advises at most 3,000 files in one folder", "files in `partnerships/`", 3000),
    ("GitHub Pages publishes at most 1 GB", "bytes of the site", 1e9),
    ("a free Cloudflare Pages site holds 20,000 files", "files", 20_000),
    ("a free Cloudflare Pages site takes files of 25 MiB", "`data/catalogue.json`", 25 * 1024**2),
    ("search data that a phone should fetch: 1 MB", "`data/explorer.js`, compressed", 1e6),
    ("one sitemap names at most 50,000 pages", "pages", 50_000),
    ("a job on a hosted runner ends after 6 hours (one core)", CPU, 6 * 3600),
    ("a free plan has 2,000 minutes a month on hosted runners, for private repositories", CPU, 2000 * 60),
    ("memory of a hosted runner: 16 GB", "peak memory", 16e9),
)


def amount(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.2g}"


def seconds(value: float) -> str:
    """A time in the unit that one would say."""
    for unit, length in (("h", 3600.0), ("min", 60.0), ("s", 1.0)):
        if value >= 2 * length:
            return f"{value / length:,.1f} {unit}"
    return f"{value * 1000:,.0f} ms" if value < 1 else f"{value:.1f} s"


def size(value: float) -> str:
    """Bytes, in the unit that one would say."""
    for unit, length in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if value >= length:
            return f"{value / length:,.1f} {unit}"
    return f"{value:,.0f} B"


def _rounded(value: int) -> int:
    """Two figures: more would claim to be known."""
    digits = max(0, len(str(abs(value))) - 2)
    return round(value, -digits)
