"""Builds that remember: whatever was built before, damaged or broken off, the site is the one of a first build."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.building import EPOCH, build, sample_project, tree

pytestmark = pytest.mark.slow

RECORD = "partnerships/valmont-sabelle.md"
THREE_YEARS = 3 * 365 * 86_400
UNCITED = "partnerships/maintenance-tamarin.md"
"""A record to which nothing leads."""


class _Project:
    """A copy of the project, with the folder that its builds keep and one for builds that remember nothing."""

    def __init__(self, folder: Path) -> None:
        self.root = sample_project(folder / "project")
        self.out = folder / "site"
        self._bare = folder / "bare"
        self.environment: dict[str, str] = {}

    def file(self, path: str) -> Path:
        return self.root / path

    def edit(self, path: str, old: str, new: str) -> None:
        text = self.file(path).read_text("utf-8")
        assert old in text
        self.file(path).write_text(text.replace(old, new, 1), "utf-8")

    def built(self, **environment: str) -> dict[str, bytes]:
        """The site after a build that remembers."""
        return self._built(self.out, **environment)

    def built_afresh(self) -> dict[str, bytes]:
        """The site of a build that remembers nothing."""
        return self._built(self._bare, CATALOGUE_CACHE="no")

    def _built(self, out: Path, **environment: str) -> dict[str, bytes]:
        result = build(out, root=self.root, **self.environment, **environment)
        assert result.returncode == 0, result.stdout + result.stderr
        return tree(out)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> _Project:
    return _Project(tmp_path_factory.mktemp("cached"))


@pytest.fixture(scope="module")
def first(project: _Project) -> dict[str, bytes]:
    """The site of the first build. Every test leaves the project as it found it."""
    return project.built()


def edit_a_record(project: _Project) -> None:
    project.edit(RECORD, "title: Cardiologie", "title: Très longue cardiologie")
    project.edit(RECORD, "## Contexte\n", "## Contexte\n\nUne phrase de plus & une esperluette.\n")


def relate_a_record_and_remove_another(project: _Project) -> None:
    text = project.file(RECORD).read_text("utf-8")
    text = text.replace("title: Cardiologie", "title: Suite de la cardiologie", 1)
    text = text.replace("former_ids: [sabelle-cardiologie]", "former_ids: [ancienne-adresse]", 1)
    related = "related:\n  - {to: valmont-sabelle, as: follows}\n"
    project.file("partnerships/valmont-sabelle-suite.md").write_text(
        text.replace("related:\n", related, 1), "utf-8"
    )
    project.file(UNCITED).unlink()


def edit_a_template(project: _Project) -> None:
    project.edit("catalogue/site/templates/_entry.html.j2", "En bref</h2>", "En résumé</h2>")


def rename_an_organisation_and_a_label(project: _Project) -> None:
    project.edit("registry/organisations/hopital-sabelle.yml", "name: ", "name: Autre ")
    project.edit("registry/specialties.yml", "fr: Cardiologie", "fr: Maladies du cœur")


def edit_the_shell(project: _Project) -> None:
    project.edit("mkdocs.yml", "code sous licence MIT", "code sous licence libre")
    project.edit("docs/a-propos.md", "# À propos\n", "# À propos\n\nUne phrase de plus.\n")


def wait_three_years(project: _Project) -> None:
    """What was under way has to be confirmed."""
    project.environment["SOURCE_DATE_EPOCH"] = str(int(EPOCH) + THREE_YEARS)


EDITS: tuple[Callable[[_Project], None], ...] = (
    edit_a_record,
    relate_a_record_and_remove_another,
    rename_an_organisation_and_a_label,
    edit_a_template,
    edit_the_shell,
    wait_three_years,
)


def test_edits_one_after_the_other(project: _Project, first: dict[str, bytes]) -> None:
    """After each, the site is that of a build that remembers nothing, and only files whose bytes changed are written.

    When all is as it was, so is the site.
    """
    assert project.built_afresh() == first
    before = {path: project.file(path).read_bytes() for path in tree_of_sources(project)}
    site, times = first, written(project.out)
    for edit in EDITS:
        edit(project)
        changed = project.built()
        assert differing(changed, project.built_afresh()) == [], edit.__name__
        assert changed != site, edit.__name__
        after = written(project.out)
        rewritten = sorted(path for path in changed if after[path] != times.get(path))
        assert rewritten == sorted(path for path in changed if changed[path] != site.get(path)), edit.__name__
        site, times = changed, after
    restore(project, before)
    assert differing(project.built(CATALOGUE_JOBS="1"), first) == []


def test_damage(project: _Project, first: dict[str, bytes]) -> None:
    """Files of the site that somebody edited, cut, added or deleted are mended, with a good memory and a damaged one."""
    for damaged in ((), ("site-elsewhere", "files", "checked")):
        for name in damaged:
            shelf = project.file(f"build/cache/{name}")
            data = bytearray(shelf.read_bytes())
            data[len(data) // 2] ^= 1
            shelf.write_bytes(data)
        page = project.out / "partenariats/valmont-sabelle/index.html"
        page.write_text(page.read_text("utf-8").replace("Valmont", "Ailleurs", 1), "utf-8")
        (project.out / "data/catalogue.json").write_bytes(b"{}")
        (project.out / "pays/benin/index.html").unlink()
        (project.out / "mine").mkdir()
        (project.out / "mine/note.txt").write_text("mine")
        assert differing(project.built(), first) == []


def test_two_folders_do_not_take_each_other_for_themselves(
    project: _Project, first: dict[str, bytes]
) -> None:
    """What is known of the files of the usual folder says nothing of those of another."""
    usual = project.root / "site"
    assert differing(project._built(usual), first) == []
    assert differing(project.built(), first) == []


def test_a_refused_build_touches_nothing(project: _Project, first: dict[str, bytes]) -> None:
    """Bytes and times of the site stay, and what was remembered is good for the next build."""
    times = written(project.out)
    text = project.file(RECORD).read_bytes()
    project.edit(RECORD, "status: {code: active", "status: {code: actif")
    assert build(project.out, root=project.root).returncode == 1
    assert written(project.out) == times
    project.file(RECORD).write_bytes(text)
    assert project.built() == first
    assert written(project.out) == times


def test_a_build_with_warnings_touches_nothing(project: _Project, first: dict[str, bytes]) -> None:
    """A hand-written page with a broken link is refused before the site is changed."""
    times = written(project.out)
    text = project.file("docs/a-propos.md").read_bytes()
    project.edit("docs/a-propos.md", "# ", "[Nulle part](nulle-part.md)\n\n# ")
    assert build(project.out, root=project.root).returncode == 1
    assert written(project.out) == times
    project.file("docs/a-propos.md").write_bytes(text)
    assert project.built() == first


def test_a_build_that_was_killed_is_made_up_for(project: _Project, first: dict[str, bytes]) -> None:
    """In the midst of writing: the next one finds half a site, drafts, and no memory of it."""
    template = "catalogue/site/templates/_entry.html.j2"
    project.edit(template, "En bref</h2>", "En résumé</h2>")
    command = [sys.executable, "-m", "mkdocs", "build", "-d", str(project.out)]
    env = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1"}
    times = written(project.out)
    with subprocess.Popen(
        command,
        cwd=project.root,
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as killed:
        while killed.poll() is None and written(project.out) == times:
            time.sleep(0.01)
        os.killpg(killed.pid, signal.SIGKILL)  # with the processes that it shares its work with
    assert tree(project.out) != first
    project.edit(template, "En résumé</h2>", "En bref</h2>")
    assert differing(project.built(), first) == []


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(path for path in {*one, *other} if one.get(path) != other.get(path))


def written(folder: Path) -> dict[str, int]:
    """When each file was written, in nanoseconds."""
    found = {}
    for path in folder.rglob("*"):
        if path.is_file():
            found[path.relative_to(folder).as_posix()] = path.stat().st_mtime_ns
    return found


def tree_of_sources(project: _Project) -> list[str]:
    names = ("partnerships", "registry", "docs", "catalogue/site/templates")
    files = [path for name in names for path in project.file(name).rglob("*") if path.is_file()]
    return [path.relative_to(project.root).as_posix() for path in files] + ["mkdocs.yml"]


def restore(project: _Project, before: dict[str, bytes]) -> None:
    for path in set(tree_of_sources(project)) - before.keys():
        project.file(path).unlink()
    for path, data in before.items():
        if not project.file(path).exists() or project.file(path).read_bytes() != data:
            project.file(path).write_bytes(data)
    project.environment.clear()
