"""What the commands print reaches every terminal, pipe and file, whatever its encoding is."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from catalogue.__main__ import main
from tests.building import tree
from tests.conftest import ROOT

HARD = "Bệnh viện Việt Đức 🏥 医院"
"""Signs that neither ASCII nor the pages of Western Windows have."""
COMMANDS: dict[str, list[str]] = {
    "check": ["check"],
    "check in English": ["check", "--lang", "en"],
    "check for programs": ["check", "--format", "json"],
    "check for GitHub": ["check", "--format", "github"],
    "check with a mend": ["check", "--fix"],
    "check with colours": ["check", "--color", "always"],
    "migrate": ["migrate"],
    "new": ["new", "organisation", "--name", HARD, "--kind", "hospital"],
    "new with an odd value": ["new", "organisation", "--name", "Hôpital", "--kind", HARD],
    "freshness": ["freshness"],
    "schema": ["schema", "partnership"],
    "help": ["--help"],
    "help of a command": ["new", "--help"],
    "misuse": ["check", "--format", HARD],
    "a file that is not there": ["check", HARD],
    "a country that is not there": ["pdf", "--out", "x.pdf", "--country", HARD],
}


@pytest.fixture
def hard(folder: Path) -> Path:
    """A catalogue whose problems quote signs of many scripts."""
    file = folder / "partnerships" / "exemple-dakar.md"
    text = file.read_text("utf-8")
    file.write_text(text.replace("kind: partnership", f"kind: {HARD}", 1), "utf-8")
    for name in (f"{HARD}.md", "Việt-Đức.md"):
        (folder / "partnerships" / name).write_text(text, "utf-8")
    return folder


def run(root: Path, command: list[str], encoding: str) -> tuple[int, bytes, bytes]:
    """Status and both streams of a command whose streams have an encoding, strictly."""
    streams = [io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="strict") for _ in range(2)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", streams[0])
        patch.setattr(sys, "stderr", streams[1])
        patch.setenv("SOURCE_DATE_EPOCH", "1717200000")
        try:
            status = main(["--root", str(root), *command])
        except SystemExit as ended:  # how argparse ends
            status = int(ended.code or 0)
    for stream in streams:
        stream.flush()
    out, err = (stream.detach().getvalue() for stream in streams)  # type: ignore[attr-defined]
    return status, out, err


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437", "utf-16"])
@pytest.mark.parametrize("name", COMMANDS)
def test_a_sign_that_an_encoding_lacks_stops_nothing(hard: Path, name: str, encoding: str) -> None:
    """The status is that of a terminal that has every sign, and something is said."""
    before = tree(hard)
    status, out, err = run(hard, COMMANDS[name], encoding)
    assert out + err
    for path in tree(hard).keys() - before.keys():
        (hard / path).unlink()
    assert status == run(hard, COMMANDS[name], "utf-8")[0]


def test_what_is_lacking_is_shown_by_its_number(hard: Path) -> None:
    said = run(hard, ["check"], "cp1252")[1].decode("cp1252")
    assert "« B\\u1ec7nh vi\\u1ec7n" in said
    assert "inconnu" in said


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_what_programs_read_is_utf8_everywhere(hard: Path, encoding: str) -> None:
    """A redirection on Windows writes the same bytes as one on Linux."""
    for name in ("check for programs", "check for GitHub", "schema"):
        assert run(hard, COMMANDS[name], encoding) == run(hard, COMMANDS[name], "utf-8")
    rows = json.loads(run(hard, COMMANDS["check for programs"], encoding)[1].decode("utf-8"))
    assert any(HARD.split()[0] in row["message"] for row in rows)


def test_a_pipe_of_another_encoding(hard: Path) -> None:
    """As a program, with the streams that Python makes."""
    command = [sys.executable, "-m", "catalogue", "--root", str(hard), "check"]
    env = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"\\u1ec7nh" in done.stdout


@pytest.mark.parametrize("locale", ["C", "POSIX"])
def test_files_are_utf8_whatever_the_locale(hard: Path, locale: str) -> None:
    """Files and their names are read as on any other system."""
    done = [
        subprocess.run(
            [sys.executable, "-m", "catalogue", "--root", str(hard), "check", "--format", "json"],
            cwd=ROOT,
            env={**os.environ, "LC_ALL": one, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
            capture_output=True,
            check=False,
        )
        for one in (locale, "C.UTF-8")
    ]
    assert (done[0].returncode, done[0].stdout) == (done[1].returncode, done[1].stdout)
    assert (done[0].returncode, done[0].stderr) == (1, b"")


def test_a_refused_build_says_why_in_any_encoding(tmp_path: Path, hard: Path) -> None:
    """MkDocs too writes to the same streams."""
    for name in ("hooks", "docs", "catalogue"):
        (hard / name).symlink_to(ROOT / name)
    for name in ("mkdocs.yml", "CONTRIBUTING.md"):
        (hard / name).write_bytes((ROOT / name).read_bytes())
    env = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(tmp_path / "site")]
    done = subprocess.run(command, cwd=hard, env=env, capture_output=True, check=False)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"E103" in done.stdout
