"""What pages of organisations and sources show of their files. The same facts are printed."""

import re

import pytest

from catalogue.knowledge import addresses
from catalogue.knowledge.aggregate import Catalogue
from catalogue.site.environment import environment
from catalogue.site.kinds.organisations import ORGANISATIONS
from catalogue.site.pages import pages
from catalogue.site.paper import Facts
from tests.conftest import PROJECT

FACTS = {
    "Nom officiel": "Centre hospitalier universitaire régional de Valmont-sur-Lys",
    "Pays": "France",
    "Ville": "Valmont",
    "Aussi nommée": "Hôpital central de Valmont, Hospices de Valmont",
    "Ancien nom": "Hôtel-Dieu de Valmont",
    "En d’autres langues": "Valmont University Hospital (anglais), Bệnh viện Đại học Valmont (vietnamien)",
    "Site": "https://valmont.example/",
    "ROR": "0va1mnt38",
    "FINESS (entité juridique)": "990000010",
    "FINESS (site)": "990001000",
    "SIREN": "998887772",
    "SIRET": "99888777200015",
    "ISNI": "0000000999999905",
    "ISIL": "FR-990000010",
    "Wikidata": "Q999999999",
    "Unité de recherche": "UMR_S 9999",
}


@pytest.fixture(scope="module")
def shown(sample: Catalogue) -> dict[str, str]:
    """The HTML of every page of the sample, by address."""
    return {page.address: page.html for page in pages(sample, environment(sample, PROJECT))}


def facts(html: str) -> dict[str, str]:
    """What the list of facts of a page says, as text."""
    listed = html.partition('<dl class="ps-facts">')[2].partition("</dl>")[0]
    found = re.findall(r"<div><dt>(.*?)</dt><dd>(.*?)</dd></div>", listed)
    return {term: re.sub(r"<[^>]+>", "", value).replace("\u00a0", " ") for term, value in found}


def test_every_fact_of_an_organisation_is_shown(shown: dict[str, str]) -> None:
    """In the order in which a reader wants them; a number leads to its register where it has a page."""
    page = shown[addresses.organisation("chu-valmont")]
    assert list(facts(page).items()) == list(FACTS.items())
    assert '<a href="https://ror.org/0va1mnt38" rel="noopener">0va1mnt38</a>' in page
    assert '<span lang="vi">Bệnh viện Đại học Valmont</span>' in page


def test_every_fact_of_an_organisation_is_printed(sample: Catalogue) -> None:
    """But for a country, which is a name that leads to its page."""
    paper = ORGANISATIONS.paper
    assert paper is not None
    identity = paper("chu-valmont", sample).sections[0]
    assert isinstance(identity, Facts)
    printed = {term: ", ".join(text for _, text in names) for term, names in identity.rows if names}
    assert printed == {**FACTS, "Pays": "FR"}


def test_a_short_file_shows_no_empty_fact(shown: dict[str, str]) -> None:
    assert facts(shown[addresses.organisation("hopital-mekong")]) == {"Pays": "Cambodge", "Wikidata": "Q42"}


def test_every_fact_of_a_source_is_shown(shown: dict[str, str]) -> None:
    """Who speaks, the archived copy, the day of reading; no digest where there is none."""
    page = facts(shown[addresses.source("page-valmont")])
    assert page["Qui parle"] == "Partie"
    assert page["Copie archivée"] == "https://archives.example/2025/valmont.example/international"
    assert page["Consultée"] == "le 2 mars 2025"
    assert len(page["Empreinte SHA-256"]) == 64
    assert "Empreinte SHA-256" not in facts(shown[addresses.source("film-des-ponts")])
