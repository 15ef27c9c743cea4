"""A catalogue that is read again: files that did not change are not opened, and every change is seen."""

import os
import pickle
import time
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from catalogue import rules
from catalogue.engine import cache
from catalogue.problems.problems import Problem
from catalogue.reading import files, load
from catalogue.reading.load import Loaded
from tests.conftest import TODAY

PAGE = "partnerships/exemple-dakar.md"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were read, but for the lists of the registry."""
    monkeypatch.setenv("CATALOGUE_JOBS", "1")  # what another process reads cannot be counted here
    found: list[str] = []
    original: Callable[..., str | None] = files.read

    def counted(path: Path, *more: object) -> str | None:
        if path.parent.name != "registry":
            found.append(path.name)
        return original(path, *more)

    monkeypatch.setattr(files, "read", counted)
    return found


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were typed."""
    found: list[str] = []
    original = load._typed

    def counted(model: type, text: str, file: Path, codes: object) -> object:
        found.append(file.name)
        return original(model, text, file, codes)  # type: ignore[arg-type,type-var]

    monkeypatch.setattr(load, "_typed", counted)
    return found


@pytest.fixture
def old(folder: Path) -> Path:
    """A catalogue whose files were written yesterday, as those of most are."""
    age(folder)
    return folder


def age(folder: Path, days: int = 1) -> None:
    then = time.time_ns() - days * 86_400 * 10**9
    for file in folder.rglob("*"):
        if file.is_file():
            os.utime(file, ns=(then, then))


def test_nothing_is_opened_twice(old: Path, read: list[str], typed: list[str]) -> None:
    """The second reading of a catalogue gives the same values without opening a file of a record."""
    first = load.load(old)
    assert (len(read), len(typed)) == (7, 7)
    read.clear()
    typed.clear()
    assert load.load(old) == first
    assert (read, typed) == ([], [])


def test_only_what_changed_is_opened(old: Path, read: list[str], typed: list[str]) -> None:
    load.load(old)
    read.clear()
    typed.clear()
    _edit(old, "Jumelage en cardiologie", "Jumelage en neurologie")
    assert _titles(load.load(old)) == ["Jumelage en neurologie avec Dakar", "Programme d’exemple"]
    assert (read, typed) == (["exemple-dakar.md"], ["exemple-dakar.md"])


def test_a_file_that_was_only_touched_is_opened_but_not_typed(
    old: Path, read: list[str], typed: list[str]
) -> None:
    """A checkout changes times: what a file holds is known by its text, whenever it was written."""
    first = load.load(old)
    read.clear()
    typed.clear()
    age(old, days=3)
    assert load.load(old) == first
    assert (len(read), typed) == (7, [])
    read.clear()
    load.load(old)
    assert read == []


def test_two_edits_in_one_instant_are_both_seen(folder: Path) -> None:
    """An edit that leaves length and time of writing as they were is seen, if the file was new when it was read."""
    file = folder / PAGE
    file.touch()
    load.load(folder)
    before = file.stat().st_mtime_ns
    _edit(folder, "avec Dakar\n", "avec Thies\n")
    os.utime(file, ns=(before, before))
    assert _titles(load.load(folder))[0] == "Jumelage en cardiologie avec Thies"


def test_a_forged_time_is_trusted(old: Path) -> None:
    """What a reading trusts: a file of the same length whose time of writing somebody set back to the old one.

    No editor, checkout or copy does that. Deleting build/cache, or CATALOGUE_CACHE=no, reads it.
    """
    load.load(old)
    file = old / PAGE
    before = file.stat().st_mtime_ns
    _edit(old, "avec Dakar\n", "avec Thies\n")
    os.utime(file, ns=(before, before))
    assert _titles(load.load(old))[0] == "Jumelage en cardiologie avec Dakar"
    (old / cache.FOLDER / "files").unlink()
    assert _titles(load.load(old))[0] == "Jumelage en cardiologie avec Thies"


def test_a_new_organisation_types_everything_anew(old: Path, typed: list[str]) -> None:
    """A record that named an unknown organisation is mended by the file of that organisation."""
    _edit(old, "organisation: hopital-de-dakar", "organisation: hopital-de-thies")
    [problem] = load.load(old).problems
    assert "hopital-de-thies" in problem.values.values()
    typed.clear()
    text = (old / "registry/organisations/hopital-de-dakar.yml").read_text("utf-8")
    (old / "registry/organisations/hopital-de-thies.yml").write_text(text, "utf-8")
    assert load.load(old).problems == ()
    assert len(typed) == 8


def test_a_code_that_goes_is_missed_at_once(old: Path) -> None:
    """Though no record was touched."""
    load.load(old)
    file = old / "registry/activities.yml"
    file.write_text(file.read_text("utf-8").replace("code: missions", "code: voyages"), "utf-8")
    assert [str(problem.file) for problem in load.load(old).problems] == [PAGE]


