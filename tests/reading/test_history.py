"""Git that cannot read a repository is told apart from git that is not there, and no commit dates from the future."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from catalogue.__main__ import OK, main
from catalogue.data.feeds import feeds
from catalogue.engine.output import Texts
from catalogue.knowledge.aggregate import build
from catalogue.reading import history
from catalogue.reading.load import load
from catalogue.site.environment import environment
from catalogue.site.kinds.changes import changes
from catalogue.site.pages import followed
from tests.building import build as build_site
from tests.conftest import PROJECT, ROOT
from tests.reading.test_changes import DAKAR, commit, git, repository, touch

__all__ = ["repository"]
TODAY = date(2024, 6, 1)
SCRIPT = ROOT / "scripts" / "history.py"


def loose_objects(root: Path) -> list[Path]:
    return sorted((root / ".git" / "objects").glob("??/*"))


def of_somebody_else(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a container, or in a folder that another user mounted."""
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("HOME", str(root))
    for scope in ("GLOBAL", "SYSTEM"):
        monkeypatch.setenv(f"GIT_CONFIG_{scope}", os.devnull)


def without_objects(root: Path, _: pytest.MonkeyPatch) -> None:
    for file in loose_objects(root):
        file.unlink()


def with_a_damaged_object(root: Path, _: pytest.MonkeyPatch) -> None:
    for file in loose_objects(root):
        file.chmod(0o644)
        file.write_bytes(b"noise")


def without_head(root: Path, _: pytest.MonkeyPatch) -> None:
    (root / ".git" / "HEAD").unlink()


def with_a_damaged_branch(root: Path, _: pytest.MonkeyPatch) -> None:
    (root / ".git" / "refs" / "heads" / "main").write_text("noise\n", "ascii")


def with_a_commit_that_is_gone(root: Path, _: pytest.MonkeyPatch) -> None:
    (root / ".git" / "refs" / "heads" / "main").write_text("0123456789" * 4 + "\n", "ascii")


def with_damaged_settings(root: Path, _: pytest.MonkeyPatch) -> None:
    (root / ".git" / "config").write_text("[core\n", "ascii")


def of_a_later_git(root: Path, _: pytest.MonkeyPatch) -> None:
    (root / ".git" / "config").write_text("[core]\n\trepositoryformatversion = 99\n", "ascii")


def whose_worktree_is_gone(root: Path, _: pytest.MonkeyPatch) -> None:
    (root / ".git").rename(root.parent / "elsewhere")
    (root / ".git").write_text("gitdir: /nowhere/.git/worktrees/x\n", "ascii")


