"""Files made apart that the site offers."""

import os
from pathlib import Path

import pytest

from catalogue.engine.downloads import read
from catalogue.engine.keys import key
from catalogue.language import french
from catalogue.publishing.assembly import without_shell
from catalogue.publishing.publication import publish
from tests.conftest import PROJECT, TODAY


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A folder with the PDF of a country, a hidden file and a link to a file elsewhere."""
    folder = tmp_path / "downloads"
    (folder / "pdf" / "pays").mkdir(parents=True)
    (folder / "pdf" / "pays" / "senegal.pdf").write_bytes(b"%PDF-1.7" + b" " * 84_000)
    (folder / ".hidden").write_text("no")
    (folder / "link").symlink_to("/etc/hostname")
    return folder


def test_a_page_offers_its_pdf_with_its_size(folder: Path, made: Path) -> None:
    """The page that has one, and no other."""
    found = publish(folder, TODAY, PROJECT, downloads=read(made))
    offering = {page.address: page.html for page in found.pages if "ps-paper" in page.html}
    assert list(offering) == ["pays/senegal/"]
    assert 'href="../../pdf/pays/senegal.pdf"' in offering["pays/senegal/"]
    assert "85\u00a0ko" in offering["pays/senegal/"]


def test_the_site_takes_the_files_in(folder: Path, made: Path) -> None:
    """As they are; links and hidden files stay outside."""
    found = publish(folder, TODAY, PROJECT, downloads=read(made))
    taken = {one.path: one for one in without_shell(found)}
    assert taken["pdf/pays/senegal.pdf"].make() == (made / "pdf/pays/senegal.pdf").read_bytes()
    assert not {"link", ".hidden"} & set(taken)


def test_a_page_is_made_again_when_its_pdf_grows(folder: Path, made: Path) -> None:
    """Only that page."""
    file = made / "pdf" / "pays" / "senegal.pdf"
    before = publish(folder, TODAY, PROJECT, downloads=read(made))
    keys = {page.address: key(*before.made_of(page)) for page in before.pages}
    file.write_bytes(file.read_bytes() + b"more")
    os.utime(file, (1, 1))
    after = publish(folder, TODAY, PROJECT, downloads=read(made))
    assert [page.address for page in after.pages if keys[page.address] != key(*after.made_of(page))] == [
        "pays/senegal/"
    ]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """Nothing to offer is no fault."""
    assert read(tmp_path / "nowhere").sizes == {}


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 ko"), (1, "1 ko"), (84_008, "85 ko"), (1_150_000, "1,2 Mo"), (6_000_000, "6 Mo")],
)
def test_sizes(count: int, said: str) -> None:
    """Rounded up, in the units that readers know."""
    assert french.size(count) == said.replace(" ", "\u00a0")
