"""A system that has nothing left to give: a sentence that says what is missing and what to do, and never a wait."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from catalogue.__main__ import MISUSE, main
from catalogue.commands import check
from catalogue.engine import shortage
from catalogue.engine.spread import KilledError
from tests.building import EPOCH, sample_project
from tests.conftest import ROOT

SHORTAGES: dict[str, BaseException] = {
    "la mémoire manque": MemoryError(),
    "trop de fichiers sont ouverts": OSError(errno.EMFILE, "Too many open files"),
    "ne donne plus de processus": RuntimeError("can't start new thread"),
    "un processus a été arrêté": KilledError(-9),
    "le disque est plein": OSError(errno.ENOSPC, "No space left on device"),
}


@pytest.mark.parametrize("words", SHORTAGES)
def test_a_shortage_ends_a_command_with_a_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    def refused(_: object) -> int:
        raise SHORTAGES[words]

    monkeypatch.setattr(check, "run", refused)
    assert main(["--root", str(folder), "check"]) == MISUSE
    said = capsys.readouterr().err
    assert said.startswith("Rien n’a été changé : ")
    assert words in said
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    "error", [RuntimeError("x"), OSError(errno.ENOENT, "x"), ValueError("x"), KeyError("x")], ids=repr
)
def test_a_fault_of_the_code_is_none(error: Exception) -> None:
    """It shows as one, with its traceback."""
    assert shortage.refusal(error) is None


@pytest.mark.slow
@pytest.mark.parametrize("limit", ["-n 8", "-n 30", "-v 400000"])
def test_a_build_with_little_ends(tmp_path: Path, limit: str) -> None:
    """With a site or with a sentence: few open files, little memory, two processes wanted."""
    project = sample_project(tmp_path / "project")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(tmp_path / "site")]
    env = {**os.environ, "CATALOGUE_JOBS": "2", "SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        ["sh", "-c", f'ulimit {limit}; exec "$@"', "sh", *command],
        cwd=project,
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )
    assert done.returncode == 0 or "Rien n’a été changé : " in done.stdout, done.stderr
    assert (tmp_path / "site" / "index.html").exists() == (done.returncode == 0)
    assert list(tmp_path.glob(".site-*")) == []


@pytest.mark.parametrize("limit", ["-n 8", "-v 400000"])
def test_a_check_with_little_ends(folder: Path, limit: str) -> None:
    command = [sys.executable, "-m", "catalogue", "--root", str(folder), "--jobs", "2", "check"]
    done = subprocess.run(
        ["sh", "-c", f'ulimit {limit}; exec "$@"', "sh", *command],
        cwd=ROOT,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1717200000"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0 or done.stderr.startswith("Rien n’a été changé : "), done.stderr
