"""Names of countries in our own words: which ones are told to be spelled otherwise, and whose words are left alone."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from catalogue.knowledge.aggregate import Catalogue
from catalogue.model.registry_files import Organisation
from catalogue.problems.problems import Problem
from catalogue.rules.spellings import avoided

RECORD = Path("partnerships/exemple-dakar.md")


@pytest.mark.parametrize(
    ("text", "found", "name"),
    [
        ("Une mission au Liberia.", "Liberia", "Libéria"),
        ("au vietnam", "vietnam", "Viêt Nam"),
        ("au Viet\u00a0Nam", "Viet\u00a0Nam", "Viêt Nam"),
        ("en Guinée\nConakry", "Guinée\nConakry", "Guinée"),
        ("en Côte-d'Ivoire", "Côte-d'Ivoire", "Côte d’Ivoire"),
        ("« Au Libéria », puis au Liberia", "Liberia", "Libéria"),
    ],
)
def test_told(text: str, found: str, name: str, sample: Catalogue) -> None:
    """In whatever case, with whatever spaces and apostrophes, at its place."""
    assert list(avoided(text, sample.registry)) == [(found, name, text.rindex(found))]


@pytest.mark.parametrize(
    "text",
    [
        "au Libéria, au Viêt Nam, en Guinée et en Côte d’Ivoire",
        "les équipes vietnamiennes et libériennes",
        "la brochure écrit « au Vietnam »",
        'selon la page, "Liberia"',
        "la revue *Vietnam Journal of Surgery*",
        "une preuve[^liberia]",
        "https://vietnam.example/",
        "la Maison Vietnam de Valmont",
    ],
)
def test_left_alone(text: str, sample: Catalogue) -> None:
    """Our names, the words of others, references, addresses, names of organisations."""
    house = Organisation(schema=2, name="Maison Vietnam", kind="association")
    registry = replace(sample.registry, organisations={"maison": house})
    assert list(avoided(text, registry)) == []


@pytest.mark.parametrize(
    "ours",
    [
        "title: Jumelage en cardiologie avec Dakar",
        "note: Trois places",
        "label: Infirmiers formés",
        "event: Signature de l’accord",
        "note: Le texte ne dit pas le lieu du stage.",
        "Leur accord prévoit des missions",
    ],
)
def test_every_text_of_ours(ours: str, folder: Path, checked: Callable[[], tuple[Problem, ...]]) -> None:
    """Titles, notes, labels, events and the body, each at its place."""
    path = folder / RECORD
    text = path.read_text("utf-8")
    changed = text.replace(ours, f"{ours} au Vietnam", 1)
    path.write_text(changed, "utf-8")
    line = changed[: changed.index("au Vietnam")].count("\n") + 1
    assert [(one.rule.id, one.line) for one in checked()] == [("W317", line)]


@pytest.mark.parametrize("quoted", ["quote: des équipes venues du Mali", "unit: service de cardiologie"])
def test_the_words_of_others(quoted: str, folder: Path, checked: Callable[[], tuple[Problem, ...]]) -> None:
    """A quote is verbatim, and the name of a service is its own."""
    path = folder / RECORD
    path.write_text(path.read_text("utf-8").replace(quoted, f"{quoted} Vietnam", 1), "utf-8")
    assert "W317" not in {one.rule.id for one in checked()}
