"""The budgets that hold at 10,000 partnerships, measured on an invented catalogue."""

import gzip
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from catalogue.data.explorer import explorer_js
from catalogue.knowledge.aggregate import Catalogue, build
from catalogue.reading.load import load
from tests.conftest import ROOT

RECORDS = 10_000
KB = 1000


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """Ten thousand invented records, loaded and indexed."""
    folder = tmp_path_factory.mktemp("large") / "catalogue"
    subprocess.run(
        [sys.executable, "-m", "benchmarks.synthetic", str(RECORDS), "--seed", "1", "--out", str(folder)],
        check=True,
        cwd=ROOT,
    )
    return build(load(folder), date(2026, 11, 23))


@pytest.mark.slow
def test_first_search_result_at_ten_thousand(large: Catalogue, built_site: Path) -> None:
    """What a first visitor of the explorer fetches before a result is at most 450 kB, compressed."""
    assert len(large.entries) == RECORDS
    data = len(gzip.compress(explorer_js(large).encode(), 6))
    shell = [built_site / "explorer" / "index.html", *(built_site / "assets").rglob("*.css")]
    shell += [
        *(built_site / "assets" / "javascripts").glob("bundle*.js"),
        built_site / "assets" / "explorer.js",
    ]
    around = sum(len(gzip.compress(file.read_bytes(), 6)) for file in shell)
    assert data + around <= 450 * KB, (data, around)
