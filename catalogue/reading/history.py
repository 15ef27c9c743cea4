"""The one door to git: when the files of the catalogue changed, and which files it tracks.

Without git, or outside a repository, nothing is known.
"""

import os
import subprocess
from pathlib import Path

from catalogue.reading.changes import NO_HISTORY, History, parse

_FOLDERS = ("partnerships", "registry")
# A change counts from the day it landed on the main line, so that nothing appears in the past of a feed.
_LOG = (
    *("-c", "core.quotePath=false", "-c", "log.showRoot=true", "-c", "log.showSignature=false"),
    *("log", "--first-parent", "-m", "-M", "--name-status", "--no-color", "--relative"),
    "--format=%x00%H %ct",
    "--",
    *_FOLDERS,
)
_IGNORED = ".git-blame-ignore-revs"
"""The file, known to git and to forges, that lists commits by which the form of files changed and nothing that they say."""

# Set while git runs a hook, they would point at another repository.
_FOREIGN = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE")


def read(root: Path) -> History:
    """The history of the catalogue under `root`, as far back as the clone reaches."""
    shallow = _git(root, "rev-parse", "--git-path", "shallow")
    log = _git(root, *_LOG)
    if shallow is None or log is None:
        return NO_HISTORY
    boundaries = root / shallow.strip()
    ignored = root / _IGNORED
    return parse(
        log,
        boundaries.read_text("ascii").split() if boundaries.is_file() else (),
        _hashes(ignored.read_text("utf-8")) if ignored.is_file() else frozenset(),
    )


def tracked(root: Path, *patterns: str) -> tuple[str, ...]:
    """The files below `root` that git tracks and that patterns of paths name, by their paths from `root`, in order."""
    said = _git(root, "ls-files", "-z", "--", *patterns)
    return tuple(sorted(filter(None, said.split("\0")))) if said else ()


def _hashes(text: str) -> frozenset[str]:
    """One full hash a line, with comments after `#`."""
    return frozenset(filter(None, (line.split("#")[0].strip() for line in text.splitlines())))


def _git(root: Path, *arguments: str) -> str | None:
    """What git says, or nothing where it cannot: not installed, no repository, no commit yet."""
    environment = {name: value for name, value in os.environ.items() if name not in _FOREIGN}
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=root, env=environment, capture_output=True, check=False
        )
    except FileNotFoundError:
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
