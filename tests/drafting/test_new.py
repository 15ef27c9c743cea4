"""`python -m catalogue new`: with flags, and with the questions as somebody answers them at a terminal."""

import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from catalogue.__main__ import INVALID, MISUSE, OK, main
from catalogue.drafting.choices import Choice, choices, matching, resolved
from catalogue.model.registry import Registry
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
    """What the flags say is a file that passes the check, in our order and printing, with what is left to fill."""
    assert new(folder, *RECORD) == OK
    assert is_valid(checked())
    text = (folder / FILE).read_text("utf-8")
    assert text.startswith(f"---\nschema: 2\ntitle: {TITLE}\nsummary: ")
    assert "status: {code: active, as_of: 2023-05, evidence: accord}\n" in text
    assert "# Champs qui restent à remplir, si une source les dit : countries, themes, end, funding" in text
    assert text.endswith("---\nL’équipe se rend à Thiès : deux fois par an[^accord].\n")
    [record] = [one for one in load(folder).records if one.id == "chirurgie-pediatrique-a-thies"]
    assert record.partnership.results[0].value == 40


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
        pytest.param(["--evidence", "a:b"], MISUSE, "ID:SOURCE:CONFIDENCE:QUOTE", id="half a quote"),
        pytest.param(
            ["--id", "../x", "--title", "Un titre"], MISUSE, "../x", id="an id that leads elsewhere"
        ),
        pytest.param([], MISUSE, "--help", id="nothing, and nobody to ask"),
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
    assert "jumelage-de-cardiologie-avec-dakar" in capsys.readouterr().err.split("│")[1]
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


# With questions


@pytest.fixture
def answers(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Runs `new` at a terminal where somebody types these answers, each ended by Enter."""

    def typed(what: str, *said: str) -> int:
        monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
        with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
            keys.send_text("".join(one if one == "\x03" else f"{one}\r" for one in said))
            # In a thread of its own: where a browser was driven before, this one has a loop that runs.
            with ThreadPoolExecutor(1) as apart:
                return apart.submit(copy_context().run, new, folder, what).result()

    return typed


def test_a_record_from_questions(
    folder: Path, answers: Callable[..., int], checked: Callable[[], tuple[Problem, ...]]
) -> None:
    """Codes by their label or a part of it, an organisation made on the way, and a file that passes the check."""
    status = answers(
        "partnership",
        TITLE,
        "Une équipe du Val opère à Thiès et y forme ses collègues.",
        "Partenariat",
        *("brochure", "", "un accord de jumelage signé le 12 mars 2018", "stated", "", "n"),
        *("hopital du val", "porteur", "", "Hôpital de Thiès", "oui", "hôpital", "senegal", "Thiès", "", ""),
        *("partner", "", ""),
        *("pediatrie", "", "", "missions", ""),
        *("2018", "active", "2023-05"),
        "L'équipe se rend à Thiès[^preuve-1].",
        *("", "o"),
    )
    assert status == OK
    assert is_valid(checked())
    text = (folder / FILE).read_text("utf-8")
    assert "  - {organisation: hopital-de-thies, role: partner, evidence: preuve-1}\n" in text
    made = (folder / "registry/organisations/hopital-de-thies.yml").read_text("utf-8")
    assert made == "schema: 2\nname: Hôpital de Thiès\nkind: hospital\ncountry: SN\ncity: Thiès\n"


@pytest.mark.parametrize("end", [["n"], ["\x03"]], ids=["no", "Ctrl-C"])
def test_questions_that_somebody_leaves(folder: Path, answers: Callable[..., int], end: list[str]) -> None:
    """Nothing is written before a yes."""
    assert answers("organisation", "Hôpital de Thiès", "hospital", "SN", "", "", "", "", *end) == INVALID
    assert not (folder / "registry/organisations/hopital-de-thies.yml").exists()


# Codes


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load(ROOT).registry


@pytest.mark.parametrize(
    ("vocabulary", "typed", "code"),
    [
        ("specialties", "Pédiatrie", "pediatrie"),
        ("specialties", "neurochir", "neurochirurgie"),
        ("countries", "cote d'ivoire", "CI"),
        ("countries", "Vietnam", "VN"),
        ("countries", "xyz", None),
        ("countries", "guinee", "GN"),
        ("countries", "guin", None),
    ],
)
def test_a_code_is_found_by_what_people_type(
    registry: Registry, vocabulary: str, typed: str, code: str | None
) -> None:
    """By code, label or synonym, without accents; what may be several is none."""
    found = resolved(choices(registry, vocabulary), typed)
    assert (found.code if found else None) == code


def test_what_is_proposed() -> None:
    """The exact one first, then what begins so, then the rest."""
    known = [Choice("a", "Bac à sable"), Choice("b", "Sable"), Choice("c", "Sablé d’Évron")]
    assert [one.code for one in matching(known, "SABLÉ")] == ["b", "c", "a"]
