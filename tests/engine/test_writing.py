"""The folder of the site: only what changed is made, only bytes that changed are written, nothing else lies in it."""

import os
import time
from pathlib import Path

import pytest

from catalogue.engine import cache
from catalogue.engine.making import NotMadeError
from catalogue.engine.output import Output
from catalogue.engine.writing import ClashError, Report, write_site
from tests.building import counted, tree

OLD = 1_600_000_000_000_000_000
"""A time of writing, in nanoseconds, that no file written now has."""


class _Site:
    """A folder with its memory. `write` gives each path its text, under the text itself or another key."""

    def __init__(self, root: Path) -> None:
        self.folder = root / "site"
        self.cache: Path | None = root / "cache"
        self.made: list[str] = []

    def write(self, texts: dict[str, str], keys: dict[str, str] | None = None) -> Report:
        self.made = []
        outputs = [
            Output(path, ((keys or texts)[path],), counted(self.made, path, said))
            for path, said in texts.items()
        ]
        return write_site(outputs, self.folder, cache.Shelf(self.cache, "site", ""))

    def file(self, path: str) -> Path:
        return self.folder / path


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> _Site:
    monkeypatch.setenv("CATALOGUE_JOBS", "1")  # what another process makes cannot be counted here
    return _Site(tmp_path)


TEXTS = {"index.html": "home", "pays/togo/index.html": "Togo", "data/a.json": "{}"}
AS_BYTES = {path: said.encode() for path, said in TEXTS.items()}


def test_a_first_build_writes_everything(site: _Site) -> None:
    """Folders come with their files."""
    assert site.write(TEXTS) == Report(files=3, made=3, written=3, removed=0)
    assert tree(site.folder) == AS_BYTES


def test_a_second_build_does_nothing(site: _Site) -> None:
    """Nothing is made, written or remembered anew."""
    site.write(TEXTS)
    assert site.cache is not None
    before = (site.cache / "site").stat()
    assert site.write(TEXTS) == Report(files=3, made=0, written=0, removed=0)
    assert site.made == []
    after = (site.cache / "site").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_what_is_not_wanted_goes(site: _Site) -> None:
    """Files of an earlier build, files that somebody put there, drafts of a build that was killed, empty folders."""
    site.write({**TEXTS, "pays/mali/index.html": "Mali"})
    site.file("mine/deep").mkdir(parents=True)
    site.file("mine/deep/note.txt").write_text("mine")
    site.file("empty/folder").mkdir(parents=True)
    site.file(".index.html.123.part").write_text("ho")
    assert site.write(TEXTS) == Report(files=3, made=0, written=0, removed=3)
    assert tree(site.folder) == AS_BYTES
    assert sorted(path.name for path in site.folder.rglob("*") if path.is_dir()) == ["data", "pays", "togo"]


def test_a_link_is_removed_and_not_followed(site: _Site, tmp_path: Path) -> None:
    """What it leads to lies outside the site."""
    site.write(TEXTS)
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "mine.txt").write_text("mine")
    site.file("link").symlink_to(outside)
    assert site.write(TEXTS).removed == 1
    assert tree(site.folder) == AS_BYTES
    assert tree(outside) == {"mine.txt": b"mine"}


@pytest.mark.parametrize("spoilt", ["homs", "ho", "home page", "", None])
def test_a_file_that_is_not_as_it_was_written_is_made_again(site: _Site, spoilt: str | None) -> None:
    """Edited at the same length, cut, longer, empty or gone: the others are left alone."""
    site.write(TEXTS)
    file = site.file("index.html")
    if spoilt is None:
        file.unlink()
    else:
        file.write_text(spoilt)
        os.utime(file, ns=(OLD, OLD))
    assert site.write(TEXTS) == Report(files=3, made=1, written=1, removed=0)
    assert site.made == ["index.html"]
    assert tree(site.folder) == AS_BYTES


def test_a_file_that_was_only_touched_is_not_made_again(site: _Site) -> None:
    """A copy, a checkout or a restored cache changes times and no bytes. The new time is remembered."""
    site.write(TEXTS)
    for path in TEXTS:
        os.utime(site.file(path), ns=(OLD, OLD))
    for _ in range(2):
        assert site.write(TEXTS) == Report(files=3, made=0, written=0, removed=0)
    assert [site.file(path).stat().st_mtime_ns for path in TEXTS] == [OLD] * 3


def test_the_same_bytes_under_a_new_key_are_not_written(site: _Site) -> None:
    """A server, a mirror or a deployment sees no change where readers see none."""
    site.write(TEXTS)
    for path in TEXTS:
        os.utime(site.file(path), ns=(OLD, OLD))
    keys = {path: f"new {path}" for path in TEXTS}
    assert site.write(TEXTS, keys) == Report(files=3, made=3, written=0, removed=0)
    assert [site.file(path).stat().st_mtime_ns for path in TEXTS] == [OLD] * 3
    assert site.write(TEXTS, keys).made == 0


