"""Files of older versions of the format."""

from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from catalogue.__main__ import INVALID, OK, main
from catalogue.model import versions
from catalogue.problems.problems import Problem
from catalogue.rewriting.migrations import MIGRATIONS, migrated
from catalogue.rewriting.places import Text, renamed
from catalogue.rewriting.proposals import RefusedError
from tests.conftest import EXAMPLE

RECORD = "partnerships/exemple-dakar.md"
PLACE = "registry/organisations/hopital-du-val.yml"


def test_every_version_has_its_migration() -> None:
    """The number cannot be raised without a way to get there."""
    assert len(MIGRATIONS) == versions.CURRENT


def test_the_first_migration(
    folder: Path, checked: Callable[[], tuple[Problem, ...]], capsys: pytest.CaptureFixture[str]
) -> None:
    """Files from before versions are found, shown, then written as the command says; every other byte stays."""
    for name in (RECORD, PLACE):
        text = (folder / name).read_text("utf-8").replace("schema: 2\n", "")
        (folder / name).write_text(text, "utf-8")
    assert {str(one.file) for one in checked() if one.rule.id == "W306"} == {RECORD, PLACE}
    command = ["--root", str(folder), "migrate"]
    assert main(command) == OK
    assert "+schema: 2\n" in capsys.readouterr().out
    assert len(checked()) == 2, "nothing is written before somebody agrees"
    assert main([*command, "--write", str(folder / RECORD)]) == OK
    assert [str(one.file) for one in checked()] == [PLACE]
    assert main([*command, "--write"]) == OK
    for name in (RECORD, PLACE):
        assert (folder / name).read_bytes() == (EXAMPLE / name).read_bytes()
    capsys.readouterr()
    assert main([*command, "--lang", "en"]) == OK
    assert capsys.readouterr().out.startswith("7 files read: all")


def test_the_second_migration() -> None:
    """An amount of a programme is that of the whole programme; comments, order and every other scope stay."""
    old = """---
schema: 1 # the format
kind: programme
funding:
  - {organisation: a, scope: partnership, evidence: x} # the envelope
  - {organisation: b, evidence: x, scope: country}
  - scope: "partnership"
    organisation: c
note: "scope: partnership"
---
scope: partnership
"""
    new = old.replace("schema: 1 #", "schema: 2 #").replace("a, scope: partnership", "a, scope: programme")
    new = new.replace('- scope: "partnership"', "- scope: programme")
    file = PurePosixPath("partnerships/essai.md")
    assert migrated(old, file) == new
    assert migrated(new, file) == new
    other = old.replace("kind: programme", "kind: network")
    assert migrated(other, file) == other.replace("schema: 1 #", "schema: 2 #")


def test_files_that_cannot_be_migrated_are_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that nobody can read, and one of a later version, are told and left; the others are migrated."""
    (folder / RECORD).write_text("---\ntitle: [\n---\n", "utf-8")
    (folder / PLACE).write_text("schema: 7\nname: Val\n", "utf-8")
    other = folder / "partnerships/programme-exemple.md"
    other.write_text(other.read_text("utf-8").replace("schema: 2\n", ""), "utf-8")
    assert main(["--root", str(folder), "migrate", "--write"]) == INVALID
    said = capsys.readouterr().err
    assert f"{RECORD}:2:9 E007" in said
    assert f"{PLACE}:1:9 E114" in said
    assert other.read_text("utf-8").startswith("---\nschema: 2\n")
    assert (folder / PLACE).read_text("utf-8") == "schema: 7\nname: Val\n"


def test_steps_follow_each_other() -> None:
    """A file of version 0 goes through every step, one of version 1 through those that are left."""

    def subjects(text: Text) -> Text:
        return renamed(text, "themes", "subjects")

    old = "---\n# le titre\ntitle: Un titre # ici\nthemes:   [a,b]\n---\nthemes: non\n"
    new = "---\nschema: 3\n# le titre\ntitle: Un titre # ici\nsubjects:   [a,b]\n---\nthemes: non\n"
    file, steps = PurePosixPath(RECORD), [*MIGRATIONS, subjects]
    assert migrated(old, file, steps) == new
    assert migrated(old.replace("---\n#", "---\nschema: 2\n#"), file, steps) == new
    assert migrated(new, file, steps) == new
    assert migrated(old.replace("title:", "schema:\ntitle:"), file, steps) == new.replace(
        "schema: 3\n# le titre\n", "# le titre\nschema: 3\n"
    )
    with pytest.raises(RefusedError):
        migrated(new, file, MIGRATIONS)
