"""Our own builds: a copy of the project that holds invented records."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.contender import Contender
from benchmarks.measure import FailedError, run

ROOT = Path(__file__).resolve().parent.parent
# What `make site` and `make check` run.
SITE = (sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet")
CHECK = (sys.executable, "-m", "catalogue", "check")
EPOCH = 1795392000  # 2026-11-22: pages do not change with the day of the measure
ENV = {"SOURCE_DATE_EPOCH": str(EPOCH), "NO_MKDOCS_2_WARNING": "1"}
ONE_PROCESS = {**ENV, "CATALOGUE_JOBS": "1"}
_COMMIT = ("-c", "user.name=benchmark", "-c", "user.email=benchmark@invalid", "-c", "gc.auto=0", "commit")
_COMMITTED = f"{EPOCH - 86400} +0000"


class Project:
    """The copy. Its records are committed, so that pages and feeds have dates of changes as in life."""

    def __init__(self, root: Path, records: Path, limit: float) -> None:
        self.root, self.limit = root, limit
        self.output = root / "site"
        self.built = False
        for name in filter(None, _git(ROOT, "ls-files", "-z").split("\0")):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, root / name)
        for name in ("partnerships", "registry"):
            shutil.rmtree(root / name)
            shutil.copytree(records / name, root / name)
        _git(root, "init", "--quiet")
        _git(root, "add", "--all")
        _git(root, *_COMMIT, "--quiet", "--no-verify", "--message", "Invented records")
        self.record = Record(root)

    def contenders(self) -> Iterator[Contender]:
        """In an order that spares builds: what needs a build comes after one."""
        root, site = self.root, self.output
        yield Contender("ours", SITE, root, site, ENV, self.be_cold, self.note_build)
        yield Contender("ours-unchanged", SITE, root, site, ENV, self.be_built)
        yield Contender("ours-check", CHECK, root, None, ENV, self.be_built)
        yield Contender("ours-edit", SITE, root, site, ENV, self.edit, self.restore)
        yield Contender("ours-check-cold", CHECK, root, None, ENV, self.be_cold)
        yield Contender("ours-one-process", SITE, root, site, ONE_PROCESS, self.be_cold, self.note_build)

    def be_cold(self) -> None:
        """Neither a site nor anything kept from an earlier build."""
        for name in ("site", "build"):
            shutil.rmtree(self.root / name, ignore_errors=True)
        self.built = False

    def be_built(self) -> None:
        """A site of the records as they stand."""
        if not self.built:
            run(SITE, self.root, ENV, self.limit)
            self.built = True

    def note_build(self) -> None:
        self.built = True

    def edit(self) -> None:
        """A site that is one edit behind."""
        self.be_built()
        self.record.edit()
        self.built = False

    def restore(self) -> None:
        self.record.restore()


class Record:
    """The record that is edited: the first whose title has room for a word."""

    def __init__(self, root: Path) -> None:
        files = sorted((root / "partnerships").glob("*.md"))
        self.file = next(file for file in files if len(title_of(file.read_text("utf-8"))) <= 100)
        self.original = self.file.read_text("utf-8")
        self.edits = 0

    @property
    def id(self) -> str:
        return self.file.stem

    def edit(self) -> str:
        """A new word in the title and a new sentence in the text; the word."""
        self.edits += 1
        word = f"Essai{self.edits}"
        self.file.write_text(edited(self.original, word), "utf-8", newline="\n")
        return word

    def restore(self) -> None:
        self.file.write_text(self.original, "utf-8", newline="\n")


def title_of(text: str) -> str:
    """The title that stands in a record."""
    found = re.search(r"^title: (.*)$", text, re.MULTILINE)
    return found[1].strip('"') if found else ""


def edited(text: str, word: str) -> str:
    """A record with the word at the head of its title and in a last sentence."""
    titled = re.sub(r'^(title: "?)', rf"\1{word} ", text, count=1, flags=re.MULTILINE)
    return f"{titled.rstrip()}\n\n{word} est une phrase ajoutée.\n"


def _git(root: Path, *arguments: str) -> str:
    dates = {"GIT_AUTHOR_DATE": _COMMITTED, "GIT_COMMITTER_DATE": _COMMITTED}
    done = subprocess.run(
        ["git", *arguments],
        cwd=root,
        env={**os.environ, **dates},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise FailedError(f"git {arguments[0]}: {done.stderr.strip()}")
    return done.stdout
