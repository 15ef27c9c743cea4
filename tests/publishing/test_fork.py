"""A fork changes mkdocs.yml: everything published then says its own name, addresses, forge, branch and folder."""

import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from catalogue.engine import clock
from catalogue.knowledge.project import ORIGINAL
from catalogue.pdf.documents import Documents
from catalogue.publishing import settings
from catalogue.publishing.publication import read
from catalogue.publishing.traces import traces
from tests import papers
from tests.building import EPOCH, build, copy_project, tree
from tests.conftest import EXAMPLE, ROOT

NAME = "Ponts de santé"
SITE = "https://ponts.example/"
FORGE = "https://git.chu.example/sante/ponts"
SETTINGS = {
    "site_name": NAME,
    "site_url": SITE,
    "repo_url": FORGE,
    "edit_uri": "-/edit/trunk/apps/catalogue/docs/",
}
_OLD = ("passerelles-sante", ORIGINAL.name)
_CREDIT = re.compile(
    r'fait à partir de <a href="https://github\.com/passerelles-sante/catalogue"[^>]*>[^<]*</a>'
)
_FONT = re.compile(r"Passerelles ?(?:Card|Sans|Arabic|Khmer|Han)")


@pytest.fixture(scope="module")
def fork(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with other settings and the records of the example."""
    root = copy_project(tmp_path_factory.mktemp("fork") / "fork")
    git = root / ".git"
    shutil.rmtree(git) if git.is_dir() else git.unlink()
    for part in ("partnerships", "registry/organisations", "registry/sources"):
        shutil.rmtree(root / part)
        shutil.copytree(EXAMPLE / part, root / part)
    for part in (".github", "SECURITY.md", "CITATION.cff", ".vscode", "scripts"):
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, root / part)
    file = root / "mkdocs.yml"
    text = file.read_text("utf-8")
    for name, value in SETTINGS.items():
        text = re.sub(rf"^{name}: .*$", f"{name}: {value}", text, flags=re.MULTILINE)
    file.write_text(text, "utf-8")
    return root


@pytest.fixture(scope="module")
def site(fork: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder of its site, and what the build said."""
    out = tmp_path_factory.mktemp("built") / "site"
    result = build(out, root=fork)
    assert result.returncode == 0, result.stderr
    return out, result.stdout + result.stderr


@pytest.fixture(scope="module")
def built(site: tuple[Path, str]) -> tuple[Mapping[str, bytes], str]:
    """The files of its site, and what the build said."""
    return tree(site[0]), site[1]


def test_nothing_published_speaks_of_the_original(built: tuple[Mapping[str, bytes], str]) -> None:
    """But for the line of each page that says what it was made from, and names of fonts."""
    files, _ = built
    found = []
    for path, data in files.items():
        if path.endswith((".html", ".xml", ".json", ".js", ".css", ".txt", ".bib", ".ris", ".svg")):
            text = _FONT.sub("", _CREDIT.sub("", data.decode()))
            found += [(path, old) for old in _OLD if old.casefold() in text.casefold()]
        found += [(path, "name") for old in _OLD if old in path]
    assert found == []
    assert _CREDIT.search(files["partenariats/exemple-dakar/index.html"].decode())
    assert _CREDIT.search(files["contribuer/guide/index.html"].decode())


def test_every_way_leads_to_the_repository_of_the_fork(built: tuple[Mapping[str, bytes], str]) -> None:
    """Pencils, links at the foot, the form, issues, history: its forge, branch and folder."""
    files, _ = built
    place = f"{FORGE}/-/edit/trunk/apps/catalogue"
    pencils = {
        "partenariats/exemple-dakar/": "partnerships/exemple-dakar.md",
        "organisations/hopital-du-val/": "registry/organisations/hopital-du-val.yml",
        "a-propos/": "docs/a-propos.md",
        "contribuer/": "CONTRIBUTING.md",
    }
    for address, file in pencils.items():
        html = files[f"{address}index.html"].decode()
        assert re.findall(r'<a href="([^"]*)"[^>]* rel="edit"', html) == [f"{place}/{file}"], address
        if not file.endswith(("a-propos.md", "CONTRIBUTING.md")):
            assert html.count(f'href="{place}/{file}"') == 2, address
    form = files["contribuer/formulaire/index.html"].decode()
    assert 'data-forge="GitLab"' in form
    assert f'data-new-file="{FORGE}/-/new/trunk/apps/catalogue/{{folder}}?file_name={{name}}"' in form
    assert f'data-edit-file="{place}/{{file}}"' in form
    assert "GitHub" not in form
    record = files["partenariats/exemple-dakar/index.html"].decode()
    assert f'href="{FORGE}/-/issues/new?issue[title]=Erreur' in record
    contributing = files["contribuer/index.html"].decode()
    assert 'href="formulaire/"' in contributing
    assert f'href="{FORGE}/-/issues/new"' in contributing
    everything = b"".join(data for path, data in files.items() if path.endswith(".html")).decode()
    assert f"{FORGE}/issues" not in everything
    assert f"{FORGE}/edit" not in everything
    assert f"<loc>{SITE}partenariats/exemple-dakar/</loc>" in files["sitemap.xml"].decode()


def test_the_build_says_what_is_left_to_replace(fork: Path, built: tuple[Mapping[str, bytes], str]) -> None:
    """In the files that the forge shows, and in pages that tell of another forge; it succeeds all the same."""
    _, said = built
    assert re.search(
        r"^\.github/CODEOWNERS:\d+ : « @passerelles-sante/ » ; y mettre les vôtres\.$", said, re.M
    )
    assert re.search(r"^\.github/ISSUE_TEMPLATE/config\.yml:\d+ : .* ; lancer « make docs »\.$", said, re.M)
    assert re.search(r"^CONTRIBUTING\.md:\d+ : .* ; lancer « make docs »\.$", said, re.M)
    assert re.search(r"^CITATION\.cff:\d+ : « Passerelles Santé »", said, re.M)
    assert re.search(r"^docs/contribuer/guide\.md:\d+ : « GitHub »", said, re.M)
    page = fork / "docs" / "a-propos.md"
    text = page.read_text("utf-8")
    page.write_text(f"{text}\n{ORIGINAL.site}pays/\n", "utf-8")
    found = [one for one in traces(fork, settings.read_project(fork)) if one.file == "docs/a-propos.md"]
    page.write_text(text, "utf-8")
    assert [(one.line, one.text) for one in found] == [(text.count("\n") + 2, ORIGINAL.site.rstrip("/"))]
    assert traces(ROOT, ORIGINAL) == ()


def test_make_docs_gives_a_fork_its_own_addresses(fork: Path, tmp_path: Path) -> None:
    """In the issue forms, CONTRIBUTING.md and the settings of editors."""
    work = tmp_path / "fork"
    shutil.copytree(fork, work)
    for script in ("field_tables", "issue_forms", "editor_settings"):
        subprocess.run([sys.executable, f"scripts/{script}.py"], cwd=work, check=True)
    left = {one.file for one in traces(work, settings.read_project(work))}
    assert left == {".github/CODEOWNERS", "CITATION.cff", "docs/contribuer/guide.md"}
    contributing = (work / "CONTRIBUTING.md").read_text("utf-8")
    assert f"[formulaire]: {SITE}contribuer/formulaire/\n" in contributing
    assert "passerelles-sante" not in contributing
    assert SITE in (work / ".github/ISSUE_TEMPLATE/config.yml").read_text("utf-8")


def test_its_documents_are_its_own(fork: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """PDFs: the book with its name, title and addresses."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    catalogue, _ = read(fork, clock.today())
    documents = Documents(catalogue, settings.read_project(fork))
    book = documents.book()
    assert book.address == "pdf/ponts-de-sante.pdf"
    said = papers.text(book.pdf()) + papers.text(documents.record(catalogue.by_id["exemple-dakar"]).pdf())
    assert NAME in said
    assert SITE in said
    assert not any(old.casefold() in said.casefold() for old in _OLD)


@pytest.mark.browser
def test_the_form_opens_the_forge_of_the_fork(site: tuple[Path, str], chromium: Browser) -> None:
    """GitLab takes no text from an address: the text is copied, then its page for a new file opened."""
    page = chromium.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((site[0] / "contribuer" / "formulaire" / "index.html").as_uri())
    link = page.locator("[data-form=forge]")
    expect(link).to_have_text("2. Ouvrir un nouveau fichier sur GitLab")
    expect(link).to_have_attribute(
        "href", f"{FORGE}/-/new/trunk/apps/catalogue/partnerships?file_name=fiche.md"
    )
    expect(page.get_by_text("GitLab ne reçoit pas un texte par une adresse.")).to_have_count(1)
    found = page.evaluate(
        """() => {
          const { newFile, editFile } = window.Form;
          const pattern = "https://f/new/main/{folder}?filename={name}&value={text}";
          return [
            newFile(pattern, "partnerships", "a.md", "b {name} $& c"),
            newFile(pattern, "partnerships", "a.md", "x".repeat(9000)),
            newFile("https://f/-/new/main/{folder}?file_name={name}", "a", "b.md", "c"),
            editFile("https://f/edit/main/{file}", "partnerships/a.md"),
          ];
        }"""
    )
    assert [(one["address"], one["whole"]) for one in found] == [
        ("https://f/new/main/partnerships?filename=a.md&value=b%20%7Bname%7D%20%24%26%20c", True),
        ("https://f/new/main/partnerships?filename=a.md", False),
        ("https://f/-/new/main/a?file_name=b.md", False),
        ("https://f/edit/main/partnerships/a.md", False),
    ]
    assert errors == []
    page.close()


@pytest.mark.browser
def test_a_form_without_a_forge_still_gives_its_file(fork: Path, tmp_path: Path, chromium: Browser) -> None:
    """A forge that is not known: a file to download and a letter, and the pencil follows `edit_uri`."""
    work, out = tmp_path / "fork", tmp_path / "site"
    shutil.copytree(fork, work)
    file = work / "mkdocs.yml"
    text = file.read_text("utf-8").replace(FORGE, "https://depot.example/x")
    file.write_text(text.replace(SETTINGS["edit_uri"], "'?fichier=racine/docs/'"), "utf-8")
    result = build(out, root=work)
    assert result.returncode == 0, result.stderr
    record = (out / "partenariats" / "exemple-dakar" / "index.html").read_text("utf-8")
    assert record.count('href="https://depot.example/x?fichier=racine/partnerships/exemple-dakar.md"') == 2
    page = chromium.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((out / "contribuer" / "formulaire" / "index.html").as_uri())
    expect(page.locator("[data-form=forge]")).to_have_count(0)
    page.get_by_label("Titre").first.fill("Essai")
    with page.expect_download():
        page.get_by_role("button", name="Télécharger le fichier").click()
    expect(page.get_by_role("button", name="Copier le courriel")).to_be_visible()
    assert "GitHub" not in page.content()
    assert errors == []
    page.close()
