"""Where a catalogue is kept, by the settings of MkDocs: each forge has its own addresses."""

import pytest
import yaml

from catalogue.knowledge import forge_links
from catalogue.knowledge.forge_links import repository
from catalogue.knowledge.project import ORIGINAL, Project, project
from tests.conftest import ROOT

FILE = "partnerships/x.md"
GITHUB, GITLAB = "https://github.com/a/b", "https://gitlab.com/a/b"
EDITED = [
    # repo_url, edit_uri, the page that changes a file, the page for a new file of partnerships/
    (GITHUB, "edit/main/docs/", f"{GITHUB}/edit/main/{FILE}", f"{GITHUB}/new/main/partnerships"),
    (GITHUB, "edit/master/docs", f"{GITHUB}/edit/master/{FILE}", f"{GITHUB}/new/master/partnerships"),
    (f"{GITHUB}/", "edit/main/docs/", f"{GITHUB}/edit/main/{FILE}", f"{GITHUB}/new/main/partnerships"),
    (f"{GITHUB}.git", "edit/main/docs/", f"{GITHUB}/edit/main/{FILE}", f"{GITHUB}/new/main/partnerships"),
    (GITHUB, "edit/a/b/docs/", f"{GITHUB}/edit/a/b/{FILE}", f"{GITHUB}/new/a/b/partnerships"),
    (GITHUB, "blob/main/docs/", f"{GITHUB}/blob/main/{FILE}", f"{GITHUB}/new/main/partnerships"),
    (
        GITHUB,
        f"{GITHUB}/edit/main/docs/",
        f"{GITHUB}/edit/main/{FILE}",
        f"{GITHUB}/new/main/partnerships",
    ),
    (
        GITHUB,
        "edit/main/apps/catalogue/docs/",
        f"{GITHUB}/edit/main/apps/catalogue/{FILE}",
        f"{GITHUB}/new/main/apps/catalogue/partnerships",
    ),
    (GITHUB, None, f"{GITHUB}/edit/master/{FILE}", f"{GITHUB}/new/master/partnerships"),
    (GITHUB, "", "", ""),
    (GITLAB, "-/edit/master/docs/", f"{GITLAB}/-/edit/master/{FILE}", f"{GITLAB}/-/new/master/partnerships"),
    (GITLAB, "edit/main/docs/", f"{GITLAB}/-/edit/main/{FILE}", f"{GITLAB}/-/new/main/partnerships"),
    (GITLAB, None, f"{GITLAB}/-/edit/master/{FILE}", f"{GITLAB}/-/new/master/partnerships"),
    (
        "https://git.chu.example/sante/b",
        "-/edit/main/apps/catalogue/docs/",
        f"https://git.chu.example/sante/b/-/edit/main/apps/catalogue/{FILE}",
        "https://git.chu.example/sante/b/-/new/main/apps/catalogue/partnerships",
    ),
    (
        "https://codeberg.org/a/b",
        "_edit/main/docs/",
        f"https://codeberg.org/a/b/_edit/main/{FILE}",
        "https://codeberg.org/a/b/_new/main/partnerships",
    ),
    (
        "https://exemple.org/depot",
        "?query=root/path/docs/",
        f"https://exemple.org/depot?query=root/path/{FILE}",
        "",
    ),
    ("https://exemple.org/depot", "voir/docs/", f"https://exemple.org/depot/voir/{FILE}", ""),
    ("https://exemple.org/depot", None, "", ""),
    ("", "https://exemple.org/voir/docs/", f"https://exemple.org/voir/{FILE}", ""),
    ("", None, "", ""),
]


@pytest.mark.parametrize(("repo_url", "edit_uri", "edit", "new"), EDITED)
def test_files_are_edited_and_added_where_they_are_kept(
    repo_url: str, edit_uri: str | None, edit: str, new: str
) -> None:
    """Branch and folder are those of `edit_uri`."""
    found = repository(repo_url, edit_uri)
    assert found.edit(FILE) == edit
    assert found.new_file("partnerships").partition("?")[0] == new
    assert found.takes_files == bool(new)


@pytest.mark.parametrize(
    ("repo_url", "edit_uri", "label", "error", "ask"),
    [
        (
            GITHUB,
            "edit/main/docs/",
            "GitHub",
            f"{GITHUB}/issues/new?template=erreur.yml&title=A%20%26%20b&page=%2Fpays%2F",
            f"{GITHUB}/issues/new?template=ajouter.yml",
        ),
        (
            "https://git.chu.example/b",
            "-/edit/main/docs/",
            "GitLab",
            "https://git.chu.example/b/-/issues/new"
            "?issue[title]=A%20%26%20b&issue[description]=%23%23%23%20Page%0A%0A%2Fpays%2F",
            "https://git.chu.example/b/-/issues/new",
        ),
        (
            "https://codeberg.org/a/b",
            "_edit/main/docs/",
            "codeberg.org",
            "https://codeberg.org/a/b/issues/new?title=A%20%26%20b&body=%23%23%23%20Page%0A%0A%2Fpays%2F",
            "https://codeberg.org/a/b/issues/new",
        ),
        ("https://exemple.org/b", None, "exemple.org", "https://exemple.org/b", "https://exemple.org/b"),
        ("", None, "", "", ""),
    ],
)
def test_issues_are_opened_where_the_catalogue_is_kept(
    repo_url: str, edit_uri: str | None, label: str, error: str, ask: str
) -> None:
    """A forge with issue forms fills in their fields, another one its text."""
    found = repository(repo_url, edit_uri)
    assert found.label == label
    assert found.new_issue(forge_links.ERROR, title="A & b", page="/pays/") == error
    assert found.new_issue(forge_links.ADD) == ask


