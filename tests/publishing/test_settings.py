"""Every setting of MkDocs is honoured, has no effect here, or stops the build with a sentence that says what to write."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.config.defaults import MkDocsConfig

from catalogue.publishing import settings
from catalogue.publishing.refused_settings import CHECKS, SETTINGS, STYLES, Use, faults
from catalogue.publishing.settings import Given
from catalogue.site.crawlers import sitemap
from tests.building import build, copy_project, tree
from tests.conftest import EXAMPLE, ROOT


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with the few records of the example, and no history."""
    root = copy_project(tmp_path_factory.mktemp("settings") / "project")
    git = root / ".git"
    shutil.rmtree(git) if git.is_dir() else git.unlink()
    for part in ("partnerships", "registry/organisations", "registry/sources"):
        shutil.rmtree(root / part)
        shutil.copytree(EXAMPLE / part, root / part)
    return root


def given(**changes: Any) -> Given:
    """The project's own settings, as MkDocs fills them up, with some changed."""
    said = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader=settings._Loader)
    theme = {**said["theme"], "font": False, **changes.pop("theme", {})}
    filled = {
        **said,
        "docs_dir": "docs",
        "site_dir": "site",
        "use_directory_urls": True,
        "plugins": [],
        "markdown_extensions": ["toc", "tables", "fenced_code", "admonition", "attr_list"],
        "mdx_configs": {"toc": {"permalink": False}},
        "theme": theme,
    }
    dropped = changes.pop("dropped", lambda path: path.startswith("overrides/"))
    return Given({**filled, **changes}, ROOT, dropped)


def test_each_setting_of_mkdocs_has_its_answer() -> None:
    """A setting that a new version of MkDocs brings must be decided on."""
    known = {name for name, _ in MkDocsConfig()._schema}
    assert known ^ SETTINGS.keys() == {"INHERIT"}
    assert {name for name, use in SETTINGS.items() if use is Use.CHECKED} == {
        *CHECKS,
        "draft_docs",
    }


def test_our_own_settings_are_followed() -> None:
    assert faults(given()) == ()


REFUSED: list[tuple[dict[str, Any], str, str, str]] = [
    # what is changed, the setting that the sentence names, its value there, what it says to write
    ({"use_directory_urls": False}, "use_directory_urls", "false", "use_directory_urls: true"),
    ({"docs_dir": "documentation"}, "docs_dir", "documentation", "docs_dir: docs"),
    ({"site_dir": "."}, "site_dir", ".", "site_dir: site"),
    ({"site_dir": ".."}, "site_dir", "..", "site_dir: site"),
    ({"site_dir": "partnerships"}, "site_dir", "partnerships", "site_dir: site"),
    ({"site_dir": "registry/sources"}, "site_dir", "registry/sources", "site_dir: site"),
    ({"site_dir": "docs/site"}, "site_dir", "docs/site", "site_dir: site"),
    ({"site_dir": str(ROOT / "catalogue")}, "site_dir", str(ROOT / "catalogue")[:60], "site_dir: site"),
    ({"theme": {"name": "readthedocs"}}, "theme.name", "readthedocs", "name: material"),
    ({"theme": {"custom_dir": None}}, "theme.custom_dir", "null", "custom_dir: docs/overrides"),
    ({"theme": {"custom_dir": "ailleurs"}}, "theme.custom_dir", "ailleurs", "custom_dir: docs/overrides"),
    ({"theme": {"language": "en"}}, "theme.language", "en", "language: fr"),
    ({"theme": {"font": {"text": "Roboto"}}}, "theme.font", "Roboto", "font: false"),
    ({"theme": {"features": ["navigation.instant"]}}, "theme.features", "navigation.instant", "enlever"),
    ({"nav": None}, "nav", "null", "Accueil: index.md"),
    ({"nav": [{"Pays": ["pays/index.md"]}]}, "nav", "pays/index.md", "Accueil: index.md"),
    ({"plugins": ["search"]}, "plugins", "search", "plugins: []"),
    ({"plugins": ["i18n"]}, "plugins", "i18n", "plugins: []"),
    ({"hooks": ["hooks/publish.py", "autre.py"]}, "hooks", "autre.py", "hooks/publish.py"),
    ({"dropped": lambda _: False}, "exclude_docs", "/overrides/", "/overrides/"),
    (
        {"dropped": lambda path: path.startswith(("overrides/", "contribuer/"))},
        "exclude_docs",
        "contribuer/guide.md",
        "/contribuer/guide.md",
    ),
    (
        {"dropped": lambda path: path.endswith((".css", ".html"))},
        "exclude_docs",
        "assets/form.css",
        "/assets/form.css",
    ),
    ({"site_name": " "}, "site_name", " ", "le nom du catalogue"),
    ({"site_url": "exemple.org"}, "site_url", "exemple.org", "https://exemple.org/catalogue/"),
    ({"site_url": "ftp://exemple.org/"}, "site_url", "ftp://exemple.org/", "https://exemple.org/"),
    (
        {"site_url": "https://exemple.org/?a=b"},
        "site_url",
        "https://exemple.org/?a=b",
        "https://exemple.org/",
    ),
    ({"site_url": "https://exemple.org/#a"}, "site_url", "https://exemple.org/#a", "https://exemple.org/"),
    (
        {"site_url": "https://u:p@exemple.org/"},
        "site_url",
        "https://u:p@exemple.org/",
        "https://exemple.org/",
    ),
    (
        {"site_url": "https://e.org/index.html"},
        "site_url",
        "https://e.org/index.html",
        "https://exemple.org/",
    ),
    ({"repo_url": "ssh://git@github.com/a/b"}, "repo_url", "ssh://git@github.com/a/b", "https://github.com/"),
    ({"repo_url": "https://t@github.com/a/b"}, "repo_url", "https://t@github.com/a/b", "https://github.com/"),
    ({"edit_uri": "edit/main/"}, "edit_uri", "edit/main/", "edit/main/docs/"),
    ({"edit_uri": "src/main/docs/?mode=edit"}, "edit_uri", "src/main/docs/?mode=edit", "edit/main/docs/"),
    ({"repo_url": None}, "edit_uri", "edit/main/docs/", "repo_url"),
    (
        {"edit_uri_template": "edit/main/docs/{path_noext}.md"},
        "edit_uri_template",
        "edit/main/docs/{path_noext}.md",
        "edit_uri: edit/main/docs/",
    ),
    (
        {"extra_css": ["assets/site.css", "assets/map.css"]},
        "extra_css",
        "assets/site.css",
        "assets/pages.css",
    ),
    (
        {"extra_css": [*STYLES, "https://cdn.example/a.css"]},
        "extra_css",
        "https://cdn.example/a.css",
        "docs/assets/",
    ),
    ({"extra_javascript": ["//cdn.example/a.js"]}, "extra_javascript", "//cdn.example/a.js", "docs/assets/"),
    ({"markdown_extensions": ["toc", "tables"]}, "markdown_extensions", "toc, tables", "admonition"),
    (
        {"mdx_configs": {"toc": {"separator": "_"}}},
        "markdown_extensions.toc.separator",
        "_",
        "enlever « separator »",
    ),
    ({"extra": {"analytics": {"provider": "google"}}}, "extra.analytics", "google", "enlever « analytics »"),
    ({"google_analytics": ["UA-1", "auto"]}, "google_analytics", "UA-1", "enlever"),
    ({"INHERIT": "../base.yml"}, "INHERIT", "../base.yml", "mkdocs.yml"),
]


