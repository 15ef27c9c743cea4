"""The field pack: the site in an archive, for a computer without network."""

import hashlib
import io
import os
import posixpath
import re
import time
import zipfile
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, expect

from catalogue.__main__ import MISUSE, OK, main
from catalogue.engine.downloads import NO_DOWNLOADS, read
from catalogue.knowledge.aggregate import Catalogue
from catalogue.pack.pack import Edition, leading_online, light, pack
from catalogue.pack.pack import archive as packed
from catalogue.pack.shared import with_shared
from catalogue.problems.refusals import RefusalError
from catalogue.publishing.publication import publish
from tests import building
from tests.conftest import PROJECT, TODAY

SITE = "https://site.example/"
DAY = date(2026, 11, 22)
_LINK = re.compile(r'\s(?:href|src|action)="([^"#?:]+)(?:[?#][^"]*)?"')


@pytest.fixture(scope="session")
def archive(offline_site: Path, sample: Catalogue) -> bytes:
    """The pack of the sample."""
    return pack(
        offline_site,
        Edition(DAY, len(sample.entries), len(sample.organisations), PROJECT),
    )


@pytest.fixture(scope="session")
def unpacked(archive: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a reader gets."""
    folder = tmp_path_factory.mktemp("usb")
    zipfile.ZipFile(io.BytesIO(archive)).extractall(folder)
    return folder


def dead_links(folder: Path) -> set[tuple[str, str]]:
    """Pages, with each link that leads to no file of the folder."""
    held = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    found = set()
    for path in held:
        if path.endswith((".html", ".js")) and "/assets/javascripts/" not in path:
            text = (folder / path).read_text("utf-8").replace('\\"', '"')
            depth = re.search(r"shared-(\d)\.js$", path)  # pieces of pages that lie so deep
            base = f"site/{'x/' * int(depth[1])}" if depth else posixpath.dirname(path)
            for target in set(_LINK.findall(text)) - {"./index.html"}:  # the page itself
                if posixpath.normpath(posixpath.join(base, unquote(target))) not in held:
                    found.add((path, target))
    return found


@pytest.mark.browser
def test_a_reader_walks_through_it_without_network(unpacked: Path, chromium: Browser) -> None:
    """From LISEZ-MOI to the home page, a search, a record, its country and a PDF: every request is for a file."""
    context = chromium.new_context(offline=True)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((unpacked / "LISEZ-MOI.html").as_uri())
    page.get_by_role("link", name="Ouvrir le catalogue").click()
    page.get_by_role("search", name="Tout le site").get_by_role("searchbox").fill("Sabelle")
    page.get_by_role("button", name="Chercher").first.click()
    page.locator("[data-explorer=list] a[href*=valmont-sabelle]").first.click()
    page.locator("dd a[href*='pays/senegal']").first.click()
    paper = page.get_by_role("link", name="Version à imprimer")
    expect(paper).to_have_attribute("href", "../../pdf/pays/senegal.pdf")
    with page.expect_request("**/pdf/pays/senegal.pdf"):
        paper.click()
    context.close()
    viewer = ("chrome-extension:", "chrome:")  # the browser's own, for PDFs
    assert [url for url in asked if not url.startswith(("file:", *viewer))] == []
    assert errors == []


@pytest.mark.browser
@pytest.mark.parametrize("address", ["", "pays/", "partenariats/valmont-sabelle/", "se-former/pays/senegal/"])
def test_a_page_is_the_same_as_before_it_was_made_light(
    address: str, offline_site: Path, unpacked: Path, chromium: Browser
) -> None:
    """What pages share comes from a script; the browser ends up with the very same document."""
    held = {file.relative_to(unpacked / "site").as_posix() for file in (unpacked / "site").rglob("*")}
    path = f"{address}index.html"
    whole = leading_online(light((offline_site / path).read_text("utf-8")), path, held, SITE)
    beside = unpacked / "site" / address / "whole.html"
    beside.write_text(whole, "utf-8")
    page = chromium.new_page()
    documents = []
    for file in (beside, unpacked / "site" / path):
        page.goto(file.as_uri())
        expect(page.locator("html.js")).to_have_count(1)
        documents.append(re.sub(r"\s+", " ", page.content()))
    page.close()
    assert documents[0].split("<") == documents[1].split("<")


def test_it_is_light_and_holds_what_it_says(archive: bytes, unpacked: Path) -> None:
    """At most 1.5 MB without PDFs, and nothing that only networks or crawlers read."""
    assert len(archive) <= 1_500_000
    names = zipfile.ZipFile(io.BytesIO(archive)).namelist()
    assert names[0] == "LISEZ-MOI.html"
    assert {"site/data/catalogue.json", "site/data/explorer.js", "site/pdf/pays/senegal.pdf"} <= set(names)
    assert [
        name
        for name in names
        if re.search(r"images/|feeds/|sw\.js|reading\.js|\.map$|valmont-sabelle\.pdf|guide", name)
    ] == ["site/assets/images/favicon.png"]
    assert dead_links(unpacked) == set()


def test_it_depends_on_the_files_alone(
    archive: bytes, offline_site: Path, sample: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same bytes in another time zone, with another umask, and from files of another time."""
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    time.tzset()
    before = os.umask(0o077)
    try:
        for file in ("index.html", "data/catalogue.json"):
            os.utime(offline_site / file, (1, 1))
        edition = Edition(DAY, len(sample.entries), len(sample.organisations), PROJECT)
        assert pack(offline_site, edition) == archive
    finally:
        os.umask(before)
        monkeypatch.undo()
        time.tzset()


def test_a_country_has_one_of_its_own(
    sample_project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its records and what they name, no dead link, each page says that it is an extract; the sum beside it is right."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", building.EPOCH)
    assert (
        building.build(tmp_path / "site", root=sample_project, OFFLINE="1", EXTRACT="pays=MA").returncode == 0
    )
    command = ["--root", str(sample_project), "pack", "--site", str(tmp_path / "site"), "--country", "MA"]
    assert main([*command, "--out", str(tmp_path / "out")]) == OK
    (file,) = (tmp_path / "out").glob("*.zip")
    assert re.fullmatch(r"passerelles-sante-maroc-\d{4}-\d\d-\d\d\.zip", file.name)
    told = (tmp_path / "out" / f"{file.name}.sha256").read_text()
    assert told == f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n"
    zipfile.ZipFile(file).extractall(tmp_path / "usb")
    assert dead_links(tmp_path / "usb") == set()
    site = tmp_path / "usb" / "site"
    assert not (site / "partenariats" / "valmont-sabelle").exists()
    assert "valmont-sabelle" not in (site / "data" / "explorer.js").read_text("utf-8")
    page = (site / "pays" / "maroc" / "index.html").read_text("utf-8")
    assert "Extrait&nbsp;: Maroc." in page + (site / "assets" / "shared-2.js").read_text("utf-8")


@pytest.mark.parametrize(
    ("given", "said"),
    [(["--country", "ZZ"], "aucune fiche pour le pays « ZZ »"), ([], "pas de site fait pour un disque")],
)
def test_misuse_is_said(
    given: list[str], said: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A country without records, a folder without site: status 2, and nothing is written."""
    command = [
        "--root",
        str(folder),
        "pack",
        "--site",
        str(tmp_path / "nowhere"),
        "--out",
        str(tmp_path / "out"),
    ]
    assert main([*command, *given]) == MISUSE
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_site_for_a_server_makes_no_pack(built_site: Path) -> None:
    """Its links to folders would not open, and its policy means nothing on a disk."""
    with pytest.raises(RefusalError):
        pack(built_site, Edition(DAY, 1, 1, PROJECT))


@pytest.mark.parametrize(
    ("link", "made"),
    [
        ('<a href="../togo/index.html">', '<a href="../togo/index.html">'),
        ('<a class="x" href="../../pdf/a.pdf">', f'<a class="x" data-online href="{SITE}pdf/a.pdf">'),
        ('<a href="../mali/index.html#fiches">', f'<a data-online href="{SITE}pays/mali/#fiches">'),
        ('<a href="#fiches">', '<a href="#fiches">'),
        ('<a href="https://other.example/x">', '<a href="https://other.example/x">'),
    ],
)
def test_a_link_to_what_is_not_inside_leads_online(link: str, made: str) -> None:
    """And is marked; all others stay."""
    held = {"pays/togo/index.html", "pays/benin/index.html"}
    assert leading_online(link, "pays/benin/index.html", held, SITE) == made


def test_without_an_address_of_the_site_such_a_link_leads_nowhere() -> None:
    """It stays text rather than a dead link."""
    assert leading_online('<a href="x.pdf">X</a>', "index.html", set(), "") == "<a data-online>X</a>"


@pytest.mark.parametrize("blank", [" ", "\n", " \n"])
def test_blank_without_end_is_cut_at_once(blank: str) -> None:
    """Before text it stays, before an element a line end is left of it."""
    many = blank * 20_000
    start = time.process_time()
    made = light(f"<p>a{many}b{many}\n<b>c</b></p>")
    assert time.process_time() - start < 0.5
    assert made == f"<p>a{many}b\n<b>c</b></p>"


def test_nothing_is_cut_within_what_must_stay_whole() -> None:
    """A script, a comment or a drawing that all pages share stands as it was, in the page or in the shared script."""
    middle = "<!-- <b>no</b> --><svg><g><path/></g></svg><script>a('<i>')</script>" + "<p>common</p>" * 20
    pages = {f"{n}.html": f'<html><meta charset="utf-8"><h1>{n}</h1>{middle}<p>{n}</p>' for n in range(30)}
    made = with_shared(pages)
    calls = re.findall(r"<script>ps\((\d+)\)</script>", made["7.html"])
    assert len(calls) == 1
    assert made["7.html"].count("<script>a(") == 0
    assert "<b>no</b> --><svg><g><path/></g></svg>" in made["assets/shared-0.js"]


def test_the_page_offers_the_latest_packs(folder: Path, tmp_path: Path) -> None:
    """With size, date and sum; other files are none."""
    for name in (
        "passerelles-sante-2024-05-01.zip",
        "passerelles-sante-2024-05-31.zip",
        "passerelles-sante-senegal-2024-05-31.zip",
        "x.zip",
    ):
        (tmp_path / name).write_bytes(b"x" * 1_250_000)
    (tmp_path / "passerelles-sante-2024-05-31.zip.sha256").write_text(
        f"{'ab' * 32}  passerelles-sante-2024-05-31.zip\n"
    )
    found = publish(folder, TODAY, PROJECT, downloads=read(tmp_path))
    html = next(page.html for page in found.pages if page.address == "hors-ligne/").replace("\u00a0", " ")
    assert re.findall(r'href="\.\./(\S+\.zip)"', html) == [
        "passerelles-sante-2024-05-31.zip",
        "passerelles-sante-senegal-2024-05-31.zip",
    ]
    assert "ZIP, 1,3 Mo, version du 31 mai 2024" in html
    assert "ab" * 32 in html


@pytest.mark.parametrize(
    ("offline", "said"),
    [(False, "publié sans archive"), (True, "Vous lisez déjà une copie")],
    ids=["online", "disk"],
)
def test_the_page_says_when_there_is_none(offline: bool, said: str, folder: Path) -> None:
    """A site built without, and the copy itself."""
    found = publish(folder, TODAY, PROJECT, NO_DOWNLOADS, offline=offline)
    html = next(page.html for page in found.pages if page.address == "hors-ligne/")
    assert said in html
    assert "ps-button" not in html
    assert ("assets/keeping.js" in html) is not offline


@pytest.mark.parametrize(
    ("day", "told"),
    [(date(1970, 1, 1), 1980), (date(2026, 11, 22), 2026), (date(9999, 12, 31), 2107)],
)
def test_a_day_that_no_archive_can_tell(day: date, told: int) -> None:
    """A date of the build may be any; ZIP knows those from 1980 to 2107."""
    [about] = zipfile.ZipFile(io.BytesIO(packed({"a": b"a"}, day))).infolist()
    assert about.date_time[0] == told
