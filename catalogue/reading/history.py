"""The one door to git: when the files of the catalogue changed, and which files it tracks.

Without git, or outside a repository, nothing is known. A repository that git cannot read is another matter: its reason
is told, so that nobody publishes a site without dates and believes that there are none.
"""

import os
import re
import shutil
import subprocess
from datetime import date
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
    """Git is there, so is a repository, and git cannot read it. Says why in git's own words, and how to mend it."""

    def __init__(self, said: str) -> None:
        told = [line.strip() for line in said.splitlines() if line.strip()] or ["?"]
        trust = _TRUST.search(said)
        reason = next((line for line in told if line.startswith("fatal:")), told[0])
        super().__init__(
            f"Attention : git ne peut pas lire l’historique ({reason}). Les dates des changements sont inconnues : "
            f"/changements/ et les flux restent vides. À faire : {trust[0] if trust else _MEND}"
        )


def read(root: Path, today: date | None = None) -> History:
    """The history of the catalogue under `root`, as far back as the clone reaches and no later than `today`.

    Where git cannot read a repository that is there, nothing is known and `fault` says why.
    """
    try:
        return _read(root, today)
    except UnreadableError as error:
        return History(fault=str(error))


def last_commit(root: Path) -> int | None:
    """The moment of the last commit, in seconds since 1970; none where there is none. Raises UnreadableError."""
    if not _is_repository(root) or not _has_commit(root):
        return None
    said = _git(root, "-c", "log.showSignature=false", "log", "-1", "--format=%ct").strip()
    return int(said) if said.isdigit() else None


def is_shallow(root: Path) -> bool:
    """Whether the clone lacks the beginning of the history. Raises UnreadableError."""
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
    """The files below `root` that git tracks and that patterns of paths name, by their paths from `root`, in order.

    None outside a repository. Raises UnreadableError.
    """
    if not _is_repository(root):
        return ()
    names = _git(root, "ls-files", "-z", "--", *patterns).split(b"\0")
    return tuple(sorted(os.fsdecode(name) for name in names if name))


def _hashes(text: str) -> frozenset[str]:
    """One full hash a line, with comments after `#`."""
    return frozenset(filter(None, (line.split("#")[0].strip() for line in text.splitlines())))


def _is_repository(root: Path) -> bool:
    """Whether there is anything to ask git: git itself, and a `.git` in the folder or above it on the same disk."""
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
    """Whether the branch has any commit yet. Raises UnreadableError when git cannot tell which one it is at."""
    if _run(root, "rev-parse", "--verify", "--quiet", "HEAD").returncode == 0:
        return True
    branch = os.fsdecode(_git(root, "symbolic-ref", "HEAD").removesuffix(b"\n"))
    if (root / os.fsdecode(_git(root, "rev-parse", "--git-path", branch).removesuffix(b"\n"))).exists():
        _git(root, "log", "-1")  # the branch is there, and git says what is wrong with it
    return False


def _git(root: Path, *arguments: str) -> bytes:
    """What git says. Raises UnreadableError when it cannot."""
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
    except PermissionError as error:  # there is a git that we may not start
        raise UnreadableError(str(error)) from None
