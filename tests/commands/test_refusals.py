"""What a command refuses, it refuses in French, with what to write instead."""

import json
import re
from pathlib import Path

import pytest

from catalogue.__main__ import INVALID, MISUSE, main

ENGLISH = re.compile(r"\b(?:not|the|this|give|expected|cannot|found|folder|file|empty|such|name one|of)\b")

PATH = re.compile(r"/\S+")


def refused(folder: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command says on the terminal when it refuses."""
    assert main(["--root", str(folder), *arguments]) == MISUSE
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.splitlines()) == 1
    assert ENGLISH.search(PATH.sub("", captured.err)) is None, captured.err
    return captured.err.rstrip()


@pytest.mark.parametrize(
    ("option", "value", "instead"),
    [
        ("--country", "Sénégal", "--country SN"),
        ("--country", "senegal", "--country SN"),
        ("--country", "Senegal", "--country SN"),
        ("--country", "SEN", "registry/countries.yml"),
        ("--country", "ZZ", "registry/countries.yml"),
        ("--country", "hopital-de-dakar", "--organisation hopital-de-dakar"),
        ("--country", "Cardiologie", "--specialty cardiologie"),
        ("--specialty", "Cardiologie", "--specialty cardiologie"),
        ("--specialty", "cardiologue", "--specialty cardiologie"),
        ("--specialty", "cardiologi", "--specialty cardiologie"),
        ("--specialty", "Dakar", "registry/specialties.yml"),
        ("--organisation", "Hôpital de Dakar", "--organisation hopital-de-dakar"),
        ("--organisation", "HDD", "--organisation hopital-de-dakar"),
        ("--organisation", "H.D.D.", "--organisation hopital-de-dakar"),
        ("--organisation", "l’hôpital, Dakar", "--organisation hopital-de-dakar"),
        ("--organisation", "Dakar Hôpital", "registry/organisations/"),
        ("--organisation", "hopital-dakar", "--organisation hopital-de-dakar"),
        ("--organisation", "registry/organisations/hopital-de-dakar.yml", "--organisation hopital-de-dakar"),
        ("--partnership", "programme-exemple", "--programme programme-exemple"),
        ("--programme", "exemple-dakar", "--partnership exemple-dakar"),
        ("--partnership", "partnerships/exemple-dakar.md", "--partnership exemple-dakar"),
        ("--partnership", "partnerships\\exemple-dakar.md", "--partnership exemple-dakar"),
        ("--partnership", "exemple-dakar.md", "--partnership exemple-dakar"),
        ("--partnership", "partnerships/programme-exemple.md", "--programme programme-exemple"),
        ("--partnership", "Jumelage en cardiologie avec Dakar", "--partnership exemple-dakar"),
        ("--partnership", "ancien-dakar", "--partnership exemple-dakar"),
        ("--partnership", "exemple-daka", "--partnership exemple-dakar"),
        ("--partnership", "SN", "--country SN"),
        ("--partnership", "rien de tel", "partnerships/"),
        ("--programme", "https://exemple.org/catalogue/programmes/programme-exemple/", "--programme programme-exemple"),
    ],
)  # fmt: skip
def test_one_document_that_is_named_otherwise(
    folder: Path, capsys: pytest.CaptureFixture[str], option: str, value: str, instead: str
) -> None:
    """By the name of a country, a label, a path, a title, an address, a former id, or under another option."""
    said = refused(folder, capsys, "pdf", option, value, "--out", "x.pdf")
    assert value in said
    assert instead in said


def test_pdf_where_it_cannot_be_written(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file where a folder is to be, and a folder where a file is to be."""
    taken = tmp_path / "taken"
    taken.touch()
    assert "dossier" in refused(folder, capsys, "pdf", "--out", str(taken))
    assert "exemple-dakar.pdf" in refused(
        folder, capsys, "pdf", "--partnership", "exemple-dakar", "--out", str(tmp_path)
    )


def test_generate_into_a_folder_that_holds_files(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is written into it."""
    (tmp_path / "held").mkdir()
    (tmp_path / "held" / "a.md").touch()
    assert "vide" in refused(folder, capsys, "generate", "--out", str(tmp_path / "held"))


def test_issue(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An event that is none, a commit that is none, and a catalogue that cannot be read."""
    out = ("--out", str(tmp_path / "out.json"))
    event = tmp_path / "event.json"
    event.write_text("{}", "utf-8")
    assert "demande" in refused(folder, capsys, "issue", "--event", str(event), "--commit", "0" * 40, *out)
    event.write_text(
        json.dumps({"issue": {"number": 1, "title": "a", "body": "b", "labels": [], "user": {"login": "x"}}}),
        "utf-8",
    )
    missing = str(tmp_path / "none.json")
    assert "none.json" in refused(folder, capsys, "issue", "--event", missing, "--commit", "0" * 40, *out)


@pytest.mark.parametrize("option", ["--base", "--pictures", "--files"])
def test_review_of_what_is_not_there(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    """A folder or file that does not exist."""
    given = {"--base": str(folder), option: str(tmp_path / "rien")}
    said = refused(folder, capsys, "review", *(part for pair in given.items() for part in pair))
    assert "rien" in said
    assert "n’existe pas" in said


@pytest.mark.parametrize(
    ("given", "said"),
    [(("--country", "Sénégal"), "SN"), (("--country", "ZZ"), "aucune fiche"), ((), "pas de site")],
)
def test_pack(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], given: tuple[str, ...], said: str
) -> None:
    """A country by its name, one without records, and a folder without a site."""
    assert said in refused(folder, capsys, "pack", "--site", str(tmp_path), "--out", str(tmp_path), *given)


@pytest.mark.parametrize("command", ["pdf", "generate", "pack", "freshness"])
def test_an_invalid_catalogue(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    """All that is wrong is told, and nothing is made."""
    file = folder / "partnerships" / "exemple-dakar.md"
    file.write_text(file.read_text("utf-8").replace("kind: partnership", "kind: rien"), "utf-8")
    options = {"pack": ["--site", str(tmp_path)], "freshness": []}.get(command, [])
    out = [] if command == "freshness" else ["--out", str(tmp_path / "out")]
    assert main(["--root", str(folder), command, *options, *out]) == INVALID
    captured = capsys.readouterr()
    assert "E103 [invalide]" in captured.err
    assert captured.out == ""
    assert not (tmp_path / "out").exists()
