"""Names that differ by case alone: one file on Windows and macOS, so they are refused before anything is lost."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue.commands import selection
from catalogue.engine import folders
from catalogue.problems.problems import Level, Problem
from catalogue.problems.refusals import RefusalError
from tests.building import build, sample_project, tree


@pytest.mark.parametrize(
    ("file", "other"),
    [
        ("partnerships/exemple-dakar.md", "partnerships/Exemple-Dakar.md"),
        ("partnerships/exemple-dakar.md", "partnerships/EXEMPLE-DAKAR.md"),
        ("partnerships/exemple-dakar.md", "partnerships/exemple-dakar.MD"),
        ("partnerships/exemple-dakar.md", "partnerships/Senegal/exemple.md"),
        ("registry/organisations/hopital-de-dakar.yml", "registry/organisations/Hopital-de-Dakar.yml"),
        ("registry/sources/brochure.yml", "registry/sources/Brochure.yml"),
    ],
)
def test_files_that_differ_by_case(
    folder: Path, checked: Callable[[], tuple[Problem, ...]], file: str, other: str
) -> None:
    """The one with capitals is invalid, whichever the disk lists first, and the other stays what it is."""
    (folder / other).parent.mkdir(exist_ok=True)
    shutil.copy(folder / file, folder / other)
    problems = [problem for problem in checked() if problem.rule.level is Level.INVALID]
    assert {str(problem.file) for problem in problems} == {other}


@pytest.mark.parametrize("name", ["specialties", "themes", "regions", "countries"])
def test_codes_that_differ_by_case(
    folder: Path, checked: Callable[[], tuple[Problem, ...]], name: str
) -> None:
    """A page lies in a folder of its code."""
    file = folder / "registry" / f"{name}.yml"
    text = file.read_text("utf-8")
    first = text.index("code: ") + len("code: ")
    code = text[first:].split(",")[0].split("\n")[0].strip()
    start = text.rindex("\n", 0, first) + 1
    end = text.find("\n- ", first)
    entry = text[start : end + 1 if end > 0 else len(text)]
    file.write_text(f"{text.rstrip()}\n{entry.replace(code, code.swapcase(), 1)}", "utf-8")
    assert any(
        str(problem.file) == f"registry/{name}.yml"
        for problem in checked()
        if problem.rule.level is Level.INVALID
    )


@pytest.mark.parametrize("name", ["partnerships/Exemple-Dakar.md", "Partnerships/exemple-dakar.md"])
def test_a_file_is_named_as_it_is(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A disk that ignores case finds it; a check of no file would say that all is well."""
    monkeypatch.setattr(os.path, "lexists", lambda _: True)
    with pytest.raises(RefusalError):
        selection.selected(folder, [Path(name)])
    assert selection.selected(folder, [Path("partnerships/exemple-dakar.md"), Path("registry")]).named


@pytest.mark.slow
@pytest.mark.parametrize("name", ["A-propos.md", "PAYS/perou.md"])
def test_pages_written_by_hand_that_differ_by_case(tmp_path: Path, name: str) -> None:
    """From another page, or from a folder of pages: the build says which, and the former site stays."""
    project = sample_project(tmp_path / "project")
    page = project / "docs" / name
    page.parent.mkdir(exist_ok=True)
    page.write_text("# Une page\n", "utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("former")
    (tmp_path / "site" / folders.MARK).write_text(folders.MARK_TEXT, "utf-8")
    before = tree(tmp_path / "site")
    done = build(tmp_path / "site", root=project)
    assert done.returncode == 1
    assert "Renommer l’un des deux" in done.stdout
    assert name.split("/")[0].removesuffix(".md") in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert tree(tmp_path / "site") == before
