"""What changed and when: from git, in full and shallow clones, on the page and in the feeds."""

import re
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import pytest

from catalogue.data.feeds import LATEST, feeds
from catalogue.engine.output import Texts
from catalogue.knowledge.aggregate import Catalogue, build
from catalogue.knowledge.project import Project
from catalogue.publishing.publication import publish
from catalogue.reading import history
from catalogue.reading.changes import Change, History, parse
from catalogue.reading.load import load
from catalogue.site.environment import environment
from catalogue.site.kinds.changes import changes, days
from catalogue.site.pages import followed
from tests.building import commit, git
from tests.conftest import PROJECT

SITE = PROJECT.site
ATOM = "{http://www.w3.org/2005/Atom}"
DAKAR = "partnerships/exemple-dakar.md"
PROGRAMME = "partnerships/programme-exemple.md"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def feeds_of(catalogue: Catalogue, site: str) -> dict[str, str]:
    return Texts(
        feeds(followed(catalogue), catalogue, environment(catalogue, PROJECT), Project(PROJECT.name, site))
    )


@pytest.fixture
def repository(folder: Path) -> Path:
    """The example, with a record of 1 January, another of 2 February, and the first changed on 3 March."""
    text = (folder / PROGRAMME).read_text("utf-8")
    (folder / PROGRAMME).unlink()
    git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder, "2024-01-01")
    (folder / PROGRAMME).write_text(text, "utf-8")
    commit(folder, "2024-02-02")
    touch(folder, "Douze mots de plus.")
    commit(folder, "2024-03-03")
    return folder


def touch(folder: Path, words: str) -> None:
    file = folder / DAKAR
    file.write_text(file.read_text("utf-8") + f"\n{words}\n", "utf-8")


def clone(folder: Path, depth: int) -> Path:
    target = folder.parent / f"profondeur-{depth}"
    git(folder.parent, "clone", "--quiet", "--depth", str(depth), folder.as_uri(), str(target))
    return target


def told(root: Path) -> tuple[dict[str, str], dict[str, str]]:
    """The days on which records were added and last changed, as far as they are known."""
    known = history.read(root)
    return tuple(
        {file: f"{moment:%m-%d}" for file, moment in group.items() if file.startswith("partnerships/")}
        for group in (known.added, known.changed)
    )  # type: ignore[return-value]


def test_a_full_clone_knows_every_date(repository: Path) -> None:
    """Committers' dates, not authors': the day on which a change reached the catalogue."""
    assert told(repository) == ({DAKAR: "01-01", PROGRAMME: "02-02"}, {DAKAR: "03-03", PROGRAMME: "02-02"})
    assert history.read(repository).horizon is None


@pytest.mark.parametrize(
    ("depth", "added", "changed"),
    [
        (1, {}, {}),
        (2, {}, {DAKAR: "03-03"}),
        (4, {DAKAR: "01-01", PROGRAMME: "02-02"}, {DAKAR: "03-03", PROGRAMME: "02-02"}),
    ],
)
def test_a_shallow_clone_invents_no_date(
    repository: Path, depth: int, added: dict[str, str], changed: dict[str, str]
) -> None:
    """What is older than the clone reaches is unknown, and never « added » on the day of its oldest commit."""
    assert told(clone(repository, depth)) == (added, changed)


def test_a_shallow_clone_says_how_far_it_reaches(repository: Path) -> None:
    """The page names the day before which it knows nothing, and how many records have no date."""
    root = clone(repository, 2)
    [page] = changes(catalogue_of(root), environment(catalogue_of(root), PROJECT))
    assert "2\xa0février\xa02024 ou d’avant porte «&nbsp;date inconnue&nbsp;»&nbsp;: 1\xa0fiche" in page.html
    assert "3\xa0mars\xa02024" in page.html
    assert "Ajoutées" not in page.html


def test_a_branch_counts_from_the_day_it_lands(repository: Path) -> None:
    """A record written in April and merged in May is one of May."""
    git(repository, "checkout", "--quiet", "-b", "ajout")
    (repository / "partnerships" / "autre.md").write_text("x", "utf-8")
    commit(repository, "2024-04-04")
    git(repository, "checkout", "--quiet", "main")
    touch(repository, "Encore deux mots.")
    commit(repository, "2024-04-20")
    git(repository, "merge", "--quiet", "--no-edit", "ajout", day="2024-05-05")
    assert told(repository)[0]["partnerships/autre.md"] == "05-05"


