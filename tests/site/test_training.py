"""Where to train: what a resident, a nurse or a head of service looks for."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from catalogue.knowledge.aggregate import Catalogue, build
from catalogue.reading.load import load
from catalogue.site import page as site_page
from catalogue.site.environment import environment
from catalogue.site.kinds import schemes, training
from catalogue.site.offers import NO_SPECIALTY, Offer
from catalogue.site.pages import pages as site_pages
from tests.conftest import PROJECT
from tests.sampling import MEANING

ROWS = 9
"""The rows of the sample's seven trainings, of which two have two specialties each."""


def pages(catalogue: Catalogue) -> dict[str, site_page.Page]:
    env = environment(catalogue, PROJECT)
    return {page.address: page for page in training.training(catalogue, env)}


def test_every_training_is_there_with_its_proof(sample: Catalogue) -> None:
    """Nothing is left out, and each row leads to the quotes that prove it."""
    html = pages(sample)["se-former/"].html
    assert set(re.findall(r'data-key="([^"]+)"', html)) == set(MEANING["trainings"])
    for row, proof in {
        "valmont-sabelle-1": "valmont-sabelle/#preuve-stage",
        "valmont-sabelle-2": "valmont-sabelle/#preuve-accord",
        "equipes-mekong-1": "equipes-mekong/#preuve-gazette",
        "imagerie-valmont-1": "imagerie-valmont/#preuve-cursus",
        "imagerie-valmont-2": "imagerie-valmont/#preuve-bourse",
    }.items():
        assert f'{proof}"' in row_of(html, row)


def row_of(html: str, key: str) -> str:
    """The first row of a training: it has one for each of its specialties."""
    row, *_ = [row for row in re.findall(r"<tr data-key.*?</tr>", html, re.DOTALL) if f'"{key}"' in row]
    return row


def test_where_a_malagasy_resident_trains_in_imaging(sample: Catalogue) -> None:
    """The page of the specialty and that of the country both name the scheme, the place and the record."""
    made = pages(sample)
    for address in ("se-former/imagerie-medicale/", "se-former/pays/madagascar/"):
        row = row_of(made[address].html, "imagerie-valmont-2")
        assert "Accueil d’internes" in row
        assert "internes et résidents" in row
        assert "Hôpital de la Baie-d’Émeraude</a>, Viêt Nam" in row
        assert re.search(r'data-label="Durée">6\s*mois', row.replace("&nbsp;", " "))
        assert "imagerie médicale" in row.lower()


def test_a_length_that_is_not_known_is_told(sample: Catalogue) -> None:
    assert 'data-label="Durée">non renseignée' in row_of(pages(sample)["se-former/"].html, "equipes-mekong-1")


def test_a_scheme_is_explained_on_the_page(sample: Catalogue) -> None:
    """Each name of a scheme leads to its meaning."""
    for page in pages(sample).values():
        for code in set(re.findall(r'href="#dispositif-([\w-]+)"', page.html)):
            assert f'id="dispositif-{code}"' in page.html


def test_a_scheme_has_a_page_with_all_that_is_under_it(sample: Catalogue) -> None:
    """Each training once, on the page of its scheme; with its host, duration, audience, specialties and record."""
    made = {page.address: page for page in schemes.schemes(sample, environment(sample, PROJECT))}
    assert set(made) == {f"se-former/{code}/" for code in sample.registry.vocabularies["schemes"]}
    listed = {address: re.findall(r'data-key="([^"]+)"', page.html) for address, page in made.items()}
    told = {f"se-former/{code}/": keys for code, keys in MEANING["trainings_by_scheme"].items()}
    assert {address: keys for address, keys in listed.items() if keys} == told
    html = made["se-former/dfms-dfmsa/"].html
    [row] = re.findall(r"<tr data-key.*?</tr>", html, re.DOTALL)
    for said in (
        '<th scope="row">Radiologie interventionnelle</th>',
        "médecins</td>",
        'data-label="Durée">1 an',
        "hopital-des-brumes/",
        "partenariats/imagerie-valmont/",
        "imagerie-valmont/#preuve-cursus",
    ):
        assert said in row
    assert "se forment dans un hôpital français" in html
    assert "On dit aussi" in html


def test_a_scheme_without_training_says_so(sample: Catalogue) -> None:
    """It keeps its address and its meaning; there is no table, no PDF, and silence is no absence."""
    made = {page.address: page for page in schemes.schemes(sample, environment(sample, PROJECT))}
    html = made["se-former/ffi/"].html
    assert "Un interne étranger occupe un poste d’interne" in html
    assert "Cela ne veut pas dire qu’il n’y en a pas" in html
    assert "<table" not in html
    papers = {address for address, _ in schemes.SCHEMES.papers(sample)}
    assert papers == {f"se-former/{code}/" for code in MEANING["trainings_by_scheme"]}


def test_the_list_and_the_records_lead_to_schemes(sample: Catalogue) -> None:
    """By the name of the scheme."""
    env = environment(sample, PROJECT)
    made = {page.address: page for page in site_pages(sample, env)}
    for address, up in (("se-former/", "../"), ("partenariats/imagerie-valmont/", "../../")):
        assert f'<a href="{up}se-former/dfms-dfmsa/">DFMS / DFMSA</a>' in made[address].html


