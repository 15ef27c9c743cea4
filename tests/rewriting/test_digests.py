"""`digest` writes the digests of texts into the files of their sources, and nothing else."""

import hashlib
from pathlib import Path

import pytest

from catalogue.__main__ import MISUSE, OK, main
from catalogue.reading.load import load

SOURCE = "registry/sources/brochure.yml"


@pytest.fixture
def source(folder: Path) -> Path:
    """The source of the example, without its digest."""
    file = folder / SOURCE
    lines = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("sha256:")]
    file.write_text("\n".join([*lines, "note: Une brochure. # lue à Dakar"]) + "\n", "utf-8")
    return file


def digest(folder: Path, *options: str) -> int:
    return main(["--root", str(folder), "digest", "--texts", str(folder / "texts"), *options])


def test_the_digest_of_a_text_is_written(source: Path, folder: Path) -> None:
    """In the order of the fields; comments and all other lines stay, and quotes are then looked up."""
    before = source.read_text("utf-8")
    assert digest(folder, "--yes") == OK
    expected = hashlib.sha256((folder / "texts" / "brochure.txt").read_bytes()).hexdigest()
    assert source.read_text("utf-8") == before.replace("note:", f"sha256: {expected}\nnote:")
    assert main(["--root", str(folder), "check", "--texts", str(folder / "texts")]) == OK


def test_a_new_text_changes_the_digest(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Once the text was read again. A text that is not named after a source concerns none."""
    text = folder / "texts" / "brochure.txt"
    assert digest(folder, "--yes") == OK
    assert "Rien à écrire" in capsys.readouterr().out
    text.write_text(text.read_text("utf-8") + "Une page de plus.\n", "utf-8")
    (folder / "texts" / "autre.txt").write_text("Autre chose.", "utf-8")
    assert digest(folder, "--yes") == OK
    registry = load(folder).registry
    assert registry.sources["brochure"].sha256 == hashlib.sha256(text.read_bytes()).hexdigest()


def test_a_text_under_another_name_is_enough(folder: Path) -> None:
    """The digest tells whose text it is: `check` looks for it whatever the name is."""
    text = folder / "texts" / "brochure.txt"
    text.rename(folder / "texts" / "plaquette.txt")
    text.write_text("Un brouillon.", "utf-8")
    before = (folder / SOURCE).read_bytes()
    assert digest(folder, "--yes") == OK
    assert (folder / SOURCE).read_bytes() == before


def test_nothing_is_written_unasked(source: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The difference is shown, and somebody agrees."""
    before = source.read_bytes()
    assert digest(folder) == OK
    said = capsys.readouterr().out
    assert "+sha256: " in said
    assert source.read_bytes() == before


@pytest.mark.usefixtures("source")
def test_two_texts_of_one_source(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Which of them was read is not guessed."""
    (folder / "texts" / "brochure.md").write_text("Une autre version.", "utf-8")
    assert digest(folder, "--yes") == MISUSE
    assert "brochure.md, brochure.txt" in capsys.readouterr().err


def test_a_folder_that_is_not_there(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(folder), "digest", "--texts", str(folder / "nulle-part")]) == MISUSE
    assert "nulle-part" in capsys.readouterr().err
