"""The page of a record: every field of the model, how firmly each value is known, and what a light record says once."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any, get_args

import pytest

from catalogue.knowledge import addresses
from catalogue.knowledge.aggregate import build
from catalogue.model.records import Claim, Partnership
from catalogue.model.typed import Model, fields_of
from catalogue.reading.load import load
from catalogue.rules import check
from catalogue.site.environment import environment
from catalogue.site.kinds.entries import entries
from tests.conftest import PROJECT

TODAY = date(2024, 6, 1)
FULL = """\
---
schema: 2
title: Dialyse entre le Val et Dakar
summary: Le Val et Dakar préparent ensemble une unité de dialyse, puis la suivent pendant cinq ans.
kind: partnership
parties:
  - {organisation: hopital-du-val, role: lead, unit: service de néphrologie, since: 2011, until: 2021, evidence: accord}
  - {organisation: hopital-de-dakar, role: partner, evidence: lu}
  - {organisation: fonds-exemple, role: support, evidence: vu}
countries: [{code: ML, evidence: vu}]
regions: [{code: afrique-de-louest, evidence: lu}]
specialties: [{code: cardiologie, evidence: lu}, pediatrie]
themes: [{code: systemes-de-sante, evidence: vu}]
activities: [{code: missions, evidence: accord}, equipement]
start: {date: 2010-02, evidence: [un, deux]}
end: {date: 2022, evidence: vu}
pauses: [{period: 2015/2018, evidence: accord}]
status: {code: ended, as_of: 2023-04, evidence: vu}
verified_on: 2024-02-01
verified_by: [hopital-de-dakar]
funding:
  - {organisation: fonds-exemple, scheme: Appel Néphro, year: 2019, amount: 12345, currency: EUR, qualifier: at-most, finance_type: loan, scope: country, shared: enveloppe, evidence: vu}
  - {scope: partnership, evidence: accord}
training:
  - {scheme: stage-observation, for: [infirmiers], duration: P2W/P1M, host: hopital-de-dakar, specialties: [pediatrie], state: planned, period: 2023, note: Trois places, evidence: vu}
  - {scheme: ffi, for: [internes], evidence: accord}
  - {scheme: compagnonnage, for: [medecins], state: past, period: 2016, evidence: accord}
  - {scheme: formation-continue, for: [medecins], state: open, evidence: accord}
results:
  - {label: Actions lancées, value: 15, value_max: 18, qualifier: about, unit: actions, period: 2012/2014, counts: parts, shared: missions, evidence: [un, deux]}
milestones:
  - {date: 2013-06-05, event: Point sur les travaux, signed: true, evidence: vu}
related:
  - {to: exemple-dakar, as: renews}
former_ids: [dialyse-dakar]
evidence:
  accord: {source: brochure, section: Néphrologie, quote: un accord de jumelage signé, confidence: stated}
  lu: {source: brochure, says: La brochure nomme aussi Dakar., confidence: third-party}
  vu: {source: brochure, quote: des équipes venues du Mali, confidence: inferred, note: Le pays se déduit de la ville.}
  un: {source: brochure, quote: depuis 2010, confidence: disputed, note: La gazette dit 2012.}
  deux: {source: gazette, says: La gazette fait commencer les missions en 2012., confidence: disputed, note: La brochure dit 2010.}
---
Du texte[^lu].
"""
LIGHT = """\
---
schema: 2
title: Missions du Val à Dakar
summary: Une équipe du Val opère à Dakar chaque année, d’après une page de l’hôpital.
kind: partnership
source: brochure
section: Missions
parties:
  - {organisation: hopital-du-val, role: lead}
  - {organisation: hopital-de-dakar, role: partner}
