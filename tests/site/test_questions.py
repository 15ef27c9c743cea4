"""The questions that the site must answer in three clicks or one search, each from the home page."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.building import EPOCH
from tests.sampling import MEANING

pytestmark = pytest.mark.browser


class Reader:
    """Somebody at the home page, who counts the clicks."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0

    def search(self, words: str) -> None:
        """Type into the one field of the home page and press Enter."""
        self.page.locator(".ps-hero input[type=search]").fill(words)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url("**/explorer/?q=*")
        expect(self.page.locator("[data-explorer=active]")).to_be_visible()
        expect(self.page.locator("[data-explorer=count]")).to_contain_text("fiche")

    def follow(self, name: str, within: str = ".md-content", exact: bool = True) -> None:
        """Click a link that is in sight."""
        self.clicks += 1
        assert self.clicks <= 3, "more than three clicks"
        before = self.page.url
        self.page.locator(within).get_by_role("link", name=name, exact=exact).first.click()
        self.page.wait_for_url(lambda url: url != before)

    @property
    def text(self) -> str:
        return self.page.locator(".md-content").inner_text().replace("\u00a0", " ").replace("\u202f", " ")

    @property
    def titles(self) -> list[str]:
        """Titles of the records listed."""
        return self.page.locator(".ps-entries:visible .ps-entry__title").all_inner_texts()


@pytest.fixture
def reader(chromium: Browser, site_url: str) -> Iterator[Reader]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(site_url)
    yield Reader(page)
    context.close()


def test_cardiology_in_senegal(reader: Reader) -> None:
    """Which French hospitals work in cardiology in Senegal, since when, with whom, is it still active?"""
    reader.search("cardiologie Sénégal")
    first = reader.page.locator(".ps-entries:visible .ps-entry").first.inner_text().replace("\u00a0", " ")
    for expected in ("CHU de Valmont", "Sabelle", "depuis le 12 mars 2018", "À confirmer", "Sénégal"):
        assert expected in first


def test_who_works_at_a_hospital(reader: Reader) -> None:
    """Who else works at a given hospital?"""
    reader.search("matériel Tamarin")
    reader.follow("Maintenance biomédicale à Tamarin")
    reader.follow("Hôpital du Tamarin")
    assert "CHU de Rochebrune" in reader.text
    assert "Nordia Coopération" in reader.text
    assert set(reader.titles) == {
        "Maintenance biomédicale à Tamarin",
        "Pédiatrie à Tamarin",
        "Télésanté avec Tamarin",
    }


def test_my_hospital_on_one_page(reader: Reader) -> None:
    """What does my CHU do abroad, on one printable page?"""
    reader.follow("Par hôpital")
    reader.follow("CHU de Valmont")
    reader.page.emulate_media(media="print")
    titles = reader.page.locator(".ps-entry__title")
    assert titles.count() >= 5
    assert all(titles.nth(number).is_visible() for number in range(titles.count()))
    assert not reader.page.locator(".md-header").is_visible()
    assert "Bénin" in reader.text
    assert "Sénégal" in reader.text


def test_not_confirmed_for_24_months(reader: Reader) -> None:
    """Which entries were not confirmed for 24 months?"""
    reader.follow("Explorer", ".md-tabs")
    reader.page.get_by_label("À confirmer").check()
    built_on = datetime.fromtimestamp(int(EPOCH), UTC).date()
    last_days = (record.get("fresh_until") for record in MEANING["records"].values())
    stale = sum(last_day is not None and last_day < built_on for last_day in last_days)
    assert stale == 6
    expect(reader.page.locator("[data-explorer=count]")).to_contain_text(f"{stale} fiches")


def test_specialties_absent_from_west_africa(reader: Reader) -> None:
    """Which specialties are absent from West Africa?"""
    reader.follow("Par pays")
    reader.follow("Afrique de l’Ouest")
    absent = reader.page.locator("#absentes ~ .ps-tags a").all_inner_texts()
    assert "Psychiatrie" in absent
    assert "Cardiologie" not in absent


def test_all_partnerships_of_vietnam(reader: Reader) -> None:
    """All partnerships of Viêt Nam, whatever the spelling."""
    reader.search("Vietnam")
    assert "Réseau des Ponts de santé" in reader.titles


def test_agreements_that_were_signed(reader: Reader) -> None:
    """Which agreements were signed, and when?"""
    reader.follow("Partenariats", ".md-tabs")
    reader.follow("Chronologie")
    agreements = reader.page.locator("#accords ~ ol").first.inner_text().replace("\u00a0", " ")
    assert "12 mars 2018" in agreements
    assert "Cardiologie entre Valmont et Sabelle" in agreements
    assert "2023" not in agreements, "a milestone that nobody signed"


def test_documented_actions_of_a_programme(reader: Reader) -> None:
    """Which of the actions of a programme are documented?"""
    reader.follow("Programmes et réseaux")
    reader.follow("Les Passerelles bleues", exact=False)
    assert {"Cardiologie entre Valmont et Sabelle", "Pédiatrie à Tamarin"} <= set(reader.titles)
    assert "2 fiches sur au moins 7 actions" in reader.text


def test_what_came_before(reader: Reader) -> None:
    """What came before a partnership?"""
    reader.search("cardiologie Valmont Sabelle")
    reader.follow("Cardiologie entre Valmont et Sabelle")
    assert "Fait suite à : Premiers échanges avec Sabelle" in reader.text


def test_where_a_malagasy_doctor_trains_in_imaging(reader: Reader) -> None:
    """Where can a Malagasy doctor train in imaging, under which scheme, how long?"""
    reader.search("imagerie Madagascar médecin")
    reader.follow(reader.titles[0])
    training = reader.page.locator("#se-former ~ table").first.inner_text().replace("\u00a0", " ")
    for expected in ("DFMS", "Médecins", "1 an", "Hôpital des Brumes"):
        assert expected in training


def test_where_a_number_comes_from(reader: Reader) -> None:
    """Where does this number come from?"""
    reader.search("cardiologie infirmiers Sabelle")
    reader.follow("Cardiologie entre Valmont et Sabelle")
    row = reader.page.locator("#chiffres ~ table tr", has_text="Infirmiers accueillis").first
    reader.clicks += 1
    row.locator(".renvoi a").first.click()
    quote = reader.page.locator(".ps-evidence > li:target")
    expect(quote).to_contain_text("quinze à dix-huit infirmiers accueillis depuis")
    expect(quote).to_contain_text("Valmont et le monde")
    assert reader.clicks <= 3


def test_who_does_biomedical_maintenance(reader: Reader) -> None:
    """Who does biomedical maintenance?"""
    reader.follow("Par thématique")
    reader.follow("Maintenance biomédicale")
    for expected in ("Université de Valmont", "Association Arc-en-Soins", "Organisation des Ponts de santé"):
        assert expected in reader.text


def test_every_question_has_its_test(request: pytest.FixtureRequest) -> None:
    """Twelve questions."""
    questions: list[Callable[..., None]] = [
        value
        for name, value in vars(request.module).items()
        if name.startswith("test_") and value.__doc__.strip().endswith(("?", "spelling."))
    ]
    assert len(questions) == 12
