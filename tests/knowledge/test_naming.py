"""What people call a part of the catalogue, as a command is asked for it."""

import pytest

from catalogue.knowledge.aggregate import Catalogue
from catalogue.knowledge.naming import meant


@pytest.mark.parametrize(
    ("option", "value", "expected"),
    [
        ("country", "Sénégal", ("country", "SN")),
        ("country", "SENEGAL", ("country", "SN")),
        ("country", "Morocco", ("country", "MA")),
        ("country", "sn", ("country", "SN")),
        ("country", "cote-divoire", ("country", "CI")),
        ("country", "Senegall", ("country", "SN")),
        ("country", "Cardiologie", ("specialty", "cardiologie")),
        ("specialty", "cardiologie", ("specialty", "cardiologie")),
        ("specialty", "cardiolgie", ("specialty", "cardiologie")),
        ("specialty", "Cardiology", ("specialty", "cardiologie")),
        ("specialty", "Sénégal", ("country", "SN")),
        ("organisation", "Hôpital de Sabelle", ("organisation", "hopital-sabelle")),
        ("organisation", "registry/organisations/hopital-sabelle.yml", ("organisation", "hopital-sabelle")),
        ("partnership", "partnerships/valmont-sabelle.md", ("partnership", "valmont-sabelle")),
        ("partnership", "partnerships\\valmont-sabelle.md", ("partnership", "valmont-sabelle")),
        (
            "partnership",
            "https://site.example/partenariats/valmont-sabelle/",
            ("partnership", "valmont-sabelle"),
        ),
        ("partnership", "partenariats/valmont-sabelle/index.html", ("partnership", "valmont-sabelle")),
        ("partnership", "valmont-sabele", ("partnership", "valmont-sabelle")),
        ("partnership", "passerelles-bleues.pdf", ("programme", "passerelles-bleues")),
        ("programme", "passerelles-bleues", ("programme", "passerelles-bleues")),
        ("programme", "grand-larg", ("programme", "grand-large")),
        ("programme", "valmont-sabelle", ("partnership", "valmont-sabelle")),
        ("programme", "valmont-sabele", None),  # near a record, and not near a programme
        ("country", "quelque chose", None),
        ("country", "", None),
        ("country", "/", None),
        ("country", "index.html", None),
    ],
)
def test_what_is_meant(sample: Catalogue, option: str, value: str, expected: tuple[str, str] | None) -> None:
    """The same name under any option, else a near one under that option, else nothing."""
    found = meant(sample, option, value)
    assert (found and (found.option, found.code)) == expected
