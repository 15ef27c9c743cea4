"""The explorer and the search as readers use them: over http, from a disk, by keyboard, on a phone, without JavaScript."""

import csv
import io
import re
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from catalogue.data.explorer_text import words
from catalogue.knowledge.aggregate import Catalogue
from tests import building
from tests.conftest import serving
from tests.sampling import SAMPLE

pytestmark = pytest.mark.browser

FACETS = {
    "valmont-sabelle": {
        "pays": "SN", "specialite": "cardiologie", "thematique": "formation-des-soignants",
        "activite": "missions accueil-en-france", "programme": "passerelles-bleues",
        "financeur": "fondation-helvia fonds-lumen", "type": "partnership", "etat": "to_confirm",
        "dispositif": "stage-observation compagnonnage", "public": "infirmiers medecins",
    },
    "brumes-emeraude": {"pays": "VN", "type": "partnership", "etat": "active"},
    "equipes-mekong": {
        "pays": "KH", "specialite": "soins-infirmiers cardiologie", "thematique": "maintenance-biomedicale",
        "activite": "formation-sur-place", "financeur": "association-arc", "type": "partnership",
        "etat": "to_confirm", "dispositif": "formation-continue stage-observation",
        "public": "equipes infirmiers",
    },
    "grand-large": {
        "thematique": "systemes-de-sante", "activite": "financement mise-en-reseau", "type": "programme",
        "etat": "active",
    },
    "imagerie-valmont": {
        "pays": "FR MG", "specialite": "imagerie-medicale",
        "activite": "formation-diplomante accueil-en-france accueil-a-letranger",
        "programme": "reseau-des-ponts", "financeur": "fondation-helvia mutuelle-orion", "type": "training",
        "etat": "active", "dispositif": "dfms-dfmsa echange-internes", "public": "medecins internes",
    },
    "journees-oued-clair": {
        "pays": "MA", "thematique": "formation-des-soignants", "activite": "congres", "type": "event",
        "etat": "ended",
    },
    "maintenance-tamarin": {
        "pays": "BJ", "thematique": "maintenance-biomedicale", "activite": "equipement",
        "financeur": "fonds-lumen", "type": "partnership", "etat": "to_confirm",
    },
    "anse-bleue-morne-clair": {
        "pays": "GP MQ RE", "specialite": "neonatalogie pediatrie", "activite": "a-distance",
        "type": "partnership", "etat": "unknown",
    },
    "passerelles-bleues": {
        "pays": "SN", "thematique": "systemes-de-sante", "activite": "financement", "programme": "grand-large",
        "financeur": "fonds-lumen", "type": "programme", "etat": "to_confirm",
    },
    "rochebrune-tamarin": {
        "pays": "BJ SN", "specialite": "pediatrie", "activite": "formation-sur-place",
        "programme": "passerelles-bleues", "type": "partnership", "etat": "to_confirm",
    },
    "valmont-sabelle-1980": {
        "pays": "SN", "specialite": "cardiologie", "activite": "missions", "type": "partnership",
        "etat": "ended",
    },
    "oued-clair-psychiatrie": {
        "pays": "MA", "specialite": "psychiatrie", "activite": "expertise", "type": "partnership",
        "etat": "suspended",
    },
    "reseau-des-ponts": {
        "pays": "KH FR VN", "specialite": "imagerie-medicale", "thematique": "maintenance-biomedicale",
        "activite": "mise-en-reseau congres", "type": "network", "etat": "active",
    },
    "valmont-tamarin": {
        "pays": "BJ", "thematique": "sante-numerique", "activite": "a-distance", "financeur": "fonds-lumen",
        "type": "partnership", "etat": "to_confirm", "dispositif": "formation-continue", "public": "medecins",
    },
}  # fmt: skip
"""What each record of the sample has under each facet on the day of the build, read from its file by hand."""

VALMONT = {
    "imagerie-valmont", "rochebrune-tamarin", "valmont-sabelle", "valmont-sabelle-1980", "valmont-tamarin",
}  # fmt: skip
OUED_CLAIR = {"journees-oued-clair", "oued-clair-psychiatrie"}
COPIES = [f"essai-{number:02}" for number in range(1, 56)]
"""Ids of suspended records that the site of `many_url` has besides the sample."""


