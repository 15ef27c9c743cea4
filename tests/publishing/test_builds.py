"""Builds: the same bytes wherever they are made, nothing lost when refused, other generators give the same pages."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from catalogue.engine import folders
from tests import building
from tests.building import build, tree
from tests.conftest import ROOT

GENERATOR = re.compile(rb'<meta name="generator"[^>]*>')


@pytest.mark.slow
def test_two_builds_are_byte_identical(built_site: Path, sample_project: Path, tmp_path: Path) -> None:
    """Another folder, time zone, language and hash seed change nothing."""
    project = shutil.copytree(sample_project, tmp_path / "ailleurs" / "projet")
    out = tmp_path / "autre"
    result = build(out, root=project, TZ="Pacific/Auckland", LANG="tr_TR.UTF-8", PYTHONHASHSEED="7")
    assert result.returncode == 0, result.stderr
    first, second = tree(built_site), tree(out)
    assert sorted(first) == sorted(second)
    assert [path for path in first if first[path] != second[path]] == []


@pytest.mark.slow
def test_mkdocs_warns_of_nothing(sample_project: Path, tmp_path: Path) -> None:
    """Neither MkDocs nor its plugins have anything to say."""
    result = build(tmp_path / "site", root=sample_project)
    assert result.returncode == 0
    assert [line for line in result.stderr.splitlines() if "WARNING" in line or "ERROR" in line] == []


@pytest.mark.slow
def test_properdocs_gives_the_same_pages(built_site: Path, sample_project: Path, tmp_path: Path) -> None:
    """MkDocs' maintained fork publishes the same site, but for its own name."""
    out = tmp_path / "site"
    result = build(out, root=sample_project, generator="properdocs")
    assert result.returncode == 0, result.stdout + result.stderr
    first, second = tree(built_site), tree(out)
    assert sorted(first) == sorted(second)
    assert [
        path for path in first if GENERATOR.sub(b"", first[path]) != GENERATOR.sub(b"", second[path])
    ] == []


@pytest.mark.slow
def test_generated_tree_builds_the_same_pages(built_site: Path, sample_project: Path, tmp_path: Path) -> None:
    """A plain MkDocs without hooks makes the same contents of the tree that `generate` writes."""
    docs = tmp_path / "plain" / "docs"
    command = [sys.executable, "-m", "catalogue", "generate", "--out", str(docs)]
    env = {**os.environ, "SOURCE_DATE_EPOCH": building.EPOCH, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=sample_project, env=env, check=True, capture_output=True)
    (docs.parent / "mkdocs.yml").write_text(
        "site_name: Simple\nplugins: []\nvalidation: {nav: {omitted_files: ignore}}\n"
    )
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"], cwd=docs.parent, env=env, check=True, capture_output=True
    )
    sources = sorted(docs.rglob("*.md"))
    assert len(sources) > 13 + 22 + 13 + 6  # records, organisations, countries and sources
    for source in sources:
        path = source.relative_to(docs).with_suffix("")
        page = path.parent / "index.html" if path.name == "index" else path / "index.html"
        html = source.read_text("utf-8").split("---\n", 2)[2].strip()
        for site in (built_site, docs.parent / "site"):
            assert html in (site / page).read_text("utf-8"), page