def test_a_renamed_record_keeps_its_past(repository: Path) -> None:
    """Its first day stays that of the old name."""
    git(repository, "mv", DAKAR, "partnerships/dakar.md")
    commit(repository, "2024-06-06")
    added, changed = told(repository)
    assert added["partnerships/dakar.md"] == "01-01"
    assert changed["partnerships/dakar.md"] == "06-06"
    assert DAKAR not in added


def test_a_change_of_form_is_no_change(repository: Path) -> None:
    """A commit that rewrites every file without changing what they say gives them no new date."""
    before = history.read(repository)
    for file in (repository / "partnerships").glob("*.md"):
        file.write_text(file.read_text("utf-8").replace("schema: 2", "schema:  1"), "utf-8")
    commit(repository, "2024-05-05")
    head = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=repository, check=True, capture_output=True, text=True
    )
    assert history.read(repository).changed != before.changed
    (repository / ".git-blame-ignore-revs").write_text(f"# the format\n{head.stdout}", "utf-8")
    assert history.read(repository).changed == before.changed


def test_what_is_not_committed_has_no_date(repository: Path) -> None:
    """A file being written is no change yet."""
    touch(repository, "Un brouillon.")
    (repository / "partnerships" / "brouillon.md").write_text("x", "utf-8")
    assert told(repository)[1] == {DAKAR: "03-03", PROGRAMME: "02-02"}


def test_other_settings_of_git_change_nothing(repository: Path) -> None:
    """Colours, quoted paths, signatures and hidden roots of somebody's configuration."""
    before = history.read(repository)
    for name, value in (("color.ui", "always"), ("log.showRoot", "false"), ("log.showSignature", "true")):
        git(repository, "config", name, value)
    assert history.read(repository) == before


def test_a_catalogue_in_a_folder_of_a_repository(repository: Path) -> None:
    """Paths are told from the catalogue's root, wherever the repository starts."""
    below = repository / "sous" / "dossier"
    below.mkdir(parents=True)
    git(repository, "mv", "partnerships", "registry", str(below))
    commit(repository, "2024-07-07")
    assert told(below)[1][DAKAR] == "07-07"


