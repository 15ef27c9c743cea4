"""`python -m catalogue new`: the file that flags make, and the blank under a title or a name."""

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from catalogue.__main__ import INVALID, MISUSE, OK, main
from catalogue.data.blank import blank
from catalogue.problems.problems import Problem, is_valid
from catalogue.reading.load import load
from tests.conftest import ROOT

TITLE = "Chirurgie pédiatrique à Thiès"
FILE = "partnerships/chirurgie-pediatrique-a-thies.md"
RECORD = [
    *("--title", TITLE, "--summary", "Une équipe du Val opère à Thiès et y forme ses collègues."),
    *("--kind", "partnership", "--specialty", "pediatrie", "--activity", "missions"),
    *("--party", "hopital-du-val:lead:accord", "--party", "hopital-de-dakar:partner:accord"),
    *("--status", "active:mai 2023:accord", "--start", "2018:accord"),
    *("--evidence", "accord:brochure:stated:un accord de jumelage signé le 12 mars 2018"),
    *("--set", "results=[{label: Enfants opérés, value: 40, unit: enfants, evidence: accord}]"),
    *("--body", "L'équipe se rend à Thiès: deux fois par an[^accord]."),
]


def new(folder: Path, *arguments: str) -> int:
    return main(["--root", str(folder), "new", *arguments])


# With flags


def test_a_record_from_flags(folder: Path, checked: Callable[[], tuple[Problem, ...]]) -> None:
    """What the flags say is a file that passes the check, in our order and printing."""
    assert new(folder, *RECORD) == OK
    assert is_valid(checked())
    text = (folder / FILE).read_text("utf-8")
    assert text.startswith(f"---\nschema: 2\ntitle: {TITLE}\nsummary: ")
    assert "status: {code: active, as_of: 2023-05, evidence: accord}\n" in text
    assert text.endswith("---\nL’équipe se rend à Thiès : deux fois par an[^accord].\n")
    [record] = [one for one in load(folder).records if one.id == "chirurgie-pediatrique-a-thies"]
    assert record.partnership.results[0].value == 40


def test_a_light_record_from_flags(folder: Path, checked: Callable[[], tuple[Problem, ...]]) -> None:
    """One source for all that is said: the file that somebody would write by hand, and nothing else in it."""
    flags = ["--title", TITLE, "--summary", "Une équipe du Val opère à Thiès et y forme ses collègues."]
    flags += ["--kind", "partnership", "--source", "brochure", "--section", "Hôpital du Val"]
    flags += ["--party", "hopital-du-val:lead", "--party", "fonds-exemple:partner"]
    flags += ["--status", "active:2023-05"]
    assert new(folder, *flags) == OK
    assert is_valid(checked())
    assert (
        (folder / FILE).read_text("utf-8")
        == f"""---
schema: 2
title: {TITLE}
summary: Une équipe du Val opère à Thiès et y forme ses collègues.
kind: partnership
source: brochure
section: Hôpital du Val
parties:
  - {{organisation: hopital-du-val, role: lead}}
  - {{organisation: fonds-exemple, role: partner}}
status: {{code: active, as_of: 2023-05}}
---
"""
    )


def test_a_long_title_makes_a_short_name(folder: Path, checked: Callable[[], tuple[Problem, ...]]) -> None:
    """The name of a file is cut after a whole word, so that the check takes it."""
    assert (
        new(
            folder,
            *RECORD,
            "--title",
            f"{TITLE} et dans les hôpitaux de sa région, avec des visites à Rennes",
        )
        == OK
    )
    assert (folder / "partnerships/chirurgie-pediatrique-a-thies-et-dans-les-hopitaux-de-sa.md").exists()
    assert is_valid(checked())


