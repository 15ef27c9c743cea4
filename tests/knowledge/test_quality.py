"""The quality page: figures that follow from the catalogue, and what they do not say."""

import gzip
import re
from datetime import date
from pathlib import Path

from catalogue.knowledge import derive, quality
from catalogue.knowledge.aggregate import Catalogue, build
from catalogue.knowledge.quality import Share
from catalogue.model.records import Partnership
from catalogue.model.typed import fields_of
from catalogue.reading.load import Loaded, load
from catalogue.site.environment import environment
from catalogue.site.kinds.quality import quality_page
from tests.conftest import PROJECT, TODAY


def html(catalogue: Catalogue) -> str:
    [page] = quality_page(catalogue, environment(catalogue, PROJECT))
    return page.html


def text(fragment: str) -> str:
    """What a reader sees, with plain spaces."""
    bare = re.sub(r"<[^>]+>", "", fragment).replace("&nbsp;", " ")
    return re.sub(r"[\s\u00a0\u202f]+", " ", bare)


def test_how_many_actions_of_a_programme_are_documented(sample: Catalogue) -> None:
    """The programme says at least seven; the page says how many of them have their record, with the quote that proves it."""
    [one] = [one for one in quality.coverage(sample) if one.programme.id == "passerelles-bleues"]
    assert one.stated
    assert one.stated.value == 7
    assert {entry.id for entry in one.records} == {"valmont-sabelle", "rochebrune-tamarin"}
    assert "2 fiches sur au moins 7 actions" in text(html(sample))


def test_a_programme_counts_the_same_on_its_page(folder: Path) -> None:
    """A number marked `counts: parts` gives the coverage on both pages."""
    file = folder / "partnerships" / "programme-exemple.md"
    line = "results:\n  - {label: Jumelages, value: 4, unit: jumelages, counts: parts, evidence: cadre}\n"
    file.write_text(
        file.read_text("utf-8").replace("evidence:\n  cadre:", f"{line}evidence:\n  cadre:"), "utf-8"
    )
    catalogue = build(load(folder), TODAY)
    assert "1 fiche sur 4 jumelages" in text(html(catalogue))
    [one] = quality.coverage(catalogue)
    assert one.share == Share("programme-exemple", "Programme d’exemple", 1, 4)


def test_an_unknown_size_is_not_zero(example: Catalogue) -> None:
    """A programme that does not tell its number has no share."""
    assert "1 fiche, nombre total non renseigné" in text(html(example))
    assert "inconnue" in html(example)


def test_stale_records_come_oldest_first(sample: Catalogue) -> None:
    """Exactly those shown as « À confirmer », each with its link."""
    found = quality.stale(sample)
    assert {one.id for one in found} == {one.id for one in sample.entries if one.status.code == "to_confirm"}
    traces = [one.status.last_trace.latest for one in found if one.status.last_trace]
    assert traces == sorted(traces)
    assert all(f'/{one.id}/"' in html(sample) for one in found[:100])


def test_undated_records_grow_stale_too(loaded_sample: Loaded) -> None:
    """As many are listed as are counted; one without any date of a source stands at the day on which it was read."""
    later = build(loaded_sample, date(2027, 3, 15))
    found = [entry.id for entry in quality.stale(later)]
    [counted] = [share.part for share in quality.statuses(later) if share.code == "to_confirm"]
    assert len(found) == counted
    assert found[-1] == "brumes-emeraude"  # read on 2025-03-14, after all other traces that are too old
    assert "page vue le 14 mars 2025Brumes et Émeraude" in text(html(later))


def test_shares_add_up(sample: Catalogue) -> None:
    """Each distribution holds every record, or every quote, once."""
    proofs = quality.proofs(sample)
    records = len(sample.entries)
    assert sum(one.part for one in quality.statuses(sample)) == records
    assert sum(one.part for one in quality.completeness(sample)) == records
    assert sum(one.part for one in quality.publishers(proofs)) == records
    quotes = sum(len(one.partnership.evidence) for one in sample.entries)
    assert sum(one.part for one in quality.sources(sample)) == quotes
    assert sum(one.part for one in quality.confidences(sample)) == quotes


