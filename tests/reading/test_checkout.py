"""What a checkout may not bring: links among what is published, and the output of commands."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue.problems.problems import Problem
from tests.conftest import ROOT

Checked = Callable[[], tuple[Problem, ...]]


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A folder outside of the project."""
    folder = tmp_path / "secret"
    folder.mkdir()
    (folder / "id_rsa").write_text("secret")
    return folder


@pytest.mark.parametrize(
    "path",
    [
        "docs",
        "docs/photos",
        "docs/assets/deep/er/photos",
        "docs/overrides",
        "docs/overrides/.icons",
        "docs/overrides/partials/header.html",
        "docs/.hidden",
        "docs/secret.md",
        "CONTRIBUTING.md",
        "registry",
        "registry/organisations",
        "registry/themes.yml",
        "partnerships",
        "partnerships/dossier",
    ],
)
@pytest.mark.parametrize("target", ["outside", "inside", "nowhere"])
def test_links_are_refused(path: str, target: str, folder: Path, secret: Path, checked: Checked) -> None:
    """At any depth, folders and files, whatever they lead to: nothing of it is published."""
    link = folder / path
    where = {"outside": secret, "inside": folder / "moved", "nowhere": folder / "nowhere"}[target]
    link.parent.mkdir(parents=True, exist_ok=True)
    if link.exists():
        link.rename(folder / "moved")
    link.symlink_to(where)
    assert ("E004", path) in {(one.rule.id, str(one.file)) for one in checked()}


def test_a_registry_that_is_a_link_is_not_read(folder: Path, checked: Checked) -> None:
    """A message quotes what a file says: it may not quote a file of somebody else."""
    (folder / "registry").rename(folder / "elsewhere")
    (folder / "registry").symlink_to(folder / "elsewhere")
    (folder / "elsewhere" / "themes.yml").write_text("- code: secret words\n")
    assert [(one.rule.id, str(one.file)) for one in checked()] == [("E004", "registry")]


@pytest.mark.parametrize(
    ("path", "folder_told"),
    [
        ("site/index.html", "site"),
        ("Site/index.html", "Site"),
        ("build/cache/site", "build"),
        ("public/index.html", "public"),
        (".site-12-abc/index.html", ".site-12-abc"),
        (".venv/bin/python", ".venv"),
        ("catalogue/__pycache__/site.cpython-312.pyc", "catalogue/__pycache__"),
        ("__pycache__/sitecustomize.cpython-312.pyc", "__pycache__"),
    ],
)
def test_committed_output_is_refused(path: str, folder_told: str, folder: Path, checked: Checked) -> None:
    """A site, a cache or compiled code that somebody committed."""
    file = folder / path
    file.parent.mkdir(parents=True)
    file.write_text("planted")
    git(folder, "init", "--quiet")
    assert checked() == ()
    git(folder, "add", "--force", path)
    problem = checked()[0]
    assert (problem.rule.id, str(problem.file)) == ("E312", path)
    assert f"git rm -r --cached {folder_told}`" in problem.fix()


def test_a_committed_link_is_refused_as_well(folder: Path, secret: Path, checked: Checked) -> None:
    """`site` may be a link: .gitignore would not have kept it out when it named a folder only."""
    (folder / "site").symlink_to(secret)
    git(folder, "init", "--quiet")
    git(folder, "add", "--force", "site")
    assert [(one.rule.id, str(one.file)) for one in checked()] == [("E312", "site")]


@pytest.mark.parametrize("name", ["site", "public", "build", ".site-1-x", ".venv", "catalogue/__pycache__"])
def test_git_ignores_output_be_it_a_link(name: str) -> None:
    """A pattern that ends in a slash would let a link pass."""
    command = ["git", "check-ignore", "--quiet", "--no-index", name]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=root, check=True)
