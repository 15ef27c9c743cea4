"""Pages written by hand, as they go into their shells."""

import pytest

from catalogue.site import by_hand

SITE = "https://site.example/catalogue/"
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
    html = by_hand.with_own_links(f'<a class="x" href="{link}">y</a>', "contribuer/guide/", SITE, KNOWN)
    assert html == f'<a class="x" href="{shown}">y</a>'


def test_a_site_that_knows_not_its_address_changes_no_link() -> None:
    """Without `site_url` nothing tells which links are ours."""
    html = '<a href="https://site.example/pays/">y</a>'
    assert by_hand.with_own_links(html, "contribuer/guide/", "", KNOWN) == html
