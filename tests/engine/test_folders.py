"""Only what commands filled is emptied; nothing is made among what people write, or behind a link."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue.__main__ import MISUSE, OK, main
from catalogue.engine import cache, folders
from catalogue.engine.folders import NotOursError, refuse_foreign, refuse_place
from catalogue.engine.output import Output
from catalogue.engine.writing import write_site
from tests.building import marked

MINE = {"precious.txt": "mine"}


def everything(folder: Path) -> dict[str, bytes | str]:
    """All that lies below a folder: files, links and empty folders, none of them followed."""
    found: dict[str, bytes | str] = {}
    for base, names, files in os.walk(folder):
        for name in (*names, *files):
            path = Path(base) / name
            known = str(path.relative_to(folder))
            found[known] = str(path.readlink()) if path.is_symlink() else ""
            if path.is_file() and not path.is_symlink():
                found[known] = path.read_bytes()
    return found


def write(folder: Path, *paths: str) -> None:
    outputs = [Output(path, (path,), path.encode) for path in paths or ("index.html", "pays/togo/index.html")]
    write_site(outputs, folder, cache.Shelf(None, "site", ""))


@pytest.mark.parametrize(
    "path", ["precious.txt", "index.html", "data/catalogue.json", ".hidden", "sub/precious.txt"]
)
def test_a_folder_of_somebody_else_is_refused(path: str, tmp_path: Path) -> None:
    """One sentence says so, and all is as it was."""
    folder = tmp_path / "theirs"
    (folder / path).parent.mkdir(parents=True)
    (folder / path).write_text("mine")
    before = everything(tmp_path)
    with pytest.raises(NotOursError, match="n’est pas vide, et n’a pas été rempli par cette commande"):
        write(folder)
    assert everything(tmp_path) == before


@pytest.mark.parametrize("before", [None, {}, {folders.MARK: folders.MARK_TEXT}])
def test_new_empty_and_marked_folders_are_filled_again_and_again(
    before: dict[str, str] | None, tmp_path: Path
) -> None:
    """The mark stays, and no file that is not wanted."""
    folder = tmp_path / "site"
    if before is not None:
        folder.mkdir()
        for name, text in before.items():
            (folder / name).write_text(text)
    for path in ("a", "b"):
        write(folder, path)
        assert sorted(everything(folder)) == [folders.MARK, path]


@pytest.mark.parametrize(
    "files",
    [
        ("index.html", "404.html", "data/catalogue.json"),
        ("passerelles-sante.pdf", "partenariats/x.pdf", "pays/x.pdf"),
    ],
)
def test_what_was_filled_before_there_was_a_mark_is_known(files: tuple[str, ...], tmp_path: Path) -> None:
    """A site and a folder of PDFs of an earlier version: they get the mark."""
    for path in files:
        (tmp_path / "old" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "old" / path).write_text("")
    write(tmp_path / "old", "a")
    assert sorted(everything(tmp_path / "old")) == [folders.MARK, "a"]


def test_a_link_in_place_of_a_folder_is_not_followed(tmp_path: Path) -> None:
    """Even one that leads to a folder with the mark."""
    marked(tmp_path / "victim", **MINE)
    (tmp_path / "site").symlink_to("victim")
    before = everything(tmp_path)
    with pytest.raises(NotOursError, match="est un lien symbolique"):
        write(tmp_path / "site")
    assert everything(tmp_path) == before


def test_a_link_in_place_of_the_mark_is_none(tmp_path: Path) -> None:
    folder = tmp_path / "theirs"
    folder.mkdir()
    (folder / folders.MARK).symlink_to("/etc/hostname")
    with pytest.raises(NotOursError):
        refuse_foreign(folder)


@pytest.mark.parametrize("link", ["pays", "pays/togo", "pays/togo/index.html", "other"])
@pytest.mark.parametrize("same", [True, False])
def test_links_inside_are_replaced_and_not_followed(link: str, same: bool, tmp_path: Path) -> None:
    """What they lead to is neither read nor changed, be it the very text that is wanted."""
    site, victim = tmp_path / "site", tmp_path / "victim"
    for path in ("togo/index.html", "index.html"):
        (victim / path).parent.mkdir(parents=True, exist_ok=True)
        (victim / path).write_text("pays/togo/index.html" if same else "mine")
    marked(site)
    (site / link).parent.mkdir(parents=True, exist_ok=True)
    (site / link).symlink_to(victim / "index.html" if link.endswith(".html") else victim)
    before = everything(victim)
    write(site)
    assert everything(victim) == before
    assert not any(path.is_symlink() for path in site.rglob("*"))
    assert (site / "pays/togo/index.html").read_text() == "pays/togo/index.html"


@pytest.mark.parametrize(
    "path",
    [
        *folders.SOURCES,
        *(f"{name}/new/folder" for name in folders.SOURCES),
        ".git/x",
        ".github",
        "build/../docs",
        ".",
        "..",
        "../..",
        "/",
        "site/../registry/../registry",
    ],
)
def test_nothing_is_made_where_people_write(path: str, tmp_path: Path) -> None:
    """In their folders, in hidden ones and above the project; it does not help that a folder carries the mark."""
    root = tmp_path / "above" / "project"
    for name in (*folders.SOURCES, ".git", ".github", "site", "build"):
        marked(root / name)
    before = everything(tmp_path)
    with pytest.raises(NotOursError, match="Rien n’a été changé"):
        refuse_place(root / path, root)
    assert everything(tmp_path) == before


@pytest.mark.parametrize(
    "path", ["site", "build/offline/whole", "public", "new/site", "../site", "docs-site"]
)
def test_other_places_are_free(path: str, tmp_path: Path) -> None:
    refuse_place(tmp_path / "project" / path, tmp_path / "project")


@pytest.mark.parametrize("path", ["build", "build/offline", "build/offline/whole"])
def test_no_link_on_the_way_is_followed(path: str, tmp_path: Path) -> None:
    """Of all folders between the project and what is made."""
    (tmp_path / "victim").mkdir()
    link = tmp_path / "project" / path
    link.parent.mkdir(parents=True)
    link.symlink_to(tmp_path / "victim")
    with pytest.raises(NotOursError, match="est un lien symbolique"):
        refuse_place(tmp_path / "project" / "build/offline/whole", tmp_path / "project")


@pytest.mark.parametrize("path", ["build", "build/cache"])
def test_a_cache_that_is_a_link_is_not_used(path: str, folder: Path, tmp_path: Path) -> None:
    """Nothing is read from it, nothing is written to it, and the files are checked."""
    (tmp_path / "victim").mkdir()
    (folder / path).parent.mkdir(exist_ok=True)
    (folder / path).symlink_to(tmp_path / "victim")
    assert main(["--root", str(folder), "check"]) == OK
    assert everything(tmp_path / "victim") == {}


Command = Callable[[Path], list[str]]
COMMANDS: dict[str, Command] = {
    "pdf": lambda out: ["pdf", "--out", str(out)],
    "one pdf": lambda out: ["pdf", "--country", "SN", "--out", str(out / "sn.pdf")],
    "generate": lambda out: ["generate", "--out", str(out)],
    "pack": lambda out: ["pack", "--site", str(out.parent), "--out", str(out)],
}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("where", ["partnerships", "docs", "registry/new", "link", "build/link"])
def test_commands_refuse(
    command: str,
    where: str,
    folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """In one sentence, with the status of misuse, before anything is written."""
    monkeypatch.setenv("CATALOGUE_CACHE", "no")
    (folder / "docs").mkdir()
    (folder / "build").mkdir()
    (tmp_path / "victim").mkdir()
    for link in ("link", "build/link"):
        (folder / link).symlink_to(tmp_path / "victim")
    before = everything(folder)
    assert main(["--root", str(folder), *COMMANDS[command](folder / where)]) == MISUSE
    said = capsys.readouterr().err
    assert "Rien n’a été changé" in said
    assert said.count("\n") == 1
    assert everything(folder) == before
    assert everything(tmp_path / "victim") == {}


def test_pdfs_do_not_empty_a_folder_of_somebody_else(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--out` names the folder above: its pdf/ may hold one's own documents."""
    (tmp_path / "documents" / "pdf").mkdir(parents=True)
    (tmp_path / "documents" / "pdf" / "mine.pdf").write_bytes(b"%PDF-1.7")
    before = everything(tmp_path / "documents")
    assert main(["--root", str(folder), "pdf", "--out", str(tmp_path / "documents")]) == MISUSE
    assert "n’est pas vide" in capsys.readouterr().err
    assert everything(tmp_path / "documents") == before


def test_one_pdf_replaces_no_other_kind_of_file(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "README.md"
    file.write_text("mine")
    assert main(["--root", str(folder), "pdf", "--book", "--out", str(file)]) == MISUSE
    assert file.read_text() == "mine"