def test_nothing_is_written_over(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is there stays as it is."""
    before = (folder / "registry/organisations/hopital-du-val.yml").read_bytes()
    assert (
        new(folder, "organisation", "--id", "hopital-du-val", "--name", "Le Val", "--kind", "hospital")
        == INVALID
    )
    assert "existe déjà" in capsys.readouterr().err
    assert (folder / "registry/organisations/hopital-du-val.yml").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        pytest.param([*RECORD, "--kind", "partnerhip"], INVALID, "E103", id="an unknown code"),
        pytest.param(
            [*RECORD, "--evidence", "b:brochure:stated:quinze"], INVALID, "E203", id="a rule is broken"
        ),
        pytest.param(
            [*RECORD, "--title", "Jumelage de cardiologie avec Dakar"],
            INVALID,
            "--anyway",
            id="a likely duplicate",
        ),
        pytest.param(["--set", "titre=Un"], MISUSE, "« titre » n’est pas un champ", id="an unknown field"),
        pytest.param(
            ["organisation", "--party", "a:lead"],
            MISUSE,
            "« parties » n’est pas un champ",
            id="a flag of another kind",
        ),
        pytest.param(["--evidence", "a:b"], MISUSE, "ID:SOURCE:CONFIANCE:CITATION", id="half a quote"),
        pytest.param(
            ["--id", "../x", "--title", "Un titre"], MISUSE, "../x", id="an id that leads elsewhere"
        ),
        pytest.param(["--kind", "partnership"], MISUSE, "--title", id="neither title nor id"),
        pytest.param([*RECORD, "--summary", "Une équipe du Val \x07"], INVALID, "E015", id="a sign unseen"),
        pytest.param(["source", "--set", "publisher=Le\u202eVal", "--id", "a"], INVALID, "E015", id="a turn"),
        pytest.param([*RECORD, "--id", "con"], INVALID, "E305", id="a name that Windows keeps for itself"),
        pytest.param([*RECORD, "--id", "a" * 101], INVALID, "E306", id="a name that is too long"),
        pytest.param([*RECORD, "--id", "ancien-dakar"], INVALID, "E011", id="the former name of another"),
        pytest.param(
            [*RECORD, "--id", "programme-exemple"], INVALID, "E011", id="an id taken in another folder"
        ),
        pytest.param([*RECORD, "--title", "Un \udce9tablissement"], MISUSE, "UTF-8", id="another encoding"),
        pytest.param(
            [*RECORD[:-2], "--body-file", "rien.md"], MISUSE, "rien.md", id="a text that is not there"
        ),
        pytest.param(
            [*RECORD[:-2], "--body-file", "latin.md"], MISUSE, "UTF-8", id="a text in another encoding"
        ),
        pytest.param(
            ["source", "--title", "Un", "--text", "rien.txt"], MISUSE, "rien.txt", id="no text to read"
        ),
        pytest.param(
            ["organisation", "--name", "Un", "--body", "x"], MISUSE, "--body", id="a text that goes nowhere"
        ),
        pytest.param(
            ["organisation", "--name", "L'Hopital de Dakar", "--kind", "hospital"],
            INVALID,
            "hopital-de-dakar",
            id="a namesake",
        ),
    ],
)
def test_what_is_refused(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    status: int,
    said: str,
) -> None:
    """Nothing is written when anything is wrong, and it is said what."""
    monkeypatch.chdir(folder)
    (folder / "latin.md").write_text("été", "latin-1")
    (folder / "partnerships/afrique").mkdir()
    (folder / "partnerships/programme-exemple.md").rename("partnerships/afrique/programme-exemple.md")
    before = sorted(folder.rglob("*.*"))
    assert new(folder, *arguments) == status
    assert said in capsys.readouterr().err
    assert [path for path in sorted(folder.rglob("*.*")) if "build" not in path.parts] == before


def test_no_code_is_proposed_in_its_own_place(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`ZZ` has a name in the tables of languages, and is no country of the registry."""
    assert (
        new(folder, "organisation", "--name", "Maternité de Diré", "--kind", "hospital", "--country", "ZZ")
        == INVALID
    )
    said = capsys.readouterr().err
    assert "E104" in said
    assert "vouliez-vous" not in said


def test_a_duplicate_all_the_same(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both are shown side by side; --anyway writes."""
    monkeypatch.setenv("COLUMNS", "120")
    assert new(folder, *RECORD, "--title", "Jumelage de cardiologie avec Dakar", "--anyway") == OK
    [head, *_] = [line for line in capsys.readouterr().err.splitlines() if "│" in line]
    names = [cell.strip() for cell in head.split("│")]
    assert names == ["fiche", "exemple-dakar", "jumelage-de-cardiologie-avec-dakar"]
    assert (folder / "partnerships/jumelage-de-cardiologie-avec-dakar.md").exists()


def test_a_source_has_the_fingerprint_of_its_text(folder: Path) -> None:
    """The SHA-256 is that of the file given."""
    arguments = [
        "source",
        "--title",
        "Rapport annuel",
        "--kind",
        "report",
        "--set",
        "publisher=Hôpital du Val",
    ]
    arguments += ["--set", "language=fr", "--set", "machine_translated=false"]
    assert new(folder, *arguments, "--text", str(folder / "texts/brochure.txt")) == OK
    known = load(folder).registry.sources
    assert known["rapport-annuel"].sha256 == known["brochure"].sha256


# A title or a name alone


BLANKS = {
    "partnership": ("title", "partnerships/{}.md"),
    "organisation": ("name", "registry/organisations/{}.yml"),
    "source": ("title", "registry/sources/{}.yml"),
}
NAMES = {
    "Maternité de Diré": "maternite-de-dire",
    "L'an 1 : « bilan » # suite": "lan-1-bilan-suite",
    'Un "mot" \\ deux': "un-mot-deux",
    "Des visites\nà Thiès": "des-visites-a-thies",
    "2018": "2018",
    "À REMPLIR": "a-remplir",
    "- --- null": "null",
}


@pytest.mark.parametrize("option", ["--title", "--name"])
@pytest.mark.parametrize("kind", BLANKS)
@pytest.mark.parametrize("name", NAMES)
def test_a_blank_under_the_name_given(
    folder: Path, capsys: pytest.CaptureFixture[str], kind: str, name: str, option: str
) -> None:
    """It has every line of the published blank, but for the one of the title or name, which is as it was given."""
    field, path = BLANKS[kind]
    assert new(folder, kind, option, name) == OK
    file = path.format(NAMES[name])
    assert capsys.readouterr().out == f"{file}\n"
    lines = (folder / file).read_text("utf-8").splitlines()
    published = blank(kind, load(folder).registry).splitlines()
    changed = [line for line, before in zip(lines, published, strict=True) if line != before]
    if name == "À REMPLIR":
        assert changed == []
    else:
        assert [yaml.safe_load(line) for line in changed] == [{field: name}]


@pytest.mark.parametrize("kind", BLANKS)
def test_a_blank_under_an_id(folder: Path, checked: Callable[[], tuple[Problem, ...]], kind: str) -> None:
    """Without a title, that too is left to fill in; and the check says what is."""
    file = BLANKS[kind][1].format("essai")
    assert new(folder, kind, "--id", "essai") == OK
    assert (folder / file).read_text("utf-8") == blank(kind, load(folder).registry)
    assert not is_valid([one for one in checked() if str(one.file) == file])


def test_partnerships_are_the_first_kind(folder: Path) -> None:
    assert new(folder, "--title", TITLE) == OK
    assert (folder / FILE).exists()


@pytest.mark.parametrize("arguments", [["--title", TITLE], [*RECORD]], ids=["blank", "flags"])
def test_nothing_is_asked_at_a_terminal(
    folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert new(folder, *arguments) == OK


@pytest.mark.parametrize("kind", BLANKS)
def test_a_blank_is_not_written_over_a_file(folder: Path, kind: str) -> None:
    """Nor a second blank over the first, which may be filled by now; nor through a link."""
    file = folder / BLANKS[kind][1].format("essai")
    file.write_text("à moi", "utf-8")
    link = file.with_stem("lien")
    link.symlink_to(folder / "ailleurs")
    assert new(folder, kind, "--name", "Essai", "--anyway") == INVALID
    assert new(folder, kind, "--name", "Lien", "--anyway") == INVALID
    assert file.read_text("utf-8") == "à moi"
    assert not (folder / "ailleurs").exists()


@pytest.mark.parametrize(
    ("kind", "arguments", "status", "said"),
    [
        *((kind, [], MISUSE, f"new {kind} --{BLANKS[kind][0]} ") for kind in BLANKS),
        *((kind, ["--name", "???"], MISUSE, f"new {kind} --{BLANKS[kind][0]} ") for kind in BLANKS),
        *((kind, ["--name", "Con"], INVALID, "E305") for kind in BLANKS),
        *((kind, ["--id", "Été 2"], MISUSE, "--id ete-2") for kind in BLANKS),
        *((kind, ["--name", "Un \udce9tablissement"], MISUSE, "UTF-8") for kind in BLANKS),
        ("partnership", ["--title", "Ancien Dakar"], INVALID, "E011"),
        ("organisation", ["--name", "L'Hopital de Dakar"], INVALID, "hopital-de-dakar"),
        *((kind, ["--name", "Une sonnerie \x07"], INVALID, "E015") for kind in BLANKS),
        *((kind, ["--name", "Un revers \u202e"], INVALID, "E015") for kind in BLANKS),
    ],
)
def test_a_blank_that_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], kind: str, arguments: list[str], status: int, said: str
) -> None:
    """No name to write it under, or one that a file may not have: it is said what to give instead."""
    before = sorted(folder.rglob("*.*"))
    assert new(folder, kind, *arguments) == status
    assert said in capsys.readouterr().err
    assert [path for path in sorted(folder.rglob("*.*")) if "build" not in path.parts] == before


def test_a_disk_that_refuses(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Said in the words of all commands, and nothing half-written remains."""

    def full(*_: object) -> bool:
        raise OSError(errno.ENOSPC, "No space left on device", "x.yml")

    monkeypatch.setattr("catalogue.engine.cache.create", full)
    assert new(folder, "organisation", "--name", "Hôpital de Thiès") == MISUSE
    assert "le disque est plein" in capsys.readouterr().err


@pytest.mark.skipif(shutil.which("make") is None, reason="no make here")
def test_make_takes_a_name_of_any_signs(tmp_path: Path) -> None:
    """`make new NAME=…` hands it on as it is. A variable of the environment that has this name is somebody else's."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f"#!{sys.executable}\nimport json, sys\nprint(json.dumps(sys.argv[1:]))\n", "utf-8")
    python.chmod(0o755)
    for name in ("requirements.lock", ".venv/pyvenv.cfg", ".venv/site"):
        (tmp_path / name).touch()

    def make(*variables: str) -> list[str]:
        env = {**os.environ, "SOURCE_DATE_EPOCH": "0", "NAME": "the name of a machine"}
        command = ["make", "--silent", "new", *variables]
        done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=True)
        return list(json.loads(done.stdout))

    for name in ("L'hôpital d'Évron", 'Le "Val" ; `date` (2)'):
        arguments = ["-m", "catalogue", "new", "organisation", "--name", name]
        assert make(f"NAME={name}", "WHAT=organisation") == arguments
    assert make() == ["-m", "catalogue", "new"]
