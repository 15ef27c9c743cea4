"""Builds the site as a user would, in a process of its own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from catalogue.engine.folders import MARK, MARK_TEXT
from tests.sampling import SAMPLE, assemble

ROOT = Path(__file__).parent.parent
EPOCH = "1795392000"  # 2026-11-22, so that pages do not change with the day of the test
_PARTS = (
    "catalogue",
    "hooks",
    "docs",
    "registry",
    "partnerships",
    "mkdocs.yml",
    "CONTRIBUTING.md",
    ".git-blame-ignore-revs",
)


def build(
    out: Path, *, root: Path = ROOT, generator: str = "mkdocs", strict: bool = True, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs build` (or properdocs) of the project under `root` into `out`."""
    command = [sys.executable, "-m", generator, "build", "-d", str(out)]
    env = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1", **environment}
    return subprocess.run(
        [*command, "--strict"] if strict else command,
        cwd=root,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )


def copy_project(target: Path) -> Path:
    """A copy of what a build needs, that a test may change."""
    target.mkdir(parents=True)
    for part in _PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, target / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target / part)
    git = ROOT / ".git"  # the dates of /changements/ and of the feeds come from there
    if git.is_dir():
        shutil.copytree(git, target / ".git", symlinks=True)
    elif git.is_file():  # one of several worktrees: it says where the repository is
        shutil.copy(git, target / ".git")
    return target


def sample_project(target: Path, records: Path = SAMPLE) -> Path:
    """The same with the sample's records, organisations and sources, and a history of three days of its own."""
    target.mkdir(parents=True)
    for part in (*_PARTS, ".gitignore"):
        source = ROOT / part
        if part in ("registry", "partnerships"):
            continue
        if source.is_dir():
            shutil.copytree(source, target / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target / part)
    (target / ".git-blame-ignore-revs").write_text("")
    assemble(records, target / "sample")
    for part in ("registry", "partnerships"):
        (target / "sample" / part).rename(target / part)
    shutil.rmtree(target / "sample")
    files = sorted((target / "partnerships").glob("*.md"))
    texts = {file: file.read_text("utf-8") for file in files}
    files[0].unlink()
    git(target, "init", "--quiet", "--initial-branch", "main")
    commit(target, "2026-09-01")
    files[0].write_text(texts[files[0]], "utf-8", newline="\n")
    files[1].write_text(f"{texts[files[1]]}\nUne phrase de trop.\n", "utf-8", newline="\n")
    commit(target, "2026-10-01")
    files[1].write_text(texts[files[1]], "utf-8", newline="\n")
    commit(target, "2026-11-01")
    return target


def git(folder: Path, *arguments: str, day: str = "2024-01-01") -> None:
    """Run git as somebody, on a day, whatever this machine's settings are."""
    env = {
        **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        **{f"GIT_{who}_{what}": "essai" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
        "GIT_AUTHOR_DATE": "2001-01-01T00:00:00Z",
        "GIT_COMMITTER_DATE": f"{day}T12:00:00Z",
    }
    subprocess.run(["git", *arguments], cwd=folder, env=env, check=True, capture_output=True)


def commit(folder: Path, day: str) -> None:
    """Commit all that a folder holds, on a day."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "essai", day=day)


def marked(folder: Path, **texts: str) -> None:
    """Make a folder that carries the mark of an earlier build, with files of these names and texts."""
    folder.mkdir(parents=True)
    for name, text in {MARK: MARK_TEXT, **texts}.items():
        (folder / name).write_text(text)


def counted(made: list[str], path: str, said: str) -> Callable[[], bytes]:
    """What makes a file of a text, and counts in `made` how often; the text « fails » cannot be made."""

    def make() -> bytes:
        made.append(path)
        if said == "fails":
            raise ZeroDivisionError(path)
        return said.encode()

    return make


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder but its mark, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MARK
    }
