"""`python -m catalogue`, as a contributor and a workflow run it."""

import io
import json
import re
import shutil
from pathlib import Path

import pytest

from catalogue.__main__ import INVALID, MISUSE, OK, main
from catalogue.problems.terminal import coloured


def break_kind(folder: Path) -> None:
    file = folder / "partnerships" / "exemple-dakar.md"
    file.write_text(file.read_text("utf-8").replace("kind: partnership", "kind: partnerhip"), "utf-8")


def test_a_valid_catalogue(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Status 0, and a line that says what was looked at."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1717200000")
    assert main(["--root", str(folder), "check", "--texts", str(folder / "texts")]) == OK
    assert (
        capsys.readouterr().out
        == "2 fiches, 5 citations cherchées dans les sources : 0 invalide, 0 douteux, 0 utile\n"
    )


def test_an_invalid_catalogue(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Status 1, in French by default, in English on request."""
    break_kind(folder)
    assert main(["--root", str(folder), "check"]) == INVALID
    french = capsys.readouterr().out
    assert (
        "partnerships/exemple-dakar.md:5:7 E103 [invalide] code inconnu « partnerhip » pour « kind »"
        in french
    )
    assert "vouliez-vous dire « partnership » ?" in french
    assert main(["--root", str(folder), "check", "--lang", "en"]) == INVALID
    assert "E103 [invalid] unknown code 'partnerhip' for 'kind'" in capsys.readouterr().out


def test_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same problem for programs."""
    break_kind(folder)
    assert main(["--root", str(folder), "check", "--format", "json"]) == INVALID
    rows = json.loads(capsys.readouterr().out)
    first = next(row for row in rows if row["rule"] == "E103")
    assert (first["file"], first["line"], first["column"], first["level"]) == (
        "partnerships/exemple-dakar.md",
        5,
        7,
        "invalid",
    )


def test_github(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same as an annotation on the faulty line; nothing that a file holds becomes a command."""
    break_kind(folder)
    assert main(["--root", str(folder), "check", "--format", "github"]) == INVALID
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(
        "::error file=partnerships/exemple-dakar.md,line=5,col=7,title=E103::code inconnu"
    )
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)


def test_a_folder_that_is_no_catalogue(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Status 2 and a way out, not a traceback."""
    assert main(["--root", str(tmp_path), "check"]) == MISUSE
    assert "pas de dossier registry/" in capsys.readouterr().err
    assert main(["--root", str(tmp_path), "check", "--lang", "en"]) == MISUSE
    assert "no registry/ here" in capsys.readouterr().err


def test_texts_that_are_not_there(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong folder of texts is misuse, never a silent success."""
    assert main(["--root", str(folder), "check", "--texts", str(folder / "nowhere")]) == MISUSE
    assert "ce dossier n’existe pas" in capsys.readouterr().err


def test_a_source_without_its_text(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Quotes that cannot be looked up are not called found."""
    (folder / "texts" / "brochure.txt").unlink()
    assert main(["--root", str(folder), "check", "--texts", str(folder / "texts")]) == INVALID
    assert "E206" in capsys.readouterr().out


@pytest.mark.parametrize("command", [[], ["check"], ["new"], ["pdf"], ["review"]])
def test_help_is_in_french(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """What argparse adds by itself included."""
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    said = capsys.readouterr().out
    assert ended.value.code == OK
    assert said.startswith("emploi : python -m catalogue")
    assert re.findall(r"\b(?:usage|options:|arguments|show|exit|the|of|with|default)\b", said) == []


def test_generate_refuses_an_invalid_catalogue(folder: Path, tmp_path: Path) -> None:
    """Nothing is written when anything is invalid."""
    break_kind(folder)
    assert main(["--root", str(folder), "generate", "--out", str(tmp_path / "out")]) == INVALID
    assert not (tmp_path / "out").exists()


def test_schema(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The schema names the codes of the registry at hand."""
    assert main(["--root", str(folder), "schema", "partnership"]) == OK
    assert "cardiologie" in capsys.readouterr().out


def test_an_empty_catalogue_is_valid(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No record is no fault; organisations that nothing names are only doubtful."""
    shutil.rmtree(folder / "partnerships")
    (folder / "partnerships").mkdir()
    assert main(["--root", str(folder), "check"]) == OK
    assert "0 fiche," in capsys.readouterr().out


def test_files_that_are_named(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only their problems are shown, yet they are checked against all others."""
    break_kind(folder)
    organisation = folder / "registry/organisations/hopital-du-val.yml"
    organisation.write_text(organisation.read_text("utf-8") + "part_of: hopital-du-val\n", "utf-8")
    command = ["--root", str(folder), "check"]
    assert main([*command, str(organisation)]) == INVALID
    shown = capsys.readouterr().out
    assert "E221" in shown
    assert "exemple-dakar" not in shown
    monkeypatch.chdir(folder / "partnerships")
    assert main([*command, "programme-exemple.md"]) == OK
    assert capsys.readouterr().out.splitlines()[-1].startswith("1 fiche, ")
    registry = folder / "registry"
    assert main([*command, str(registry / "kinds.yml"), str(registry / "roles.yml")]) == OK
    assert capsys.readouterr().out == "2 fichiers : 0 invalide, 0 douteux, 0 utile\n"
    assert main([*command, "partnerships"]) == INVALID
    assert "E103" in capsys.readouterr().out


@pytest.mark.parametrize("path", ["nulle-part.md", "/etc/passwd", "mkdocs.yml", "../.."])
def test_files_that_are_not_ours(folder: Path, capsys: pytest.CaptureFixture[str], path: str) -> None:
    """A path that leads to no file of the catalogue is misuse, never a silent success."""
    (folder / "mkdocs.yml").write_text("", "utf-8")
    assert main(["--root", str(folder), "check", path]) == MISUSE
    assert path in capsys.readouterr().err


def test_every_message_leads_to_its_rule(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Text, JSON and annotations name the page of the rule, where the site has an address."""
    (folder / "mkdocs.yml").write_text("site_url: https://exemple.org/c/\n", "utf-8")
    break_kind(folder)
    for kind in ("text", "json", "github"):
        main(["--root", str(folder), "check", "--format", kind])
        assert "https://exemple.org/c/contribuer/regles/e103/" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("color", "no_color", "expected"),
    [("always", "", True), ("auto", "", False), ("never", "", False), ("always", "1", True)],
)
def test_colours(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    color: str,
    no_color: str,
    expected: bool,
) -> None:
    """Colours come on a terminal or when asked for, and mark the level."""
    monkeypatch.setenv("NO_COLOR", no_color)
    break_kind(folder)
    main(["--root", str(folder), "check", "--color", color])
    assert ("\033[31mE103 [invalide]" in capsys.readouterr().out) == expected


def test_colours_of_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal has colours unless it, or NO_COLOR, says otherwise."""
    screen = io.StringIO()
    monkeypatch.setattr(screen, "isatty", lambda: True, raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert coloured("auto", screen)
    monkeypatch.setenv("TERM", "dumb")
    assert not coloured("auto", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not coloured("auto", screen)


def test_fix_shows_then_writes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without --yes and nobody at the terminal nothing is written; with it, the check looks at what was mended."""
    file = folder / "partnerships" / "exemple-dakar.md"
    before = file.read_text("utf-8").replace("as_of: 2023-05", "as_of: mai 2023")
    file.write_text(before, "utf-8")
    command = ["--root", str(folder), "check", "--fix"]
    assert main(command) == INVALID
    assert "+status: {code: active, as_of: 2023-05, evidence: accord}" in capsys.readouterr().out
    assert file.read_text("utf-8") == before
    assert main([*command, "--yes"]) == OK
    assert "as_of: 2023-05," in file.read_text("utf-8")
    assert main([*command, "--format", "json"]) == MISUSE
    assert main([*command[:-1], "--yes"]) == MISUSE


@pytest.mark.parametrize(("answer", "written"), [("o", True), ("Oui", True), ("", False), ("n", False)])
def test_fix_asks_at_a_terminal(
    folder: Path, monkeypatch: pytest.MonkeyPatch, answer: str, written: bool
) -> None:
    """Only a yes writes."""
    file = folder / "partnerships" / "exemple-dakar.md"
    before = file.read_text("utf-8").replace("as_of: 2023-05", "as_of: mai 2023")
    file.write_text(before, "utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{answer}\n"))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    main(["--root", str(folder), "check", "--fix"])
    assert (file.read_text("utf-8") != before) == written