def test_a_file_that_goes_is_forgotten(old: Path) -> None:
    """And what was read of it is no longer kept."""
    _edit(old, "related:\n  - {to: programme-exemple, as: part_of}\n", "")
    load.load(old)
    (old / "partnerships/programme-exemple.md").unlink()
    loaded = load.load(old)
    assert [record.id for record in loaded.records] == ["exemple-dakar"]
    assert "partnerships/programme-exemple.md" not in loaded.digests


FAULTS: dict[str, Callable[[bytes], bytes]] = {
    "a code that does not exist": lambda data: data.replace(b"kind: partnership", b"kind: partnerhip"),
    "broken YAML": lambda data: data.replace(b"kind: partnership", b"kind: [partnership"),
    "no front matter": lambda data: data.replace(b"---\n", b"", 1),
    "another encoding": lambda data: data.replace("é".encode(), b"\xe9", 1),
    "no text": lambda _: b"",
    "an address of a person": lambda data: data + "\nÉcrire à nom@exemple.org\n".encode(),
    "evidence that is not defined": lambda data: data + b"\nUn fait.[^nulle-part]\n",
    "a link that no browser should follow": lambda data: data + b"\n[lien](javascript:x)\n",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_again_with_its_place(
    folder: Path, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second check, of files that nobody mended, says the same as the first and as one without a cache."""
    file = folder / PAGE
    file.write_bytes(FAULTS[fault](file.read_bytes()))
    age(folder)
    first = _checked(folder)
    assert first
    assert _checked(folder) == first
    monkeypatch.setenv("CATALOGUE_CACHE", "no")
    assert _checked(folder) == first


@pytest.mark.parametrize("fault", FAULTS)
def test_a_mended_fault_is_gone(folder: Path, fault: str) -> None:
    good = (folder / PAGE).read_bytes()
    before = _checked(folder)
    (folder / PAGE).write_bytes(FAULTS[fault](good))
    assert _checked(folder) != before
    (folder / PAGE).write_bytes(good)
    assert _checked(folder) == before


def test_a_check_sees_the_day(folder: Path) -> None:
    """A record that was fresh grows old without being touched."""
    today, later = _checked(folder), TODAY.replace(year=TODAY.year + 6)
    assert rules.check(load.load(folder), later) != today
    assert _checked(folder) == today


@pytest.mark.parametrize("name", ["files", "checked"])
def test_a_damaged_cache_is_made_again(old: Path, name: str) -> None:
    first = load.load(old)
    problems = _checked(old)
    shelf = old / cache.FOLDER / name
    good = shelf.read_bytes()
    shelf.write_bytes(bytes([good[0] ^ 1]) + good[1:])
    assert load.load(old) == first
    assert _checked(old) == problems
    assert shelf.read_bytes()[:32] != bytes([good[0] ^ 1]) + good[1:32]


@pytest.mark.parametrize("typed_as", [b"", b"noise", pickle.dumps(1), pickle.dumps(PurePosixPath("x"))])
@pytest.mark.parametrize("days", [0, 3])
def test_a_file_whose_values_cannot_be_brought_back_is_read_again(
    old: Path, read: list[str], typed_as: bytes, days: int
) -> None:
    """The shelf is sound and holds, for one file, what another version of Python or of the code wrote."""
    first = load.load(old)
    problems = _checked(old)
    codes = _codes_said(old)
    shelf = cache.Shelf(cache.folder(old), "files", codes)
    shelf.save({**shelf.kept, PAGE: shelf.kept[PAGE]._replace(typed=typed_as)})
    if days:
        age(old, days=days)
    read.clear()
    assert load.load(old) == first
    assert _checked(old) == problems
    assert "exemple-dakar.md" in read


@pytest.mark.parametrize("jobs", ["1", "2", "7"])
def test_the_number_of_processes_changes_nothing(
    folder: Path, jobs: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files are shared among processes; values, problems and their order are not theirs to change."""
    (folder / PAGE).write_bytes(FAULTS["a code that does not exist"]((folder / PAGE).read_bytes()))
    monkeypatch.setenv("CATALOGUE_CACHE", "no")
    monkeypatch.setenv("CATALOGUE_JOBS", "1")
    expected = load.load(folder), _checked(folder)
    monkeypatch.setenv("CATALOGUE_JOBS", jobs)
    monkeypatch.setattr(load, "_TOGETHER", 1)
    monkeypatch.setattr(rules, "_TOGETHER", 1)
    assert (load.load(folder), _checked(folder)) == expected


def _checked(folder: Path) -> tuple[Problem, ...]:
    return rules.check(load.load(folder), TODAY)


def _codes_said(folder: Path) -> str:
    """The key of the shelf of files."""
    keys: list[str] = []
    original = cache.Shelf.__init__

    def noted(self: cache.Shelf, where: Path | None, name: str, key: str, kind: type = object) -> None:
        if name == "files":
            keys.append(key)
        original(self, where, name, key, kind)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cache.Shelf, "__init__", noted)
        load.load(folder)
    return keys[0]


def _titles(loaded: Loaded) -> list[str]:
    return [record.partnership.title for record in loaded.records]


def _edit(folder: Path, old: str, new: str) -> None:
    file = folder / PAGE
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
