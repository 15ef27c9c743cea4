"""Pages written by hand, as they go into their shells."""

import re

import pytest
from PIL import Image

from catalogue.knowledge.project import Project
from catalogue.site import by_hand
from tests.conftest import PROJECT, ROOT

SITE = PROJECT.site
KNOWN = {"", "pays/", "contribuer/guide/"}


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<p>Quoi ? « Oui » : 12 000</p>", "<p>Quoi\u202f? «\u00a0Oui\u00a0»\u00a0: 12\u202f000</p>"),
        ('<p title="a ; b"><code>a ; b</code> ; c</p>', '<p title="a ; b"><code>a ; b</code>\u202f; c</p>'),
        ("<pre><code><i>a ; b</i>\n</code></pre> ; c", "<pre><code><i>a ; b</i>\n</code></pre>\u202f; c"),
    ],
)
def test_french_spaces_stand_in_texts_only(written: str, shown: str) -> None:
    """Words get them, code and attributes do not."""
    assert by_hand.with_french_spaces(written) == shown


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        (f"{SITE}pays/", "../../pays/"),
        (f"{SITE}pays/#liste", "../../pays/#liste"),
        (f"{SITE}?q=a", "../../?q=a"),
        (f"{SITE}partenariats/parti/", f"{SITE}partenariats/parti/"),
        ("https://forge.example/pays/", "https://forge.example/pays/"),
    ],
)
def test_links_to_the_published_site_lead_to_this_build(link: str, shown: str) -> None:
    """Where this build has the page, and nowhere else."""
    html = by_hand.with_own_links(f'<a class="x" href="{link}">y</a>', "contribuer/guide/", PROJECT, KNOWN)
    assert html == f'<a class="x" href="{shown}">y</a>'


def test_a_site_that_knows_not_its_address_changes_no_link() -> None:
    """Without `site_url` nothing tells which links are ours."""
    html = '<a href="https://site.example/pays/">y</a>'
    assert by_hand.with_own_links(html, "contribuer/guide/", Project("Essai"), KNOWN) == html


def test_every_picture_is_told_sized_and_used() -> None:
    """A picture says what it shows, takes its place before it loads, and shows the file of twice that size."""
    shown = set()
    for page in (ROOT / "docs").rglob("*.md"):
        for told, path, width, height in _PICTURE.findall(page.read_text("utf-8")):
            file = (page.parent / path).resolve()
            shown.add(file)
            assert len(told) > 40, file
            with Image.open(file) as picture:
                assert picture.size == (2 * int(width), 2 * int(height)), file
    assert shown == set((ROOT / "docs" / "assets" / "guide").iterdir())


_PICTURE = re.compile(r'!\[(.*?)\]\((\S+)\)\{ \.ps-shot width="(\d+)" height="(\d+)" loading="lazy" \}')
