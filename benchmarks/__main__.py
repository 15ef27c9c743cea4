"""Measure builds of this project beside its peers, over the same invented records.

`python -m benchmarks` takes hours at its 10,000 records; `--quick` has 1,000. Everything happens in a
temporary folder; peers are installed into --peers, never among what the project depends on. What is measured, and
what the last results were: docs/performance.md.
"""

import argparse
import signal
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks import plot, tables
from benchmarks.bench import ALL, Bench, Options
from benchmarks.ours import ROOT
from benchmarks.results import Results

PAGE = ROOT / "docs" / "performance.md"
PUBLISHED = ROOT / "docs" / "assets" / "performance"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, or show again what was measured."""
    given = _parser().parse_args(arguments)
    signal.signal(
        signal.SIGTERM, lambda *_: sys.exit(143)
    )  # so that what was started is ended, files removed
    if given.again:
        results = Results.read(given.again)
    else:
        options = Options(
            given.records,
            given.runs,
            given.only,
            given.sizes,
            given.curve,
            given.peers.resolve(),
            given.limit,
        )
        with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
            results = Bench(Path(folder), options).results()
        results.write(given.out)
    print(tables.summary(results))
    if given.write_docs:
        results.write(PUBLISHED / "results.json")
        plot.draw(results, PUBLISHED / "results.svg")
        tables.fill_file(PAGE, results)
    return 0


def builds(text: str) -> list[str]:
    """Some of the builds, by name."""
    found = text.split(",")
    unknown = [name for name in found if name not in ALL]
    if unknown:
        raise argparse.ArgumentTypeError(f"unknown: {', '.join(unknown)}; known: {', '.join(ALL)}")
    return found


def sizes(text: str) -> list[int]:
    """Numbers of records, each once, fewest first."""
    found = sorted({int(part) for part in text.split(",")})
    if found[0] < 1:
        raise argparse.ArgumentTypeError("a catalogue has at least 1 record")
    return found


def positive(text: str) -> int:
    """A number of runs or records."""
    return sizes(text)[0]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--records", type=positive, default=10_000, metavar="N", help="invented records (default: 10000)")
    add("--quick", dest="records", action="store_const", const=1000, help="the same as --records 1000")
    add("--runs", type=positive, default=3, metavar="N", help="rounds after a warm-up (default: 3)")
    add("--only", type=builds, default=list(ALL), metavar="NAME,…", help=f"of {', '.join(ALL)}")
    add("--sizes", type=sizes, default=[], metavar="N,…", help="cold builds at these sizes too")
    add("--curve", type=builds, default=["ours"], metavar="NAME,…", help="who builds at them (default: ours)")
    add("--peers", type=Path, default=ROOT / "build" / "peers", metavar="DIR", help="where peers are kept")
    add("--limit", type=float, default=1800, metavar="S", help="seconds for one run (default: 1800)")
    add("--out", type=Path, default=ROOT / "build" / "benchmark.json", metavar="FILE", help="the results")
    add("--again", type=Path, metavar="FILE", help="measure nothing: show the results of this file")
    add("--write-docs", action="store_true", help="put the results into docs/performance.md")
    return parser


if __name__ == "__main__":
    sys.exit(main())