def test_without_a_memory_everything_is_made_and_nothing_written_twice(site: _Site) -> None:
    """CATALOGUE_CACHE=no, or a cache that was deleted."""
    site.write(TEXTS)
    site.cache = None
    assert site.write(TEXTS) == Report(files=3, made=3, written=0, removed=0)


def test_a_page_that_cannot_be_made_stops_the_build_and_keeps_its_former_self(site: _Site) -> None:
    """Nothing is removed either, and the next good build mends everything."""
    site.write({**TEXTS, "old.html": "old"})
    with pytest.raises(NotMadeError):
        site.write({**TEXTS, "pays/togo/index.html": "fails"})
    assert tree(site.folder) == {**AS_BYTES, "old.html": b"old"}
    assert site.write({**TEXTS, "pays/togo/index.html": "Togo !"}) == Report(3, 1, 1, 1)
    assert tree(site.folder) == {**AS_BYTES, "pays/togo/index.html": b"Togo !"}


def test_a_broken_build_writes_nothing(site: _Site) -> None:
    """A page that cannot be made leaves every page as it was, also those that were made before it."""
    site.write(TEXTS)
    with pytest.raises(NotMadeError):
        site.write({**TEXTS, "index.html": "HOME", "data/a.json": "fails"})
    assert tree(site.folder) == AS_BYTES
    assert [path.name for path in site.folder.parent.iterdir() if path.name.startswith(".")] == []


def test_a_page_may_become_a_folder_and_a_folder_a_page(site: _Site) -> None:
    """What stands in the way of a file goes first."""
    site.write({"pays": "a file", "data/a.json": "in a folder"})
    site.write({"pays/mali/index.html": "Mali", "data": "a file"})
    assert tree(site.folder) == {"pays/mali/index.html": b"Mali", "data": b"a file"}


@pytest.mark.parametrize("jobs", ["1", "2", "5"])
def test_the_number_of_processes_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: str
) -> None:
    """Heavy files and many light ones: the same folder, the same report."""
    monkeypatch.setenv("CATALOGUE_JOBS", jobs)
    texts = {f"{number % 7}/{number}.html": f"page {number}" for number in range(200)}
    outputs = [
        Output(path, (said,), said.encode, heavy=said.endswith("0")) for path, said in sorted(texts.items())
    ]
    site = _Site(tmp_path)
    for made in (200, 0):
        report = write_site(outputs, site.folder, cache.Shelf(site.cache, "site", ""))
        assert report == Report(files=200, made=made, written=made, removed=0)
    assert tree(site.folder) == {path: said.encode() for path, said in texts.items()}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("pays/togo/index.html", "pays/Togo/index.html"),
        ("A.html", "a.html"),
        ("pays/mali/index.html", "Pays/togo/index.html"),
        ("h\u00f4pital.html", "ho\u0302pital.html"),
        ("É.html", "é.html"),
    ],
)
def test_two_files_that_are_one_on_some_disks_are_refused(tmp_path: Path, one: str, other: str) -> None:
    """A disk that ignores case would keep one of the two; the folder stays as it was."""
    site = _Site(tmp_path)
    site.write({"index.html": "home"})
    with pytest.raises(ClashError, match="Renommer"):
        site.write({"index.html": "new", one: "one", other: "other"})
    assert tree(site.folder) == {"index.html": b"home"}


@pytest.mark.parametrize("umask", [0o077, 0o027, 0o002])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_web_server_may_read_what_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: str, umask: int
) -> None:
    """Whoever builds may hide their own files from others; a site is for others. In a new folder and one that was there."""
    monkeypatch.setenv("CATALOGUE_JOBS", jobs)
    site = _Site(tmp_path)
    before = os.umask(umask)
    try:
        site.write(TEXTS)
        site.write({**TEXTS, "pays/mali/index.html": "Mali", "index.html": "new"})
        assert os.umask(umask) == umask
    finally:
        os.umask(before)
    for path in (site.folder, *site.folder.rglob("*")):
        mode = path.stat().st_mode & 0o777
        assert mode & 0o755 == (0o755 if path.is_dir() else 0o644), (path, oct(mode))


def test_a_build_that_fails_leaves_no_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor do its other processes go on to write one: on a full disk it would take the room that is needed."""
    monkeypatch.setenv("CATALOGUE_JOBS", "2")

    def late() -> bytes:
        time.sleep(0.3)
        return b"late"

    outputs = [
        Output("a/bad.html", ("1",), counted([], "a", "fails"), heavy=True),
        *(Output(f"{number}/late.html", ("2", number), late, heavy=True) for number in range(3)),
    ]
    with pytest.raises(NotMadeError):
        write_site(outputs, tmp_path / "site", cache.Shelf(None, "site", ""))
    time.sleep(0.5)
    assert list(tmp_path.iterdir()) == []
