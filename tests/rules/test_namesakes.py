"""Organisations and documents of the registry that have two files."""

from typing import Any

import pytest

from catalogue.model.registry_files import Organisation, Source
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
    ],
)
def test_two_files_of_one_document(other: dict[str, Any]) -> None:
    """One title, publisher and date, or one address however it was copied."""
    every = {"a": source(url="https://www.chu.example/bilan"), "b": source(**other)}
    assert [(one.id, one.other) for one in namesakes.sources(every)] == [("b", "a")]


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