def with_a_git_that_may_not_be_started(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or that a system refuses in another way."""
    program = root.parent / "bin" / "git"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\necho fatal: refused >&2; exit 71\n", "ascii")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))


REFUSALS: dict[Callable[[Path, pytest.MonkeyPatch], None], str] = {
    of_somebody_else: "dubious ownership",
    without_objects: "bad object",
    with_a_damaged_object: "fatal: ",
    without_head: "not a git repository",
    with_a_damaged_branch: "ref",
    with_a_commit_that_is_gone: "bad object",
    with_damaged_settings: "config",
    of_a_later_git: "version",
    whose_worktree_is_gone: "/nowhere/.git/worktrees/x",
    with_a_git_that_may_not_be_started: "refused",
}


@pytest.mark.parametrize("refuse", REFUSALS, ids=lambda one: one.__name__)
def test_a_repository_that_git_cannot_read_is_told(
    repository: Path, monkeypatch: pytest.MonkeyPatch, refuse: Callable[[Path, pytest.MonkeyPatch], None]
) -> None:
    """Once, in a line with git's own reason and what to do. Nothing is known, and nothing stops."""
    refuse(repository, monkeypatch)
    found = history.read(repository, TODAY)
    assert not found.known
    assert found.fault.startswith("Attention : git ne peut pas lire l’historique (")
    assert REFUSALS[refuse] in found.fault
    assert "À faire : " in found.fault
    assert "\n" not in found.fault


def test_the_remedy_is_that_of_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    of_somebody_else(repository, monkeypatch)
    fault = history.read(repository).fault
    assert fault.endswith(f"À faire : git config --global --add safe.directory {repository}")


def without_a_repository(root: Path, _: pytest.MonkeyPatch) -> None:
    """A zip of the files."""
    (root / ".git").rename(root.parent / "elsewhere")


def without_git(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(root))


def before_the_first_commit(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_a_repository(root, monkeypatch)
    git(root, "init", "--quiet")


def below_a_ceiling(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The repository above is none of ours."""
    (root / ".git").rename(root.parent / ".git")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(root.parent))


@pytest.mark.parametrize(
    "miss", [without_a_repository, without_git, before_the_first_commit, below_a_ceiling]
)
def test_where_there_is_no_history_nothing_is_told(
    repository: Path, monkeypatch: pytest.MonkeyPatch, miss: Callable[[Path, pytest.MonkeyPatch], None]
) -> None:
    """That is no fault: the page of changes says it."""
    miss(repository, monkeypatch)
    found = history.read(repository)
    assert (found.known, found.fault) == (False, "")
    assert history.last_commit(repository) is None
    assert not history.is_shallow(repository)


@pytest.mark.parametrize("command", [["freshness"], ["generate", "--out", "pages"]])
def test_a_command_tells_it_once(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], command: list[str]
) -> None:
    """On standard error, with the status of success."""
    of_somebody_else(repository, monkeypatch)
    monkeypatch.chdir(repository)
    assert main(command) == OK
    assert capfd.readouterr().err.count("dubious ownership") == 1


@pytest.mark.slow
def test_a_build_tells_it_once(repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Also where MkDocs is quiet, and strict."""
    of_somebody_else(repository, monkeypatch)
    for name in ("mkdocs.yml", "hooks", "catalogue"):
        (repository / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "docs", repository / "docs")
    (repository / "CONTRIBUTING.md").write_bytes((ROOT / "CONTRIBUTING.md").read_bytes())
    done = build_site(tmp_path / "site", root=repository, strict=False)
    assert done.returncode == 0, done.stderr
    assert (done.stdout + done.stderr).count("dubious ownership") == 1


# What make asks


def asked(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-S", str(SCRIPT), *arguments, "--root", str(root)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_make_knows_the_day_of_the_last_commit(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without any library; where git says nothing it is the day of the clock, and never a later one."""
    at_noon = int(datetime(2024, 3, 3, 12, tzinfo=UTC).timestamp())
    assert asked(repository, "day").stdout == f"{at_noon}\n"
    touch(repository, "x")
    commit(repository, "2099-01-01")
    now = datetime.now(UTC).timestamp()
    assert now - 5 <= int(asked(repository, "day").stdout) <= now + 60
    of_somebody_else(repository, monkeypatch)
    assert now - 5 <= int(asked(repository, "day").stdout) <= now + 60


@pytest.mark.parametrize("refuse", [of_somebody_else, without_objects, without_a_repository, without_git])
def test_a_publication_without_its_history_is_refused(
    repository: Path, monkeypatch: pytest.MonkeyPatch, refuse: Callable[[Path, pytest.MonkeyPatch], None]
) -> None:
    """The feeds that people follow would be emptied. A build for oneself goes on."""
    assert asked(repository, "complete", "--required").returncode == 0
    refuse(repository, monkeypatch)
    assert asked(repository, "complete").returncode == 0
    done = asked(repository, "complete", "--required")
    assert done.returncode == 1
    assert "Rien n’est publié sans son historique." in done.stderr
    assert "Traceback" not in done.stderr


def test_the_workflow_publishes_with_the_history() -> None:
    publish = ROOT / ".github" / "workflows" / "publish.yml"
    assert "make publication HISTORY=required" in publish.read_text("utf-8")


def test_a_shallow_clone_gets_the_rest(repository: Path, tmp_path: Path) -> None:
    """If it can; if not, that is told."""
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth", "1", repository.as_uri(), str(clone))
    assert history.is_shallow(clone)
    git(clone, "remote", "set-url", "origin", "file:///nowhere")
    told = asked(clone, "complete")
    assert (told.returncode, told.stderr.count("Historique incomplet")) == (0, 1)
    git(clone, "remote", "set-url", "origin", repository.as_uri())
    assert asked(clone, "complete").stderr == ""
    assert not history.is_shallow(clone)
    assert history.read(clone) == history.read(repository)


# Dates that whoever commits may set


def dated(root: Path, seconds: int) -> None:
    """A commit with any time."""
    (root / DAKAR).write_text((root / DAKAR).read_text("utf-8") + f"\nLe {seconds}.\n", "utf-8")
    git(root, "add", "--all")
    env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull}
    for who in ("AUTHOR", "COMMITTER"):
        env |= {f"GIT_{who}_NAME": "x", f"GIT_{who}_EMAIL": "x", f"GIT_{who}_DATE": f"@{seconds} +0000"}
    subprocess.run(["git", "commit", "--quiet", "-m", "x"], cwd=root, env=env, check=True)


@pytest.mark.parametrize("seconds", [9_999_999_999_999, 4_070_908_800, 253_402_300_800, 1_717_286_400])
def test_a_commit_from_the_future_is_of_today(repository: Path, seconds: int) -> None:
    """It stops nothing, and does not head the feeds for years."""
    dated(repository, seconds)
    found = history.read(repository, TODAY)
    assert found.changed[DAKAR] == datetime(2024, 6, 1, 23, 59, 59, tzinfo=UTC)
    assert found.changes[0].moment.date() == TODAY
    catalogue = build(load(repository), TODAY, found)
    assert changes(catalogue, environment(catalogue, PROJECT))
    assert dict(Texts(feeds(followed(catalogue), catalogue, environment(catalogue, PROJECT), PROJECT)))


@pytest.mark.parametrize("seconds", [0, 1, 86_400])
def test_a_commit_from_before_the_first_is_of_its_day(repository: Path, seconds: int) -> None:
    dated(repository, seconds)
    found = history.read(repository, TODAY)
    assert found.changes[-1].moment.date() == date(2024, 1, 1)
    assert {change.moment.year for change in found.changes} == {2024}


def test_a_first_commit_from_the_future_pulls_no_other_along(folder: Path) -> None:
    git(folder, "init", "--quiet", "--initial-branch", "main")
    dated(folder, 4_070_908_800)
    dated(folder, 1_706_745_600)
    found = history.read(folder, TODAY)
    assert found.changed[DAKAR].date() == date(2024, 2, 1)
    assert found.added[DAKAR].date() == date(2024, 2, 1)


@pytest.mark.parametrize(
    "head", ["aa", "aa ", "aa x", "aa -5", "aa " + "9" * 5000, "aa 18446744073709551615"]
)
def test_a_commit_without_a_time(head: str) -> None:
    """A damaged one, of a tool that wrote none."""
    found = history.parse(f"\0{head}\n\nA\tpartnerships/x.md\n", today=TODAY)
    assert len(found.changes) == 1


# Names that are no text


@pytest.mark.parametrize(
    "name",
    [b"\xff.md", "\u2028.md".encode(), b'"quoted".md', b"a\tb.md", b"a\nb.md", "é.md".encode(), b"-.md"],
)
def test_names_of_any_bytes_stop_nothing(repository: Path, name: bytes) -> None:
    """What they name is refused as a record, and the other files keep their dates."""
    before = history.read(repository).changed
    Path(os.fsdecode(os.fsencode(repository / "partnerships") + b"/" + name)).write_text("x", "utf-8")
    commit(repository, "2024-04-04")
    found = history.read(repository)
    assert {file: found.changed[file] for file in before} == before
    catalogue = build(load(repository), TODAY, found)
    assert "".join(page.html for page in changes(catalogue, environment(catalogue, PROJECT))).encode()
