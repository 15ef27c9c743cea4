"""A light record is one text, whichever way it is made: by hand, by the command, by the form or by the issue form."""

import base64
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from catalogue.__main__ import OK, main
from tests.forging import body, event, with_forms
from tests.sampling import SAMPLE, assemble

pytestmark = pytest.mark.browser

TITLE = "Chirurgie pédiatrique à Sabelle"
SUMMARY = "Une équipe de Valmont opère à Sabelle et y forme ses collègues."
NAME = "chirurgie-pediatrique-a-sabelle.md"
BY_HAND = f"""---
schema: 2
title: {TITLE}
summary: {SUMMARY}
kind: partnership
source: page-valmont
section: Missions
parties:
  - {{organisation: chu-valmont, role: lead}}
  - {{organisation: hopital-sabelle, role: partner}}
specialties: [pediatrie]
activities: [missions]
start: {{date: 2018}}
status: {{code: active, as_of: 2023-05}}
---
"""


def by_the_command(root: Path) -> str:
    flags = ["--title", TITLE, "--summary", SUMMARY, "--kind", "partnership"]
    flags += ["--source", "page-valmont", "--section", "Missions"]
    flags += ["--party", "chu-valmont:lead", "--party", "hopital-sabelle:partner"]
    flags += ["--specialty", "pediatrie", "--activity", "missions"]
    flags += ["--start", "2018", "--status", "active:2023-05", "--anyway"]
    assert main(["--root", str(root), "new", *flags]) == OK
    return (root / "partnerships" / NAME).read_text("utf-8")


def by_the_issue_form(root: Path) -> str:
    answers = {
        "title": TITLE,
        "summary": SUMMARY,
        "kind": "Partenariat",
        "leads": "CHU de Valmont",
        "partners": "Hôpital de Sabelle",
        "source": "page-valmont",
        "section": "Missions",
        "specialties": "Pédiatrie",
        "activities": "Missions sur place",
        "start": "2018",
        "status": "En cours",
        "as_of": "2023-05",
    }
    told, out = event(root / "event.json", body("ajouter", answers)), root / "requests.json"
    arguments = ["issue", "--event", str(told), "--commit", "0" * 40, "--out", str(out)]
    assert main(["--root", str(with_forms(root)), *arguments]) == OK
    [written] = [one for one in json.loads(out.read_text("utf-8")) if one["method"] == "PUT"]
    assert written["path"].endswith(f"/contents/partnerships/{NAME}")
    return base64.b64decode(written["fields"]["content"]).decode()


def choose(page: Page, label: str, words: str, name: str, at: int = 0) -> None:
    """Search in the combobox of a label, the first or a later one, and take a choice."""
    page.get_by_role("combobox", name=re.compile(f"^{label}")).nth(at).fill(words)
    page.get_by_role("option").filter(has_text=name).first.click()


def fill(page: Page) -> None:
    """What BY_HAND says, in the fields of the form."""
    page.get_by_label("Titre").fill(TITLE)
    page.get_by_label("Résumé").fill(SUMMARY)
    page.get_by_role("radio", name="Partenariat").check()
    choose(page, "Source unique", "internationales", "Page des relations internationales")
    page.get_by_label("Rubrique de la source").fill("Missions")
    choose(page, "Organisation", "valmont", "CHU de Valmont")
    page.get_by_label("Rôle").first.select_option("lead")
    page.get_by_role("button", name="Ajouter une organisation").click()
    choose(page, "Organisation", "sabelle", "Hôpital de Sabelle", 1)
    page.get_by_label("Rôle").nth(1).select_option("partner")
    choose(page, "Spécialités", "pediatrie", "Pédiatrie")
    choose(page, "Activités", "missions", "Missions sur place")
    status = page.get_by_role("group", name="État").first
    status.get_by_role("radio", name="En cours").check()
    status.get_by_label("Dit par la source le").fill("2023-05")
    page.get_by_role("group", name=re.compile("^Début")).get_by_label("Date").fill("2018")


def downloaded(page: Page, target: Path) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name="Télécharger le fichier").click()
    assert download.value.suggested_filename == NAME
    download.value.save_as(target)
    return target.read_text("utf-8")


@pytest.fixture
def form(chromium: Browser, site_url: str) -> Callable[[], Page]:
    """Opens the form in a window of its own."""

    def opened() -> Page:
        page = chromium.new_context(viewport={"width": 390, "height": 900}, accept_downloads=True).new_page()
        page.set_default_timeout(15000)
        page.goto(f"{site_url}contribuer/formulaire/")
        page.locator("[data-form=frame]").wait_for()
        return page

    return opened


def test_one_text_in_four_ways(form: Callable[[], Page], tmp_path: Path) -> None:
    """By hand, by flags, by the form and by the issue form: the same fifteen lines, which the check accepts."""
    assert len(BY_HAND.splitlines()) == 15
    assert by_the_command(assemble(SAMPLE, tmp_path / "command")) == BY_HAND
    assert by_the_issue_form(assemble(SAMPLE, tmp_path / "issue")) == BY_HAND
    page = form()
    fill(page)
    expect(page.locator("[data-form=verdict]")).to_have_text("La fiche est prête")
    root = assemble(SAMPLE, tmp_path / "form")
    assert downloaded(page, root / "partnerships" / NAME) == BY_HAND
    assert main(["--root", str(root), "check"]) == OK


def test_no_evidence_is_asked_of_a_light_record(form: Callable[[], Page]) -> None:
    """Without a source the record says not where it comes from; nothing else speaks of evidence."""
    page = form()
    expect(page.get_by_role("combobox", name=re.compile("^Preuves"))).to_have_count(0)
    expect(page.get_by_role("group", name="Preuve 1")).to_have_count(0)
    page.get_by_role("button", name="Vérifier toute la fiche").click()
    told = page.get_by_role("list", name="Points à revoir").locator("li")
    expect(told.filter(has_text="E202")).to_have_count(0)
    expect(told.filter(has_text="E224")).to_have_count(1)
    told.filter(has_text="E224").get_by_role("button").click()
    expect(page.get_by_role("combobox", name="Source unique")).to_be_focused()


def test_the_choice_loses_nothing(form: Callable[[], Page], tmp_path: Path) -> None:
    """What one choice hides is not in the file, and is there again with the other choice and in a draft."""
    page = form()
    fill(page)
    proven = page.get_by_role("radio", name="Chaque affirmation a sa preuve")
    light = page.get_by_role("radio", name="Tout vient d’un seul document")
    proven.check()
    expect(page.get_by_role("combobox", name="Source unique")).to_have_count(0)
    quote = page.get_by_role("group", name="Preuve 1").get_by_role("textbox", name="Citation")
    quote.fill("l’hôpital de Sabelle, depuis 2013")
    file = page.locator("[data-form=file]")
    expect(file).to_contain_text("depuis 2013")
    expect(file).not_to_contain_text("source: page-valmont")
    light.check()
    expect(file).to_have_text(BY_HAND, use_inner_text=False)
    expect(page.get_by_text("Brouillon gardé dans ce navigateur")).to_be_visible()
    page.reload()
    page.get_by_role("button", name="Reprendre le brouillon").click()
    assert downloaded(page, tmp_path / NAME) == BY_HAND
    proven.check()
    expect(page.get_by_role("button", name=re.compile("^Preuve 1.*depuis 2013"))).to_be_visible()