status: {code: active, as_of: 2024-03}
---
"""
SHOWN = {
    "Partnership.title": "Dialyse entre le Val et Dakar",
    "Partnership.summary": "préparent ensemble une unité de dialyse",
    "Partnership.kind": "Partenariat",
    "Partnership.parties": "Porteur Hôpital du Val",
    "Partnership.countries": "Pays Mali",
    "Partnership.regions": "Régions Afrique de l’Ouest",
    "Partnership.specialties": "Spécialités Cardiologie",
    "Partnership.themes": "Thématiques Systèmes et politiques de santé",
    "Partnership.activities": "Activités Missions sur place",
    "Partnership.start": "Début février 2010",
    "Partnership.end": "Fin 2022",
    "Partnership.pauses": "Interruption 2015 à 2018",
    "Partnership.status": "État Terminé",
    "Partnership.verified_on": "dernière confirmation : 1er février 2024",
    "Partnership.verified_by": "partenaire : Hôpital de Dakar",
    "Partnership.funding": "Financement Fonds d’exemple",
    "Partnership.training": "Se former Dispositif",
    "Partnership.results": "Chiffres Quoi",
    "Partnership.milestones": "Repères 5 juin 2013",
    "Partnership.related": "Renouvelle : Jumelage en cardiologie avec Dakar",
    "Partnership.evidence": "« un accord de jumelage signé »",
    "Party.organisation": "Hôpital du Val",
    "Party.role": "Partenaire Hôpital de Dakar",
    "Party.unit": "service de néphrologie",
    "Party.since": "depuis 2011",
    "Party.until": "jusqu’en 2021",
    "Party.evidence": "Hôpital de Dakar (Sénégal) [5] référencé",
    "AddedCountry.code": "Pays Mali",
    "AddedCountry.evidence": "Mali [3] déduit",
    "CoveredRegion.code": "Régions Afrique de l’Ouest",
    "CoveredRegion.evidence": "Afrique de l’Ouest [5] référencé",
    "SpecialtyTag.code": "Cardiologie",
    "SpecialtyTag.evidence": "Cardiologie [5] référencé Pédiatrie Thématiques",
    "ThemeTag.code": "Systèmes et politiques de santé",
    "ThemeTag.evidence": "Systèmes et politiques de santé [3] déduit",
    "ActivityTag.code": "Missions sur place",
    "ActivityTag.evidence": "Missions sur place [4] , Matériel et équipement",
    "DatedClaim.date": "février 2010",
    "DatedClaim.evidence": "février 2010 [1] [2] sources en désaccord « depuis 2010 »",
    "Pause.period": "Interruption 2015 à 2018",
    "Pause.evidence": "2015 à 2018 [4]",
    "Status.code": "Terminé",
    "Status.evidence": "État Terminé [3] déduit",
    "Funding.organisation": "Fonds d’exemple, Appel Néphro",
    "Funding.scheme": "Appel Néphro",
    "Funding.year": "Appel Néphro, 2019",
    "Funding.amount": "12 345",
    "Funding.currency": "12 345 €",
    "Funding.qualifier": "au plus 12 345",
    "Funding.finance_type": "(prêt)",
    "Funding.scope": "pour tout le pays",
    "Funding.shared": "pour tout le pays [3] déduit Chiffre commun à plusieurs fiches : Jumelage",
    "Funding.evidence": "pour tout le pays [3] déduit",
    "Training.scheme": "Stage d’observation",
    "Training.audiences": "Infirmiers",
    "Training.duration": "de 2 semaines à 1 mois",
    "Training.host": "2023 prévue, sans nouvelle depuis Hôpital de Dakar",
    "Training.specialties": "Stage d’observation [3] déduit Pédiatrie",
    "Training.state": "Prévues 1 formation Stage d’observation",
    "Training.period": "de 2 semaines à 1 mois 2023",
    "Training.note": "Trois places",
    "Training.evidence": "Stage d’observation [3] déduit",
    "Result.label": "Actions lancées",
    "Result.value": "environ 15",
    "Result.value_max": "15 à 18",
    "Result.qualifier": "environ",
    "Result.unit": "18 actions",
    "Result.period": "2012 à 2014",
    "Result.counts": "Compte les actions de ce programme",
    "Result.shared": "Actions lancées Compte les actions de ce programme Chiffre commun à plusieurs fiches",
    "Result.evidence": "18 actions [1] [2] sources en désaccord",
    "Milestone.date": "5 juin 2013",
    "Milestone.event": "Point sur les travaux",
    "Milestone.signed": "(accord signé)",
    "Milestone.evidence": "Point sur les travaux [3] déduit",
    "Related.to": "Jumelage en cardiologie avec Dakar",
    "Related.relation": "Renouvelle :",
    "Evidence.source": "Brochure",
    "Evidence.section": "rubrique « Néphrologie »",
    "Evidence.quote": "« des équipes venues du Mali »",
    "Evidence.says": "Ce que dit la source : La brochure nomme aussi Dakar.",
    "Evidence.confidence": "Dit par un tiers ou traduit",
    "Evidence.note": "Le pays se déduit de la ville.",
}
"""What a reader sees of each field in the record above, written by hand. Numbers of evidence stand between brackets."""
SHOWN_OF_A_LIGHT_RECORD = {
    "Partnership.source": "Tout ce que dit cette fiche vient de : Brochure",
    "Partnership.section": "rubrique « Missions »",
    "Status.as_of": "dernière trace : mars 2024",
}
NOT_SHOWN = {
    "Partnership.schema": "it tells of the file",
    "Partnership.draft": "a draft has no page",
    "Partnership.former_ids": "their addresses lead to the page",
}
"""Fields that the page leaves out, each with the reason."""


def groups(model: type[Model]) -> Iterator[type[Model]]:
    """A model and every group of fields within it, each once."""
    found: dict[type[Model], None] = {}

    def walk(one: Any) -> None:
        if isinstance(one, type) and issubclass(one, Model) and one not in found:
            found[one] = None
            for info in fields_of(one).values():
                walk(info.annotation)
        for part in get_args(one):
            walk(part)

    walk(model)
    yield from found


@pytest.fixture
def page(folder: Path) -> Callable[[str], str]:
    """The HTML of the page of a record with this text, beside those of the example."""

    def html(text: str, today: date = TODAY) -> str:
        (folder / "partnerships" / "essai.md").write_text(text, "utf-8")
        dakar = folder / "partnerships" / "exemple-dakar.md"
        written = dakar.read_text("utf-8")
        if "shared:" not in written:
            shared = written.replace("scope: partnership, ev", "scope: partnership, shared: enveloppe, ev")
            dakar.write_text(shared, "utf-8")
        catalogue = build(load(folder), today)
        address = addresses.entry(catalogue.by_id["essai"])
        [found] = [
            one.html for one in entries(catalogue, environment(catalogue, PROJECT)) if one.address == address
        ]
        return found

    return html


def read(html: str) -> str:
    """The text of a page as it is read, with one space between words; numbers of evidence as `[3]`."""
    html = re.sub(r'<sup class="renvoi"><a [^>]*>(\d+)</a></sup>', r" [\1] ", html)
    html = re.sub(r"<q\b[^>]*>(.*?)</q>|<blockquote[^>]*>(.*?)</blockquote>", r"« \1\2 »", html)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split()).replace(" ,", ",").replace("( ", "(")


def test_the_page_shows_every_field(page: Callable[[str], str]) -> None:
    """A field that the model gains must be added to the table above, and so to the page."""
    fields = {f"{group.__name__}.{name}" for group in groups(Partnership) for name in fields_of(group)}
    assert fields == SHOWN.keys() | SHOWN_OF_A_LIGHT_RECORD.keys() | NOT_SHOWN.keys()
    full, light = read(page(FULL)), read(page(LIGHT))
    lacking = {name: said for name, said in SHOWN.items() if said.replace(" ,", ",") not in full}
    lacking |= {name: said for name, said in SHOWN_OF_A_LIGHT_RECORD.items() if said not in light}
    assert lacking == {}, full


def test_the_records_above_are_valid(folder: Path) -> None:
    for id_, text in (("essai", FULL), ("legere", LIGHT)):
        (folder / "partnerships" / f"{id_}.md").write_text(text, "utf-8")
    found = [problem for problem in check(load(folder), TODAY) if problem.rule.id.startswith("E")]
    assert [str(problem) for problem in found] == []


def test_every_claim_stands_beside_its_strength(page: Callable[[str], str]) -> None:
    """As many marks as claims of each kind, and a legend that explains each word used."""
    html = page(FULL)
    sheet, _, rest = html.partition('id="preuves"')
    badge = 1  # at the top of the page, which says the state again
    assert sheet.count("ps-strength--deduced") == FULL.count("evidence: vu") + badge
    assert sheet.count("ps-strength--referenced") == FULL.count("evidence: lu")
    assert sheet.count("ps-strength--disputed") == FULL.count("evidence: [un, deux]")
    assert "Déduit : Aucune source ne le dit en ces mots" in read(html)
    assert "Référencé : La source le dit ; la fiche renvoie à elle" in read(html)
    assert "ps-strength" not in rest


def test_sources_that_disagree_are_both_read_at_the_value(page: Callable[[str], str]) -> None:
    """In their own words or ours, each with its publisher and date, in the row of the value."""
    html = page(FULL)
    [row] = re.findall(r"<dt>Début</dt><dd>.*?</dd>", html, re.DOTALL)
    said = read(row)
    assert "« depuis 2010 »" in said
    assert "La gazette fait commencer les missions en 2012." in said


def test_trainings_stand_under_their_state(page: Callable[[str], str]) -> None:
    """In the order of the vocabulary, the unknown last; a planned one whose year has passed says so."""
    said = read(page(FULL)).partition("Se former Dispositif")[2].partition("Financement")[0]
    order = ["Proposées", "Prévues", "Passées", "État non précisé"]
    assert sorted(order, key=said.index) == order
    assert "Souhaitées" not in said
    assert said.count("prévue, sans nouvelle depuis") == 1
    assert "sans nouvelle" not in read(page(FULL, date(2023, 12, 31))).partition("Se former Dispositif")[2]


def test_money_without_a_payer(page: Callable[[str], str]) -> None:
    assert "Financeur non précisé : montant non renseigné, pour ce partenariat" in read(page(FULL))


def test_what_no_source_tells_stands_on_one_line(page: Callable[[str], str]) -> None:
    brief = read(page(LIGHT)).partition("En bref")[2]
    assert (
        "Non précisé : spécialité ou thématique, activités, date de début, financement, résultats chiffrés."
        in brief
    )
    assert "Non précisé :" not in read(page(FULL))


def test_a_light_record_says_once_where_all_comes_from(page: Callable[[str], str]) -> None:
    """A badge, one line with the date, a way to complete it; no mark, no number, no list of evidence."""
    html = page(LIGHT)
    said = read(html)
    assert "Fiche légère" in said
    assert re.search(
        r"Tout ce que dit cette fiche vient de : Brochure.*, mai 2023, rubrique « Missions »\.", said
    )
    assert '?fiche=essai">Compléter cette fiche</a>' in html
    assert "ps-strength" not in html
    assert "renvoi" not in html
    assert "Preuves" not in said
    assert "Fiche légère" not in read(page(FULL))


def test_a_source_without_date_says_when_it_was_read(page: Callable[[str], str], folder: Path) -> None:
    file = folder / "registry" / "sources" / "brochure.yml"
    kept = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("date:")]
    file.write_text("\n".join([*kept, "accessed: 2024-03-05", ""]), "utf-8")
    assert "page vue le 5 mars 2024, rubrique « Missions »" in read(page(LIGHT))


def test_evidence_beside_the_only_source(page: Callable[[str], str]) -> None:
    """The record is no longer light: its values are marked, and the line says what it stands for."""
    text = LIGHT.replace("role: lead}", "role: lead, evidence: accord}").replace(
        "2024-03}\n",
        "2024-03}\nevidence:\n  accord: {source: brochure, quote: un accord, confidence: stated}\n",
    )
    said = read(page(text))
    assert "Ce qui est dit sans autre preuve vient de : Brochure" in said
    assert "Partenaire Hôpital de Dakar (Sénégal) référencé" in said
    assert "Fiche légère" not in said


def test_claims_have_their_place_in_the_table() -> None:
    """Each group of claims shows its evidence: the table above has a line for it."""
    claims = [group for group in groups(Partnership) if issubclass(group, Claim)]
    assert len(claims) > 10
    assert all(f"{group.__name__}.evidence" in SHOWN for group in claims)
