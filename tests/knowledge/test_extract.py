"""A country that there is no record for is refused in words; tests/meaning.yml holds what an extract contains."""

import pytest

from catalogue.knowledge.aggregate import Catalogue
from catalogue.knowledge.extract import NoSuchCountryError, country_named, of_country
from catalogue.problems.problems import Phrase

KNOWN = "BJ, FR, GP, KH, MA, MG, MQ, RE, SN, VN"


@pytest.mark.parametrize(
    ("code", "french", "english"),
    [
        ("XX", "", ""),
        ("Sénégal", "vouliez-vous dire « SN » ? ", "did you mean 'SN'? "),
        ("senegall", "vouliez-vous dire « SN » ? ", "did you mean 'SN'? "),
        ("Cambodia", "vouliez-vous dire « KH » ? ", "did you mean 'KH'? "),
        ("cardiologie", "", ""),
        ("DE", "", ""),
        ("", "", ""),
    ],
)
def test_an_unknown_country(sample: Catalogue, code: str, french: str, english: str) -> None:
    """The codes that there are follow; a specialty is not proposed, nor a country without records."""
    for ask in (country_named, of_country):
        with pytest.raises(NoSuchCountryError) as refused:
            ask(sample, code)
        assert refused.value.phrase == Phrase(
            f"aucune fiche pour le pays « {code} » ; {french}codes connus : {KNOWN}",
            f"no record for the country '{code}'; {english}known codes: {KNOWN}",
        )


def test_a_known_country(sample: Catalogue) -> None:
    """By its code."""
    assert country_named(sample, "KH").name == "Cambodge"