@pytest.mark.parametrize(("changes", "name", "value", "remedy"), REFUSED)
def test_what_cannot_be_followed_is_refused(
    changes: dict[str, Any], name: str, value: str, remedy: str
) -> None:
    """In one sentence, with the setting, its value, and what to write."""
    said = [str(fault) for fault in faults(given(**changes))]
    sentence = next(one for one in said if f"{name} :" in one and (remedy in one.rpartition(" ; ")[2]))
    assert value in sentence
    assert sentence.startswith("mkdocs.yml, ")
    assert sentence.endswith(".")
    assert "\n" not in sentence


FOLLOWED: list[dict[str, Any]] = [
    {"site_url": None, "repo_url": None, "edit_uri": None},
    {"site_url": ""},
    {"site_url": "http://127.0.0.1:8000/catalogue/"},
    {"edit_uri": ""},
    {"edit_uri": "?query=root/docs/"},
    {"edit_uri": "-/edit/master/docs/", "repo_url": "https://git.exemple.org/b"},
    {"repo_url": None, "edit_uri": "https://exemple.org/voir/docs/"},
    {"edit_uri": None, "edit_uri_template": "edit/main/docs/{path}"},
    {"site_dir": "public"},
    {"site_dir": "build/offline/whole"},
    {"site_dir": "/tmp/ailleurs"},
    {"strict": True, "remote_branch": "x", "copyright": None, "site_author": "A"},
    {"extra": {"social": [{"link": "https://exemple.org"}]}},
    {"extra_javascript": ["assets/own.js"], "extra_css": [*STYLES, "assets/own.css"]},
    {"mdx_configs": {"toc": {"permalink": True}}},
    {"theme": {"features": ["navigation.tabs"], "palette": {"scheme": "slate"}}},
]


@pytest.mark.parametrize("changes", FOLLOWED)
def test_other_values_are_followed(changes: dict[str, Any]) -> None:
    assert faults(given(**changes)) == ()


def test_pages_that_are_needed_are_those_that_the_catalogue_leads_to(built_site: Path) -> None:
    """Every page of docs/ that a page of the catalogue or its shell leads to."""
    docs = ROOT / "docs"
    written = {
        file.relative_to(docs).with_suffix("").as_posix(): file.relative_to(docs).as_posix()
        for file in docs.rglob("*.md")
        if (built_site / file.relative_to(docs).with_suffix("") / "index.html").exists()
    }
    home = built_site.resolve()
    led = set()
    for page in built_site.rglob("index.html"):
        if page.parent.relative_to(built_site).as_posix() in written:
            continue
        content = page.read_text("utf-8")
        for link in re.findall(r'href="([^":?#]+/)[?#"]', content):
            target = (page.parent / link).resolve()
            if target.is_relative_to(home):
                led.add(written.get(target.relative_to(home).as_posix(), ""))
    assert led - {""} == set(settings.PAGES)


