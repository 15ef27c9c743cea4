"""Whatever goes wrong while something is made says what it is, of which record, and what to do; nothing is left out in silence."""

import pickle
from pathlib import Path

import pytest

from catalogue.__main__ import INVALID, main
from catalogue.engine import cache, folders
from catalogue.engine.making import NotMadeError, distinct, making
from catalogue.engine.output import Output, Text, Texts
from catalogue.engine.writing import SiteWriter, write_site
from catalogue.knowledge import derive
from catalogue.knowledge.aggregate import Catalogue, build
from catalogue.language import web
from catalogue.pdf import records as pdf_records
from catalogue.pdf.compiler import PrintingError
from catalogue.pdf.documents import Documents
from catalogue.publishing.assembly import without_shell
from catalogue.publishing.generate import write_tree
from catalogue.publishing.publication import publish
from catalogue.reading.load import load
from tests.conftest import PROJECT, TODAY

RECORD = "partnerships/exemple-dakar.md"


def fails(*_: object, **__: object) -> None:
    raise ZeroDivisionError("no way")


def test_a_page_names_itself_and_its_record(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence has both, and the fault itself stays its cause."""
    publication = publish(folder, TODAY, PROJECT)
    monkeypatch.setitem(publication.environment.globals, "traceability", fails)
    page = next(one for one in publication.pages if one.file == RECORD)
    with pytest.raises(NotMadeError) as told:
        page.html  # noqa: B018 — it is made when it is looked at
    assert RECORD in str(told.value)
    assert page.address in str(told.value)
    assert "ZeroDivisionError" in str(told.value)
    assert "\n" not in str(told.value)
    assert isinstance(told.value.__cause__, ZeroDivisionError)


def test_a_page_of_many_records_names_the_one_it_was_at(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A drawing of a region meets a record that it cannot draw."""

    def strip(entries: object) -> None:
        for entry in entries:  # type: ignore[attr-defined]
            if entry.file == RECORD:
                fails()

    publication = publish(folder, TODAY, PROJECT)
    monkeypatch.setitem(publication.environment.globals, "draw_strip", strip)
    for address in ("regions/afrique-de-louest/", "organisations/hopital-de-dakar/"):
        page = next(one for one in publication.pages if one.address == address)
        with pytest.raises(NotMadeError, match=RECORD):
            page.html  # noqa: B018


def test_a_data_file_names_its_record(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As does everything that is made beside the pages."""
    monkeypatch.setattr(derive, "completeness", fails)
    publication = publish(folder, TODAY, PROJECT)
    outputs = {one.path: one for one in without_shell(publication)}
    with pytest.raises(NotMadeError, match=RECORD):
        outputs["data/partenariats/exemple-dakar.json"].made()
    with pytest.raises(NotMadeError, match=r"data/partenariats/exemple-dakar\.json"):
        publication.data["data/partenariats/exemple-dakar.json"]
    with pytest.raises(NotMadeError, match=r"catalogue\.json"):
        outputs["data/catalogue.json"].made()


def test_a_document_names_its_record(example: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before Typst has seen anything of it."""
    documents = Documents(example, PROJECT)
    monkeypatch.setattr(pdf_records, "sheet", fails)
    with pytest.raises(NotMadeError, match=RECORD):
        documents.record(example.by_id["exemple-dakar"]).pdf()


@pytest.mark.slow
def test_what_the_printer_refuses_names_the_record(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In its own document, and in those that hold it among others."""
    monkeypatch.setattr(web, "LONGEST", 100_000)
    path = folder / RECORD
    path.write_text(path.read_text("utf-8") + f"\n[x](https://exemple.org/{'a' * 9000})\n", "utf-8")
    documents = Documents(build(load(folder), TODAY), PROJECT)
    with pytest.raises(PrintingError, match=RECORD):
        documents.record(documents.catalogue.by_id["exemple-dakar"]).pdf()
    with pytest.raises(PrintingError, match=RECORD):
        documents.book().pdf()


def test_a_fault_crosses_processes() -> None:
    """Files are made by several."""
    with pytest.raises(NotMadeError) as told, making("a/index.html", RECORD):
        fails()
    assert str(pickle.loads(pickle.dumps(told.value))) == str(told.value)


def test_a_full_disk_is_no_fault_of_a_record() -> None:
    """It has words of its own."""
    with pytest.raises(OSError, match="full"), making("a/index.html", RECORD):
        raise OSError(28, "full")


def one(path: str, about: str) -> Output:
    return Output(path, (about,), about.encode, about=about)


@pytest.mark.parametrize("at_once", [True, False])
def test_two_files_with_one_path_stop_the_build(tmp_path: Path, *, at_once: bool) -> None:
    """Both are named; the folder stays as it was."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "old.html").write_text("old")
    (tmp_path / "site" / folders.MARK).write_text(folders.MARK_TEXT, "utf-8")
    writer = SiteWriter(tmp_path / "site", cache.Shelf(None, "site", ""))
    twins = [one("a/index.html", "first.md"), one("a/index.html", "second.md")]
    if not at_once:
        writer.want([twins.pop(0)])
    with pytest.raises(NotMadeError, match=r"a/index\.html.*first\.md.*second\.md"):
        writer.want(twins)
    assert (tmp_path / "site" / "old.html").read_text() == "old"


def test_a_file_that_is_a_folder_too_stops_the_build(tmp_path: Path) -> None:
    """No disk holds both."""
    with pytest.raises(NotMadeError, match="a"):
        write_site(
            [one("a", "x.md"), one("a/index.html", "y.md")], tmp_path / "site", cache.Shelf(None, "site", "")
        )


def test_two_texts_with_one_path_are_refused() -> None:
    """Of data files and of pages alike."""
    with pytest.raises(NotMadeError, match="data/x"):
        distinct([("data/x", 1), ("data/x", 1)])
    assert distinct([("a", 1), ("b", 2)]) == {"a": 1, "b": 2}


def test_a_tree_is_whole_or_absent(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The plain tree for other generators tells of faults alike."""
    publication = publish(folder, TODAY, PROJECT)
    monkeypatch.setitem(publication.environment.globals, "draw_strip", fails)
    monkeypatch.setitem(publication.environment.globals, "traceability", fails)
    with pytest.raises(NotMadeError):
        write_tree(publication, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_texts_name_their_path() -> None:
    texts = Texts({"data/x.js": Text((), lambda: (str(1 // 0),), about=RECORD)})
    with pytest.raises(NotMadeError, match=r"data/x\.js.*exemple-dakar"):
        texts["data/x.js"]


def test_a_command_says_it_without_a_traceback(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its exit status tells that nothing was made."""
    monkeypatch.setattr(derive, "displayed_status", fails)
    for verb in (["pdf", "--out", "x"], ["generate", "--out", "x"]):
        assert main(["--root", str(folder), *verb]) == INVALID
        assert RECORD in capsys.readouterr().err
