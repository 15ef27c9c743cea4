"""Texts that were encoded twice, and those that only look like it."""

import pytest

from catalogue.language.mojibake import damages, repaired

TEXTS = (
    "l’hôpital d’Abomey-Calavi",
    "À l’école : « œuvre », déjà vu — 15 °C…",
    "Il dit “oui” à 12 €",
    "Évaluation, Être, ÇA, où, naïf, Noël, cœur, Œuvre",
    "Hà Nội, Đà Nẵng, Bệnh viện Việt Đức, Thừa Thiên-Huế",
)


def misread(text: str, encoding: str) -> str:
    """UTF-8 read one byte at a time, as an editor of that encoding does; bytes without a character stay as they are."""
    return "".join(
        bytes([byte]).decode(encoding)
        if encoding == "latin-1" or byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
        else chr(byte)
        for byte in text.encode()
    )


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
@pytest.mark.parametrize("text", TEXTS)
def test_a_text_that_was_misread_is_repaired(text: str, encoding: str) -> None:
    """Once, twice and three times."""
    damaged = text
    for _ in range(3):
        damaged = misread(damaged, encoding)
        assert repaired(damaged) == text
        assert next(damages(damaged), None) is not None


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("lâ€™hÃ´pital", "l’hôpital"),
        ("voilÃ lâ€™Ã©quipe", "voilà l’équipe"),
        ("voilÃ  lâ€™Ã©quipe", "voilà  l’équipe"),
        ("Ã  Dakar", "à  Dakar"),
        ("dÃ©jÃ", "déjà"),
        ("â€œouiâ€ dit-il", "“oui” dit-il"),
        ("ï»¿Hôpital", "Hôpital"),
        ("CHU dâ€™Angers, déjà juste", "CHU d’Angers, déjà juste"),
    ],
)
def test_a_text_that_also_lost_characters_is_repaired(damaged: str, right: str) -> None:
    """Spaces and signs that an editor drops take nothing else with them, and right letters stay."""
    assert repaired(damaged).replace("  ", " ") == right.replace("  ", " ")


@pytest.mark.parametrize(
    "text",
    [
        *TEXTS,
        "«RÉSUMÉ»",
        "« L’ÉTÉ… »",
        "SÃO PAULO",
        "FUNDAÇÃO OSWALDO CRUZ",
        "AMANHÃ É",
        "São Tomé e Príncipe",
        "NGUYỄN VĂN Ã",
        "Ångström",
        "Â l’ancienne",
        "THÉÂTRE",
        "(é) à ©",
        "Université de Sétif…",
        "ÎLE",
        "ÉÈÀ «»",
    ],
)
def test_a_right_text_stays(text: str) -> None:
    """Capitals, quotation marks and the letters of other languages are no damage."""
    assert repaired(text) == text
    assert next(damages(text), None) is None
