"""A record that changes its name keeps its old address."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from catalogue.knowledge.aggregate import Catalogue
from catalogue.problems.rulebook import FORMER, RULES
from catalogue.site.environment import environment
from catalogue.site.pages import redirects
from tests.conftest import PROJECT

SITE = "https://example.org/"


def made(catalogue: Catalogue) -> dict[str, str]:
    return redirects(catalogue, environment(catalogue, PROJECT), SITE)


def test_a_former_address_leads_to_the_record_in_both_sections(example: Catalogue) -> None:
    """The file may have changed its kind with its name."""
    assert [path for path in sorted(made(example)) if not path.startswith("contribuer/")] == [
        "partenariats/ancien-dakar/index.html",
        "programmes/ancien-dakar/index.html",
    ]


def test_it_is_not_indexed_and_names_the_address_that_is(example: Catalogue) -> None:
    html = made(example)["partenariats/ancien-dakar/index.html"]
    assert '<meta name="robots" content="noindex">' in html
    assert '<link rel="canonical" href="https://example.org/partenariats/exemple-dakar/">' in html
    assert (
        '<a href="../../partenariats/exemple-dakar/index.html">Jumelage en cardiologie avec Dakar</a>' in html
    )
    assert "<script" not in html


def test_the_address_of_a_retired_rule_leads_to_the_one_in_its_place(example: Catalogue) -> None:
    """Rules that take another's place exist, and no rule has an id that went away."""
    html = made(example)["contribuer/regles/e209/index.html"]
    assert '<a href="../../../contribuer/regles/u404/index.html">Règle U404</a>' in html
    assert '<link rel="canonical" href="https://example.org/contribuer/regles/u404/">' in html
    ids = {rule.id for rule in RULES}
    assert set(FORMER.values()) <= ids
    assert not FORMER.keys() & ids


@pytest.mark.browser
def test_it_works_from_a_folder(example: Catalogue, chromium: Browser, tmp_path: Path) -> None:
    """Without a server, without a script."""
    for path, html in {
        **made(example),
        "partenariats/exemple-dakar/index.html": "<title>Arrivé</title>",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_text(html, "utf-8")
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((tmp_path / "programmes/ancien-dakar/index.html").as_uri())
    page.wait_for_url("**/partenariats/exemple-dakar/index.html")
    context.close()
    shutil.rmtree(tmp_path)


def test_the_sitemap_holds_no_redirect_and_no_error_page(built_site: Path) -> None:
    """Crawlers are told of the pages that exist, once each."""
    text = (built_site / "sitemap.xml").read_text("utf-8")
    assert "404.html" not in text
    assert "e209" not in text
    assert text.count("/partenariats/valmont-sabelle/</loc>") == 1
    assert text.count("<loc>") == text.count("<url>") == len(set(text.split("<loc>")[1:]))
    assert "Sitemap: https://" in (built_site / "robots.txt").read_text("utf-8")
