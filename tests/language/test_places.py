"""Spellings of one town."""

import pytest

from catalogue.language import places


@pytest.mark.parametrize(
    ("spellings", "key"),
    [
        (("Haïphong", "Hai Phong", "HAI-PHONG", "Hải Phòng"), "haiphong"),
        (("L’Anse-à-l’Eau", "L'Anse a l'Eau", "lanse à leau"), "lansealeau"),
        (("Saint-Étienne", "SAINT ETIENNE"), "saintetienne"),
        (("Đà Nẵng", "Da Nang"), "danang"),
        (("Łódź", "Lodz"), "lodz"),
        (("Пекин", "ПЕКИН"), "пекин"),
    ],
)
def test_one_place(spellings: tuple[str, ...], key: str) -> None:
    """Accents, case, spaces, hyphens and apostrophes do not count."""
    assert {places.key(one) for one in spellings} == {key}


def test_two_places() -> None:
    assert places.key("Tours") != places.key("Tour")
