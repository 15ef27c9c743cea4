"""scripts/mutation.py: what it draws, how it judges, and what it reports."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT
from tests.project.test_documentation import script

FILE = "catalogue/language/enough.py"
CODE = """\
MOST = 3


def is_enough(given: int) -> bool:
    return given >= MOST
"""
TEST = """\
import pytest

from catalogue.language.enough import is_enough


def test_enough():
    assert is_enough(3)
    assert not is_enough(2)


@pytest.mark.built
def test_that_needs_a_site():
    assert not is_enough(4)
"""
JUDGE = """\
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import mutation
trees = Path(sys.argv[2])
(trees / "tree").rename(trees / str(os.getpid()))
for text in sys.argv[4:]:
    mutation.SECONDS = 2 if "while" in text else 90
    print(mutation.judged(mutation.Mutant(sys.argv[3], 1, "", text), trees))
"""
MARKED = "[tool.pytest.ini_options]\nmarkers = ['built']\n"

mutation = script("mutation")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A project of one function and one test."""
    tree = tmp_path / "trees" / "tree"
    for name, text in {FILE: CODE, "tests/language/test_enough.py": TEST, "pyproject.toml": MARKED}.items():
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_text(text, "utf-8")
    (tree / "tests/language/conftest.py").write_text(
        "import pytest\n\n\n@pytest.fixture\ndef built_site(): ...\n"
    )
    return tree


def test_faults_are_small_and_have_their_place(tree: Path) -> None:
    """Outside of functions too: the tables of the catalogue stand there."""
    faults = {str(mutant) for mutant in mutation.drawn(tree, 1, 100)}
    assert faults == {
        f"{FILE}:1\n- MOST = 3\n+ MOST = 4",
        f"{FILE}:1\n- MOST = 3\n+ MOST = None",
        f"{FILE}:5\n-     return given >= MOST\n+     return given > MOST",
    }


def test_the_seed_draws_and_a_smaller_sample_is_the_beginning(tree: Path) -> None:
    """So a small run tries what the great one would, and its results serve again."""
    whole = mutation.drawn(tree, 1, 100)
    assert mutation.drawn(tree, 1, 100) == whole
    assert mutation.drawn(tree, 1, 2) == whole[:2]
    assert len({tuple(mutation.drawn(tree, seed, 100)) for seed in range(9)}) > 1


def test_an_edit_elsewhere_leaves_the_sample(tree: Path) -> None:
    """Lines above a fault move it and do not draw another."""
    before = [mutant.change for mutant in mutation.drawn(tree, 1, 100)]
    (tree / FILE).write_text(f'"""A module."""\n\n{CODE}', "utf-8")
    assert [mutant.change for mutant in mutation.drawn(tree, 1, 100)] == before


def test_tests_judge(tree: Path) -> None:
    """Quick tests alone are asked, a fault without end is stopped, and the tree is mended after each."""
    texts = {
        CODE: "survived",
        CODE.replace(">=", ">"): "killed",
        CODE.replace("MOST = 3", "MOST = 2.5"): "survived",
        CODE.replace("return", "while given: ...\n    return"): "timed out",
        CODE.replace("def", "ef"): "killed",
        f"{CODE}\n": "survived",
    }
    command = [sys.executable, "-c", JUDGE, str(ROOT / "scripts"), str(tree.parent), FILE, *texts]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split("\n")[:-1] == list(texts.values())
    [file] = tree.parent.glob(f"*/{FILE}")
    assert file.read_text("utf-8") == CODE


def test_a_survivor_without_a_reason_is_new(tree: Path) -> None:
    """One with a reason is shown with it, and counts among the survivors all the same."""
    faults = [CODE.replace("3", "4"), CODE.replace(">=", ">")]
    outcomes = dict.fromkeys([mutation.compared(FILE, CODE, text) for text in faults], "survived")
    argued = [{"file": FILE, "change": "- MOST = 3\n+ MOST = 4", "why": "Nobody gives three."}]
    text, new = mutation.report(outcomes, argued, tree)
    assert text.splitlines() == [
        "2 faults: 0 killed, 0 timed out, 2 survived (100.0%)",
        "",
        f"{FILE}:1",
        "- MOST = 3",
        "+ MOST = 4",
        "  accepted: Nobody gives three.",
        "",
        f"{FILE}:5",
        "-     return given >= MOST",
        "+     return given > MOST",
        "  NEW: write a test, or say why not",
    ]
    assert new == 1


@pytest.mark.parametrize(
    ("file", "change", "outcome", "expected"),
    [
        (FILE, "- MOST = 3\n+ MOST = 4", "survived", False),
        (FILE, "- MOST = 3\n+ MOST = 4", "killed", True),
        (FILE, "- MOST = 3\n+ MOST = None", "killed", False),
        (FILE, "- MOST = 2\n+ MOST = 4", "killed", True),
        ("catalogue/language/gone.py", "- MOST = 3\n+ MOST = 4", "killed", True),
    ],
    ids=["survives", "killed now", "not drawn", "another line", "another file"],
)
def test_an_entry_that_no_longer_applies_is_told(
    tree: Path, file: str, change: str, outcome: str, expected: bool
) -> None:
    """The code changed, or a test notices now."""
    outcomes = {mutation.compared(FILE, CODE, CODE.replace("3", "4")): outcome}
    text, _ = mutation.report(outcomes, [{"file": file, "change": change, "why": "A reason."}], tree)
    assert ("no longer applies" in text) == expected


def test_survivors_are_few_and_each_has_its_reason() -> None:
    """At most one in ten of four hundred."""
    argued = yaml.safe_load(mutation.ARGUED.read_text("utf-8"))
    assert len(argued) <= 40
    assert all(set(entry) == {"file", "change", "why"} and len(entry["why"]) > 20 for entry in argued)
