"""`pip install .` gives all that the commands need, in any folder and for any catalogue."""

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.sampling import SAMPLE, assemble

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package, built of the tree as it stands and without network."""
    pytest.importorskip("hatchling", reason="not in this environment: make .venv/dev")
    out = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--isolated", "--disable-pip-version-check"]
    command = [
        *pip,
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
        "-w",
        str(out),
        str(ROOT),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    [made] = out.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that it was installed into, apart from the tree."""
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "--isolated", "--disable-pip-version-check"]
    command = [*pip, "install", "--quiet", "--no-deps", "--no-index", "--target", str(folder), str(wheel)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A catalogue of somebody's, without any code."""
    root = tmp_path / "theirs"
    assemble(SAMPLE, root)
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


def environment(installed: Path) -> Mapping[str, str]:
    return {**os.environ, "PYTHONPATH": str(installed), "SOURCE_DATE_EPOCH": "1796083200"}


def run(installed: Path, cwd: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "catalogue", *arguments]
    return subprocess.run(
        command, cwd=cwd, env=environment(installed), capture_output=True, text=True, check=False
    )


def test_it_holds_every_file_of_the_package(wheel: Path) -> None:
    """Templates, scripts, fonts, shapes of the map, examples of the rules: what git has, and nothing else."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("the list of files is that of git")
    listed = subprocess.run(["git", "ls-files", "-z", "catalogue"], cwd=ROOT, capture_output=True, check=True)
    expected = {os.fsdecode(name) for name in listed.stdout.split(b"\0") if name}
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if name.startswith("catalogue/")}
    assert held == {name for name in expected if (ROOT / name).exists()}


def test_it_checks_the_catalogue_of_another_folder(installed: Path, elsewhere: Path, tmp_path: Path) -> None:
    """From any folder; what is wrong there is told with its place."""
    done = run(installed, tmp_path, "--root", str(elsewhere), "check")
    assert (done.returncode, done.stderr) == (0, "")
    file = elsewhere / "partnerships" / "valmont-sabelle.md"
    file.write_text(file.read_text("utf-8").replace("kind: partnership", "kind: partnerhip"), "utf-8")
    done = run(installed, tmp_path, "--root", "theirs", "check")
    assert done.returncode == 1
    assert "partnerships/valmont-sabelle.md:" in done.stdout
    assert "« partnership »" in done.stdout


def test_it_prints_and_writes_pages(installed: Path, elsewhere: Path, tmp_path: Path) -> None:
    """With the fonts, templates and shapes that it brings."""
    root = ["--root", str(elsewhere)]
    done = run(installed, tmp_path, *root, "pdf", "--partnership", "valmont-sabelle", "--out", "one.pdf")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "one.pdf").read_bytes().startswith(b"%PDF-")
    done = run(installed, tmp_path, *root, "generate", "--out", "pages")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "pages" / "partenariats" / "valmont-sabelle.md").is_file()
    done = run(installed, tmp_path, *root, "new", "organisation", "--name", "Thiès", "--kind", "hospital")
    assert (elsewhere / "registry" / "organisations" / "thies.yml").is_file(), done.stderr


def test_it_is_a_program_too(installed: Path, tmp_path: Path) -> None:
    """Named on the path; in a folder that is no catalogue it says what is missing."""
    done = subprocess.run(
        [str(installed / "bin" / "passerelles"), "check"],
        cwd=tmp_path,
        env=environment(installed),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "pas de dossier registry/" in done.stderr
