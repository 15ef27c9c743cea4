"""What the benchmark makes of its measures. Nothing is built here."""

import json
import sys
from pathlib import Path, PurePosixPath
from typing import Any
from xml.etree import ElementTree

import pytest

import benchmarks.__main__ as benchmark
from benchmarks import measure, on_paper, ours, peers, plot, tables
from benchmarks.results import TARGETS, Results


def row(wall: float, pages: int = 0) -> dict[str, Any]:
    weight = {"files": pages, "pages": pages, "bytes": pages * 1000} if pages else None
    return {"wall": wall, "cpu": wall / 2, "peak": 400_000_000, "tree": 500_000_000, "weight": weight}


@pytest.fixture
def results() -> Results:
    """A benchmark in which Pelican could not be had."""
    rows = {
        "ours": row(10, 2000),
        "ours-edit": row(2),
        "ours-check-cold": row(2),
        "plain": row(100, 1200),
        "hugo": row(4, 1000),
    }
    found = {
        "measured_on": "2026-11-26",
        "commit": "0123456789",
        "machine": {
            "cpu": "Example",
            "cores": 2,
            "memory": 8e9,
            "system": "Linux",
            "python": "3.11",
            "load": 0.1,
        },
        "versions": {"hugo": "0.1"},
        "records": 1000,
        "runs": 1,
        "rows": rows,
        "missing": {"pelican": "not installed: a | b"},
        "refresh": {"60": 1.0, "1000": 2.5},
        "curve": {"ours": [{"records": n, "row": row(n / 100, 2 * n)} for n in (1000, 10_000)]},
        "site": {
            "heaviest": {"file": "a.html", "size": 9, "compressed": 90_000},
            "large": [{"file": "data/catalogue.json", "size": 5_000_000, "compressed": 1000}],
            "pages_compressed": 10_000,
        },
    }
    return Results.model_validate_json(json.dumps(found))


def test_targets(results: Results) -> None:
    """A target is a ratio of what was measured; what was not measured has none."""
    assert [one.by(results, "wall") for one in TARGETS] == [0.1, 1.25, 0.02, 0.2, 10, 1.5, 400, 90]
    met = [line.rsplit("|", 2)[1].strip() for line in tables.targets(results).splitlines()[2:10]]
    assert met == ["yes", "no", "yes", "no", "yes", "no", "yes", "yes"]
    assert results.ratio("ours", "zensical") is None


def test_a_failed_peer_keeps_its_line(results: Results) -> None:
    """The reason stands in the table, and breaks no column."""
    lines = tables.rows(results).splitlines()
    assert len({line.count("|") for line in lines}) == 1
    assert any("failed: not installed: a / b" in line for line in lines)


def test_only_what_stands_between_markers_is_written(results: Results) -> None:
    """And writing twice changes nothing."""
    text = "Before\n<!-- bench:targets -->\nstale\n<!-- /bench -->\nAfter\n"
    once = tables.filled(text, results)
    assert "stale" not in once
    assert once.startswith("Before\n<!-- bench:targets -->\n| target |")
    assert once.endswith("<!-- /bench -->\nAfter\n")
    assert tables.filled(once, results) == once


def test_on_paper(results: Results) -> None:
    """Straight proportion to a million, and the limit that comes first."""
    lines = {line[0]: line[1:] for line in on_paper.at_a_million(results)}
    assert lines["pages"] == ["2,000", "2", "2,000,000"]
    assert lines["CPU time of a cold build"] == ["5.0 s", "5 ms", "83.3 min"]
    found = list(on_paper.limits(results))
    assert found[0] == [
        "GitHub advises at most 3,000 files in one folder",
        "files in `partnerships/`",
        "3,000",
    ]
    assert ["a free Cloudflare Pages site takes files of 25 MiB", "`data/catalogue.json`", "5,200"] in found


def test_the_drawing_says_what_it_shows(results: Results) -> None:
    """The SVG is well formed, named, described, and holds each build that has a ratio."""
    root = ElementTree.fromstring(plot.svg(results))
    space = "{http://www.w3.org/2000/svg}"
    assert root.findtext(f"{space}title")
    assert "Hugo, bare: 0.04 of plain" in (root.findtext(f"{space}desc") or "")
    assert len(root.findall(f"{space}rect")) == 4
    assert len(root.findall(f".//{space}circle")) == 4


def test_the_page_holds_the_published_results() -> None:
    """docs/performance.md and its drawing are those of results.json; `--write-docs` writes all three."""
    published = Results.read(benchmark.PUBLISHED / "results.json")
    text = benchmark.PAGE.read_text("utf-8")
    assert tables.filled(text, published) == text
    assert (benchmark.PUBLISHED / "results.svg").read_text("utf-8") == plot.svg(published)


def test_an_edit_changes_title_and_text() -> None:
    """With or without quotes around the title."""
    plain = ours.edited("---\ntitle: Une fiche\n---\nTexte.\n", "Mot")
    assert plain == "---\ntitle: Mot Une fiche\n---\nTexte.\n\nMot est une phrase ajoutée.\n"
    assert 'title: "Mot Une : fiche"' in ours.edited('---\ntitle: "Une : fiche"\n---\nTexte.\n', "Mot")
    assert ours.title_of('---\ntitle: "Une : fiche"\n') == "Une : fiche"


def test_links_hold_wherever_a_peer_puts_pages() -> None:
    """Links between Markdown files become addresses; other links stay."""
    path = PurePosixPath("partenariats/a.md")
    text = "[B](../pays/benin.md) [C](c.md) [index](../pays/index.md) [far](https://a.example/x.md)"
    wanted = "[B](/pays/benin/) [C](/partenariats/c/) [index](/pays/) [far](https://a.example/x.md)"
    assert peers.with_absolute_links(text, path) == wanted
    assert peers.address(PurePosixPath("index.md")) == "/"


def test_a_command_is_measured_bounded_and_its_failure_told(tmp_path: Path) -> None:
    """Cost of one that ends well; a reason for one that fails, hangs, or is not there."""
    cost = measure.run([sys.executable, "-c", "import time; time.sleep(.1)"], tmp_path, {}, 10)
    assert cost.wall > 0.1
    assert cost.peak > 1_000_000
    with pytest.raises(measure.FailedError, match="ValueError: broken"):
        measure.run([sys.executable, "-c", "raise ValueError('broken')"], tmp_path, {}, 10)
    with pytest.raises(measure.FailedError, match="took more than"):
        measure.run([sys.executable, "-c", "import time; time.sleep(9)"], tmp_path, {}, 0.1)
    with pytest.raises(measure.FailedError, match="No such file"):
        measure.run(["no-such-program"], tmp_path, {}, 10)


def test_arguments() -> None:
    """Sizes are sorted; an unknown build is refused with those that are known."""
    assert benchmark.sizes("1000,100,100") == [100, 1000]
    with pytest.raises(benchmark.argparse.ArgumentTypeError, match="unknown: jekyll; known: ours,"):
        benchmark.builds("ours,jekyll")
