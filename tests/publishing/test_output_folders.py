"""Builds and their folders: a build empties nothing that it did not fill, and publishes nothing that came ready-made."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.building import build, sample_project, tree
from tests.conftest import ROOT

PLANTED = "<script src=planted.js></script>"
PAGE = "a-propos/index.html"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that no test changes."""
    return sample_project(tmp_path_factory.mktemp("folders") / "project")


@pytest.mark.slow
@pytest.mark.parametrize(
    "place",
    [
        "partnerships",
        "registry",
        "docs",
        "docs/site",
        "catalogue",
        "hooks",
        ".git",
        ".",
        "..",
        "/",
        "theirs",
        "link",
        "marked-link",
    ],
)
@pytest.mark.parametrize("generator", ["mkdocs", "properdocs"])
def test_a_build_into_somebody_elses_folder_changes_nothing(
    place: str, generator: str, project: Path
) -> None:
    """Sources, a folder above them, a home, a link: one sentence, no traceback."""
    above = project.parent
    if not (above / "home").exists():
        (above / "home").mkdir()
        (above / "home" / "precious.txt").write_text("mine")
        shutil.copytree(above / "home", project / "theirs")
        (project / "link").symlink_to("../home")
        (above / "filled").mkdir()
        (above / "filled" / ".passerelles-output").write_text("")
        (above / "filled" / "precious.txt").write_text("mine")
        (project / "marked-link").symlink_to("../filled")
    before = sources(above)
    result = build(Path(place), root=project, generator=generator)
    said = result.stdout + result.stderr
    assert result.returncode == 1
    assert "Traceback" not in said
    assert "Rien n’a été changé" in said or "should not be within" in said
    assert sources(above) == before


@pytest.mark.slow
@pytest.mark.parametrize("link", ["site", "build", "build/downloads"])
def test_a_link_in_place_of_an_output_folder_stops_the_build(link: str, tmp_path: Path) -> None:
    """A commit may bring one."""
    root = sample_project(tmp_path / "project")
    (tmp_path / "victim").mkdir()
    (tmp_path / "victim" / "precious.txt").write_text("mine")
    (root / link).parent.mkdir(exist_ok=True)
    (root / link).symlink_to(tmp_path / "victim")
    result = build(root / "site", root=root, DOWNLOADS="build/downloads")
    assert result.returncode == 1
    assert "est un lien symbolique" in result.stdout + result.stderr
    assert tree(tmp_path / "victim") == {"precious.txt": b"mine"}


@pytest.mark.slow
def test_a_link_in_the_documentation_stops_the_build(tmp_path: Path) -> None:
    """Nothing outside of the project is published."""
    root = sample_project(tmp_path / "project")
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "id_rsa").write_text("secret")
    (root / "docs" / "photos").symlink_to("../../secret")
    result = build(tmp_path / "site", root=root)
    assert result.returncode == 1
    assert "docs/photos:1:1 E004" in result.stdout + result.stderr
    assert not (tmp_path / "site").exists()


@pytest.mark.slow
def test_a_committed_site_is_refused_and_removed_before_a_publication(tmp_path: Path) -> None:
    """A page and a shelf that vouches for it, sealed by public code: a build refuses them, the workflow removes them."""
    root = sample_project(tmp_path / "project")
    for name in ("Makefile", ".gitignore"):
        shutil.copy(ROOT / name, root)
    site = root / "site"
    assert build(site, root=root).returncode == 0
    plant(root, site)
    assert build(site, root=root).returncode == 0
    assert PLANTED in (site / PAGE).read_text("utf-8"), (
        "the planted page is no danger: this test tests nothing"
    )

    git = root / ".git"
    shutil.rmtree(git) if git.is_dir() else git.unlink()
    for arguments in (("init", "--quiet"), ("add", "--force", "site", "build")):
        subprocess.run(["git", *arguments], cwd=root, check=True)
    result = build(site, root=root)
    assert result.returncode == 1
    for folder in ("site", "build"):
        assert f"git rm -r --cached {folder}`" in result.stdout + result.stderr

    shutil.rmtree(git)  # as where git itself refuses to answer
    for command in before_the_publication():
        subprocess.run(command, shell=True, cwd=root, check=True)
    assert not site.exists()
    assert not (root / "build").exists()
    assert build(site, root=root).returncode == 0
    assert PLANTED not in (site / PAGE).read_text("utf-8")


def test_the_workflow_cleans_before_it_publishes() -> None:
    """A fork on GitLab publishes from `public`, which goes too."""
    assert before_the_publication() == ["make clean"]
    assert "public" in (ROOT / "Makefile").read_text("utf-8").split("\nclean:")[1].splitlines()[1].split()


def before_the_publication() -> list[str]:
    """What the workflow runs between the checkout and `make publication`."""
    workflow = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text("utf-8"))
    commands = [step["run"] for step in workflow["jobs"]["build"]["steps"] if "run" in step]
    assert "make publication" in commands[-1]
    return commands[:-1]


def plant(root: Path, site: Path) -> None:
    """Change a page, and tell the shelf that it was written so."""
    file = site / PAGE
    file.write_text(file.read_text("utf-8").replace("</body>", f"{PLANTED}</body>"), "utf-8")
    script = """
import sys
from hashlib import blake2b
from pathlib import Path
from catalogue.engine import cache
root, site, page = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
shelf = cache.Shelf(cache.folder(root), "site", site)
file = Path(site) / page
data, status = file.read_bytes(), file.stat()
former = shelf.kept[page]
digest = blake2b(data, digest_size=16).hexdigest()
shelf.save({**shelf.kept, page: former._replace(digest=digest, size=status.st_size, moment=status.st_mtime_ns)})
"""
    command = [sys.executable, "-c", script, str(root), str(site), PAGE]
    subprocess.run(command, cwd=root, check=True)


def sources(folder: Path) -> dict[str, bytes]:
    """All files that people wrote."""
    left_out = ("/build/", "/__pycache__/")
    return {
        path: data for path, data in tree(folder).items() if not any(name in f"/{path}" for name in left_out)
    }
