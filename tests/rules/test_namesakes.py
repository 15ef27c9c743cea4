"""Organisations and documents of the registry that have two files."""

from typing import Any

import pytest

from catalogue.model.identifiers import Identifiers
from catalogue.model.registry_files import Organisation, Source
from catalogue.model.terms import City
from catalogue.problems.problems import Phrase
from catalogue.rules import namesakes

HOSPITAL = {"schema": 1, "name": "CHU d’Angers", "kind": "hospital", "country": "FR", "city": "Angers"}
DOCUMENT = {
    **{
        "schema": 1,
        "title": "Bilan 2023",
        "publisher": "CHU d’Angers",
        "kind": "brochure",
        "date": "2023-05",
    },
    **{"language": "fr", "machine_translated": False, "sha256": "0" * 64},
}


def organisation(**values: Any) -> Organisation:
    return Organisation(**{**HOSPITAL, **values})


def source(**values: Any) -> Source:
    return Source(**{**DOCUMENT, **values})


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"name": "CHU D'ANGERS"},
        {"name": "CHU\u00a0d’Angers", "city": None},
        {"name": "Centre hospitalier universitaire d’Angers", "country": None},
        {"name": "Hôpital Larrey", "also_known_as": ("C.H.U. Angers",)},
        {"name": "Hôpital Larrey", "acronym": "CHU Angers"},
        {"name": "Hôpital Larrey", "full_name": "Centre hospitalier universitaire d’Angers"},
        {"name": "Hôpital Larrey", "former_names": ("CHU Angers",)},
        {"name": "Hôpital Larrey", "translations": {"en": "CHU Angers"}},
        {"name": "CHU d’Angerss"},
    ],
)
def test_two_files_of_one_organisation(other: dict[str, Any]) -> None:
    """Whatever the writing, by any name, and where the country or the city is not told."""
    found = namesakes.organisations({"a": organisation(), "b": organisation(**other)})
    assert [(one.id, one.other) for one in found] == [("b", "a")]


@pytest.mark.parametrize(
    "other",
    [
        {"country": "BE"},
        {"city": "Cholet"},
        {"part_of": "a"},
        {"name": "CHU de Rennes"},
        {"name": "CHU d’Angerss", "city": None},
        {"name": "Hôpital Larrey"},
    ],
)
def test_two_organisations(other: dict[str, Any]) -> None:
    """Another country, city or name, or a part of the other."""
    assert namesakes.organisations({"a": organisation(), "b": organisation(**other)}) == []


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"ror": "05gq02987"}, "le même identifiant ROR"),
        ({"wikidata": "Q42"}, "le même identifiant Wikidata"),
        ({"ror": "02en5vm52"}, None),
        ({"finess": "750712184", "isni": "000000012281955X"}, None),
    ],
)
def test_an_identifier_is_that_of_one_organisation(other: dict[str, str], why: str | None) -> None:
    """Whatever the names, the cities and the countries are, and each register by itself."""
    every = {
        "a": organisation(identifiers=Identifiers(ror="05gq02987", wikidata="Q42")),
        "b": organisation(name="Autre", country="BE", city="Mons", identifiers=Identifiers(**other)),
    }
    assert [one.why.fr for one in namesakes.organisations(every)] == ([why] if why else [])


def test_a_city_has_several_spellings() -> None:
    """Two spellings of one city do not tell two organisations apart; two cities do."""
    havana = City(code="la-havane", name="La Havane", country="CU", latitude=23.1, longitude=-82.4)
    every = {
        "a": organisation(name="Hôpital Calixto", country="CU", city="La Havane"),
        "b": organisation(name="Hôpital Calixto", country="CU", city="Habana"),
    }
    assert namesakes.organisations(every) == []
    found = namesakes.organisations(
        every, lambda one: havana if one.city in ("La Havane", "Habana") else None
    )
    assert [(one.id, one.other) for one in found] == [("b", "a")]


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({}, Phrase("le même nom", "the same name")),
        (
            {"name": "CHU d’Angerss"},
            Phrase("presque le même nom, dans la même ville", "nearly the same name, in the same city"),
        ),
    ],
)
def test_why_two_organisations_may_be_one(other: dict[str, Any], why: Phrase) -> None:
    """In both languages."""
    [found] = namesakes.organisations({"a": organisation(), "b": organisation(**other)})
    assert found == ("b", "a", why)


