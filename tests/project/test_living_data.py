"""Records change every week: no test of code depends on them, and what tests/real says holds after any good change."""

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from catalogue.rules import examples
from tests.building import copy_project
from tests.conftest import ROOT
from tests.sampling import SAMPLE

TESTS = ROOT / "tests"
FOLDERS = ("partnerships", "registry/organisations", "registry/sources")
OUTSIDE = {
    "real": "says what holds for every real record",
    "sample": "holds invented records",
    "addresses.txt": "lists the published addresses of the real catalogue, which never change; a release adds to it",
}
"""Parts of tests/ that this does not look at, each with its reason."""
PARTS = sorted(path.name for path in TESTS.iterdir() if path.name not in OUTSIDE)
ALLOWED: dict[str, str] = {"has": "an English word"}
"""Ids of the real catalogue that tests may name all the same, each with its reason."""


def ids(root: Path) -> set[str]:
    """The ids of all records, organisations and sources below `root`."""
    return {path.stem for folder in FOLDERS for path in (root / folder).iterdir()}


def named(text: str, known: set[str]) -> set[str]:
    """Those of the `known` ids that stand in a text, whole."""
    return known & set(re.findall(r"(?<![\w-])[a-z0-9]+(?:-[a-z0-9]+)*(?![\w-])", text))


@pytest.mark.parametrize("part", PARTS)
def test_no_test_of_code_names_a_real_id(part: str) -> None:
    """A record that is corrected, renamed or removed breaks no test of code."""
    only_real = ids(ROOT) - ids(SAMPLE) - ids(examples.CATALOGUE) - ALLOWED.keys()
    found = {
        path.relative_to(ROOT).as_posix(): sorted(those)
        for path in (TESTS / part, *sorted((TESTS / part).rglob("*")))
        if path.suffix in (".py", ".md", ".yml", ".json", ".txt")
        and (those := named(path.read_text("utf-8", errors="replace"), only_real))
    }
    assert found == {}


def test_what_is_named_is_found() -> None:
    """Whole ids only: neither a part of a longer one nor its beginning."""
    known = {"a-b", "a", "chu"}
    assert named('"partenariats/a-b/"', known) == {"a-b"}
    assert named("a-b-c, le CHU, chus et x_chu", known) == set()


def test_what_is_allowed_is_still_real() -> None:
    """The list of exceptions does not outlive the records that it is about."""
    assert ALLOWED.keys() <= ids(ROOT)


def front_matter(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(path.read_text("utf-8").split("---\n")[1], Loader=yaml.BaseLoader)
    return loaded


def rename(root: Path, old: str, new: str, *merged: str) -> None:
    """Rename a record as a maintainer does: the file, its former id, the relations and the links of docs/.

    It takes over the addresses of the records that were `merged` into it.
    """
    record = root / "partnerships" / f"{old}.md"
    text = record.read_text("utf-8")
    kept = front_matter(record).get("former_ids", [])
    text = re.sub(r"^former_ids:.*\n", "", text, flags=re.MULTILINE)
    text = text.replace(
        "\nevidence:\n", f"\nformer_ids: [{', '.join([*kept, old, *merged])}]\nevidence:\n", 1
    )
    (root / "partnerships" / f"{new}.md").write_text(text, "utf-8")
    record.unlink()
    whole = rf"(?<![\w-]){re.escape(old)}(?![\w-])"
    for path in (root / "partnerships").glob("*.md"):
        text = path.read_text("utf-8")
        path.write_text(re.sub(rf"(\bto: ){whole}", rf"\g<1>{new}", text), "utf-8")
    for path in (root / "docs").rglob("*.md"):
        text = path.read_text("utf-8")
        path.write_text(re.sub(rf"\b(partenariats|programmes)/{whole}", rf"\g<1>/{new}", text), "utf-8")


@pytest.mark.slow
def test_a_rename_and_a_merge_break_nothing(tmp_path: Path) -> None:
    """The first record that another leads to gets another name, and the first that nothing leads to merges into it."""
    root = copy_project(tmp_path / "project")
    records = {path.stem: front_matter(path) for path in sorted((root / "partnerships").glob("*.md"))}
    related = {one["to"] for values in records.values() for one in values.get("related", [])}
    written = "".join(path.read_text("utf-8") for path in (root / "docs").rglob("*.md"))
    quoted = Counter(
        source
        for values in records.values()
        for source in {quote["source"] for quote in values["evidence"].values()}
    )
    renamed = next(id_ for id_ in records if id_ in related)
    removed = next(
        id_
        for id_, values in records.items()
        if id_ not in related | named(written, {id_})
        and all(quoted[quote["source"]] > 1 for quote in values["evidence"].values())
    )
    rename(root, renamed, f"{renamed}-autre-nom", removed)
    (root / "partnerships" / f"{removed}.md").unlink()
    assert ids(root) == ids(ROOT) - {renamed, removed} | {f"{renamed}-autre-nom"}
    own = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    environment = {**own, "CATALOGUE_DATA": str(root), "PYTHONDONTWRITEBYTECODE": "1"}
    for command in (
        ["catalogue", "--root", str(root), "check"],
        ["pytest", "-q", "-p", "no:cacheprovider", str(TESTS / "real")],
    ):
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