def tally(ids: Iterable[str], facet: str) -> Counter[str]:
    """How many of these records have each value of a facet."""
    return Counter(code for id_ in ids for code in FACETS[id_].get(facet, "").split())


@pytest.fixture(params=["http", "file"])
def explorer(request: pytest.FixtureRequest, site_url: str, built_site: Path) -> Iterator[str]:
    """The address of the explorer, over http and on the disk."""
    return {"http": f"{site_url}explorer/", "file": (built_site / "explorer" / "index.html").as_uri()}[
        request.param
    ]


@pytest.fixture(scope="module")
def many_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of the sample with more records than the explorer lists at once."""
    folder = tmp_path_factory.mktemp("many")
    shutil.copytree(SAMPLE, folder / "records")
    text = (SAMPLE / "partnerships" / "oued-clair-psychiatrie.md").read_text("utf-8")
    for id_ in COPIES:
        copied = text.replace("title: Psychiatrie", f"title: Essai {id_[-2:]}")
        (folder / "records" / "partnerships" / f"{id_}.md").write_text(copied, "utf-8")
    project = building.sample_project(folder / "project", folder / "records")
    result = building.build(folder / "site", root=project)
    assert result.returncode == 0, result.stdout + result.stderr
    with serving(folder / "site") as url:
        yield url


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page that must log no error."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    one = context.new_page()
    errors: list[str] = []
    one.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    one.on("pageerror", lambda error: errors.append(str(error)))
    yield one
    context.close()
    assert errors == []


def search(page: Page, query: str) -> list[str]:
    """Ids of the records listed for a query, with the words of the texts loaded."""
    page.locator("[data-explorer=query]").fill(query)
    for _ in range(100):
        if page.evaluate("window.Explorer.page.index.hasText"):
            break
        page.wait_for_timeout(50)
    return listed(page)


def listed(page: Page) -> list[str]:
    links = page.locator("[data-explorer=list] a, [data-explorer=rows] a")
    return [
        re.sub(r"/(index\.html)?$", "", link).rsplit("/", 1)[1]
        for link in links.evaluate_all("all => all.map(one => one.href)")
    ]


def count(page: Page) -> str:
    return page.locator("[data-explorer=count]").inner_text().replace("\u00a0", " ").replace("\u202f", " ")


def choose(page: Page, facet: str, value: str) -> None:
    """Open a facet to its end and tick one value."""
    frame = page.locator(f"[data-facet={facet}]")
    if frame.get_attribute("open") is None:
        frame.locator("summary").click()
    more = frame.locator("[data-more]")
    if more.is_visible() and more.get_attribute("aria-expanded") == "false":
        more.click()
    frame.locator(f"input[value='{value}']").click()


def counts(page: Page, facet: str) -> dict[str, int]:
    """Live counts of a facet by code, all values shown."""
    frame = page.locator(f"[data-facet={facet}]")
    more = frame.locator("[data-more]")
    if frame.get_attribute("open") is None:
        frame.locator("summary").click()
    if more.is_visible() and more.get_attribute("aria-expanded") == "false":
        more.click()
    pairs = frame.locator("li").evaluate_all(
        "all => all.map(one => [one.querySelector('input').value, Number(one.querySelector('[data-count]').textContent)])"
    )
    return dict(pairs)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("néonat", {"anse-bleue-morne-clair"}),
        ("NEONAT", {"anse-bleue-morne-clair"}),
        ("nouveau-né", {"anse-bleue-morne-clair"}),
        ("santé mentale", {"oued-clair-psychiatrie"}),
        ("psychiatire", {"oued-clair-psychiatrie"}),
        ("psychiatrie", {"oued-clair-psychiatrie"}),
        ("CHUVAL", VALMONT),
        ("Hospices de Valmont", VALMONT),
        ("hopital oued", OUED_CLAIR),
        ("l’hôpital d’Oued Clair", OUED_CLAIR),
        ("L'HOPITAL D'OUED CLAIR", OUED_CLAIR),
        ("baie d emeraude", {"brumes-emeraude", "equipes-mekong", "imagerie-valmont"}),
        ("équipe infirmière", {"equipes-mekong"}),
        ("technicien", {"maintenance-tamarin"}),
        ("CHU Rochebrune", {*OUED_CLAIR, "rochebrune-tamarin"}),
    ],
)
def test_a_query_finds_what_a_reader_expects(page: Page, site_url: str, query: str, first: set[str]) -> None:
    """Accents, plurals, case, hyphens, apostrophes, synonyms, acronyms, misspellings; the best come first."""
    page.goto(f"{site_url}explorer/")
    found = search(page, query)
    assert first <= set(found), found
    assert set(found[: len(first)]) == first, found


@pytest.mark.parametrize(
    ("one", "other"), [("Vietnam", "Viêt Nam"), ("Madagascarr", "Madagascar"), ("nouveau-né", "NOUVEAUX NES")]
)
def test_two_spellings_find_the_same(page: Page, site_url: str, one: str, other: str) -> None:
    """Whichever a reader knows."""
    page.goto(f"{site_url}explorer/")
    assert search(page, one)
    assert set(search(page, one)) == set(search(page, other))


@pytest.mark.parametrize("word", ["a", "ab ", "<["])
def test_a_query_without_end(word: str, page: Page, built_site: Path) -> None:
    """Of a hundred thousand signs in an address the first are looked for, and no line is wider than a phone."""
    page.set_viewport_size({"width": 390, "height": 844})
    query = (word * 100_000)[:100_000]
    page.goto(f"{(built_site / 'explorer' / 'index.html').as_uri()}?q={query}", timeout=10_000)
    expect(page.locator("[data-explorer=query]")).to_have_value(query[:200])
    expect(page.locator("[data-explorer=count]")).to_contain_text("fiche")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_country_search_finds_its_records(page: Page, site_url: str) -> None:
    """« Maroc » finds every record of Morocco, which their titles never name, before one that has it in a figure."""
    page.goto(f"{site_url}explorer/")
    found = search(page, "Maroc")
    assert set(found[: len(OUED_CLAIR)]) == OUED_CLAIR
    assert found[len(OUED_CLAIR) :] == ["equipes-mekong"]


def test_a_known_specialty_without_records_says_so(page: Page, site_url: str) -> None:
    """« ORL » is a specialty of which the sample has no record: nothing is recorded under it, and the page says under what."""
    page.goto(f"{site_url}explorer/")
    assert search(page, "ORL") == []
    assert count(page) == "Aucune fiche"
    expect(page.locator("[data-explorer=silent]")).to_contain_text("Oto-rhino-laryngologie")


def test_a_misspelling_says_how_it_was_read(page: Page, site_url: str) -> None:
    """Nobody wonders why other words are found."""
    page.goto(f"{site_url}explorer/")
    search(page, "psychiatire")
    expect(page.locator("[data-explorer=reading]")).to_contain_text("lu comme «\u00a0psychiatrie\u00a0»")


def test_nothing_found_helps(page: Page, site_url: str) -> None:
    """A word too far off is suggested, filters can be taken off, the lists are a click away."""
    page.goto(f"{site_url}explorer/?pays=SN")
    search(page, "psychiatrie ouad")
    page.get_by_role("button", name="Essayer").click()
    expect(page.locator("[data-explorer=query]")).to_have_value("psychiatrie oued")
    page.get_by_role("button", name="Retirer Pays : Sénégal").last.click()
    assert listed(page) == ["oued-clair-psychiatrie"]
    search(page, "xqzxqz")
    assert (
        page.locator("[data-explorer=nothing]").get_by_role("link", name="par région du monde").is_visible()
    )


def test_counts_are_those_of_the_files(page: Page, explorer: str) -> None:
    """Without any filter, each value counts the records that have it."""
    page.goto(explorer)
    assert count(page) == "14 fiches"
    for facet in {facet for facets in FACETS.values() for facet in facets}:
        assert counts(page, facet) == tally(FACETS, facet), facet


def test_facets_are_or_within_and_across(page: Page, explorer: str) -> None:
    """Two countries widen, a status narrows; every count then says what one more click would give."""
    page.goto(explorer)
    choose(page, "pays", "BJ")
    choose(page, "pays", "SN")
    choose(page, "etat", "to_confirm")
    of_both = (
        *("maintenance-tamarin", "passerelles-bleues", "rochebrune-tamarin", "valmont-sabelle"),
        "valmont-tamarin",  # planned for a month that has passed
    )
    assert set(listed(page)) == set(of_both)
    assert count(page) == "5 fiches sur 14"
    assert counts(page, "pays") == tally((*of_both, "equipes-mekong"), "pays")
    assert counts(page, "etat") == tally((*of_both, "valmont-sabelle-1980"), "etat")
    for facet in ("specialite", "activite"):
        assert counts(page, facet) == tally(of_both, facet), facet


def test_a_value_that_goes_leaves_the_focus_near(page: Page, site_url: str) -> None:
    """Unticking the last value of a facet does not throw a keyboard reader back to the top."""
    page.goto(f"{site_url}explorer/?q=psychiatrie&pays=SN&pays=MA")
    page.locator("[data-facet=pays] input[value=SN]").focus()
    page.keyboard.press("Space")
    expect(page.locator("[data-facet=pays] input[value=SN]")).to_have_count(0)
    assert page.evaluate("document.activeElement.textContent") == "Pays"


def test_facets_with_nothing_left_are_hidden(page: Page, site_url: str) -> None:
    """A choice that leads nowhere is not offered; one that was made stays."""
    page.goto(f"{site_url}explorer/?q=psychiatrie&pays=SN")
    assert count(page) == "Aucune fiche"
    expect(page.locator("[data-facet=specialite]")).to_be_hidden()
    expect(page.locator("[data-facet=pays] input[value=SN]")).to_be_checked()


def test_state_is_in_the_address_and_back_works(page: Page, explorer: str) -> None:
    """A word typed is one step, each filter one more."""
    page.goto(explorer)
    page.locator("[data-explorer=query]").press_sequentially("maintenance")
    choose(page, "pays", "KH")
    expect(page).to_have_url(re.compile(re.escape("?q=maintenance&pays=KH") + "$"))
    both = listed(page)
    page.go_back()
    expect(page).to_have_url(re.compile(re.escape("?q=maintenance") + "$"))
    expect(page.locator("[data-facet=pays] input[value=KH]")).not_to_be_checked()
    page.go_back()
    expect(page.locator("[data-explorer=query]")).to_have_value("")
    page.go_forward()
    page.go_forward()
    expect(page.locator("[data-facet=pays] input[value=KH]")).to_be_checked()
    assert listed(page) == both


def test_a_shared_address_opens_the_same_selection(page: Page, explorer: str) -> None:
    """Words, filters, period, order and view are all in it."""
    page.goto(f"{explorer}?q=h%C3%B4pital&pays=BJ&pays=SN&de=2010&tri=debut&vue=tableau&inconnu=1&pays=ZZ")
    expect(page.locator("[data-explorer=query]")).to_have_value("hôpital")
    expect(page.locator("[data-explorer=from]")).to_have_value("2010")
    expect(page.get_by_role("radio", name="Tableau")).to_be_checked()
    assert listed(page) == [
        "passerelles-bleues",
        "rochebrune-tamarin",
        "valmont-sabelle",
        "maintenance-tamarin",  # « in 2020 at the latest » stands with the day that it names
        "valmont-tamarin",
    ]


def test_a_period_says_what_it_cannot_know(page: Page, site_url: str) -> None:
    """Records without a known beginning are left out, and counted."""
    page.goto(f"{site_url}explorer/")
    page.locator("[data-explorer=period] summary").click()
    page.locator("[data-explorer=from]").fill("2021")
    page.locator("[data-explorer=from]").press("Tab")
    assert set(listed(page)) == {"equipes-mekong", "journees-oued-clair", "valmont-tamarin"}
    expect(page.locator("[data-explorer=undated]")).to_contain_text("2\u00a0fiches sans date de début")


def test_filters_come_off_one_by_one_or_all_at_once(page: Page, site_url: str) -> None:
    """Each filter is a button that removes it."""
    page.goto(f"{site_url}explorer/?q=maintenance&pays=KH&etat=active")
    page.get_by_role("button", name="Retirer Pays : Cambodge").click()
    expect(page).to_have_url(re.compile(re.escape("?q=maintenance&etat=active") + "$"))
    page.get_by_role("button", name="Tout effacer").click()
    expect(page).to_have_url(re.compile(re.escape("/explorer/") + "$"))
    assert count(page) == "14 fiches"
    expect(page.locator("[data-explorer=active]")).to_be_hidden()


def test_fifty_at_a_time(page: Page, many_url: str) -> None:
    """The rest comes at a click, and the focus goes on from there."""
    page.goto(f"{many_url}explorer/?etat=suspended")
    everything = [*COPIES, "oued-clair-psychiatrie"]
    assert listed(page) == everything[:50]
    page.get_by_role("button", name="Voir plus").click()
    assert listed(page) == everything
    assert everything[50] in page.evaluate("document.activeElement.href")
    expect(page.locator("[data-explorer=more]")).to_be_hidden()


def test_sorts(page: Page, site_url: str) -> None:
    """By last trace, of which June 2023 lasts until its last day; by title, whose article does not count."""
    page.goto(f"{site_url}explorer/?pays=SN&pays=MA")
    page.get_by_label("Trier par").select_option("trace")
    assert listed(page) == [
        "valmont-sabelle",  # 2023-06
        "passerelles-bleues",  # 2023-06-29
        "journees-oued-clair",  # 2022-06
        "rochebrune-tamarin",  # 2021-02-11
        "oued-clair-psychiatrie",  # 2016-05
        "valmont-sabelle-1980",  # 2004-02
    ]
    page.get_by_label("Trier par").select_option("titre")
    assert listed(page) == [
        "valmont-sabelle",  # Cardiologie
        "journees-oued-clair",  # Journées
        "passerelles-bleues",  # (Les) Passerelles
        "rochebrune-tamarin",  # Pédiatrie
        "valmont-sabelle-1980",  # Premiers
        "oued-clair-psychiatrie",  # Psychiatrie
    ]


def test_results_lead_to_their_pages(page: Page, explorer: str) -> None:
    """From a disk the link names the file."""
    page.goto(f"{explorer}?q=oued")
    page.locator("[data-explorer=list] a").first.click()
    expect(page.locator("h1")).to_contain_text("Oued Clair")


def test_the_map_counts_and_chooses(page: Page, explorer: str) -> None:
    """Its counts are those of the filter; a click on a country chooses it."""
    page.goto(f"{explorer}?vue=carte&specialite=cardiologie")
    marks = page.locator("[data-explorer=carte] svg a[aria-label]")
    shown = marks.evaluate_all(
        "all => all.filter(one => !one.hasAttribute('display')).map(one => one.getAttribute('aria-label'))"
    )
    assert {label.replace("\u00a0", " ") for label in shown} == {"Cambodge, 1 fiche", "Sénégal, 2 fiches"}
    page.locator("[data-explorer=carte] svg a[data-country=KH][aria-label]").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("pays=KH"))
    expect(page.locator("[data-facet=pays] input[value=KH]")).to_be_checked()


def test_csv_holds_the_selection(page: Page, explorer: str) -> None:
    """Every column under a French header, in UTF-8 with its mark, for spreadsheets that expect semicolons."""
    page.goto(f"{explorer}?pays=BJ&tri=titre")
    with page.expect_download() as download:
        page.get_by_role("button", name="Télécharger (CSV)").click()
    raw = Path(download.value.path()).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))
    ids = [row["Identifiant"] for row in rows]
    assert ids == ["maintenance-tamarin", "rochebrune-tamarin", "valmont-tamarin"]
    assert len(rows[0]) == 21
    planned = rows[2]
    assert planned["Porteurs"] == "CHU de Valmont"
    assert planned["Pays"] == "Bénin"
    assert planned["Début"] == "2026-01"
    assert planned["État affiché"] == "À confirmer"
    assert planned["Dernière trace"] == "2025-01-15"  # the day on which the lead confirmed
    assert planned["Valeurs déduites"] == ""
    assert planned["Adresse"].endswith("/partenariats/valmont-tamarin/")


def test_what_is_deduced_says_so(page: Page, explorer: str) -> None:
    """In the list, in the table and in the file: the status, and the leads and partners that are so by deduction."""
    page.goto(f"{explorer}?q=cardiologie+Sabelle")
    entry = page.locator("[data-explorer=list] > li", has=page.locator("a[href*='/valmont-sabelle/']"))
    expect(entry.locator(".ps-status .ps-strength")).to_have_text("déduit")
    expect(entry.locator(".ps-entry__who .ps-strength")).to_have_count(0)
    page.get_by_role("radio", name="Tableau").check()
    row = page.locator("[data-explorer=rows] > tr", has=page.locator("a[href*='/valmont-sabelle/']"))
    expect(row.locator("td").last).to_contain_text("déduit")
    with page.expect_download() as download:
        page.get_by_role("button", name="Télécharger (CSV)").click()
    text = Path(download.value.path()).read_text("utf-8-sig")
    told = {row["Identifiant"]: row for row in csv.DictReader(io.StringIO(text, newline=""), delimiter=";")}
    expected = "État affiché | Lieux de formation | Dispositifs de formation | Publics formés"
    assert told["valmont-sabelle"]["Valeurs déduites"] == expected


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_csv_never_holds_a_formula(page: Page, site_url: str, start: str) -> None:
    """A title that a spreadsheet would run is read as text."""
    page.goto(f"{site_url}explorer/")
    said = page.evaluate(
        """start => {
          const { records } = window.Explorer.page;
          records.titles[0] = start + 'HYPERLINK("http://x"; "y")';
          return window.Explorer.csv(records, [0], "https://x/");
        }""",
        start,
    )
    assert f"\"'{start}HYPERLINK(" in said
    assert '""http://x""' in said


def test_csv_leaves_numbers_alone(page: Page, site_url: str) -> None:
    """A negative number is a number, and what only begins like one is a text."""
    page.goto(f"{site_url}explorer/")
    written = page.evaluate(
        "['-12', '+3,5', '-0.25', '-2+3', '+1x', '＝1', ' =1'].map(window.Explorer.quoted)"
    )
    assert written == ['"-12"', '"+3,5"', '"-0.25"', '"\'-2+3"', '"\'+1x"', '"\'＝1"', '"\' =1"']


def test_by_keyboard_alone(page: Page, site_url: str) -> None:
    """From the first Tab to a filtered result, with the focus always in sight."""
    page.goto(f"{site_url}explorer/")
    seen: list[str] = []

    def press(key: str, until: str, most: int = 80) -> None:
        for _ in range(most):
            page.keyboard.press(key)
            outline = page.evaluate(
                "() => { const one = document.activeElement; const style = getComputedStyle(one);"
                " return [one.tagName, one.matches(':focus-visible') && style.outlineStyle !== 'none'"
                " && parseFloat(style.outlineWidth) > 0] }"
            )
            seen.append(str(outline))
            if page.evaluate(f"document.activeElement.matches({until!r})"):
                return
        raise AssertionError(f"{until} was never reached: {seen}")

    press("Tab", "[data-explorer=query]")
    page.keyboard.type("cardiologie")
    press("Tab", "[data-facet=pays] input")
    value = page.evaluate("document.activeElement.value")
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile(f"pays={value}"))
    assert page.evaluate("document.activeElement.value") == value
    press("Tab", "[data-facet=specialite] input")
    press("Tab", "[data-explorer=clear]")
    press("Tab", "[data-explorer=views] input")
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("vue=tableau"))
    page.keyboard.press("ArrowLeft")
    press("Tab", "[data-explorer=list] a")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/explorer/" not in url)
    assert all(one.endswith("True]") for one in seen if "BODY" not in one), seen


def test_the_filters_can_be_passed(page: Page, site_url: str) -> None:
    """One link leads from the search to the results."""
    page.goto(f"{site_url}explorer/")
    page.locator("[data-explorer=search] button").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "resultats"


def test_counts_are_announced(page: Page, site_url: str) -> None:
    """A screen reader hears how many are left, politely."""
    page.goto(f"{site_url}explorer/")
    region = page.locator("[data-explorer=count]")
    expect(region).to_have_attribute("aria-live", "polite")
    expect(region).to_have_attribute("role", "status")
    before = region.inner_text()
    choose(page, "pays", "KH")
    assert region.inner_text() != before


@pytest.mark.parametrize(
    "query", ["", "?q=maintenance&pays=KH", "?vue=tableau", "?vue=carte", "?q=zzzzz&pays=KH"]
)
def test_on_a_small_phone(chromium: Browser, site_url: str, query: str) -> None:
    """At 320 pixels nothing scrolls sideways, and the filters wait behind one button."""
    context = chromium.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(f"{site_url}explorer/{query}")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    expect(page.locator("[data-facet=pays]")).to_be_hidden()
    page.locator("[data-explorer=fold] > summary").click()
    expect(page.locator("[data-facet=pays]")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    context.close()


def test_without_javascript(chromium: Browser, site_url: str) -> None:
    """The form is not there, the lists are."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}explorer/?q=psychiatrie")
    expect(page.locator("[data-explorer=frame]")).to_be_hidden()
    page.locator("noscript").get_by_role("link", name="Par pays").click()
    expect(page.locator("h1")).to_have_text("Pays")
    context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_header_leads_to_the_explorer(chromium: Browser, site_url: str, width: int) -> None:
    """A field where there is room, a link on a phone; with or without JavaScript."""
    for javascript in (True, False):
        context = chromium.new_context(
            viewport={"width": width, "height": 800}, java_script_enabled=javascript
        )
        page = context.new_page()
        page.goto(f"{site_url}pays/senegal/")
        if width > 1000:
            page.locator("header input[name=q]").fill("psychiatrie")
            page.keyboard.press("Enter")
            page.wait_for_url("**/explorer/?q=psychiatrie")
        else:
            page.locator("header").get_by_role("link", name="Chercher").click()
            page.wait_for_url("**/explorer/")
        context.close()