def test_labels_of_shares(sample: Catalogue) -> None:
    """As the page prints them; tests/meaning.yml holds the numbers."""
    report = quality.report(sample)
    labels = {
        name: {one.code: one.label for one in getattr(report, name)}
        for name in ("confirmations", "publishers", "completeness", "statuses", "confidences")
    }
    assert labels == {
        "confirmations": {
            "both": "Les deux côtés",
            "lead": "Le côté du porteur seul",
            "partner": "Le côté du partenaire seul",
            "other": "Une autre partie seulement",
            "none": "Aucune partie",
        },
        "publishers": {"1": "Un seul éditeur", "2": "Deux éditeurs", "3": "Trois éditeurs ou plus"},
        "completeness": {
            band: band for band in ("0 à 19 %", "20 à 39 %", "40 à 59 %", "60 à 79 %", "80 à 100 %")
        },
        "statuses": {
            "planned": "Prévu",
            "active": "En cours",
            "to_confirm": "À confirmer",
            "suspended": "Suspendu",
            "ended": "Terminé",
            "unknown": "Non renseigné",
        },
        "confidences": {
            "stated": "Dit par une partie",
            "third-party": "Dit par un tiers ou traduit",
            "inferred": "Déduit",
            "disputed": "Sources en désaccord",
        },
    }
    lacking = {one.share.label: (one.lacking, len(one.examples)) for one in report.fields}
    assert (lacking["Formations"], lacking["Pays"], lacking["Porteur nommé"]) == ((10, 5), (1, 1), (0, 0))
    assert (report.cited.code, report.cited.label) == ("cited", "Affirmations citées")
    assert (report.deduced.code, report.deduced.label) == ("deduced", "Affirmations déduites")
    assert {one.share.label: one.share.code for one in report.fields}[
        "Montant du financement"
    ] == "montant-du-financement"


def test_a_share_is_never_rounded_to_all_or_nothing() -> None:
    """999 of 1,000 is 99 %, and 1 of 1,000 is 1 %."""
    assert [Share("", "", part, 1000).percent for part in (0, 1, 500, 999, 1000)] == [0, 1, 50, 99, 100]
    assert Share("", "", 0, 0).percent == 0


def test_what_is_missing_names_records(sample: Catalogue) -> None:
    """A field that some records lack shows which, and the counts agree with the catalogue."""
    found = {one.share.label: one for one in quality.fields(sample)}
    assert found["Début"].lacking == sum(one.partnership.start is None for one in sample.entries)
    assert found["Spécialités"].lacking == sum(not one.partnership.specialty_codes for one in sample.entries)
    assert all(one.examples or not one.lacking for one in found.values())


def test_every_field_that_counts_is_listed_under_its_title(example: Catalogue) -> None:
    """The quality page names the fields of completeness as the form and the schema do, and a few things more."""
    found = {one.share.label for one in quality.fields(example)}
    titles = {fields_of(Partnership)[name].title for name in derive.EXPECTED}
    assert titles <= found
    assert len(quality.fields(example)) == len(titles) + 6


def test_organisations_only_mentioned_act_nowhere(sample: Catalogue) -> None:
    """None of them is a party with another role."""
    named = {id_ for id_, _ in quality.only_mentioned(sample)}
    acting = {
        party.organisation
        for one in sample.entries
        for party in one.partnership.parties
        if party.role != "mentioned"
    }
    assert named
    assert not named & acting


def test_limits_are_told(sample: Catalogue) -> None:
    """Where the figures come from, and what they must not be taken for."""
    said = text(html(sample))
    for words in (
        "Ce n’est pas un recensement",
        "Aucun de ces chiffres n’est un classement",
        "ne vaut pas zéro",
    ):
        assert words in said


def test_it_is_light(sample: Catalogue) -> None:
    assert len(gzip.compress(html(sample).encode())) < 20_000


def test_an_empty_catalogue_says_so(folder: Path) -> None:
    for file in (folder / "partnerships").iterdir():
        file.unlink()
    assert "Le catalogue est vide" in html(build(load(folder), TODAY))