def test_a_confirmation_says_of_which_records_and_by_whom() -> None:
    """One below the other in the text of an issue, where a forge has no forms."""
    asked = ("Soins", ("a", "b"), "CHU & co")
    title = "title=Confirmation%20%3A%20Soins"
    assert repository(GITHUB, "edit/main/docs/").confirm(*asked) == (
        f"{GITHUB}/issues/new?template=confirmer.yml&{title}&records=a%0Ab&organisation=CHU%20%26%20co"
    )
    assert repository("https://codeberg.org/a/b", "_edit/main/docs/").confirm(*asked) == (
        f"https://codeberg.org/a/b/issues/new?{title}&body=%23%23%23%20Fiches%0A%0Aa%0Ab%0A%0A"
        "%23%23%23%20Organisation%20qui%20confirme%0A%0ACHU%20%26%20co"
    )
    assert repository(GITHUB, "edit/main/docs/").confirm("Soins", ("a",)).endswith("&records=a")


@pytest.mark.parametrize(
    ("repo_url", "edit_uri", "view", "upload", "history"),
    [
        (GITHUB, "edit/main/docs/", "blob/main/x", "upload/main/registry", "commits/main/registry"),
        (GITLAB, "edit/main/docs/", "-/blob/main/x", "-/tree/main/registry", "-/commits/main/registry"),
        (
            "https://codeberg.org/a/b",
            "_edit/main/docs/",
            "src/branch/main/x",
            "_upload/main/registry",
            "commits/branch/main/registry",
        ),
    ],
)
def test_files_are_shown_and_put_where_they_are_kept(
    repo_url: str, edit_uri: str, view: str, upload: str, history: str
) -> None:
    """Each forge has its words."""
    found = repository(repo_url, edit_uri)
    assert found.view("x") == f"{repo_url}/{view}"
    assert found.upload("registry") == f"{repo_url}/{upload}"
    assert found.history("registry") == f"{repo_url}/{history}"


def test_the_host_tells_the_forge_whatever_its_letters() -> None:
    """Where the settings do not say how a file is changed, nor the form of their address."""
    hosts = {
        "https://GitHub.com/a/b": "GitHub",
        "https://GITLAB.chu.example/a/b": "GitLab",
        "https://codeberg.org/a/b": "codeberg.org",
        "https://forgejo.chu.example/a/b": "forgejo.chu.example",
        "https://Gitea.chu.example/a/b": "Gitea.chu.example",
    }
    found = {host: repository(host) for host in hosts}
    assert {host: one.label for host, one in found.items()} == hosts
    assert all(one.forge for one in found.values())
    assert repository("https://git.chu.example/github/b").forge is None


def test_names_of_forms_and_questions_are_those_of_the_issue_forms() -> None:
    """Each form has its file, and each field that a link fills in its question."""
    folder = ROOT / ".github" / "ISSUE_TEMPLATE"
    forms = {name: yaml.safe_load((folder / f"{name}.yml").read_text("utf-8")) for name in forge_links.FORMS}
    assert {file.stem for file in folder.glob("*.yml")} == {*forge_links.FORMS, "config"}
    asked = {
        (field["id"], field["attributes"]["label"])
        for form in forms.values()
        for field in form["body"]
        if "id" in field
    }
    assert {*forge_links.QUESTIONS.items()} <= asked


def test_a_project_is_what_the_settings_say() -> None:
    """The address of the site ends with a slash; a template that ends with the path is an `edit_uri`."""
    said = {"site_name": "Autre nom", "site_url": "https://exemple.org/c", "repo_url": GITHUB}
    found = project({**said, "edit_uri_template": "edit/dev/docs/{path}"})
    assert (found.name, found.site) == ("Autre nom", "https://exemple.org/c/")
    assert found.repository.edit("README.md") == f"{GITHUB}/edit/dev/README.md"
    assert (found.slug, found.authors) == ("autre-nom", "Les contributeurs de Autre nom")


def test_ids_of_feeds_belong_to_the_files() -> None:
    """They stay when the site moves, and are others in a fork."""
    moved = Project(ORIGINAL.name, "https://exemple.org/", ORIGINAL.repository)
    assert moved.authority == ORIGINAL.authority == "tag:passerelles-sante.github.io,2026:"
    fork = Project("A", "https://exemple.org/c/", repository(GITHUB))
    assert fork.authority == "tag:exemple.org,2026:c/"
    assert Project("A", "", repository(GITHUB)).authority == "tag:github.com,2026:a/b/"
    assert Project("A").authority == "tag:a.invalid,2026:"


def test_the_original_is_what_mkdocs_yml_says() -> None:
    """A fork changes mkdocs.yml alone: this record then says where it came from."""
    said = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
    found = project(said)
    if found.is_fork:
        pytest.skip("this is a fork")
    assert found == ORIGINAL


def test_a_catalogue_of_which_only_the_name_is_known() -> None:
    """Every address is empty, and ids of feeds are of a host that cannot exist."""
    made = Project("Essai d’île")
    assert (made.site, made.slug, made.authors) == ("", "essai-dile", "Les contributeurs de Essai d’île")
    assert (made.repository.address, made.repository.edit_address, made.repository.at) == ("", "", "")
    assert made.repository.forge is None
    assert made.repository.label == ""
    assert made.authority == "tag:essai-dile.invalid,2026:"
    assert Project("???").slug == "catalogue"


def test_what_the_settings_leave_out() -> None:
    """The name is that of the catalogue that forks are made from; the site's address ends with one slash."""
    assert project({}) == Project("Passerelles Santé")
    assert project({"site_url": "https://site.example/a"}).site == "https://site.example/a/"
    assert project({"site_url": "https://site.example/a//"}).site == "https://site.example/a/"
