"""Where to train: what a resident, a nurse or a head of service looks for."""

import gzip
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
from catalogue.site.offers import NO_SPECIALTY, Offer, offers
from catalogue.site.pages import pages as site_pages
from tests.conftest import PROJECT
from tests.sampling import MEANING


def pages(catalogue: Catalogue) -> dict[str, site_page.Page]:
    env = environment(catalogue, PROJECT)
    return {page.address: page for page in training.training(catalogue, env)}


def test_every_training_is_there_with_its_proof(real: Catalogue) -> None:
    """Nothing is left out, and each row leads to the quotes that prove it."""
    html = pages(real)["se-former/"].html
    keys = set(re.findall(r'data-key="([^"]+)"', html))
    assert keys == {offer.key for offer in offers(real)}
    for offer in offers(real):
        for id_ in offer.training.evidence:
            assert f'{offer.entry.id}/#preuve-{id_}"' in html


def test_where_a_malagasy_resident_trains_in_orthopaedics(real: Catalogue) -> None:
    """The page of the specialty and that of the country both name the scheme, the place and the record."""
    made = pages(real)
    for address in ("se-former/chirurgie-orthopedique/", "se-former/pays/madagascar/"):
        rows = re.findall(r"<tr data-key.*?</tr>", made[address].html, re.DOTALL)
        [row] = [row for row in rows if "brest-madagascar-orthopedie-1" in row]
        assert "Faisant fonction d’interne" in row
        assert "internes et résidents" in row
        assert "CHU de Brest</a>, France" in row
        assert 'data-label="Durée">non renseignée' in row
        assert "orthopédique" in row


def test_a_scheme_is_explained_on_the_page(real: Catalogue) -> None:
    """Each name of a scheme leads to its meaning."""
    for page in pages(real).values():
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


def test_no_code_is_that_of_a_scheme_and_of_a_specialty(real: Catalogue) -> None:
    """Their pages stand side by side: one of them would be lost."""
    codes = {name: set(real.registry.vocabularies[name]) for name in ("schemes", "specialties")}
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


def test_a_large_catalogue_is_split(real: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first page then only counts, and long lists go on in parts that hold every training once."""
    monkeypatch.setattr(training, "WHOLE", 10)
    monkeypatch.setattr(training, "PART", 2)
    made = pages(real)
    assert "data-key" not in made["se-former/"].html
    assert re.search(r'href="[^"]*chirurgie-orthopedique/"', made["se-former/"].html)
    parts = ["se-former/chirurgie-orthopedique/", "se-former/chirurgie-orthopedique/suite/2/"]
    keys = [key for part in parts for key in re.findall(r'data-key="([^"]+)"', made[part].html)]
    whole = [one.key for one in offers(real) if "chirurgie-orthopedique" in one.specialties]
    assert keys[:4] == whole[:4]
    assert 'aria-current="page"><span class="ps-sr">Page </span>2' in made[parts[1]].html


def test_no_page_is_heavy(real: Catalogue) -> None:
    """Where the first page still shows every row it stays under a following page's budget; a long part stays light."""
    row = len(gzip.compress(pages(real)["se-former/"].html.encode())) / len(offers(real))
    assert row * training.WHOLE < 14_000
    assert row * training.PART < 90_000


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
    page.get_by_label("Spécialité", exact=True).select_option(label="Chirurgie orthopédique et traumatologie")
    page.get_by_label("Pays de la coopération").select_option(label="Madagascar")
    page.get_by_label("Pour qui").select_option(label="Internes et résidents")
    visible = page.locator("#formations tr[data-key]:visible")
    assert visible.count() == 1
    assert "Faisant fonction d’interne" in visible.inner_text()
    assert page.locator("output").inner_text().startswith("1 formation sur ")
    address = page.url
    assert "specialite=chirurgie-orthopedique&pays=MG" in address
    page.goto("about:blank")
    page.goto(address)
    assert page.locator("#formations tr[data-key]:visible").count() == 1
    page.get_by_role("button", name="Tout afficher").click()
    page.wait_for_function("!location.search")
    assert page.locator("#formations tr[data-key]:visible").count() > 10


@pytest.mark.browser
def test_without_a_script_everything_is_there(chromium: Browser, site_url: str) -> None:
    """All rows, no dead form."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}se-former/")
    assert page.locator("#formations tr[data-key]:visible").count() > 10
    assert page.locator("form[data-filters]:visible").count() == 0
    context.close()


@pytest.mark.browser
def test_choices_work_from_a_folder(page: Page, built_site: Path) -> None:
    """On file:// too."""
    page.goto((built_site / "se-former" / "index.html").as_uri())
    page.get_by_label("Dispositif").select_option(label="Doctorat")
    assert page.locator("#formations tr[data-key]:visible").count() >= 1
    assert "sur" in page.locator("output").inner_text()
