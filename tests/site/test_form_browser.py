"""The form as a contributor meets it: filled by keyboard and mouse, on a server and on a disk, and what comes out."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path, PurePosixPath
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from catalogue.__main__ import OK, main
from catalogue.publishing.publication import publish
from catalogue.reading.front_matter import parse_markdown
from tests.conftest import PROJECT
from tests.sampling import SAMPLE, assemble
from tests.site.test_accessibility import AXE

pytestmark = pytest.mark.browser

REPOSITORY = "https://github.com/passerelles-sante/catalogue"
QUOTE = "l’hôpital de Sabelle, depuis 2013"
BODY = "Depuis 2013, des chirurgiens de Valmont se rendent à Sabelle"
HOSTILE = "</script><img src=x onerror=\"alert(1)\"> --- : # 'x' \\ [^x] {{ 7 }} \u2028 fin"
OPEN = Callable[..., Page]


@pytest.fixture
def open_form(chromium: Browser, site_url: str, built_site: Path) -> Iterator[OPEN]:
    """Opens the form; no page may log an error, ask another host or show a dialog."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    said: list[str] = []

    def opened(query: str = "", *, disk: bool = False) -> Page:
        page = context.new_page()
        page.set_default_timeout(8000)
        page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: said.append(request.url) if "github.com" in request.url else None)
        address = (
            (built_site / "contribuer/formulaire/index.html").as_uri()
            if disk
            else f"{site_url}contribuer/formulaire/"
        )
        page.goto(address + query)
        page.locator("[data-form=frame]").wait_for()
        return page

    yield opened
    context.close()
    assert said == []


def choose(page: Page, label: str, words: str, name: str, within: Locator | None = None) -> None:
    """Search in a combobox and take a choice with the keyboard."""
    named = re.compile(rf"^{label}( \(facultatif\))?$")
    box = (within or page.locator("[data-form=form]")).get_by_role("combobox", name=named)
    box.fill(words)
    options = page.get_by_role("option")
    while "ps-fo-combo__active" not in (options.filter(has_text=name).first.get_attribute("class") or ""):
        box.press("ArrowDown")
    box.press("Enter")


def fill(page: Page, title: str = "Neurochirurgie infantile entre Valmont et Sabelle : essai") -> None:
    """A small record, with all that is required."""
    form = page.locator("[data-form=form]")
    form.get_by_label("Titre").fill(title)
    form.get_by_label("Résumé").fill(
        "Des chirurgiens de Valmont opèrent à Sabelle, avec leurs collègues « sénégalais »."
    )
    form.get_by_role("radio", name="Partenariat").check()
    form.get_by_role("radio", name="Chaque affirmation a sa preuve").check()
    proof = page.get_by_role("group", name="Preuve 1")
    choose(page, "Source", "internationales", "Page des relations internationales")
    proof.get_by_label("Citation").fill(QUOTE)
    proof.get_by_label("Valeur de preuve").select_option("stated")
    for number, words, name, role in (
        (1, "valmont", "CHU de Valmont", "lead"),
        (2, "sabelle", "Hôpital de Sabelle", "partner"),
    ):
        if number > 1:
            form.get_by_role("button", name="Ajouter une organisation").click()
        party = page.get_by_role("group", name=f"Organisation {number}")
        choose(page, "Organisation", words, name, party)
        party.get_by_label("Rôle").select_option(role)
        choose(page, "Preuves", "sabelle", "preuve-1", party)
    choose(page, "Spécialités", "neuro chir", "Neurochirurgie")
    choose(page, "Activités", "missions", "Missions sur place")
    status = page.get_by_role("group", name="État").first
    status.get_by_role("radio", name="En cours").check()
    status.get_by_label("Dit par la source le").fill("2023-05")
    expect(status.get_by_text("Se lira : mai 2023")).to_be_visible()
    choose(page, "Preuves", "sabelle", "preuve-1", status)
    form.get_by_label("Présentation").fill(BODY)
    form.get_by_role("button", name="Renvoyer à la preuve preuve-1").click()


def text(page: Page) -> str:
    """The file as the page shows it, once it has settled."""
    page.wait_for_timeout(250)
    return page.locator("[data-form=file]").text_content() or ""