def test_all_pairs_are_told_in_the_order_of_their_ids() -> None:
    """The later id of each is told of the earlier one, whatever the order of the files."""
    every = {id_: organisation() for id_ in ("c", "a", "b")}
    assert [(one.id, one.other) for one in namesakes.organisations(every)] == [
        ("b", "a"),
        ("c", "a"),
        ("c", "b"),
    ]
    documents = {id_: source() for id_ in ("c", "a", "b")}
    assert [(one.id, one.other) for one in namesakes.sources(documents)] == [
        ("b", "a"),
        ("c", "a"),
        ("c", "b"),
    ]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("FR", "FR", True),
        ("FR", None, True),
        (None, "FR", True),
        (None, None, True),
        ("FR", "BE", False),
    ],
)
def test_a_country_tells_two_apart(one: str | None, other: str | None, *, told: bool) -> None:
    """Where both say it."""
    every = {"a": organisation(country=one), "b": organisation(country=other)}
    assert bool(namesakes.organisations(every)) is told


@pytest.mark.parametrize("parts", [("a", None), (None, "b")])
def test_a_part_and_its_whole_are_two(parts: tuple[str | None, str | None]) -> None:
    """Whichever of them has the earlier id."""
    of_b, of_a = parts
    assert namesakes.organisations({"a": organisation(part_of=of_a), "b": organisation(part_of=of_b)}) == []


def test_an_acronym_that_two_share_says_nothing() -> None:
    """EFS is a blood service and a society of fertility."""
    every = {"a": organisation(acronym="EFS"), "b": organisation(name="Autre chose", acronym="EFS")}
    assert namesakes.organisations(every) == []


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"title": "BILAN, 2023"},
        {"title": "Autre titre", "url": "http://chu.example/bilan/?utm_source=x#p2"},
        {"title": "Autre titre", "archive_url": "https://archives.example/1/bilan/"},
    ],
)
def test_two_files_of_one_document(other: dict[str, Any]) -> None:
    """One title, publisher and date, or one address however it was copied."""
    every = {
        "a": source(url="https://www.chu.example/bilan", archive_url="https://archives.example/1/bilan"),
        "b": source(**other),
    }
    assert [(one.id, one.other) for one in namesakes.sources(every)] == [("b", "a")]


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (
            {"url": None},
            Phrase("le même titre, chez le même éditeur", "the same title, by the same publisher"),
        ),
        ({"title": "Autre titre"}, Phrase("la même adresse", "the same address")),
        ({}, Phrase("la même adresse", "the same address")),
    ],
)
def test_why_two_documents_may_be_one(other: dict[str, Any], why: Phrase) -> None:
    """In both languages; the address says most."""
    of_one = {"url": "https://chu.example/bilan"}
    [found] = namesakes.sources({"a": source(**of_one), "b": source(**{**of_one, **other})})
    assert found == ("b", "a", why)


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://chu.example/bilan", "chu.example/bilan"),
        ("http://www.chu.example/bilan/", "chu.example/bilan"),
        ("https://CHU.example:8080/bilan#p2", "chu.example/bilan"),
        ("https://chu.example/", "chu.example"),
        ("https://chu.example/?annee=2022&page=", "chu.example?annee=2022&page="),
        ("https://chu.example/?utm_source=x&UTM_medium=y&annee=2022", "chu.example?annee=2022"),
        ("https://chu.example/?fbclid=x&gclid=y&mc_cid=z&mc_eid=w", "chu.example"),
        ("https://chu.example/?mc=1&source=2", "chu.example?mc=1&source=2"),
        ("https://chu.example/a/b?q=%C3%A9", "chu.example/a/b?q=%C3%A9"),
    ],
)
def test_what_counts_of_an_address(url: str, address: str) -> None:
    """Host, path, and what a query asks for."""
    assert namesakes.address(url) == address


@pytest.mark.parametrize(
    "other",
    [
        {"title": "Bilan 2022"},
        {"date": "2022-05"},
        {"publisher": "CHU de Rennes"},
        {"title": "Autre", "url": "https://chu.example/bilan?annee=2022"},
    ],
)
def test_two_documents(other: dict[str, Any]) -> None:
    """A report of every year has one title, and a page may be told by its query."""
    every = {"a": source(url="https://chu.example/bilan"), "b": source(**other)}
    assert namesakes.sources(every) == []
