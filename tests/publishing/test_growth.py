"""What one edit costs does not grow with the catalogue. Counted in files and pages, so that no clock decides."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from catalogue.engine import cache
from catalogue.engine.writing import Report, write_site
from catalogue.publishing.assembly import within_shells, without_shell
from catalogue.publishing.publication import publish
from catalogue.reading import files, load
from catalogue.site import shell
from tests.conftest import PROJECT, ROOT

SMALL, LARGE = 60, 240
SEED = 3
"""Neither catalogue has a record that is doubtful: to say where it is, it would be read again."""
DAY = date(2026, 11, 22)
SHOWING_A_TEXT = {
    "data/catalogue.json",
    "data/explorer-text.js",
    "data/partenariats/{id}.js",
    "data/partenariats/{id}.json",
    "{section}/{id}/index.html",
}
"""The record's page, the record for machines and for the form, the whole catalogue for machines, and what a search looks through."""
MOST_MADE = 60
"""The record's own files, one page of each list and group that names it, and those of the records beside it."""
_SHELL = shell.cut(f"<head>{shell.HEAD}</head>{shell.FRAGMENT}")


@dataclass
class _Catalogue:
    """An invented catalogue that is published with a bare shell; `opened` names the files of records that were opened."""

    root: Path
    opened: set[str]

    def build(self) -> Report:
        self.opened.clear()
        found = publish(self.root, DAY, PROJECT)
        shells = {form: _SHELL for page in found.pages for form in shell.forms(page)}
        outputs = [*without_shell(found), *within_shells(found, shells, (), offline=False)]
        return write_site(outputs, self.site, cache.Shelf(cache.folder(self.root), "site", ""))

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def records(self) -> list[Path]:
        return sorted((self.root / "partnerships").glob("*.md"))

    def written(self) -> dict[str, int]:
        found = (path for path in self.site.rglob("*") if path.is_file())
        return {path.relative_to(self.site).as_posix(): path.stat().st_mtime_ns for path in found}


@pytest.fixture(scope="module")
def catalogues(tmp_path_factory: pytest.TempPathFactory) -> dict[int, _Catalogue]:
    """Two catalogues, one four times the other, each built once."""
    opened: set[str] = set()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CATALOGUE_JOBS", "1")  # what other processes read cannot be counted here
        patch.setattr(load.files, "read", _counted(opened))
        made = {
            size: _Catalogue(_invented(tmp_path_factory.mktemp("growth"), size), opened)
            for size in (SMALL, LARGE)
        }
        for catalogue in made.values():
            catalogue.build()
        yield made


def _invented(folder: Path, size: int) -> Path:
    root = folder / "catalogue"
    subprocess.run(
        [sys.executable, "-m", "benchmarks.synthetic", str(size), "--seed", str(SEED), "--out", str(root)],
        check=True,
        cwd=ROOT,
    )
    for file in root.rglob("*"):
        if file.is_file():
            os.utime(file, (0, 0))  # a file that was written just now is read again, to be sure
    return root


def _counted(opened: set[str]) -> Callable[..., str | None]:
    original = files.read

    def read(path: Path, *more: object) -> str | None:
        if path.parent.name == "partnerships":
            opened.add(path.name)
        return original(path, *more)  # type: ignore[arg-type]

    return read


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_nothing_changed_costs_nothing(catalogues: dict[int, _Catalogue], size: int) -> None:
    """No record is read, no page made, no file written."""
    catalogue = catalogues[size]
    report = catalogue.build()
    assert (report.made, report.written, report.removed) == (0, 0, 0)
    assert report.files > 5 * size
    assert catalogue.opened == set()


def test_one_edited_record_costs_the_same_in_a_catalogue_four_times_as_large(
    catalogues: dict[int, _Catalogue],
) -> None:
    """One record is read. What is made again is what names it; what is written is what shows its text."""
    mean = {}
    for size, catalogue in catalogues.items():
        chosen = catalogue.records[:: size // 4]
        made = []
        for file in chosen:
            before = catalogue.written()
            file.write_text(f"{file.read_text('utf-8')}\nUne phrase ajoutée.\n", "utf-8")
            os.utime(file, (1, 1))
            report = catalogue.build()
            after = catalogue.written()
            assert catalogue.opened == {file.name}
            assert {path for path in after if after[path] != before[path]} == _shown(file, after)
            assert report.made <= MOST_MADE, file.name
            made.append(report.made)
        mean[size] = sum(made) / len(made)
    assert mean[LARGE] < 1.5 * mean[SMALL], mean


def test_one_renamed_record_is_written_where_it_is_named(catalogues: dict[int, _Catalogue]) -> None:
    """A title stands on more pages than a text, and still not on more of them in a larger catalogue."""
    for size, catalogue in catalogues.items():
        file = catalogue.records[size // 3]
        text = file.read_text("utf-8")
        file.write_text(
            re.sub(r'^title: ("?)', r"title: \1Essai ", text, count=1, flags=re.MULTILINE), "utf-8"
        )
        os.utime(file, (2, 2))
        report = catalogue.build()
        assert catalogue.opened == {file.name}
        assert report.made <= MOST_MADE
        assert 4 < report.written <= report.made


def _shown(file: Path, site: dict[str, int]) -> set[str]:
    """The files that hold the text of a record, in the section that its kind puts it in."""
    section = "programmes" if f"programmes/{file.stem}/index.html" in site else "partenariats"
    return {path.format(id=file.stem, section=section) for path in SHOWING_A_TEXT}
