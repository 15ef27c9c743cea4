"""The explorer and the search as readers use them: over http, from a disk, by keyboard, on a phone, without JavaScript."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from catalogue.data.explorer_row import audiences, funders, programmes, schemes
from catalogue.data.explorer_text import words
from catalogue.knowledge.aggregate import Catalogue, Entry

pytestmark = pytest.mark.browser

FACETS = {
    "pays": lambda entry: entry.countries,
    "specialite": lambda entry: entry.partnership.specialties,
    "thematique": lambda entry: entry.partnership.themes,
    "activite": lambda entry: entry.partnership.activities,
    "programme": programmes,
    "financeur": funders,
    "type": lambda entry: (entry.partnership.kind,),
    "etat": lambda entry: (entry.status.code,),
    "dispositif": schemes,
    "public": audiences,
}


@pytest.fixture(params=["http", "file"])
def explorer(request: pytest.FixtureRequest, site_url: str, built_site: Path) -> Iterator[str]:
    """The address of the explorer, over http and on the disk."""
    return {"http": f"{site_url}explorer/", "file": (built_site / "explorer" / "index.html").as_uri()}[
        request.param
    ]


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
        ("néonat", {"lorient-khanh-hoa", "nimes-taiyuan-mere-enfant", "tours-hogip"}),
        ("NEONAT", {"lorient-khanh-hoa", "nimes-taiyuan-mere-enfant", "tours-hogip"}),
        ("greffe de rein", {"aphp-cuba-transplantation"}),
        ("Guinée Conakry", {"appui-sante-guinee", "aphpi-guinee-conakry"}),
        ("HOGIP", {"tours-hogip", "tours-hogip-cardiologie"}),
        ("neurochirugie", {"bordeaux-douala-yaounde-neurochirurgie", "orleans-hopital-2-neurochirurgie"}),
        ("neurochirurgie", {"bordeaux-douala-yaounde-neurochirurgie", "orleans-hopital-2-neurochirurgie"}),
        ("hopital essos", {"bordeaux-douala-yaounde-neurochirurgie"}),
        ("l’hôpital d’Essos", {"bordeaux-douala-yaounde-neurochirurgie"}),
        ("L'HOPITAL D'ESSOS", {"bordeaux-douala-yaounde-neurochirurgie"}),
        ("sage-femme", {"rouen-hai-phong-sages-femmes"}),
        ("sages femmes", {"rouen-hai-phong-sages-femmes"}),
        ("incinérateur", {"montpellier-yaounde-maintenance-biomedicale"}),
        ("chimiothérapies", {"nancy-dakar-hematologie"}),
        ("CHU Tours", {"tours-hogip", "tours-hogip-cardiologie"}),
    ],
)
def test_a_query_finds_what_a_reader_expects(page: Page, site_url: str, query: str, first: set[str]) -> None:
    """Accents, plurals, case, hyphens, apostrophes, synonyms, acronyms, misspellings; the best come first."""
    page.goto(f"{site_url}explorer/")
    found = search(page, query)
    assert first <= set(found), found
    if query != "chimiothérapies":
        assert set(found[: len(first)]) == first, found


@pytest.mark.parametrize(
    ("one", "other"), [("Vietnam", "Viêt Nam"), ("Camerooun", "Cameroun"), ("sage-femme", "SAGES FEMMES")]
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


def test_a_country_search_finds_its_records(page: Page, site_url: str, real: Catalogue) -> None:
    """« Vietnam » finds every record of Viêt Nam."""
    page.goto(f"{site_url}explorer/")
    assert {entry.id for entry in real.by_country["VN"]} <= set(search(page, "Vietnam"))


def test_a_known_specialty_without_records_says_so(page: Page, site_url: str) -> None:
    """« ORL » is no beginning of Orléans: nothing is recorded under it, and the page says under what."""
    page.goto(f"{site_url}explorer/")
    assert search(page, "ORL") == []
    assert count(page) == "Aucune fiche"
    expect(page.locator("[data-explorer=silent]")).to_contain_text("Oto-rhino-laryngologie")


def test_a_misspelling_says_how_it_was_read(page: Page, site_url: str) -> None:
    """Nobody wonders why other words are found."""
    page.goto(f"{site_url}explorer/")
    search(page, "neurochirugie")
    expect(page.locator("[data-explorer=reading]")).to_contain_text("lu comme «\u00a0neurochirurgie\u00a0»")


def test_nothing_found_helps(page: Page, site_url: str) -> None:
    """A word too far off is suggested, filters can be taken off, the lists are a click away."""
    page.goto(f"{site_url}explorer/?pays=TG")
    search(page, "cardiologie dakr")
    page.get_by_role("button", name="Essayer").click()
    expect(page.locator("[data-explorer=query]")).to_have_value("cardiologie dakar")
    page.get_by_role("button", name="Retirer Pays : Togo").last.click()
    assert "tours-hogip-cardiologie" in listed(page)
    search(page, "xqzxqz")
    assert (
        page.locator("[data-explorer=nothing]").get_by_role("link", name="par région du monde").is_visible()
    )


def test_counts_are_those_of_the_files(page: Page, explorer: str, real: Catalogue) -> None:
    """Without any filter, each value counts the records that have it."""
    page.goto(explorer)
    assert count(page) == f"{len(real.entries)} fiches"
    for facet, codes in FACETS.items():
        expected = Counter(code for entry in real.entries for code in set(codes(entry)))
        assert counts(page, facet) == expected, facet


def test_facets_are_or_within_and_across(page: Page, explorer: str, real: Catalogue) -> None:
    """Two countries widen, a status narrows; every count then says what one more click would give."""

    def fits(entry: Entry, but: str = "") -> bool:
        chosen = {"pays": {"CM", "SN"}, "etat": {"to_confirm"}}
        return all(name == but or set(FACETS[name](entry)) & codes for name, codes in chosen.items())

    page.goto(explorer)
    choose(page, "pays", "CM")
    choose(page, "pays", "SN")
    choose(page, "etat", "to_confirm")
    expected = {entry.id for entry in real.entries if fits(entry)}
    assert set(listed(page)) == expected
    assert count(page) == f"{len(expected)} fiches sur {len(real.entries)}"
    for facet in ("pays", "specialite", "activite", "etat"):
        left = Counter(
            code for entry in real.entries if fits(entry, but=facet) for code in set(FACETS[facet](entry))
        )
        assert counts(page, facet) == left, facet


def test_a_value_that_goes_leaves_the_focus_near(page: Page, site_url: str) -> None:
    """Unticking the last value of a facet does not throw a keyboard reader back to the top."""
    page.goto(f"{site_url}explorer/?q=hogip&pays=TG&pays=SN")
    page.locator("[data-facet=pays] input[value=TG]").focus()
    page.keyboard.press("Space")
    expect(page.locator("[data-facet=pays] input[value=TG]")).to_have_count(0)
    assert page.evaluate("document.activeElement.textContent") == "Pays"


def test_facets_with_nothing_left_are_hidden(page: Page, site_url: str) -> None:
    """A choice that leads nowhere is not offered; one that was made stays."""
    page.goto(f"{site_url}explorer/?q=hogip&pays=TG")
    assert count(page) == "Aucune fiche"
    expect(page.locator("[data-facet=specialite]")).to_be_hidden()
    expect(page.locator("[data-facet=pays] input[value=TG]")).to_be_checked()


def test_state_is_in_the_address_and_back_works(page: Page, explorer: str) -> None:
    """A word typed is one step, each filter one more."""
    page.goto(explorer)
    page.locator("[data-explorer=query]").press_sequentially("chirurgie")
    choose(page, "pays", "KH")
    expect(page).to_have_url(re.compile(re.escape("?q=chirurgie&pays=KH") + "$"))
    both = listed(page)
    page.go_back()
    expect(page).to_have_url(re.compile(re.escape("?q=chirurgie") + "$"))
    expect(page.locator("[data-facet=pays] input[value=KH]")).not_to_be_checked()
    page.go_back()
    expect(page.locator("[data-explorer=query]")).to_have_value("")
    page.go_forward()
    page.go_forward()
    expect(page.locator("[data-facet=pays] input[value=KH]")).to_be_checked()
    assert listed(page) == both


def test_a_shared_address_opens_the_same_selection(page: Page, explorer: str, real: Catalogue) -> None:
    """Words, filters, period, order and view are all in it."""
    page.goto(f"{explorer}?q=h%C3%B4pital&pays=CM&pays=SN&de=2010&tri=debut&vue=tableau&inconnu=1&pays=ZZ")
    expect(page.locator("[data-explorer=query]")).to_have_value("hôpital")
    expect(page.locator("[data-explorer=from]")).to_have_value("2010")
    expect(page.get_by_role("radio", name="Tableau")).to_be_checked()
    found = [real.by_id[id_] for id_ in listed(page)]
    assert found
    starts = [entry.partnership.start.date for entry in found if entry.partnership.start]
    assert len(starts) == len(found)
    assert starts == sorted(starts)
    assert all(start.latest.year >= 2010 for start in starts)
    assert all({"CM", "SN"} & set(entry.countries) for entry in found)


def test_a_period_says_what_it_cannot_know(page: Page, site_url: str, real: Catalogue) -> None:
    """Records without a known beginning are left out, and counted."""
    page.goto(f"{site_url}explorer/")
    page.locator("[data-explorer=period] summary").click()
    page.locator("[data-explorer=from]").fill("2021")
    page.locator("[data-explorer=from]").press("Tab")
    expected = {
        entry.id
        for entry in real.entries
        if entry.partnership.start and entry.partnership.start.date.latest.year >= 2021
    }
    assert set(listed(page)) == expected
    undated = sum(entry.partnership.start is None for entry in real.entries)
    expect(page.locator("[data-explorer=undated]")).to_contain_text(
        f"{undated}\u00a0fiches sans date de début"
    )


def test_filters_come_off_one_by_one_or_all_at_once(page: Page, site_url: str, real: Catalogue) -> None:
    """Each filter is a button that removes it."""
    page.goto(f"{site_url}explorer/?q=chirurgie&pays=KH&etat=to_confirm")
    page.get_by_role("button", name="Retirer Pays : Cambodge").click()
    expect(page).to_have_url(re.compile(re.escape("?q=chirurgie&etat=to_confirm") + "$"))
    page.get_by_role("button", name="Tout effacer").click()
    expect(page).to_have_url(re.compile(re.escape("/explorer/") + "$"))
    assert count(page) == f"{len(real.entries)} fiches"
    expect(page.locator("[data-explorer=active]")).to_be_hidden()


def test_fifty_at_a_time(page: Page, site_url: str, real: Catalogue) -> None:
    """The rest comes at a click, and the focus goes on from there."""
    page.goto(f"{site_url}explorer/")
    assert len(listed(page)) == 50
    page.get_by_role("button", name="Voir plus").click()
    assert listed(page) == [entry.id for entry in real.entries]
    focused = page.evaluate("document.activeElement.href")
    assert real.entries[50].id in focused
    expect(page.locator("[data-explorer=more]")).to_be_hidden()


def test_sorts(page: Page, site_url: str, real: Catalogue) -> None:
    """By title, by beginning (unknown last), by last trace."""
    page.goto(f"{site_url}explorer/?pays=KH")
    page.get_by_label("Trier par").select_option("trace")
    traces = [entry.status.last_trace for entry in map(real.by_id.__getitem__, listed(page))]
    days = [trace.latest for trace in traces if trace]
    assert days == sorted(days, reverse=True)
    assert traces == [trace for trace in traces if trace] + [None] * traces.count(None)
    page.get_by_label("Trier par").select_option("titre")
    shown = listed(page)
    assert shown == [entry.id for entry in real.entries if entry.id in shown]


def test_results_lead_to_their_pages(page: Page, explorer: str) -> None:
    """From a disk the link names the file."""
    page.goto(f"{explorer}?q=hogip")
    page.locator("[data-explorer=list] a").first.click()
    expect(page.locator("h1")).to_contain_text("Dakar")


def test_the_map_counts_and_chooses(page: Page, explorer: str, real: Catalogue) -> None:
    """Its counts are those of the filter; a click on a country chooses it."""
    page.goto(f"{explorer}?vue=carte&specialite=neurochirurgie")
    expected = Counter(code for entry in real.by_specialty["neurochirurgie"] for code in entry.countries)
    marks = page.locator("[data-explorer=carte] svg a[aria-label]")
    shown = marks.evaluate_all(
        "all => all.filter(one => !one.hasAttribute('display')).map(one => one.getAttribute('aria-label'))"
    )
    names = real.registry.countries
    assert {said.replace("\u00a0", " ") for said in shown} == {
        f"{names[code].name}, {number} fiche{'s' if number > 1 else ''}" for code, number in expected.items()
    }
    page.locator("[data-explorer=carte] svg a[data-country=CM][aria-label]").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("pays=CM"))
    expect(page.locator("[data-facet=pays] input[value=CM]")).to_be_checked()


def test_csv_holds_the_selection(page: Page, explorer: str, real: Catalogue) -> None:
    """Every column under a French header, in UTF-8 with its mark, for spreadsheets that expect semicolons."""
    page.goto(f"{explorer}?pays=CM&tri=titre")
    with page.expect_download() as download:
        page.get_by_role("button", name="Télécharger (CSV)").click()
    raw = Path(download.value.path()).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))
    expected = [entry for entry in real.entries if "CM" in entry.countries]
    assert [row["Identifiant"] for row in rows] == [entry.id for entry in expected]
    assert len(rows[0]) == 20
    bordeaux = next(row for row in rows if row["Identifiant"] == "bordeaux-douala-yaounde-neurochirurgie")
    assert bordeaux["Porteurs"] == "CHU de Bordeaux"
    assert bordeaux["Pays"] == "Cameroun"
    assert bordeaux["Début"] == "2013"
    assert bordeaux["État affiché"] == "À confirmer"
    assert bordeaux["Dernière trace"] == "2023-05"
    assert bordeaux["Adresse"].endswith("/partenariats/bordeaux-douala-yaounde-neurochirurgie/")


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
    page.keyboard.type("chirurgie")
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
    "query", ["", "?q=chirurgie&pays=KH", "?vue=tableau", "?vue=carte", "?q=zzzzz&pays=KH"]
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
    page.goto(f"{site_url}explorer/?q=essos")
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
        page.goto(f"{site_url}pays/cameroun/")
        if width > 1000:
            page.locator("header input[name=q]").fill("essos")
            page.keyboard.press("Enter")
            page.wait_for_url("**/explorer/?q=essos")
        else:
            page.locator("header").get_by_role("link", name="Chercher").click()
            page.wait_for_url("**/explorer/")
        context.close()


def test_the_home_page_searches(page: Page, site_url: str) -> None:
    """One field, one word, one answer."""
    page.goto(site_url)
    page.locator(".ps-hero input[type=search]").fill("essos")
    page.locator(".ps-hero").get_by_role("button", name="Chercher").click()
    page.wait_for_url("**/explorer/?q=essos")
    assert "bordeaux-douala-yaounde-neurochirurgie" in listed(page)


def test_printed_selection(page: Page, site_url: str, real: Catalogue) -> None:
    """On paper: the criteria, the day, every result, and none of the tools."""
    page.goto(f"{site_url}explorer/?etat=to_confirm")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expected = [entry for entry in real.entries if entry.status.code == "to_confirm"]
    assert len(listed(page)) == len(expected) > 50
    expect(page.locator(".ps-ex-printed").first).to_be_visible()
    expect(page.locator("[data-explorer=criteria]")).to_contain_text("À confirmer")
    for hidden in ("search", "filters", "csv"):
        expect(page.locator(f"[data-explorer={hidden}]")).to_be_hidden()


def test_words_are_folded_alike(page: Page, site_url: str, real: Catalogue) -> None:
    """The build and the page cut and fold words the same way."""
    page.goto(f"{site_url}explorer/")
    said = [entry.body for entry in real.entries] + [one.name for _, one in real.organisations]
    found = page.evaluate(
        """texts => {
          const stop = new Set(window.PASSERELLES.stopWords);
          const { fold } = window.Explorer.words;
          return texts.map((text) => fold(text).split(/[^\\p{L}\\p{N}]+/u).filter((word) => word && !stop.has(word)));
        }""",
        said,
    )
    assert found == [words(text) for text in said]