def publishable(tmp_path: Path, page: Page) -> Path:
    """A copy of the sample with the file that the page gives to download."""
    root = assemble(SAMPLE, tmp_path / "catalogue")
    with page.expect_download() as download:
        page.get_by_role("button", name="Télécharger le fichier").click()
    download.value.save_as(root / "partnerships" / download.value.suggested_filename)
    return root


def test_a_record_from_blank_to_its_page(
    open_form: OPEN, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What somebody fills in, from a disk, passes the command's check and becomes a page; the forge gets the same text."""
    page = open_form(disk=True)
    fill(page)
    expect(page.locator("[data-form=verdict]")).to_have_text("La fiche est prête")
    root = publishable(tmp_path, page)
    assert main(["--root", str(root), "check"]) == OK
    name = "neurochirurgie-infantile-entre-valmont-et-sabelle-essai"
    problems = set(re.findall(rf"{name}\.md:\S+ (\S+)", capsys.readouterr().out))
    assert problems <= {"U401", "U402", "U403", "W304"}
    assert set(page.locator(".ps-fo-rule").all_inner_texts()) - {"W304"} == problems - {"W304"}
    html = next(one for one in publish(root, date(2026, 11, 22), PROJECT).pages if name in one.address).html
    assert QUOTE in html
    assert BODY in html
    link = page.locator("[data-form=forge]")
    said = parse_qs(urlsplit(link.get_attribute("href") or "").query)
    assert said == {
        "filename": [f"{name}.md"],
        "value": [(root / "partnerships" / f"{name}.md").read_text("utf-8")],
    }


def test_a_new_hospital_comes_with_its_file(
    open_form: OPEN, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Named, then described from the problem that it earns: the two files pass the check, each way out holds both."""
    page = open_form(disk=True)
    fill(page)
    page.get_by_role("button", name="Ajouter une organisation").click()
    party = page.get_by_role("group", name="Organisation 3")
    box = party.get_by_role("combobox", name="Organisation")
    box.fill("Hôpital de district de Bafia")
    party.get_by_label("Rôle").select_option("partner")
    choose(page, "Preuves", "sabelle", "preuve-1", party)
    party.get_by_role("button", name="Décrire cette organisation").click()
    new = page.get_by_role("group", name="Nouvelle organisation 1")
    expect(new.get_by_label("Nom", exact=True)).to_be_focused()
    expect(new.get_by_label("Identifiant")).to_have_value("hopital-de-district-de-bafia")
    new.get_by_label("Nom", exact=True).fill("Hôpital de Bafia")
    new.get_by_label("Site officiel").fill("hopital.exemple")
    expect(new.get_by_label("Identifiant")).to_have_value("hopital-de-bafia")
    expect(box).to_have_value("Hôpital de Bafia")
    page.get_by_role("button", name="Vérifier toute la fiche").click()
    rules = page.get_by_role("list", name="Points à revoir").locator("li", has_text="À corriger")
    expect(rules.get_by_role("button")).to_have_text(
        ["Nouvelle organisation 1, nature", "Nouvelle organisation 1, site officiel"]
    )
    new.get_by_label("Site officiel").fill("https://hopital.exemple/")
    choose(page, "Nature", "hopital", "Hôpital", new)
    choose(page, "Pays", "camer", "Cameroun", new)
    new.get_by_label("Ville").fill("Bafia")
    page.reload()
    page.get_by_role("button", name="Reprendre le brouillon").click()
    expect(
        page.get_by_role("button", name="Organisation 3\u00a0: Hôpital de Bafia, Partenaire")
    ).to_be_visible()
    expect(page.locator("[data-form=verdict]")).to_have_text("La fiche est prête")
    root = publishable(tmp_path, page)
    path = "registry/organisations/hopital-de-bafia.yml"
    with page.expect_download() as download:
        page.get_by_role("button", name="Télécharger hopital-de-bafia.yml").click()
    assert download.value.suggested_filename == PurePosixPath(path).name
    download.value.save_as(root / path)
    assert main(["--root", str(root), "check"]) == OK
    assert "W305" not in capsys.readouterr().out
    written = (root / path).read_text("utf-8")
    assert written == (
        "schema: 2\nname: Hôpital de Bafia\nkind: hospital\ncountry: CM\ncity: Bafia\n"
        "website: https://hopital.exemple/\n"
    )
    link = page.get_by_role("link", name="Ouvrir GitHub avec hopital-de-bafia.yml rempli")
    address = urlsplit(link.get_attribute("href") or "")
    assert address.path.endswith("/new/main/registry/organisations")
    assert parse_qs(address.query) == {"filename": ["hopital-de-bafia.yml"], "value": [written]}
    letter = page.locator("[data-form=letter]").text_content() or ""
    assert text(page) in letter
    assert f"{path}\u00a0:\n\n{written}" in letter


def test_a_record_too_long_for_an_address(open_form: OPEN) -> None:
    """The forge's address then holds the name alone, and the page says what to do; the letter holds everything."""
    page = open_form()
    page.get_by_label("Titre").fill("Une longue histoire")
    page.get_by_label("Présentation").fill(f"{BODY}. " * 120)
    expect(page.get_by_text("Cette fiche est trop longue pour tenir dans une adresse")).to_be_visible()
    expect(page.get_by_role("button", name="1. Copier le texte")).to_be_visible()
    href = page.locator("[data-form=forge]").get_attribute("href")
    assert href == f"{REPOSITORY}/new/main/partnerships?filename=une-longue-histoire.md"
    assert text(page) in (page.locator("[data-form=letter]").text_content() or "")


def test_a_published_record_is_corrected(open_form: OPEN, site_url: str) -> None:
    """The record's page leads to the form filled with it; one change changes one line."""
    page = open_form()
    page.goto(f"{site_url}partenariats/valmont-sabelle/")
    page.get_by_role("link", name="Corriger cette fiche").click()
    page.locator("[data-form=frame]").wait_for()
    before = (SAMPLE / "partnerships/valmont-sabelle.md").read_text("utf-8")
    assert text(page) == before
    expect(page.get_by_text("Vous n’avez encore rien changé")).to_be_visible()
    assert "W304" not in page.locator(".ps-fo-rule").all_inner_texts()
    page.get_by_label("Titre").fill("Jumelage de Valmont et de Sabelle")
    after = text(page)
    assert [line for line in after.splitlines() if line not in before.splitlines()] == [
        "title: Jumelage de Valmont et de Sabelle"
    ]
    assert (
        page.locator("[data-form=forge]").get_attribute("href")
        == f"{REPOSITORY}/edit/main/partnerships/valmont-sabelle.md"
    )
    expect(page.get_by_text("GitHub ne sait pas ouvrir un fichier existant")).to_be_visible()


@pytest.mark.parametrize(
    "id_",
    [
        "valmont-sabelle",
        "equipes-mekong",
        "journees-oued-clair",
        "reseau-des-ponts",
        "brumes-emeraude",
        "grand-large",
    ],
)
def test_every_field_takes_up_what_is_published(open_form: OPEN, id_: str) -> None:
    """Nothing that a record holds is lost or changed on its way through the fields."""
    page = open_form(f"?fiche={id_}")
    values, published = page.evaluate("[Form.page.values(), Form.page.origin.values]")
    assert values == published
    assert text(page) == (SAMPLE / f"partnerships/{id_}.md").read_text("utf-8")


def test_an_unknown_record(open_form: OPEN) -> None:
    """An address that names nothing says so and gives an empty form; one that names a path is not followed."""
    page = open_form("?fiche=../../x")
    expect(page.get_by_text("Le catalogue n’a pas la fiche que cette adresse nomme")).to_be_visible()


def test_an_address_without_end(open_form: OPEN) -> None:
    """Of a hundred thousand signs none is looked for; the form is there as if nothing had been asked."""
    page = open_form(f"?fiche={'a' * 100_000}", disk=True)
    expect(page.get_by_text("Le catalogue n’a pas la fiche que cette adresse nomme")).to_be_visible()
    expect(page.get_by_label("Titre")).to_have_value("")


def test_a_draft_is_kept_and_taken_up_again(open_form: OPEN) -> None:
    """What was typed is there after a reload, when one asks for it; erased, it is gone."""
    page = open_form()
    page.get_by_label("Titre").fill("Un début de fiche")
    expect(page.get_by_text("Brouillon gardé dans ce navigateur")).to_be_visible()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.reload()
    banner = page.get_by_role("region", name="Brouillon")
    expect(banner).to_be_in_viewport()
    expect(page.get_by_label("Titre")).to_have_value("")
    banner.get_by_role("button", name="Reprendre le brouillon").click()
    expect(page.get_by_label("Titre")).to_have_value("Un début de fiche")
    page.reload()
    banner.get_by_role("button", name="L’effacer").click()
    page.reload()
    expect(page.get_by_label("Titre")).to_be_visible()
    expect(banner).to_be_hidden()


def test_a_draft_of_a_record_that_changed_since(open_form: OPEN) -> None:
    """Taking it up would undo what others published: the page says so before."""
    page = open_form("?fiche=passerelles-bleues")
    page.get_by_label("Titre").fill("Un autre titre")
    expect(page.get_by_text("Brouillon gardé dans ce navigateur")).to_be_visible()
    warning = page.get_by_text("La fiche publiée a changé depuis")
    page.reload()
    expect(page.get_by_role("region", name="Brouillon")).to_be_visible()
    expect(warning).to_be_hidden()
    page.evaluate("""Object.entries({ ...localStorage }).forEach(([key, kept]) =>
        localStorage.setItem(key, JSON.stringify({ ...JSON.parse(kept), version: 'before' })))""")
    page.reload()
    expect(warning).to_be_visible()


def test_groups_by_keyboard(open_form: OPEN) -> None:
    """Items are added, moved, removed and taken back, and the focus always stands on something of theirs."""
    page = open_form()
    focused = "document.activeElement.getAttribute('aria-label') || document.activeElement.textContent"
    for name in ("Un service", "Un autre service"):
        page.get_by_role("button", name="Ajouter une organisation").press("Enter")
        party = page.get_by_role("group", name=re.compile("^Organisation [23]")).last
        expect(party.get_by_role("combobox", name="Organisation", exact=True)).to_be_focused()
        page.keyboard.type(name)
        page.keyboard.press("Tab")
    page.get_by_role("button", name="Monter\u00a0: Organisation 3").press("Enter")
    assert page.evaluate(focused) == "Monter\u00a0: Organisation 2"
    expect(page.get_by_role("group", name="Organisation 2\u00a0: Un autre service")).to_be_visible()
    page.get_by_role("button", name="Retirer\u00a0: Organisation 2").press("Enter")
    assert page.evaluate(focused) == "Organisation 2\u00a0: Un service"
    page.get_by_role("button", name="Rétablir").press("Enter")
    assert page.evaluate(focused) == "Organisation 2\u00a0: Un autre service"


def test_problems_stand_beside_their_field_and_lead_to_it(open_form: OPEN) -> None:
    """A field tells what is wrong when one leaves it; the list of all leads to each."""
    page = open_form()
    title = page.get_by_label("Titre")
    title.fill("Ici")
    expect(page.get_by_text("« title » compte 3 caractères").first).to_be_hidden()
    title.blur()
    expect(title).to_have_attribute("aria-invalid", "true")
    expect(title).to_have_accessible_description(re.compile("compte 3 caractères, il en faut de 5 à 120"))
    page.get_by_role("button", name="Vérifier toute la fiche").click()
    expect(page.locator("[data-form=verdict]")).to_be_focused()
    page.get_by_role("list", name="Points à revoir").get_by_role(
        "button", name="Organisation 1, rôle"
    ).click()
    expect(page.get_by_role("group", name="Organisation 1").get_by_label("Rôle")).to_be_focused()


def test_hostile_text_is_text(open_form: OPEN) -> None:
    """Markup, YAML's signs, references and line separators come out as they were typed, and run nothing."""
    page = open_form()
    page.get_by_role("radio", name="Chaque affirmation a sa preuve").check()
    for label in ("Titre", "Résumé", "Citation", "Présentation"):
        page.get_by_role("textbox", name=label).first.fill(HOSTILE)
    page.get_by_role("combobox", name="Organisation", exact=True).fill(HOSTILE)
    page.get_by_role("button", name="Vérifier toute la fiche").click()
    document, problems = parse_markdown(text(page), PurePosixPath("partnerships/essai.md"))
    assert {one.rule.id for one in problems} == {"E015"}  # the separator of lines that nobody sees
    assert document is not None
    assert document.values["title"] == document.values["summary"] == HOSTILE
    assert document.values["parties"] == [{"organisation": HOSTILE}]
    assert document.body.strip() == HOSTILE
    assert page.locator(".ps-form img, .ps-form script[src='x']").count() == 0
    assert {"E216", "E015", "E105"} <= set(page.locator(".ps-fo-rule").all_inner_texts())


def test_evidence_named_as_what_every_object_has(open_form: OPEN) -> None:
    """It is an evidence like others, in fields, text and draft; one that only every object has is unknown."""
    page = open_form()
    page.get_by_role("radio", name="Chaque affirmation a sa preuve").check()
    page.get_by_role("group", name="Preuve 1").get_by_label("Identifiant").fill("constructor")
    page.get_by_role("textbox", name="Citation").fill(QUOTE)
    choose(page, "Preuves", "sabelle", "constructor", page.get_by_role("group", name="Organisation 1"))
    page.get_by_label("Présentation").fill("Vu[^constructor], et cru[^valueOf].")
    page.get_by_role("button", name="Vérifier toute la fiche").click()
    unknown = page.get_by_role("list", name="Points à revoir").locator("li", has_text="E201")
    expect(unknown).to_have_count(1)
    expect(unknown).to_contain_text("« valueOf »")
    page.reload()
    page.get_by_role("button", name="Reprendre le brouillon").click()
    said = text(page)
    assert "  - {evidence: constructor}\n" in said
    assert f"  constructor:\n    quote: {QUOTE}\n" in said


def test_axe_finds_nothing_in_a_form_full_of_errors(chromium: Browser, site_url: str) -> None:
    """With every group open, a list of choices shown and all problems told, on a phone, in both colour schemes."""
    context = chromium.new_context(viewport={"width": 390, "height": 900}, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{site_url}contribuer/formulaire/")
    page.get_by_role("radio", name="Chaque affirmation a sa preuve").check()
    more = page.locator("[data-form=more]")
    more.locator("> summary").click()
    more.get_by_role("button", name=re.compile("^Ajouter un")).evaluate_all(
        "all => all.forEach(one => one.click())"
    )
    page.locator("[data-form=form] details").evaluate_all("all => all.forEach(one => (one.open = true))")
    page.get_by_role("button", name="Ajouter une nouvelle organisation").click()
    page.get_by_label("Ville").fill("Bafia")
    page.get_by_role("button", name="Vérifier toute la fiche").click()
    page.get_by_role("combobox", name="Spécialités").first.click()
    page.add_style_tag(content="* { transition: none !important }")  # links change colour slowly
    page.evaluate(AXE)
    for scheme in ("default", "slate"):
        page.locator("body").evaluate(
            "(body, scheme) => body.setAttribute('data-md-color-scheme', scheme)", scheme
        )
        found = page.evaluate("axe.run('.ps-form').then(found => found.violations)")
        assert [(one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in found] == [], scheme
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


def test_a_field_that_the_model_gains_appears(chromium: Browser, site_url: str) -> None:
    """The form knows no field by its name: one more in a schema is shown, checked and written."""
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    page.add_init_script(
        """Object.defineProperty(window, 'PASSERELLES_FORM', {
            set(data) {
                const telescope = { type: 'string', maxLength: 9, title: 'Télescope', description: 'Un essai.' };
                data.schema.properties.telescope = telescope;
                data.organisation.properties.telescope = telescope;
                this.data = data;
            },
            get() { return this.data; },
        });"""
    )
    page.goto(f"{site_url}contribuer/formulaire/")
    page.locator("[data-form=more] > summary").click()
    page.get_by_label("Télescope").fill("Hubble et James-Webb")
    page.get_by_label("Télescope").blur()
    expect(page.get_by_label("Télescope")).to_have_accessible_description(re.compile("il en faut au plus 9"))
    assert "telescope: Hubble et James-Webb\n" in text(page)
    page.get_by_text("Mon organisation n’est pas dans la liste").click()
    page.get_by_role("button", name="Ajouter une nouvelle organisation").click()
    page.get_by_role("group", name="Nouvelle organisation 1").get_by_label("Télescope").fill("Hubble")
    expect(page.locator("[data-form=companion-previews] pre")).to_have_text("schema: 2\ntelescope: Hubble\n")
    context.close()


def test_without_javascript(chromium: Browser, site_url: str) -> None:
    """The page says what it needs, and the two ways that remain."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}contribuer/formulaire/")
    without = page.locator(".ps-form noscript")
    expect(without.locator("p")).to_be_visible()
    expect(without.get_by_role("link", name="déposer sur GitHub")).to_be_visible()
    expect(page.locator("[data-form=frame]")).to_be_hidden()
    context.close()
