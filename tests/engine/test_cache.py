"""What is kept between two runs: it comes back as it was, or not at all, and nothing in it can run."""

import os
import pickle
import pickletools
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from catalogue.engine import cache
from catalogue.engine.on_demand import SiteOnDemand
from catalogue.language.edtf import parse_date
from catalogue.problems.problems import Problem
from catalogue.problems.rulebook import EMPTY_FILE
from catalogue.reading import history
from catalogue.reading.load import load
from tests.building import tree

VALUES = {"a": ("digest", [Problem(EMPTY_FILE, PurePosixPath("partnerships/a.md"))]), "b": 1, "é": b"\0"}


def kept(folder: Path, key: str = "key") -> dict[str, Any]:
    """What another process would find."""
    return dict(cache.Shelf(folder, "shelf", key).kept)


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """The file of a shelf that holds VALUES."""
    cache.Shelf(tmp_path, "shelf", "key").save(VALUES)
    return tmp_path / "shelf"


def test_what_was_saved_comes_back(shelf: Path) -> None:
    assert kept(shelf.parent) == VALUES
    assert tree(shelf.parent).keys() == {"shelf"}


def test_saving_forgets_what_is_not_saved_again(shelf: Path) -> None:
    cache.Shelf(shelf.parent, "shelf", "key").save({"b": 2})
    assert kept(shelf.parent) == {"b": 2}


def test_a_shelf_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert kept(tmp_path / "nowhere") == {}
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("length", [0, 1, 31, 32, 33, -1])
def test_a_cut_shelf_is_empty(shelf: Path, length: int) -> None:
    """A disk was full, a download broke off."""
    shelf.write_bytes(shelf.read_bytes()[:length])
    assert kept(shelf.parent) == {}


def test_a_shelf_with_one_wrong_bit_is_empty(shelf: Path) -> None:
    """Wherever the bit is."""
    good = shelf.read_bytes()
    for place in range(len(good)):
        shelf.write_bytes(good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :])
        assert kept(shelf.parent) == {}, place


def test_a_shelf_made_for_something_else_is_empty(shelf: Path) -> None:
    """Another day, another list of organisations: all that the key names."""
    assert kept(shelf.parent, "another key") == {}


