"""Nothing is ever lost: a disk that is full leaves everything as it was, and the message says so in words.

A limit on the size of files stands for the full disk: the system refuses a write in the same way, and no disk is needed.
"""

import errno
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from catalogue.engine import cache, shortage, writing
from catalogue.engine.output import Output
from catalogue.engine.workspace import draft
from catalogue.engine.writing import write_site
from tests.building import EPOCH, marked, sample_project, tree
from tests.conftest import ROOT

BLOCKS = 20  # of 512 bytes
FULL = "Rien n’a été changé : le disque est plein. Libérer de la place, puis recommencer."


def run(arguments: Sequence[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """A command of the project that may write no file of more than ten kilobytes."""
    env = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1"}
    command = ["sh", "-c", f'ulimit -f {BLOCKS}; exec "$@"', "sh", sys.executable, "-m", *arguments]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


def test_check_needs_no_room(folder: Path) -> None:
    """What a check remembers is a help: it goes without."""
    result = run(["catalogue", "--root", str(folder), "check"], ROOT)
    assert (result.returncode, result.stderr) == (0, "")
    assert "0 invalide" in result.stdout


def test_generate_leaves_nothing_behind(folder: Path, tmp_path: Path) -> None:
    """Neither a half of the tree nor its draft."""
    out = tmp_path / "pages"
    result = run(["catalogue", "--root", str(folder), "generate", "--out", str(out)], ROOT)
    assert (result.returncode, result.stderr) == (2, f"{FULL}\n")
    assert [path.name for path in tmp_path.iterdir()] == [folder.name]


@pytest.mark.slow
def test_a_build_keeps_the_last_site(tmp_path: Path) -> None:
    """The former site is there to the byte, without a traceback or a draft."""
    project = sample_project(tmp_path / "project")
    marked(project / "site", **{"index.html": "the last good site"})
    result = run(["mkdocs", "build", "-q"], project)
    said = result.stdout + result.stderr
    assert result.returncode == 1
    assert FULL in said
    assert "Traceback" not in said
    assert tree(project / "site") == {"index.html": b"the last good site"}
    assert list(project.glob(".site-*")) == []


def test_folders_are_made_before_anything_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last thing that takes room is done while all former files are in place."""
    site, shelf = tmp_path / "site", cache.Shelf(None, "site", "")
    write_site([Output("old.html", ("1",), lambda: b"old")], site, shelf)

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(writing.os, "makedirs", full)
    with pytest.raises(OSError, match="No space"):
        write_site([Output("new/index.html", ("2",), lambda: b"new")], site, shelf)
    assert tree(site) == {"old.html": b"old"}


def test_drafts_of_killed_processes_go_with_the_next(tmp_path: Path) -> None:
    """Those of processes that still run stay, and so does all that has another name."""
    gone, alive = 2**22 + 1, os.getpid()  # no system gives a process so large a number
    for name in (f".site-{gone}-abc", f".site-{alive}-abc", f".sites-{gone}-abc", ".site-mine"):
        (tmp_path / name).mkdir()
    with draft(tmp_path, ".site") as made:
        assert Path(made).name.startswith(f".site-{alive}-")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        f".site-{alive}-abc",
        ".site-mine",
        f".sites-{gone}-abc",
    ]


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "le disque est plein"), (errno.EROFS, "refuse qu’on y écrive"), (errno.ENOENT, "")],
)
def test_what_is_said(number: int, words: str) -> None:
    """An error that is no refusal of the disk is a fault of the code, and shows as one."""
    said = shortage.refusal(OSError(number, ""))
    assert words in said if said else words == ""
