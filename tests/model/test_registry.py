"""What organisations and sources say of themselves, and the cities that they are in."""

from pathlib import Path
from typing import Any

import pytest

from catalogue.knowledge.aggregate import Catalogue
from catalogue.model.registry_files import Organisation
from catalogue.model.words import is_words, words
from catalogue.reading.load import load
from catalogue.rules import check
from tests.conftest import TODAY

HOSPITAL: dict[str, Any] = {"schema": 1, "name": "CHU de Valmont", "kind": "hospital"}


def test_names_come_once_each() -> None:
    """The name first, then the acronym, the official name, the others, the former ones, those of other languages."""
    one = Organisation(
        **HOSPITAL,
        full_name="Centre de Valmont",
        acronym="CV",
        also_known_as=("Valmont", "Centre de Valmont"),
        former_names=("Hôtel-Dieu",),
        translations={"en": "Valmont", "vi": "Bệnh viện"},
    )
    assert one.names == (
        "CHU de Valmont",
        "CV",
        "Centre de Valmont",
        "Valmont",
        "Hôtel-Dieu",
        "Bệnh viện",
    )
    assert "CV" not in one.written_out


@pytest.mark.parametrize("spelling", ["Ndar Sabel", "NDAR-SABEL", "sabelle", "Sa Belle"])
def test_a_city_is_found_by_any_spelling(sample: Catalogue, spelling: str) -> None:
    """In its country only: elsewhere another city may have that name."""
    registry = sample.registry
    found = registry.city(Organisation(**HOSPITAL, country="SN", city=spelling))
    assert found is not None
    assert found.code == "sabelle"
    assert registry.city(Organisation(**HOSPITAL, country="FR", city=spelling)) is None
    assert registry.city(Organisation(**HOSPITAL, city=spelling)) is None


def test_an_embassy_stands_elsewhere_than_in_its_country(folder: Path) -> None:
    """Its city is in the country that receives it, which its file does not say."""
    file = folder / "registry" / "organisations" / "hopital-de-dakar.yml"
    file.write_text(
        file.read_text("utf-8").replace("kind: hospital\ncountry: SN", "kind: embassy\ncountry: FR"), "utf-8"
    )
    assert "W330" not in {one.rule.id for one in check(load(folder), TODAY)}


def test_translations_are_texts_for_readers() -> None:
    """They are looked through for damage and for addresses of persons as every other name is."""
    values = {"translations": {"en": "Valmont Hospital"}, "identifiers": {"ror": "05gq02987"}}
    assert list(words(Organisation, values)) == [(("translations", "en"), "Valmont Hospital")]
    assert is_words(Organisation, ("translations", "en"))
    assert not is_words(Organisation, ("identifiers", "ror"))


def test_a_damaged_translation_is_told(folder: Path) -> None:
    """A text that was encoded twice, at its place."""
    file = folder / "registry" / "organisations" / "hopital-de-dakar.yml"
    file.write_text(file.read_text("utf-8") + "translations: {en: DÃ©partement}\n", "utf-8")
    assert [(one.rule.id, one.line, one.column) for one in check(load(folder), TODAY)] == [("E502", 8, 20)]
