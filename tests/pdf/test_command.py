"""`python -m catalogue pdf`, as a reader runs it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from catalogue.__main__ import INVALID, MISUSE, OK, main
from catalogue.pdf import book, documents
from tests import papers
from tests.building import tree


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """One process: Typst's threads do not survive a fork of one that has printed."""
    monkeypatch.setenv("CATALOGUE_JOBS", "1")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1717200000")


def test_all(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every PDF at the address that its page links to; what has not changed is not made again, what is gone goes."""
    out = tmp_path / "downloads"
    command = ["--root", str(folder), "pdf", "--out", str(out)]
    assert main(command) == OK
    made = tree(out)
    assert "pdf/partenariats/exemple-dakar.pdf" in made
    assert "pdf/pays/senegal.pdf" in made
    assert f"{len(made)} PDF (faits : {len(made)}, retirés : 0)" in capsys.readouterr().out
    (out / "pdf" / "pays" / "atlantide.pdf").write_bytes(b"")
    assert main(command) == OK
    assert f"{len(made)} PDF (faits : 0, retirés : 1)" in capsys.readouterr().out
    assert tree(out) == made


def test_volumes(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The general index reads the pages of the volumes as they are made; it is not made again without need."""
    for module in (book, documents):
        monkeypatch.setattr(module, "MOST_RECORDS", 1)
    out = tmp_path / "downloads"
    command = ["--root", str(folder), "pdf", "--out", str(out)]
    assert main(command) == OK
    made = tree(out)
    volumes = [path for path in made if path.startswith("pdf/passerelles-sante-")]
    index = papers.text((out / "pdf" / "passerelles-sante.pdf").read_bytes())
    assert len(volumes) > 1
    assert all(f"{book.roman(number)}, " in index for number in range(1, len(volumes) + 1))
    capsys.readouterr()
    assert main(command) == OK
    assert f"{len(made)} PDF (faits : 0, retirés : 0)" in capsys.readouterr().out
    assert tree(out) == made


def test_the_same_bytes_anywhere(folder: Path, tmp_path: Path) -> None:
    """Neither the order of sets nor the time zone of a process is in a PDF, be it the book."""
    made = []
    for seed, zone in (("1", "Pacific/Auckland"), ("2", "America/Los_Angeles")):
        out = tmp_path / seed
        command = [sys.executable, "-m", "catalogue", "--root", str(folder), "pdf", "--out", str(out)]
        apart = {"PYTHONHASHSEED": seed, "TZ": zone, "CATALOGUE_CACHE": "no"}
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, **apart})
        made.append(tree(out))
    assert "pdf/passerelles-sante.pdf" in made[0]
    assert made[0] == made[1]


@pytest.mark.parametrize(
    ("option", "value", "title"),
    [
        ("--country", "sn", "Sénégal"),
        ("--specialty", "cardiologie", "Cardiologie"),
        ("--organisation", "hopital-de-dakar", "Hôpital de Dakar"),
        ("--partnership", "exemple-dakar", "Jumelage en cardiologie avec Dakar"),
        ("--programme", "programme-exemple", "Programme d’exemple"),
    ],
)
def test_one(folder: Path, tmp_path: Path, option: str, value: str, title: str) -> None:
    """One document, into a file."""
    out = tmp_path / "un" / "f.pdf"
    assert main(["--root", str(folder), "pdf", option, value, "--out", str(out)]) == OK
    assert title in papers.text(out.read_bytes())


@pytest.mark.parametrize(
    "given", [["--country", "ZZ"], ["--programme", "exemple-dakar"], ["--specialty", "../x"]]
)
def test_what_is_not_there(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], given: list[str]
) -> None:
    """Misuse, told, and nothing written."""
    out = tmp_path / "f.pdf"
    assert main(["--root", str(folder), "pdf", *given, "--out", str(out)]) == MISUSE
    assert f"{given[0]} {given[1]} : rien de tel" in capsys.readouterr().err
    assert not out.exists()


def test_an_invalid_catalogue(folder: Path, tmp_path: Path) -> None:
    """Nothing is printed when anything is invalid."""
    file = folder / "partnerships" / "exemple-dakar.md"
    file.write_text(file.read_text("utf-8").replace("kind: partnership", "kind: partnerhip"), "utf-8")
    assert main(["--root", str(folder), "pdf", "--out", str(tmp_path / "out")]) == INVALID
    assert not (tmp_path / "out").exists()