_ADDRESSES = re.compile(r"^(site_url|repo_url|repo_name|edit_uri): .*\n", re.MULTILINE)
BUILDS: list[tuple[str, str, str]] = [
    (
        "edit_uri: edit/main/docs/",
        "edit_uri: edit/main/docs/\nuse_directory_urls: false",
        "use_directory_urls",
    ),
    ("  name: material", "  name: mkdocs", "theme.name"),
    ("plugins: []", "", "plugins"),
    ("  /overrides/\n", "", "exclude_docs"),
    ("  /overrides/\n", "  /overrides/\n  /a-propos.md\n", "exclude_docs"),
    ("site_name:", "INHERIT: base.yml\nsite_name:", "INHERIT"),
]


@pytest.mark.parametrize(("old", "new", "name"), BUILDS)
def test_a_build_stops_before_anything_is_made(
    project: Path, tmp_path: Path, old: str, new: str, name: str
) -> None:
    """Through MkDocs itself: one sentence, no traceback, and the former site stays."""
    with changed(project, lambda said: said.replace(old, new, 1)):
        (project / "base.yml").write_text("copyright: x\n")
        out = tmp_path / "site"
        out.mkdir()
        (out / "index.html").write_text("the last good site")
        result = build(out, root=project)
    said = result.stdout + result.stderr
    assert result.returncode == 1
    assert re.search(
        rf"^mkdocs\.yml, {re.escape(name)} : .* ne peut pas être suivi, .* ; .*\.$", said, re.MULTILINE
    )
    assert "Traceback" not in said
    assert tree(out) == {"index.html": b"the last good site"}


@pytest.mark.slow
def test_a_build_without_addresses_has_no_false_one(project: Path, tmp_path: Path) -> None:
    """Without `site_url` and `repo_url`: neither sitemap nor canonical link, and no link to a forge."""
    out = tmp_path / "site"
    with changed(project, lambda said: f"site_author: Équipe\n{re.sub(_ADDRESSES, '', said)}"):
        result = build(out, root=project)
    assert result.returncode == 0, result.stderr
    files = tree(out)
    assert "sitemap.xml" not in files
    assert "sitemap.xml.gz" not in files
    assert b"Sitemap" not in files["robots.txt"]
    pages = {path: data.decode() for path, data in files.items() if path.endswith(".html")}
    record = pages["partenariats/exemple-dakar/index.html"]
    assert '<meta name="author" content="Équipe">' in record
    assert 'rel="canonical"' not in record
    assert "Modifier le fichier" not in record
    assert "par-la-forge" not in pages["contribuer/formulaire/index.html"]
    assert [path for path, html in pages.items() if "issues/new" in html] == []
    # The page for what is missing is served at any address, so its links start at the root of the host.
    assert [path for path, html in pages.items() if 'href="/' in html] == ["404.html"]


@pytest.mark.slow
def test_gh_deploy_publishes_the_site(project: Path, tmp_path: Path) -> None:
    """MkDocs' own command pushes what was built to `remote_branch`."""
    remote, work = tmp_path / "remote.git", tmp_path / "work"
    shutil.copytree(project, work)
    run = {"check": True, "capture_output": True, "text": True}
    subprocess.run(["git", "init", "-q", "--bare", str(remote)], **run)
    for command in (
        ["init", "-q"],
        ["remote", "add", "origin", str(remote)],
        [
            "-c",
            "user.name=N",
            "-c",
            "user.email=n@example.org",
            "commit",
            "-q",
            "--allow-empty",
            "-m",
            "First",
        ],
        ["config", "user.name", "N"],
        ["config", "user.email", "n@example.org"],
    ):
        subprocess.run(["git", *command], cwd=work, **run)
    command = [sys.executable, "-m", "mkdocs", "gh-deploy", "--quiet", "--remote-branch", "en-ligne"]
    subprocess.run(command, cwd=work, **run)
    pushed = subprocess.run(
        ["git", "ls-tree", "-r", "--name-only", "en-ligne"], cwd=remote, **run
    ).stdout.splitlines()
    assert {"index.html", "partenariats/exemple-dakar/index.html"} <= set(pushed)


class changed:  # noqa: N801 — reads as a statement
    """mkdocs.yml with another text, for a while."""

    def __init__(self, root: Path, change: Callable[[str], str]) -> None:
        self._file, self._change = root / "mkdocs.yml", change
        self._before = self._file.read_text("utf-8")

    def __enter__(self) -> None:
        after = self._change(self._before)
        assert after != self._before
        self._file.write_text(after, "utf-8")

    def __exit__(self, *_: object) -> None:
        self._file.write_text(self._before, "utf-8")


def test_a_sitemap_needs_the_address_of_the_site() -> None:
    """Relative addresses are not allowed in one."""
    assert sitemap("", [("pays/", None)]) == ""
