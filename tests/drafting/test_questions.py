"""The questions that the site must answer in three clicks or one search, each from the home page."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from catalogue.knowledge.aggregate import Catalogue

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


def test_neurosurgery_in_cameroon(reader: Reader) -> None:
    """Which French hospitals work in neurosurgery in Cameroon, since when, with whom, is it still active?"""
    reader.search("neurochirurgie Cameroun")
    first = reader.page.locator(".ps-entries:visible .ps-entry").first.inner_text().replace("\u00a0", " ")
    for expected in ("CHU de Bordeaux", "Essos", "depuis 2013", "À confirmer", "Cameroun"):
        assert expected in first


def test_who_works_at_a_hospital_of_yaounde(reader: Reader) -> None:
    """Who else works at a given hospital of Yaoundé?"""
    reader.search("hôpital central Yaoundé")
    reader.follow("CHU de Montpellier et hôpital central de Yaoundé contre le VIH")
    reader.follow("Hôpital central de Yaoundé")
    assert "CHU de Montpellier" in reader.text
    assert "Institut de recherche pour le développement" in reader.text
    assert len(set(reader.titles)) == 2


def test_my_hospital_on_one_page(reader: Reader) -> None:
    """What does my CHU do abroad, on one printable page?"""
    reader.follow("Par hôpital")
    reader.follow("CHU de Rennes")
    reader.page.emulate_media(media="print")
    titles = reader.page.locator(".ps-entry__title")
    assert titles.count() >= 3
    assert all(titles.nth(number).is_visible() for number in range(titles.count()))
    assert not reader.page.locator(".md-header").is_visible()
    assert "Burundi" in reader.text
    assert "Libéria" in reader.text


def test_not_confirmed_for_24_months(reader: Reader, real: Catalogue) -> None:
    """Which entries were not confirmed for 24 months?"""
    reader.follow("Explorer", ".md-tabs")
    reader.page.get_by_label("À confirmer").check()
    stale = [entry for entry in real.entries if entry.status.code == "to_confirm"]
    expect(reader.page.locator("[data-explorer=count]")).to_contain_text(str(len(stale)))


def test_specialties_absent_from_west_africa(reader: Reader) -> None:
    """Which specialties are absent from West Africa?"""
    reader.follow("Par pays")
    reader.follow("Afrique de l’Ouest")
    absent = reader.page.locator("#absentes ~ .ps-tags a").all_inner_texts()
    assert "Transplantation" in absent
    assert "Cardiologie" not in absent


def test_all_partnerships_of_vietnam(reader: Reader, real: Catalogue) -> None:
    """All partnerships of Viêt Nam, whatever the spelling."""
    reader.search("Vietnam")
    titles = set(reader.titles)
    assert {entry.title for entry in real.by_country["VN"]} <= {
        title.replace("\u00a0", " ").replace("\u202f", " ") for title in titles
    }


def test_agreements_signed_since_2021(reader: Reader) -> None:
    """Which agreements were signed since 2021?"""
    reader.follow("Partenariats", ".md-tabs")
    reader.follow("Chronologie")
    agreements = reader.page.locator("#accords ~ ol").first.inner_text().replace("\u00a0", " ")
    for expected in ("18 novembre 2021", "15 décembre 2022", "vers décembre 2022", "2025"):
        assert expected in agreements
    assert (
        agreements.index("2025")
        < agreements.index("2022")
        < agreements.index("2021")
        < agreements.index("2014")
    )


def test_documented_projects_of_prph4(reader: Reader, real: Catalogue) -> None:
    """Which of PRPH4's 25 projects are documented?"""
    reader.follow("Programmes et réseaux")
    reader.follow("PRPH4 : vingt-cinq partenariats hospitaliers suivis par Expertise France", exact=False)
    parts = [
        link.entry.title
        for link in real.links(real.by_id["prph4"])
        if link.inverse and link.relation == "part_of"
    ]
    assert set(parts) <= {title.replace("\u00a0", " ") for title in reader.titles}
    projects = [title for title in parts if "RESHAOC" not in title]  # a network, beside the projects
    assert f"{len(projects)} fiches sur 25 projets" in reader.text


def test_what_came_before_one_health_togo_2(reader: Reader) -> None:
    """What came before One Health Togo 2?"""
    reader.search("One Health Togo 2")
    reader.follow("One Health Togo 2, avec le CHU Sylvanus Olympio")
    assert "Fait suite à : One Health au Togo, mesurer et maîtriser l’antibiorésistance" in reader.text


def test_where_a_malagasy_resident_trains_in_orthopaedics(reader: Reader) -> None:
    """Where can a Malagasy resident train in orthopaedics, under which scheme, how long?"""
    reader.search("orthopédie Madagascar interne")
    reader.follow(reader.titles[0])
    training = reader.page.locator("#se-former ~ div").first.inner_text()
    for expected in ("Faisant fonction d’interne", "Internes", "CHU de Brest"):
        assert expected in training


def test_where_a_number_comes_from(reader: Reader) -> None:
    """Where does this number come from?"""
    reader.search("diabète Djibouti")
    reader.follow(next(title for title in reader.titles if "jeune" in title.lower()), exact=False)
    row = reader.page.locator("#chiffres ~ div tr", has_text="260").first
    reader.clicks += 1
    row.locator(".renvoi a").first.click()
    quote = reader.page.locator(".ps-evidence > li:target")
    expect(quote).to_contain_text("260 patients diabétiques")
    expect(quote).to_contain_text("Collaborations internationales")
    assert reader.clicks <= 3


def test_who_does_biomedical_maintenance(reader: Reader) -> None:
    """Which hospitals do biomedical maintenance?"""
    reader.follow("Par thématique")
    reader.follow("Maintenance biomédicale")
    for expected in ("CHU de Montpellier", "CHU de Nantes", "CHRU de Tours"):
        assert expected in reader.text


def test_every_question_has_its_test(request: pytest.FixtureRequest) -> None:
    """Twelve questions."""
    questions: list[Callable[..., None]] = [
        value
        for name, value in vars(request.module).items()
        if name.startswith("test_") and value.__doc__.strip().endswith(("?", "spelling."))
    ]
    assert len(questions) == 12
