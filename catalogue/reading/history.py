"""An adapter to git, and the only module that runs it here: dates of changes, tracked files.

Without git, or outside a repository, the history is empty. If there is a repository that git cannot read, its message is
passed on, so that nobody publishes a site without dates by mistake.
"""

import os
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

from catalogue.reading.changes import NO_HISTORY, History, parse

_FOLDERS = ("partnerships", "registry")
# `--first-parent`: a change has the date of its merge into the main branch, so that feeds get no entries in their past.
_LOG = (
    *("-c", "core.quotePath=false", "-c", "log.showRoot=true", "-c", "log.showSignature=false"),
    *("log", "--first-parent", "-m", "-M", "--name-status", "--no-color", "--relative"),
    "--format=%x00%H %ct",
    "--",
    *_FOLDERS,
)
_IGNORED = ".git-blame-ignore-revs"
"""The file of `git blame --ignore-revs-file`, which lists commits that only reformat files."""

# Variables that git sets while it runs a hook. They could point to another repository.
_FOREIGN = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
)
_TRUST = re.compile(r"git config --global --add safe\.directory .+")
_MEND = "vérifier le dépôt (git fsck), ou le cloner à nouveau"


class UnreadableError(Exception):
    """Git cannot read the repository. The French message holds git's own, and the mend."""

    def __init__(self, stderr: str) -> None:
        lines = [line.strip() for line in stderr.splitlines() if line.strip()] or ["?"]
        trust = _TRUST.search(stderr)
        reason = next((line for line in lines if line.startswith("fatal:")), lines[0])
        super().__init__(
            f"Attention : git ne peut pas lire l’historique ({reason}). Les dates des changements sont inconnues : "
            f"/changements/ et les flux restent vides. À faire : {trust[0] if trust else _MEND}"
        )


def read(root: Path, today: date | None = None) -> History:
    """The history of the catalogue under `root`, as far back as the clone reaches, with no date after `today`.

    When git cannot read the repository, the history is empty and `fault` says why.
    """
    try:
        return _read(root, today)
    except UnreadableError as error:
        return History(fault=str(error))


def last_commit(root: Path) -> int | None:
    """The time of the last commit in seconds since 1970; None when there is no commit. Raises UnreadableError."""
    if not _is_repository(root) or not _has_commit(root):
        return None
    seconds = _git(root, "-c", "log.showSignature=false", "log", "-1", "--format=%ct").strip()
    return int(seconds) if seconds.isdigit() else None


def is_shallow(root: Path) -> bool:
    """Whether the repository is a shallow clone. Raises UnreadableError."""
    return _is_repository(root) and _git(root, "rev-parse", "--is-shallow-repository").strip() == b"true"


def _read(root: Path, today: date | None) -> History:
    if not _is_repository(root):
        return NO_HISTORY
    boundaries = root / os.fsdecode(_git(root, "rev-parse", "--git-path", "shallow").removesuffix(b"\n"))
    if not _has_commit(root):
        return NO_HISTORY
    log = _git(root, *_LOG).decode("utf-8", "replace")
    ignored = root / _IGNORED
    return parse(
        log,
        boundaries.read_text("ascii", "replace").split() if boundaries.is_file() else (),
        _hashes(ignored.read_text("utf-8", "replace")) if ignored.is_file() else frozenset(),
        today,
    )


def tracked(root: Path, *patterns: str) -> tuple[str, ...]:
    """The tracked files that match pathspecs of git, by their paths from `root`, in order.

    Empty outside a repository. Raises UnreadableError.
    """
    if not _is_repository(root):
        return ()
    names = _git(root, "ls-files", "-z", "--", *patterns).split(b"\0")
    return tuple(sorted(os.fsdecode(name) for name in names if name))


def _hashes(text: str) -> frozenset[str]:
    """The hashes of a file with one full hash a line and comments after `#`."""
    return frozenset(filter(None, (line.split("#")[0].strip() for line in text.splitlines())))


def _is_repository(root: Path) -> bool:
    """Whether git is installed and `root` lies in a repository: a `.git` in it or above it on the same file system."""
    if shutil.which("git") is None:
        return False
    folder = root.resolve()
    ceilings = os.environ.get("GIT_CEILING_DIRECTORIES", "").split(os.pathsep)
    while not os.path.lexists(folder / ".git"):
        if folder.parent == folder or os.path.ismount(folder) or str(folder.parent) in ceilings:
            return False
        folder = folder.parent
    return True


def _has_commit(root: Path) -> bool:
    """Whether the branch has a commit. Raises UnreadableError when git cannot resolve the branch."""
    if _run(root, "rev-parse", "--verify", "--quiet", "HEAD").returncode == 0:
        return True
    branch = os.fsdecode(_git(root, "symbolic-ref", "HEAD").removesuffix(b"\n"))
    if (root / os.fsdecode(_git(root, "rev-parse", "--git-path", branch).removesuffix(b"\n"))).exists():
        _git(root, "log", "-1")  # raises, with git's message on the broken branch
    return False


def _git(root: Path, *arguments: str) -> bytes:
    """The standard output of a git command. Raises UnreadableError when it fails."""
    done = _run(root, *arguments)
    if done.returncode != 0:
        raise UnreadableError(done.stderr.decode("utf-8", "replace"))
    return done.stdout


def _run(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    environment = {name: value for name, value in os.environ.items() if name not in _FOREIGN}
    try:
        return subprocess.run(
            ["git", *arguments], cwd=root, env=environment, capture_output=True, check=False
        )
    except PermissionError as error:  # git is installed, and this user may not run it
        raise UnreadableError(str(error)) from None
