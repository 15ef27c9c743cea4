"""A build by hand: what an adapter gets when it asks, without any generator."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue.engine.making import NotMadeError
from catalogue.publishing import session, settings
from catalogue.publishing.framing import NotPublishedError
from catalogue.site import shell
from tests.conftest import ROOT

GUARDED = '<html><head><meta charset="utf-8">{head}</head><body>{html}</body></html>'


@pytest.fixture
def project(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The records of the example, with the pages of docs/."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1717200000")
    for name in ("EXTRACT", "OFFLINE", "DOWNLOADS"):
        monkeypatch.delenv(name, raising=False)
    shutil.copytree(ROOT / "docs", folder / "docs")
    for name in ("mkdocs.yml", "CONTRIBUTING.md"):
        shutil.copy(ROOT / name, folder)
    return folder


@pytest.fixture
def begin(project: Path) -> Callable[[], session.Session]:
    return lambda: session.begin(settings.given_alone(project / "mkdocs.yml", project / "site"))


def test_sources_are_pages_of_the_menus_shells_and_linked_data(begin: Callable[[], session.Session]) -> None:
    """A record is none of them: its page is put into a shell."""
    sources = {source.path: source for source in begin().sources()}
    assert {"index.md", "explorer.md", "pays/index.md", "contribuer/index.md"} <= set(sources)
    assert sources["data/catalogue.json"].text == ""
    assert sources["contribuer/index.md"].text is None
    shells = {path for path, source in sources.items() if not source.in_menus}
    assert "ps-shell/ps-shell-file-contents.md" in shells
    assert not any(path.startswith("partenariats/") and path != "partenariats/index.md" for path in sources)


def test_the_generator_works_apart_until_the_end(begin: Callable[[], session.Session], project: Path) -> None:
    """The site appears whole; the folder of the generator goes."""
    build = begin()
    made = build.folder
    build.pages.know([])
    (made / "mine.txt").write_text("of the generator")
    for path in build.pages.sources.forms:
        assert build.pages.page(path, _rendered(build, path)) == ""
    assert not (project / "site").exists()
    assert build.finish(warned=False) == project / "site"
    assert (project / "site" / "mine.txt").read_text() == "of the generator"
    record = next((project / "site" / "partenariats").glob("*/index.html")).read_text("utf-8")
    assert "<h1" in record
    assert "ps-mark" not in record
    assert "Content-Security-Policy" in record
    assert not made.exists()


def _rendered(build: session.Session, path: str) -> str:
    content = build.pages.content(path, "x/", "", None, ())
    about = build.pages.context(path, "x/", "", "", "../")
    return GUARDED.format(head=about["head"], html=content.html)


def test_a_build_with_warnings_changes_nothing(begin: Callable[[], session.Session], project: Path) -> None:
    """A strict generator is about to refuse it."""
    build = begin()
    assert build.finish(warned=True) == build.folder
    assert not (project / "site").exists()


def test_a_page_of_the_menus_has_its_fragment(begin: Callable[[], session.Session]) -> None:
    """With title, description and table of contents; the generator's Markdown and HTML count for nothing."""
    pages = begin().pages
    text = pages.text("pays/index.md", "x", "x", {})
    assert (text.markdown, text.meta["title"], text.meta["hide"]) == ("", "Pays", ["navigation"])
    content = pages.content("pays/index.md", "pays/", "x", "Pays", ())
    assert "<h1" in content.html
    assert pages.content("ps-shell/ps-shell-none-plain.md", "x/", "x", "", ()).html == shell.FRAGMENT


def test_a_title_from_html_becomes_text(begin: Callable[[], session.Session]) -> None:
    """Of the page and of all its headings: templates escape them."""

    class Item:
        def __init__(self, title: str, *children: "Item") -> None:
            self.title, self.url, self.level, self.children = title, "#", 2, children

    below = Item("a &lt; b")
    content = begin().pages.content("donnees.md", "donnees/", "<p>x</p>", "Q&amp;R", [Item("&amp;", below)])
    assert (content.title, content.contents[0].title, below.title) == ("Q&R", "&", "a < b")


def test_an_unknown_placeholder_is_told_with_its_line(begin: Callable[[], session.Session]) -> None:
    """Counted from the top of the file."""
    with pytest.raises(NotPublishedError, match=r"^docs/donnees\.md:5 : « {{ nom }} »"):
        begin().pages.text("donnees.md", "\n{{ nom }}", "---\na: b\n---\n\n{{ nom }}", {})


def test_a_foreign_script_stops_the_build(begin: Callable[[], session.Session]) -> None:
    """Only those of the empty frame may run."""
    pages = begin().pages
    pages.empty_frame = lambda root: f"<script>known('{root}')</script>"
    pages.context("donnees.md", "donnees/", "", "", "../")
    known = GUARDED.format(head="<script>known('../')</script>", html="")
    assert "sha256-" in pages.page("donnees.md", known)
    with pytest.raises(NotPublishedError, match=r"^donnees\.md : .*« other\(\) »"):
        pages.page("donnees.md", GUARDED.format(head="<script>other()</script>", html=""))


@pytest.mark.parametrize(
    ("name", "value", "status", "said"),
    [
        ("SOURCE_DATE_EPOCH", "hier", 2, "SOURCE_DATE_EPOCH"),
        ("EXTRACT", "pays=XX", 1, "XX"),
        ("EXTRACT", "XX", 1, "XX"),
    ],
)
def test_what_cannot_begin_says_why(
    begin: Callable[[], session.Session],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    value: str,
    status: int,
    said: str,
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(NotPublishedError, match=said) as refused:
        begin()
    assert session.status(refused.value) == status
    assert session.sentence(refused.value) == str(refused.value)


def test_an_invalid_record_stops_the_build(begin: Callable[[], session.Session], project: Path) -> None:
    """With every remark and their sum."""
    record = next((project / "partnerships").glob("*.md"))
    record.write_text(record.read_text("utf-8").replace("title:", "titel:", 1), "utf-8")
    with pytest.raises(NotPublishedError, match=record.name):
        begin()


def test_only_a_fault_of_the_program_has_no_sentence() -> None:
    """It shows its trace."""
    assert session.sentence(KeyError("x")) is None
    assert session.sentence(NotMadeError("« x » n’a pas pu être fait.")) == "« x » n’a pas pu être fait."
    assert (session.sentence(MemoryError()) or "").endswith("Le site est tel qu’avant.")
    assert session.status(KeyError("x")) == 1
