"""How firmly a value is known, wherever it stands beside the page of its record."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from catalogue.data import feeds
from catalogue.knowledge.aggregate import Catalogue, build
from catalogue.reading.changes import Change, History
from catalogue.reading.load import load
from catalogue.site.environment import environment
from catalogue.site.pages import pages
from tests.conftest import PROJECT
from tests.site.test_record_page import FULL, LIGHT, TODAY, read


@pytest.fixture
def catalogue(folder: Path) -> Catalogue:
    """The example with a record of all three strengths and a light one."""
    for id_, text in (("essai", FULL), ("legere", LIGHT)):
        (folder / "partnerships" / f"{id_}.md").write_text(text, "utf-8")
    moment = datetime(2024, 5, 1, tzinfo=UTC)
    changes = tuple(Change(moment, f"partnerships/{id_}.md", "added") for id_ in ("essai", "legere"))
    return build(load(folder), TODAY, History(changes))


@pytest.fixture
def page(catalogue: Catalogue) -> Callable[[str], str]:
    """The HTML of the page at an address."""
    made = {one.address: one for one in pages(catalogue, environment(catalogue, PROJECT))}
    return lambda address: made[address].html


def entry_in(html: str, title: str) -> str:
    """What a list says of a record, as it is read."""
    items = re.findall(r'<li class="ps-entry">.*?</li>', html, re.DOTALL)
    return next(read(item) for item in items if title in item)


def test_lists_mark_what_is_deduced(page: Callable[[str], str]) -> None:
    """The country, the start and the state of each record that they name."""
    said = entry_in(page("pays/mali/"), "Dialyse")
    assert "Mali déduit" in said
    assert "depuis février 2010 sources en désaccord" in said
    assert "Terminé déduit" in said
    assert "référencé" not in said
    light = entry_in(page("pays/senegal/"), "Missions du Val")
    assert "Fiche légère" in light
    assert "déduit" not in light


def test_organisations_say_which_roles_are_deduced(page: Callable[[str], str]) -> None:
    """Under the role that is deduced, and not under those that a source tells."""
    html = page("organisations/fonds-exemple/")
    sections = re.split(r"<h2 id=\"role-\d+\">", html)
    support = next(section for section in sections if section.startswith("Soutien"))
    assert "rôle déduit" in entry_in(support, "Dialyse")
    funder = next(section for section in sections if section.startswith("Financeur"))
    assert "rôle déduit" in entry_in(funder, "Dialyse")
    assert "rôle déduit" not in entry_in(funder, "Jumelage")
    assert "rôle déduit" not in page("organisations/hopital-du-val/")


ORDER = ["etat-open", "etat-planned", "etat-past", "etat-wished", "etat-aucun"]


@pytest.mark.parametrize("address", ["se-former/", "se-former/pays/mali/", "se-former/stage-observation/"])
def test_no_page_of_trainings_mixes_states(page: Callable[[str], str], address: str) -> None:
    """Each stands below the heading of its own state; headings have the order of the vocabulary."""
    found = re.findall(r'id="(etat-\w+)"|data-etat="(\w+)"', page(address))
    headings = [heading for heading, _ in found if heading]
    assert headings == [one for one in ORDER if one in headings] != []
    above = ""
    for heading, state in found:
        above = heading or above
        assert not state or above == f"etat-{state}"
    assert any(state for _, state in found)


@pytest.mark.parametrize(
    "address", ["pays/mali/", "specialites/cardiologie/", "organisations/hopital-de-dakar/"]
)
def test_no_table_of_trainings_mixes_states(page: Callable[[str], str], address: str) -> None:
    """A row with the name of the state stands above those of each."""
    html = page(address)
    groups = re.findall(r'ps-offers__state"><th[^>]*>(.*?) <span.*?</tbody>', html, re.DOTALL)
    order = ["Proposées", "Prévues", "Passées", "Souhaitées", "État non précisé"]
    assert groups == [one for one in order if one in groups] != []
    [planned] = re.findall(r">Prévues <span.*?</tbody>", html, re.DOTALL) or [""]
    assert (
        planned.count("prévue, sans nouvelle depuis") == planned.count("<tr>") == html.count("sans nouvelle")
    )


def test_the_home_page_counts_what_is_open(page: Callable[[str], str]) -> None:
    assert "1 formation ou accueil proposé d’après les sources" in read(page(""))


def test_counts_by_state_stand_beside_each_name(page: Callable[[str], str]) -> None:
    said = read(page("se-former/"))
    assert "Mali 1 proposée, 1 prévue, 1 passée, 2 sans état précisé" in said
    assert "prévue, sans nouvelle depuis" in said


def test_countries_and_regions_list_records_of_the_region(page: Callable[[str], str]) -> None:
    """Below a heading of their own on the page of a country that they do not name."""
    assert "Dialyse" in page("regions/afrique-de-louest/")
    assert "Dans toute la région" not in page("pays/mali/")


def test_a_country_of_a_region_that_is_named(folder: Path) -> None:
    text = LIGHT.replace(
        "role: partner}\n", "role: mentioned}\nregions: [afrique-de-louest, caraibes]\n"
    ).replace("Missions du Val à Dakar", "Missions du Val dans la région")
    (folder / "partnerships" / "region.md").write_text(text, "utf-8")
    found = build(load(folder), TODAY)
    made = {one.address: one for one in pages(found, environment(found, PROJECT))}
    section = made["pays/mali/"].html.partition("Dans toute la région")[2].partition("</section>")[0]
    assert "Missions du Val dans la région" in section
    assert "Missions du Val dans la région" in made["regions/caraibes/"].html  # which no country has
    assert "Non précisé : pays" not in read(made["partenariats/region/"].html)


def test_quality_counts_strengths_and_light_records(page: Callable[[str], str]) -> None:
    html = page("qualite/").partition('id="forces"')[2].partition("</section>")[0]
    said = read(html)
    assert re.search(r"\d+ affirmations citées sur \d+, dont \d+ déduites\.", said)
    rows = dict(re.findall(r"<tr><th scope=\"row\">(Cité|Référencé|Déduit)</th><td[^>]*>(\d+)</td>", html))
    assert rows["Déduit"] == str(FULL.count("evidence: vu") + 2)  # those of the example too
    assert rows["Référencé"] == str(FULL.count("evidence: lu") + 3)  # those of the light record too
    assert "1 fiche sur 4 est légère" in said


def test_the_feed_says_how_firmly_the_state_is_known(catalogue: Catalogue) -> None:
    env = environment(catalogue, PROJECT)
    [text] = feeds.feeds([feeds.whole(catalogue)], catalogue, env, PROJECT).values()
    said = "".join(text.pieces())
    assert "État&#160;: Terminé (déduit).</summary>" in said
    assert "État&#160;: En cours (référencé).</summary>" in said
