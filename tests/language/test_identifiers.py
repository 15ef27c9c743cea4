"""Numbers of other registers: their forms, and the check digits of those that have some.

The right ones are in use. The wrong ones differ from them by one sign, or by two that change places.
"""

import re

import pytest

from catalogue.language.identifiers import FORMS, is_right

RIGHT = [
    ("ror", "05gq02987"),
    ("ror", "02en5vm52"),
    ("ror", "00hj8s172"),
    ("finess", "750712184"),
    ("siren", "404833048"),
    ("siren", "552008443"),
    ("siret", "73282932000074"),
    ("siret", "35600000000048"),
    ("siret", "35600000049837"),
    ("isni", "000000012281955X"),
    ("isni", "0000000218250097"),
]
WRONG = [
    ("ror", "05gq02978"),
    ("ror", "05gq20987"),
    ("ror", "05gq12987"),
    ("finess", "750712148"),
    ("siren", "404833047"),
    ("siret", "73282932000079"),
    ("siret", "73282939000074"),
    ("siret", "35600000049838"),
    ("isni", "0000000122819551"),
    ("isni", "0000000218250079"),
]
FORMED = {
    "ror": {"05gq02987": True, "https://ror.org/05gq02987": False, "05GQ02987": False, "05lq02987": False},
    "finess": {"2A0000014": True, "2B0000020": True, "2C0000014": False, "75 071 2184": False},
    "wikidata": {"Q42": True, "q42": False, "Q042": False, "42": False},
    "isil": {"FR-751052116": True, "OCLC-DLC": True, "FR": False, "FR-": False},
    "isni": {"000000012281955X": True, "000000012281955x": False, "0000 0001 2281 955X": False},
    "siren": {"404833048": True, "404 833 048": False},
    "siret": {"73282932000074": True, "732829320": False},
    "unit": {"EA 3694": True, "UMR_S 1085": True, "UMR CNRS 5558": True, "EA3694": False, "3694": False},
}


@pytest.mark.parametrize(("scheme", "value"), RIGHT)
def test_right(scheme: str, value: str) -> None:
    assert re.fullmatch(FORMS[scheme], value)
    assert is_right(scheme, value)


@pytest.mark.parametrize(("scheme", "value"), WRONG)
def test_wrong(scheme: str, value: str) -> None:
    """A slip of the hand is found."""
    assert re.fullmatch(FORMS[scheme], value)
    assert not is_right(scheme, value)


@pytest.mark.parametrize("scheme", FORMS)
def test_form(scheme: str) -> None:
    """As the register writes it, without what is printed around it."""
    found = {value: re.fullmatch(FORMS[scheme], value) is not None for value in FORMED[scheme]}
    assert found == FORMED[scheme]


@pytest.mark.parametrize(
    ("scheme", "value"), [("finess", "2A0000019"), ("ror", "pas un ror"), ("isil", "FR-1")]
)
def test_what_cannot_be_judged_passes(scheme: str, value: str) -> None:
    """Corsica's letters, a text of another form, a scheme without check digits."""
    assert is_right(scheme, value)