def test_without_git_nothing_is_known(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside a repository, before the first commit and without git the site is built, and says so."""
    assert not history.read(folder).known
    git(folder, "init", "--quiet")
    assert not history.read(folder).known
    monkeypatch.setenv("PATH", str(folder))
    assert not history.read(folder).known
    [page] = changes(catalogue_of(folder), environment(catalogue_of(folder), PROJECT))
    assert "Dates inconnues" in page.html


def test_a_day_tells_its_outcome() -> None:
    """Added and changed the same day is added; what came and went the same day is not told."""

    def change(hour: int, file: str, kind: str) -> Change:
        return Change(datetime(2024, 1, 1, hour, tzinfo=UTC), f"partnerships/{file}.md", kind)  # type: ignore[arg-type]

    found = History((change(9, "b", "removed"), change(8, "b", "added"), change(7, "c", "removed")))
    catalogue = Catalogue(registry=None, entries=(), today=date(2024, 1, 1), history=found)  # type: ignore[arg-type]
    [day] = days(catalogue)
    assert (day.added, day.changed, day.removed) == ((), (), ("c",))


def test_a_log_is_read_newest_first() -> None:
    """The boundary of a shallow clone ends the reading."""
    log = "\0aa 86400\n\nM\tpartnerships/x.md\n\0bb 0\n\nA\tpartnerships/x.md\nA\tpartnerships/y.md\n"
    assert [change.kind for change in parse(log).changes] == ["changed", "added", "added"]
    assert list(parse(log, {"bb"}).changed) == ["partnerships/x.md"]
    assert parse(log, {"bb"}).horizon == datetime(1970, 1, 1, tzinfo=UTC)


def test_the_page_lists_days_newest_first(repository: Path) -> None:
    """Each day says what was added and what was changed, with links, and how to follow."""
    catalogue = catalogue_of(repository)
    [page] = changes(catalogue, environment(catalogue, PROJECT))
    assert re.findall(r'id="jour-([\d-]+)"', page.html) == ["2024-03-03", "2024-02-02", "2024-01-01"]
    march = page.html[page.html.index("jour-2024-03-03") : page.html.index("jour-2024-02-02")]
    assert "Modifiées" in march
    assert 'href="../partenariats/exemple-dakar/"' in march
    assert 'href="../feeds/toutes.xml"' in page.html


def catalogue_of(root: Path) -> Catalogue:
    return build(load(root), date(2024, 6, 1), history.read(root))


@pytest.fixture
def atom(repository: Path) -> dict[str, ElementTree.Element]:
    """Every feed of the example, parsed."""
    return {
        path: ElementTree.fromstring(text) for path, text in feeds_of(catalogue_of(repository), SITE).items()
    }


def test_feeds_are_valid_atom(atom: dict[str, ElementTree.Element]) -> None:
    """The rules of RFC 4287 that readers depend on hold for every feed and entry."""
    ids = []
    for path, feed in atom.items():
        assert feed.tag == f"{ATOM}feed"
        author = feed.find(f"{ATOM}author")
        assert author is not None
        assert author.findtext(f"{ATOM}name")
        links = {link.get("rel"): link for link in feed.findall(f"{ATOM}link")}
        assert links["self"].get("href") == SITE + path
        assert (links["alternate"].get("href") or "").startswith(SITE)
        ids.append(feed.findtext(f"{ATOM}id"))
        entries = feed.findall(f"{ATOM}entry")
        assert len(entries) <= LATEST
        for one in (feed, *entries):
            for name in ("id", "title", "updated"):
                assert len(one.findall(ATOM + name)) == 1, (path, name)
            assert RFC3339.fullmatch(one.findtext(f"{ATOM}updated") or "")
            assert urlsplit(one.findtext(f"{ATOM}id") or "").scheme == "tag"
        within = [entry.findtext(f"{ATOM}id") for entry in entries]
        assert len(within) == len(set(within))
        updates = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]
        assert updates == sorted(updates, reverse=True)
        for entry in entries:
            assert len(entry.findall(f"{ATOM}link[@rel='alternate']")) == 1
    assert len(ids) == len(set(ids))


def test_a_feed_tells_the_latest_of_its_subject(atom: dict[str, ElementTree.Element]) -> None:
    """All, one country, one specialty; the day of the change and the day of the beginning."""

    def titles(path: str) -> list[str | None]:
        return [entry.findtext(f"{ATOM}title") for entry in atom[path].findall(f"{ATOM}entry")]

    assert titles("feeds/toutes.xml") == ["Jumelage en cardiologie avec Dakar", "Programme d’exemple"]
    assert titles("feeds/pays/senegal.xml") == ["Jumelage en cardiologie avec Dakar"]
    assert titles("feeds/specialites/cardiologie.xml") == ["Jumelage en cardiologie avec Dakar"]
    assert titles("feeds/specialites/neurochirurgie.xml") == []
    entry = atom["feeds/toutes.xml"].find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}updated") == "2024-03-03T12:00:00Z"
    assert entry.findtext(f"{ATOM}published") == "2024-01-01T12:00:00Z"


def test_a_title_cannot_break_a_feed(repository: Path) -> None:
    """What is markup elsewhere is text here."""
    file = repository / PROGRAMME
    text = file.read_text("utf-8").replace("title: Programme d’exemple", 'title: "Soins <b>&</b> ]]> études"')
    file.write_text(text, "utf-8")
    feed = ElementTree.fromstring(feeds_of(catalogue_of(repository), SITE)["feeds/toutes.xml"])
    assert "Soins <b>&</b> ]]> études" in {one.text for one in feed.iter(f"{ATOM}title")}


def test_without_an_address_links_are_relative(repository: Path) -> None:
    """A site that does not know where it will stand still has feeds that work beside it."""
    feed = ElementTree.fromstring(feeds_of(catalogue_of(repository), "")["feeds/pays/senegal.xml"])
    link = feed.find(f"{ATOM}entry/{ATOM}link")
    assert link is not None
    here = urljoin(SITE, "feeds/pays/senegal.xml")
    assert urljoin(here, link.get("href") or "") == f"{SITE}partenariats/exemple-dakar/"


def test_feeds_are_published(repository: Path) -> None:
    """They stand among the data files of a publication, with the site's own address."""
    data = publish(repository, date(2024, 6, 1), PROJECT).data
    assert f'href="{SITE}partenariats/exemple-dakar/"' in data["feeds/toutes.xml"]
