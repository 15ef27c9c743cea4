"""Results as Markdown: for the terminal, and between the markers of docs/performance.md."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.on_paper import at_a_million, limits
from benchmarks.results import TARGETS, Results

NAMES: Mapping[str, str] = {
    "ours": "this project, cold",
    "ours-one-process": "this project, cold, one process",
    "ours-edit": "this project, one record edited",
    "ours-unchanged": "this project, nothing changed",
    "ours-check-cold": "`check`, without a cache",
    "ours-check": "`check`, after a build",
    "plain": "plain MkDocs and Material",
    "hugo": "Hugo, bare",
    "eleventy": "Eleventy, bare",
    "zensical": "Zensical, its own theme",
    "pelican": "Pelican, bare",
}
_MARKED = re.compile(r"(<!-- bench:(\w+) -->\n).*?(<!-- /bench -->)", re.DOTALL)


def filled(text: str, results: Results) -> str:
    """The text with everything between markers made anew."""
    makers: dict[str, Callable[[Results], str]] = {
        "results": rows,
        "targets": targets,
        "curve": curve,
        "machine": machine,
        "million": million,
        "limits": reached,
    }
    return _MARKED.sub(lambda match: f"{match[1]}{makers[match[2]](results)}{match[3]}", text)


def summary(results: Results) -> str:
    """What the command prints in the end."""
    return "\n".join(part(results) for part in (machine, rows, targets, curve))


def table(head: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """A Markdown table; all columns but the first to the right."""
    rule = ["---", *["---:"] * (len(head) - 1)]
    return "".join(f"| {' | '.join(line)} |\n" for line in [head, rule, *lines])


def rows(results: Results) -> str:
    """Every build: its cost, what it wrote, and its ratios."""
    head = ["build", "s", "CPU s", "peak MB", "whole tree MB", "pages", "MB written"]
    head += ["s, to plain", "CPU, to plain", "ms a page", "a page, to Hugo", "CPU a page, to Hugo"]

    def lines() -> Iterator[list[str]]:
        for name, label in NAMES.items():
            if name in results.missing:
                yield [label, f"failed: {results.missing[name]}".replace("|", "/"), *[""] * (len(head) - 2)]
            if name not in results.rows:
                continue
            row = results.rows[name]
            line = [
                label,
                number(row.wall),
                number(row.cpu),
                f"{row.peak / 1e6:.0f}",
                f"{row.tree / 1e6:.0f}",
            ]
            weight = row.weight
            line += [f"{weight.pages:,}", f"{weight.bytes / 1e6:,.0f}"] if weight else ["", ""]
            line += [number(results.ratio(name, "plain", of)) for of in ("wall", "cpu")]
            line += [number(row.wall / weight.pages * 1000) if weight and weight.pages else ""]
            line += [number(results.ratio(name, "hugo", of, per_page=True)) for of in ("wall", "cpu")]
            yield line

    return table(head, lines())


def targets(results: Results) -> str:
    """Each target beside what was measured."""

    def lines() -> Iterator[list[str]]:
        for one in TARGETS:
            wall = one.by(results, "wall")
            cpu = number(one.by(results, "cpu")) if one.timed else ""
            met = "not measured" if wall is None else "yes" if wall <= one.limit else "no"
            yield [one.name, f"{one.limit:g} {one.unit}".strip(), number(wall), cpu, met]

    note = ""
    if results.site:
        note += f"\nThe heaviest page is `{results.site.heaviest.file}`."
    for records, seconds in sorted(results.refresh.items()):
        note += f"\nIn `serve`, an edit was shown after {number(seconds)} s at {records:,} records."
    return table(["target", "at most", "measured", "by CPU", "met"], lines()) + (f"{note}\n" if note else "")


def curve(results: Results) -> str:
    """Cold builds by size."""
    head = ["records", "build", "s", "CPU s", "CPU ms a record", "peak MB", "pages"]
    lines = [
        [
            f"{point.records:,}",
            NAMES[name],
            number(point.row.wall),
            number(point.row.cpu),
            number(point.row.cpu / point.records * 1000),
            f"{point.row.peak / 1e6:.0f}",
            f"{point.row.weight.pages:,}" if point.row.weight else "",
        ]
        for name, points in results.curve.items()
        for point in points
    ]
    return table(head, lines)


def machine(results: Results) -> str:
    """Where, when, with what."""
    it = results.machine
    versions = ", ".join(f"{name} {version}" for name, version in results.versions.items())
    return (
        f"{results.records:,} invented records, median of {results.runs} run{'s' * (results.runs > 1)} after a "
        f"warm-up, {results.measured_on}, commit {results.commit}. {it['cpu']}, {it['cores']} cores, "
        f"{float(it['memory']) / 1e9:.0f} GB, {it['system']}, Python {it['python']}; load {it['load']} when it "
        f"began. Versions: {versions}.\n"
    )


def million(results: Results) -> str:
    """Figures of a record, and in straight proportion of a million."""
    head = ["figure", f"measured at {results.records:,}", "a record", "1,000,000 records"]
    return table(head, at_a_million(results))


def reached(results: Results) -> str:
    """Where straight proportion meets a limit, nearest first."""
    return table(["limit", "of", "reached at (records)"], limits(results))


def number(value: float | None) -> str:
    """Three figures are enough; nothing for what was not measured."""
    if value is None:
        return ""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def fill_file(file: Path, results: Results) -> None:
    """Rewrite the generated parts of a page in place."""
    file.write_text(filled(file.read_text("utf-8"), results), "utf-8", newline="\n")