def test_the_home_page_searches(page: Page, site_url: str) -> None:
    """One field, one word, one answer."""
    page.goto(site_url)
    page.locator(".ps-hero input[type=search]").fill("psychiatrie")
    page.locator(".ps-hero").get_by_role("button", name="Chercher").click()
    page.wait_for_url("**/explorer/?q=psychiatrie")
    assert listed(page)[0] == "oued-clair-psychiatrie"


def test_printed_selection(page: Page, many_url: str) -> None:
    """On paper: the criteria, the day, every result, and none of the tools."""
    page.goto(f"{many_url}explorer/?etat=suspended")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert len(listed(page)) == len(COPIES) + 1
    expect(page.locator(".ps-ex-printed").first).to_be_visible()
    expect(page.locator("[data-explorer=criteria]")).to_contain_text("Suspendu")
    for hidden in ("search", "filters", "csv"):
        expect(page.locator(f"[data-explorer={hidden}]")).to_be_hidden()


def test_words_are_folded_alike(page: Page, site_url: str, sample: Catalogue) -> None:
    """The build and the page cut and fold words the same way."""
    page.goto(f"{site_url}explorer/")
    said = [entry.body for entry in sample.entries] + [one.name for _, one in sample.organisations]
    found = page.evaluate(
        """texts => {
          const stop = new Set(window.PASSERELLES.stopWords);
          const { fold } = window.Explorer;
          return texts.map((text) => fold(text).split(/[^\\p{L}\\p{N}]+/u).filter((word) => word && !stop.has(word)));
        }""",
        said,
    )
    assert found == [words(text) for text in said]