def test_a_shelf_of_other_code_is_empty(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An update of the project reads nothing that its former self wrote."""
    monkeypatch.setattr(cache, "code", lambda: "another digest")
    assert kept(shelf.parent) == {}


def test_the_code_is_known_by_its_names_and_bytes(tmp_path: Path) -> None:
    """A letter changed, a file renamed, or text moved from one file to the next."""
    (tmp_path / "a.py").write_text("one")
    (tmp_path / "b.py").write_text("two")
    before = cache.digest_of([tmp_path / "a.py", tmp_path / "b.py"])
    assert before == cache.digest_of([tmp_path / "a.py", tmp_path / "b.py"])
    assert before != cache.digest_of([tmp_path / "b.py", tmp_path / "a.py"])
    (tmp_path / "a.py").write_text("onet")
    (tmp_path / "b.py").write_text("wo")
    assert before != cache.digest_of([tmp_path / "a.py", tmp_path / "b.py"])


# Hostile shelves: somebody who can write build/cache knows the code, and can seal


class _Calls:
    """A pickle that calls a function when it is read."""

    def __init__(self, function: Any, *arguments: Any) -> None:
        self._called = function, arguments

    def __reduce__(self) -> Any:
        return self._called


def _by_name(module: str, name: str, argument: str) -> bytes:
    """A pickle, written by hand, that calls what a name with dots leads to."""
    words = (b"\x8c" + bytes([len(word)]) + word.encode() for word in (module, name, argument))
    first, second, third = words
    return b"\x80\x04" + first + second + b"\x93" + third + b"\x85R."


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    """A file that a hostile shelf would make."""
    return tmp_path / "ran"


def hostile(victim: Path) -> dict[str, bytes]:
    script = f"open({str(victim)!r}, 'w')"
    return {
        "a program": pickle.dumps(_Calls(os.system, f"touch {victim}")),
        "python": pickle.dumps(_Calls(eval, script)),
        "a module that ours imports": _by_name("catalogue.engine.cache", "os.system", f"touch {victim}"),
        "a function of ours": pickle.dumps(_Calls(cache.write, victim, b"")),
        "git, which can run a program": pickle.dumps(
            _Calls(history._git, victim.parent, "-c", f"alias.x=!touch {victim}", "x")
        ),
        "a class of ours that does something": pickle.dumps(_Calls(SiteOnDemand)),
        "a class that ours imports": b"\x80\x04\x8c\x16catalogue.engine.cache\x8c\x04Path\x93.",
        "a module that looks like ours": _by_name("catalogues", "x", ""),
    }


@pytest.mark.parametrize("name", hostile(Path("x")))
def test_nothing_in_a_cache_can_run(victim: Path, name: str) -> None:
    """Only our own types come to life: neither functions nor what our modules import."""
    with pytest.raises(pickle.UnpicklingError, match="has no place in a cache"):
        cache.unpickled(hostile(victim)[name])
    assert not victim.exists()


def sealed(folder: Path, data: bytes) -> None:
    """A shelf of any content whose seal is good."""
    (folder / "shelf").write_bytes(cache.Shelf(folder, "shelf", "key")._seal(data) + data)


@pytest.mark.parametrize("name", hostile(Path("x")))
def test_a_sealed_hostile_shelf_is_empty_and_does_nothing(tmp_path: Path, victim: Path, name: str) -> None:
    """The run works everything out anew."""
    sealed(tmp_path, hostile(victim)[name])
    assert kept(tmp_path) == {}
    assert not victim.exists()


UNREADABLE: dict[str, bytes] = {
    "nothing": b"",
    "noise": bytes(range(256)),
    "cut": pickle.dumps(VALUES)[:-20],
    "a class of another Python": _by_name("pathlib._local", "PurePosixPath", "x"),
    "a class of a module that is gone": _by_name("catalogue.nowhere", "Record", "x"),
    "a class that is gone": _by_name("catalogue.model.records", "Nothing", "x"),
    "a value that no longer fits its class": _by_name("catalogue.problems.problems", "Problem", "x"),
    "a date that is none": _by_name("catalogue.language.edtf", "parse_date", "2024-99"),
    "a later protocol": b"\x80\x7f.",
    "too deep": b"\x80\x04" + b"]" * 100_000 + b"a" * 99_999 + b".",
    "a list": pickle.dumps([1, 2]),
    "names that are numbers": pickle.dumps({1: 2}),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_sealed_shelf_that_cannot_be_read_is_empty(tmp_path: Path, name: str) -> None:
    """Whatever its reading raises."""
    sealed(tmp_path, UNREADABLE[name])
    assert kept(tmp_path) == {}


def test_a_shelf_of_values_of_another_type_is_empty(shelf: Path) -> None:
    assert dict(cache.Shelf(shelf.parent, "shelf", "key", int).kept) == {}


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everybody may read here")
def test_a_shelf_that_may_not_be_read_is_empty(shelf: Path) -> None:
    shelf.chmod(0)
    assert kept(shelf.parent) == {}


def test_a_pickle_names_no_private_module_of_python() -> None:
    """They differ between versions: 3.13 alone has `pathlib._local`."""
    data = cache.pickled(VALUES)
    names = {argument for opcode, argument, _ in pickletools.genops(data) if "UNICODE" in opcode.name}
    assert PurePosixPath.__module__ not in names
    assert {name for name in names if name.startswith("_") or "._" in name} == set()


def test_everything_that_records_hold_comes_back(folder: Path) -> None:
    """Dates, addresses, numbers and durations among them."""
    loaded = load(folder)
    for value in (
        loaded.records,
        loaded.registry.organisations,
        loaded.registry.sources,
        parse_date("2024~"),
    ):
        assert cache.unpickled(cache.pickled(value)) == value


# Where nothing can be written


def test_no_cache_is_kept_where_none_is_wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """CATALOGUE_CACHE=no leaves no trace."""
    assert cache.folder(tmp_path) == tmp_path / "build" / "cache"
    monkeypatch.setenv("CATALOGUE_CACHE", "no")
    assert cache.folder(tmp_path) is None
    shelf = cache.Shelf(None, "shelf", "key")
    shelf.save(VALUES)
    assert (dict(shelf.kept), list(tmp_path.iterdir())) == ({}, [])


@pytest.mark.parametrize("in_the_way", ["a file for the folder", "a folder for the file", "no right"])
def test_a_folder_that_cannot_be_written_costs_the_cache_only(
    shelf: Path, in_the_way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A read-only checkout, another user's build/, a full disk: the run ends as it would have."""
    folder = shelf.parent
    if in_the_way == "no right":
        monkeypatch.setattr(os, "open", _refused)
        monkeypatch.setattr(os, "unlink", _refused)
    elif in_the_way == "a folder for the file":
        shelf.unlink()
        shelf.mkdir()
    else:
        folder = shelf
    cache.Shelf(folder, "shelf", "key").save({"b": 2})


def _refused(*_: Any, **__: Any) -> None:
    raise PermissionError


# Whole or not at all


def test_a_write_that_fails_leaves_the_former_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And no draft beside it."""
    (tmp_path / "page.html").write_text("former")
    monkeypatch.setattr(os, "replace", _refused)
    with pytest.raises(PermissionError):
        cache.write(tmp_path / "page.html", b"new")
    assert tree(tmp_path) == {"page.html": b"former"}


def test_a_folder_in_the_way_is_told_and_left(tmp_path: Path) -> None:
    (tmp_path / "page.html").mkdir()
    with pytest.raises(IsADirectoryError):
        cache.write(tmp_path / "page.html", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


def test_a_file_that_breaks_off_is_taken_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full in the midst of a page leaves no half page."""
    monkeypatch.setattr("builtins.open", _Full)
    with pytest.raises(OSError, match="No space left"):
        cache.create(tmp_path / "page.html", b"a whole page")
    assert list(tmp_path.iterdir()) == []


class _Full:
    """A file that takes three bytes, then no more."""

    def __init__(self, handle: int, *_: Any, **__: Any) -> None:
        self._handle, self._room = handle, 3

    def __enter__(self) -> "_Full":
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._handle)

    def write(self, data: memoryview) -> int:
        if not self._room:
            raise OSError(28, "No space left on device")
        written = os.write(self._handle, data[: self._room])
        self._room -= written
        return written


def test_a_draft_of_a_killed_process_is_never_published(tmp_path: Path) -> None:
    """In a container every run may have the same number, and find the half page of the last one."""
    draft = tmp_path / f".page.html.{os.getpid()}.part"
    draft.write_text("ha")
    (tmp_path / "page.html").write_text("former")
    cache.write(tmp_path / "page.html", b"whole")
    assert tree(tmp_path) == {"page.html": b"whole"}


def test_only_one_of_two_creates_a_file(tmp_path: Path) -> None:
    """Folders are made on the way; a file that is there stays as it is."""
    file = tmp_path / "pays" / "togo" / "index.html"
    assert cache.create(file, b"first")
    assert not cache.create(file, b"second")
    assert file.read_bytes() == b"first"