def test_a_long_scheme_goes_on(sample: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    """In parts that hold every training once."""
    doubled = replace(sample, entries=(*sample.entries, *sample.entries))
    monkeypatch.setattr(schemes, "PART", 1)
    made = {page.address: page for page in schemes.schemes(doubled, environment(sample, PROJECT))}
    assert made["se-former/dfms-dfmsa/suite/2/"].title == "DFMS / DFMSA (2 sur 2)"
    assert 'href="../../../../se-former/dfms-dfmsa/" rel="prev"' in made["se-former/dfms-dfmsa/suite/2/"].html


def test_no_code_is_that_of_a_scheme_and_of_a_specialty(sample: Catalogue) -> None:
    """Their pages stand side by side: one of them would be lost."""
    codes = {name: set(sample.registry.vocabularies[name]) for name in ("schemes", "specialties")}
    assert codes["schemes"] & (codes["specialties"] | {NO_SPECIALTY, "pays"}) == set()


def test_lengths_overlap() -> None:
    """A range belongs to every length that it touches, and every length has its days."""
    from catalogue.language.durations import parse_duration
    from catalogue.model.records import Training
    from catalogue.model.typed import adapter

    def lengths(text: str | None) -> tuple[str, ...]:
        one = adapter(Training).validate_python(
            {"scheme": "ffi", "for": ["internes"], "duration": text, "evidence": "x"}
        )
        return Offer("x", None, one, (), "").lengths  # type: ignore[arg-type]

    assert parse_duration("P6M/P2Y").longest_days == 730
    assert lengths("P15D") == ("court",)
    assert lengths("P3M") == ("mois",)
    assert lengths("P6M/P2Y") == ("mois", "semestre", "long")
    assert lengths("P1Y") == ("long",)
    assert lengths(None) == ()


def test_a_large_catalogue_is_split(sample: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first page then only counts, and long lists go on in parts that hold every training once."""
    monkeypatch.setattr(training, "WHOLE", 2)
    monkeypatch.setattr(training, "PART", 2)
    made = pages(sample)
    assert "data-key" not in made["se-former/"].html
    assert re.search(r'href="[^"]*cardiologie/"', made["se-former/"].html)
    parts = ["se-former/cardiologie/", "se-former/cardiologie/suite/2/"]
    keys = [re.findall(r'data-key="([^"]+)"', made[part].html) for part in parts]
    assert keys == [["valmont-sabelle-1", "equipes-mekong-1"], ["equipes-mekong-2", "valmont-sabelle-2"]]
    assert 'aria-current="page"><span class="ps-sr">Page </span>2' in made[parts[1]].html


def test_an_empty_catalogue_says_so(folder: Path) -> None:
    """No training, no table."""
    for file in (folder / "partnerships").iterdir():
        file.unlink()
    html = pages(build(load(folder), date(2024, 6, 1)))["se-former/"].html
    assert "Aucune formation" in html
    assert "<table" not in html


@pytest.fixture
def page(chromium: Browser) -> Page:
    return chromium.new_page(viewport={"width": 390, "height": 800})


@pytest.mark.browser
def test_choices_narrow_the_table(page: Page, site_url: str) -> None:
    """Three choices leave what answers them all, say how many, and stand in the address that gives them back."""
    page.goto(f"{site_url}se-former/")
    page.get_by_label("Spécialité", exact=True).select_option(label="Imagerie médicale")
    page.get_by_label("Pays de la coopération").select_option(label="Madagascar")
    page.get_by_label("Pour qui").select_option(label="Internes et résidents")
    visible = page.locator("#formations tr[data-key]:visible")
    assert visible.count() == 1
    assert "Accueil d’internes" in visible.inner_text()
    assert page.locator("output").inner_text().startswith("1 formation sur 7")
    address = page.url
    assert "specialite=imagerie-medicale&pays=MG" in address
    page.goto("about:blank")
    page.goto(address)
    assert page.locator("#formations tr[data-key]:visible").count() == 1
    page.get_by_role("button", name="Tout afficher").click()
    page.wait_for_function("!location.search")
    assert page.locator("#formations tr[data-key]:visible").count() == ROWS


@pytest.mark.browser
def test_without_a_script_everything_is_there(chromium: Browser, site_url: str) -> None:
    """All rows, no dead form."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}se-former/")
    assert page.locator("#formations tr[data-key]:visible").count() == ROWS
    assert page.locator("form[data-filters]:visible").count() == 0
    context.close()


@pytest.mark.browser
def test_choices_work_from_a_folder(page: Page, built_site: Path) -> None:
    """On file:// too."""
    page.goto((built_site / "se-former" / "index.html").as_uri())
    page.get_by_label("Dispositif").select_option(label="Compagnonnage")
    assert page.locator("#formations tr[data-key]:visible").count() == 1
    assert "sur" in page.locator("output").inner_text()