def test_generate_never_overwrites(folder: Path, tmp_path: Path) -> None:
    """A folder that holds anything is refused and stays as it was."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine.txt").write_text("mine")
    command = [sys.executable, "-m", "catalogue", "--root", str(folder), "generate", "--out", str(out)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert "n’est pas vide" in result.stderr
    assert [path.name for path in out.iterdir()] == ["mine.txt"]


@pytest.mark.slow
def test_a_refused_catalogue_keeps_the_last_site(tmp_path: Path) -> None:
    """A fault stops the build with its place and mend, and the folder of the site is untouched."""
    project = building.sample_project(tmp_path / "project")
    out = tmp_path / "site"
    out.mkdir()
    (out / "index.html").write_text("the last good site")
    record = project / "partnerships" / "valmont-sabelle.md"
    record.write_text(
        record.read_text("utf-8").replace("status: {code: active", "status: {code: actif"), "utf-8"
    )
    result = build(out, root=project)
    said = result.stdout + result.stderr
    assert result.returncode == 1
    assert re.search(r"partnerships/valmont-sabelle\.md:\d+:\d+ E103 .*« actif »", said)
    assert "Traceback" not in said
    assert tree(out) == {"index.html": b"the last good site"}


@pytest.mark.slow
def test_an_empty_catalogue_builds_a_site_that_says_so(tmp_path: Path) -> None:
    """The first day of a catalogue is no error."""
    project = building.sample_project(tmp_path / "project")
    for part in ("partnerships", "registry/organisations", "registry/sources"):
        shutil.rmtree(project / part)
        (project / part).mkdir()
    out = tmp_path / "site"
    result = build(out, root=project)
    assert result.returncode == 0, result.stderr
    assert "Le catalogue est vide" in (out / "index.html").read_text("utf-8")
    assert json.loads((out / "data" / "catalogue.json").read_text("utf-8"))["partnerships"] == []


@pytest.mark.slow
def test_serve_shows_edits_without_a_restart(tmp_path: Path, chromium: Browser) -> None:
    """A change in partnerships/, in registry/ and in a template shows in an open page, soon after it is saved."""
    project = building.sample_project(tmp_path / "project")
    edits = [
        ("partnerships/valmont-sabelle.md", "title: ", "title: Essai du serveur, "),
        ("registry/organisations/hopital-sabelle.yml", "name: ", "name: Organisme renommé, "),
        ("catalogue/site/templates/_entry.html.j2", "En bref</h2>", "En bref, gabarit changé</h2>"),
    ]
    port = _free_port()
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"]
    with (
        (tmp_path / "log").open("w") as log,
        subprocess.Popen(command, cwd=project, env=env, stdout=log, stderr=log) as server,
    ):
        try:
            url = f"http://127.0.0.1:{port}/catalogue/partenariats/valmont-sabelle/"
            _wait_for(url, "Sabelle")
            page = chromium.new_page()
            page.goto(url)
            for name, old, new in edits:
                file = project / name
                file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")
                words = new.split(": ")[-1].removesuffix("</h2>").rstrip(", ")
                expect(page.locator("body")).to_contain_text(words, timeout=60_000)
            page.close()
        finally:
            server.terminate()


def _wait_for(url: str, words: str, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    page = ""
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                page = answer.read().decode("utf-8")
        except OSError:
            page = ""
        if words in page:
            return
        time.sleep(0.3)
    raise AssertionError(f"{words!r} never came: {page[:200]!r}")


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@pytest.mark.slow
def test_what_cannot_be_made_is_told_in_one_sentence(tmp_path: Path) -> None:
    """Whichever process made it, without a traceback, and the former site stays."""
    root = building.sample_project(tmp_path / "project")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "index.html").write_text("former", "utf-8")
    (tmp_path / "out" / folders.MARK).write_text(folders.MARK_TEXT, "utf-8")
    template = root / "catalogue" / "site" / "templates" / "region.html.j2"
    template.write_text(template.read_text("utf-8") + "{{ 1 // 0 }}", "utf-8")
    result = build(tmp_path / "out", root=root)
    said = [line for line in (result.stdout + result.stderr).splitlines() if "n’a pas pu être fait" in line]
    assert result.returncode != 0
    assert len(said) == 1
    assert "regions/" in said[0]
    assert "ZeroDivisionError" in said[0]
    assert "Traceback" not in result.stdout + result.stderr
    assert (tmp_path / "out" / "index.html").read_text("utf-8") == "former"


@pytest.mark.slow
def test_a_page_written_by_hand_takes_no_other_ones_place(tmp_path: Path) -> None:
    """Two files with one path stop the build; until then one of them was lost without a word."""
    root = building.sample_project(tmp_path / "project")
    (root / "docs" / "pays").mkdir(exist_ok=True)
    (root / "docs" / "pays" / "benin.md").write_text("# Bénin\n", "utf-8")
    result = build(tmp_path / "out", root=root, strict=False)
    assert result.returncode != 0
    assert "« pays/benin/index.html »" in result.stdout + result.stderr
    assert "Traceback" not in result.stdout + result.stderr
