"""What is derived and never written."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pydantic import Field

from catalogue.knowledge import derive
from catalogue.knowledge.aggregate import Catalogue, build
from catalogue.language.edtf import parse_date
from catalogue.model.records import Partnership
from catalogue.model.typed import fields_of, typed
from catalogue.reading.load import load
from catalogue.rules.quotes import essence
from catalogue.texts.body import to_html
from tests.conftest import TODAY


@pytest.mark.parametrize(
    ("as_of", "today", "stale"),
    [
        ("2023-05", date(2025, 5, 31), False),
        ("2023-05", date(2025, 6, 1), True),
        ("2021-02-11", date(2023, 2, 11), False),
        ("2021-02-11", date(2023, 2, 12), True),
        ("2025?", date(2027, 12, 31), False),
        ("2025?", date(2028, 1, 1), True),
    ],
)
def test_the_24_month_rule(as_of: str, today: date, stale: bool) -> None:
    """A trace grows stale the day after its last day, 24 months on."""
    assert derive.is_stale(parse_date(as_of), today) is stale


def test_a_confirmation_is_a_trace(example: Catalogue) -> None:
    """A partner who confirmed counts like a source: May 2023 is stale in March 2026, February 2024 in June 2024 not."""
    entry = example.by_id["exemple-dakar"]
    assert entry.status.code == "active"
    assert str(entry.status.last_trace) == "2024-02-01"
    later = derive.displayed_status(entry.partnership, example.registry, date(2026, 3, 1))
    assert later.code == derive.TO_CONFIRM
    assert later.label.replace("\u00a0", " ") == "À confirmer (dernière trace : 1er février 2024)"


def test_a_field_counts_for_completeness_unless_a_reason_is_given() -> None:
    """So a new optional field counts by itself."""

    @typed
    class Longer(Partnership):
        motto: str | None = Field(None, title="Devise", description="Devise.")

    assert derive.expected_fields(Longer) == (*derive.EXPECTED, "motto")
    optional = {name for name, info in fields_of(Partnership).items() if not info.is_required()}
    assert {*derive.EXPECTED, *derive.NOT_EXPECTED} == optional
    assert all(derive.NOT_EXPECTED.values())


def test_completeness_is_a_share_of_what_counts(example: Catalogue) -> None:
    """The example fills eight fields that count: without two of them it fills six. Others change nothing."""
    filled = {"start", "specialties", "themes", "activities", "funding", "training", "results", "milestones"}
    assert filled <= set(derive.EXPECTED)
    whole, count = example.by_id["exemple-dakar"].partnership, len(derive.EXPECTED)
    assert derive.completeness(whole) == round(800 / count)
    assert derive.completeness(replace(whole, themes=(), milestones=())) == round(600 / count)
    assert derive.completeness(replace(whole, end=None, countries=(), related=())) == round(800 / count)


def test_countries_of_a_page(example: Catalogue) -> None:
    """Partners' and written countries, without France, in French order."""
    assert example.by_id["exemple-dakar"].countries == ("ML", "SN")
    assert example.by_id["programme-exemple"].countries == ()


def test_relations_are_pairs(example: Catalogue) -> None:
    """A relation is a lead with a partner; funders make none."""
    assert example.relations == {("hopital-du-val", "hopital-de-dakar")}


def test_evidence_is_numbered_as_it_is_read(example: Catalogue) -> None:
    """Facts first, in the order of the page, then the body."""
    assert dict(example.by_id["exemple-dakar"].numbers) == {"accord": 1, "argent": 2, "mali": 3, "stage": 4}


def test_links_are_seen_from_both_pages(example: Catalogue) -> None:
    """Written once, shown twice."""
    (forward,) = example.links(example.by_id["exemple-dakar"])
    (back,) = example.links(example.by_id["programme-exemple"])
    assert (forward.entry.id, forward.inverse) == ("programme-exemple", False)
    assert (back.entry.id, back.inverse) == ("exemple-dakar", True)


def test_bodies_are_safe() -> None:
    """Whatever passes the rules, the renderer drops HTML and dangerous addresses."""
    html = to_html(
        "<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)>\n\n# Titre", {}
    )
    assert "<script" not in html
    assert "javascript:" not in html
    assert "onerror" not in html
    assert "<h2>Titre</h2>" in html


def test_references_of_a_body() -> None:
    """A reference leads to its evidence, and each has an anchor to come back to."""
    html = to_html("Un[^a], deux[^b], encore un[^a].", {"a": 4, "b": 5})
    assert html.count('href="#preuve-a"') == 2
    assert 'id="texte-a-1"' in html
    assert 'id="texte-a-2"' in html
    assert ">5</a>" in html


def test_quotes_survive_printing() -> None:
    """Hyphens at line ends, thin and no-break spaces and curled apostrophes do not hide a true quote."""
    printed = "l'hôpi-\ntal d’Essos\u202f, à Yaoundé\u00a0: Côte-\nd'Ivoire, demi\u00adlune"
    assert essence("l’hôpital d’Essos, à Yaoundé : Côte-d’Ivoire, demi-lune") == essence(printed)
    assert essence("l’hôpital de Douala") not in essence(printed)


@pytest.mark.parametrize(
    ("by", "sides", "missing"),
    [
        ("[hopital-du-val, hopital-de-dakar]", "both", ()),
        ("[hopital-du-val]", "lead", ("partner",)),
        ("[hopital-de-dakar, fonds-exemple]", "partner", ("lead",)),
        ("[fonds-exemple]", "other", ("lead", "partner")),
    ],
)
def test_which_sides_confirmed(folder: Path, by: str, sides: str, missing: tuple[str, ...]) -> None:
    """A lead and a partner make both sides; a funder is on neither."""
    file = folder / "partnerships" / "exemple-dakar.md"
    file.write_text(file.read_text("utf-8").replace("[hopital-de-dakar]\nfunding", f"{by}\nfunding"), "utf-8")
    entry = build(load(folder), TODAY).by_id["exemple-dakar"]
    said = derive.confirmation(entry.partnership)
    assert (said.sides, said.missing) == (sides, missing)


def test_nobody_confirmed(example: Catalogue) -> None:
    """Without a confirmation every side that the page has is still missing: a programme may have one only."""
    said = derive.confirmation(example.by_id["programme-exemple"].partnership)
    assert (said.sides, said.on, said.missing) == ("none", None, ("lead",))
