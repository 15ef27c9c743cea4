"""French as readers expect it."""

import pytest

from catalogue.knowledge.aggregate import Catalogue
from catalogue.language import french


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Pourquoi ? Parce que !", "Pourquoi\u202f? Parce que\u202f!"),
        ("un but : soigner", "un but\u00a0: soigner"),
        ("« soigner »", "«\u00a0soigner\u00a0»"),
        ("l'hôpital", "l’hôpital"),
        ("15 000 patients, 85 %", "15\u202f000 patients, 85\u00a0%"),
        ("en 2019 300 personnes", "en 2019 300 personnes"),
        ("https://exemple.org/a", "https://exemple.org/a"),
        ("le 18 novembre 2021", "le 18\u00a0novembre\u00a02021"),
        ("du 1er mai au 3 juin", "du 1er\u00a0mai au 3\u00a0juin"),
        ("en mai 2023, mais 2 maisons", "en mai\u00a02023, mais 2 maisons"),
        ("3 semaines, 12 euros, 2 millions", "3\u00a0semaines, 12\u00a0euros, 2\u00a0millions"),
    ],
)
def test_typography(text: str, printed: str) -> None:
    """No-break spaces where French printing wants them, and nowhere else."""
    assert french.typography(text) == printed
    assert french.typography(printed) == printed


def test_index_order() -> None:
    """Accents, case, ligatures and a leading article do not count."""
    names = ["Zambie", "La Réunion", "Égypte", "Émirats arabes unis", "côte", "Cuba", "Cœur", "Espagne"]
    assert french.sorted_french(names) == [
        "Cœur", "côte", "Cuba", "Égypte", "Émirats arabes unis", "Espagne", "La Réunion", "Zambie",
    ]  # fmt: skip


def test_counting() -> None:
    """French counts zero as singular."""
    said = [french.plural(count, "fiche").replace("\u00a0", " ") for count in (0, 1, 2, 1500)]
    assert said == ["0 fiche", "1 fiche", "2 fiches", "1\u202f500 fiches"]
    assert french.listing(["a", "b", "c"]) == "a, b et c"
    assert french.quantity(15000, 18000) == "de 15\u202f000 à 18\u202f000"
    assert french.quantity(15, 18, "about") == "environ 15 à 18"
    assert french.quantity(55.7) == "55,7"
    assert french.quantity(260, None, "at-least") == "au moins 260"


@pytest.mark.parametrize(
    ("code", "located", "slug"),
    [
        ("CI", "en Côte d’Ivoire", "cote-divoire"),
        ("CM", "au Cameroun", "cameroun"),
        ("CU", "à Cuba", "cuba"),
        ("SC", "aux Seychelles", "seychelles"),
        ("VN", "au Viêt Nam", "viet-nam"),
        ("LR", "au Libéria", "liberia"),
        ("PS", "en Palestine", "palestine"),
        ("CD", "en République démocratique du Congo", "republique-democratique-du-congo"),
        ("RE", "à La Réunion", "la-reunion"),
        ("NO", "en Norvège", "norvege"),
        ("IM", "à l’Île de Man", "ile-de-man"),
    ],
)
def test_countries(real: Catalogue, code: str, located: str, slug: str) -> None:
    """Names as readers expect them, each with its preposition and its address."""
    country = real.registry.countries[code]
    assert (country.located, country.slug) == (located, slug)


def test_all_countries_are_there(real: Catalogue) -> None:
    """The 249 codes of ISO 3166-1 and Kosovo, each with a region and an address of its own."""
    countries = real.registry.countries
    assert len(countries) == 250
    assert len({country.slug for country in countries.values()}) == 250
    assert all(real.registry.regions_of(code) for code in countries)
    assert [region.code for region in real.registry.regions_of("LB")] == ["asie-de-louest", "moyen-orient"]


def test_a_headline_keeps_its_acronyms() -> None:
    assert french.headline("associations et ONG") == "Associations et ONG"
    assert french.headline("") == ""
