"""The PDF of a record prints every field of the model. The records are those of the test of the page."""

from pathlib import Path

import pytest

from catalogue.knowledge.aggregate import build
from catalogue.model.records import Partnership
from catalogue.model.typed import fields_of
from catalogue.pdf.documents import Documents
from catalogue.reading.load import load
from tests import papers
from tests.conftest import PROJECT
from tests.site.test_record_page import FULL, LIGHT, NOT_SHOWN, TODAY, groups

DISAGREE = "sources en désaccord : « depuis 2010 » ; « La gazette fait commencer les missions en 2012. »"
PRINTED = {
    "Partnership.title": "Dialyse entre le Val et Dakar",
    "Partnership.summary": "préparent ensemble une unité de dialyse",
    "Partnership.kind": "PARTENARIAT",
    "Partnership.parties": "Porteur Hôpital du Val",
    "Partnership.countries": "Pays Mali",
    "Partnership.regions": "Régions Afrique de l’Ouest",
    "Partnership.specialties": "Spécialités Cardiologie",
    "Partnership.themes": "Thématiques Systèmes et politiques de santé",
    "Partnership.activities": "Activités Missions sur place",
    "Partnership.start": "Début février 2010",
    "Partnership.end": "Fin 2022",
    "Partnership.pauses": "Interruptions 2015 à 2018",
    "Partnership.status": "État Terminé",
    "Partnership.verified_on": "Hôpital de Dakar, 1er février 2024",
    "Partnership.verified_by": "Confirmé par Hôpital de Dakar",
    "Partnership.funding": "Financement – Fonds d’exemple",
    "Partnership.training": "Se former : proposées",
    "Partnership.results": "Chiffres Quoi",
    "Partnership.milestones": "Repères 5 juin 2013",
    "Partnership.related": "Renouvelle : Jumelage en cardiologie avec Dakar",
    "Partnership.evidence": "« un accord de jumelage signé »",
    "Party.organisation": "Hôpital du Val, service",
    "Party.role": "Partenaire Hôpital de Dakar",
    "Party.unit": "service de néphrologie",
    "Party.since": "depuis 2011",
    "Party.until": "jusqu’en 2021",
    "Party.evidence": "Fonds d’exemple (déduit)",
    "AddedCountry.code": "Pays Mali",
    "AddedCountry.evidence": "Mali (déduit)",
    "CoveredRegion.code": "Régions Afrique de l’Ouest",
    "CoveredRegion.evidence": "Afrique de l’Ouest (référencé)",
    "SpecialtyTag.code": "Cardiologie",
    "SpecialtyTag.evidence": "Cardiologie (référencé)",
    "ThemeTag.code": "Systèmes et politiques de santé",
    "ThemeTag.evidence": "Systèmes et politiques de santé (déduit)",
    "ActivityTag.code": "Missions sur place",
    "ActivityTag.evidence": "Missions sur place1",
    "DatedClaim.date": "février 2010",
    "DatedClaim.evidence": f"février 2010 ({DISAGREE})",
    "Pause.period": "Interruptions 2015 à 2018",
    "Pause.evidence": "2015 à 20181",
    "Status.code": "État Terminé",
    "Status.evidence": "État Terminé (déduit)",
    "Funding.organisation": "Fonds d’exemple, Appel Néphro",
    "Funding.scheme": "Appel Néphro",
    "Funding.year": "Appel Néphro, 2019",
    "Funding.amount": "12 345",
    "Funding.currency": "12 345 €",
    "Funding.qualifier": "au plus 12 345",
    "Funding.finance_type": "2019, prêt :",
    "Funding.scope": "pour tout le pays",
    "Funding.shared": "pour tout le pays, chiffre commun à plusieurs fiches",
    "Funding.evidence": "chiffre commun à plusieurs fiches (déduit)",
    "Training.scheme": "Stage d’observation",
    "Training.audiences": "Trois places Infirmiers",
    "Training.duration": "de 2 semaines à 1 mois",
    "Training.host": "1 mois Hôpital de Dakar",
    "Training.specialties": "pédiatrie. Trois places",
    "Training.state": "Se former : prévues Dispositif",
    "Training.period": ", 2023 (prévue, sans nouvelle depuis)",
    "Training.note": "Trois places",
    "Training.evidence": "Stage d’observation (déduit)",
    "Result.label": "Actions lancées",
    "Result.value": "environ 15",
    "Result.value_max": "15 à 18",
    "Result.qualifier": "Actions lancées environ",
    "Result.unit": "18 actions",
    "Result.period": "2012 à 2014",
    "Result.counts": "Couverture – 0 fiche sur environ 15 à 18 actions",
    "Result.shared": "18 actions, chiffre commun à plusieurs fiches",
    "Result.evidence": f"18 actions, chiffre commun à plusieurs fiches ({DISAGREE})",
    "Milestone.date": "5 juin 2013",
    "Milestone.event": "Point sur les travaux",
    "Milestone.signed": "(accord signé)",
    "Milestone.evidence": "Point sur les travaux (accord signé) (déduit)",
    "Related.to": "Jumelage en cardiologie avec Dakar",
    "Related.relation": "Renouvelle :",
    "Evidence.source": "Brochure d’exemple",
    "Evidence.section": "rubrique « Néphrologie »",
    "Evidence.quote": "« des équipes venues du Mali »",
    "Evidence.says": "Ce que dit la source : La brochure nomme aussi Dakar.",
    "Evidence.confidence": "dit par un tiers ou traduit",
    "Evidence.note": "Le pays se déduit de la ville.",
}
"""What is printed of each field of the full record, written by hand. The number of a note follows its value."""
PRINTED_OF_A_LIGHT_RECORD = {
    "Partnership.source": "Tout ce que dit cette fiche vient de : Brochure d’exemple",
    "Partnership.section": "rubrique « Missions »",
    "Status.as_of": "dernière trace : mars 2024",
}


@pytest.fixture
def printed(folder: Path) -> dict[str, str]:
    """The text of the PDFs of both records, with ordinary spaces."""
    for id_, text in (("essai", FULL), ("legere", LIGHT)):
        (folder / "partnerships" / f"{id_}.md").write_text(text, "utf-8")
    catalogue = build(load(folder), TODAY)
    documents = {document.address: document for document in Documents(catalogue, PROJECT).all()}
    return {
        id_: papers.plain(papers.text(documents[f"pdf/partenariats/{id_}.pdf"].pdf()))
        for id_ in ("essai", "legere")
    }


def test_the_pdf_prints_every_field(printed: dict[str, str]) -> None:
    """A field that the model gains must be added to the table above, and so to the PDF."""
    fields = {f"{group.__name__}.{name}" for group in groups(Partnership) for name in fields_of(group)}
    assert fields == PRINTED.keys() | PRINTED_OF_A_LIGHT_RECORD.keys() | NOT_SHOWN.keys()
    for id_, table in (("essai", PRINTED), ("legere", PRINTED_OF_A_LIGHT_RECORD)):
        lacking = {name: text for name, text in table.items() if papers.plain(text) not in printed[id_]}
        assert lacking == {}, printed[id_]


def test_a_light_record_says_once_where_all_comes_from(printed: dict[str, str]) -> None:
    """No value has a mark, no note stands at the foot, and no section is empty."""
    text = printed["legere"]
    assert "FICHE LÉGÈRE" in text
    assert "référencé" not in text
    assert "Présentation" not in text
    assert "0 preuve" not in text
