"""The real catalogue: whole, valid, and every quote in its source. Read from the files, not through the code under test."""

import re
from collections import defaultdict
from typing import Any

import pytest
import yaml

from catalogue.engine.clock import today
from catalogue.knowledge.aggregate import Catalogue
from catalogue.problems.problems import Level
from catalogue.problems.report import as_text
from catalogue.reading.load import load
from catalogue.rules import check
from tests.conftest import ROOT, SHARED_TEXTS


class Text(yaml.SafeLoader):
    """Keeps every scalar as text: `NO` stays NO."""


Text.yaml_implicit_resolvers = {}


def front_matter(name: str) -> dict[str, Any]:
    text = (ROOT / "partnerships" / f"{name}.md").read_text("utf-8")
    loaded: dict[str, Any] = yaml.load(text.split("---\n")[1], Loader=Text)
    return loaded


@pytest.fixture(scope="module")
def files() -> dict[str, dict[str, Any]]:
    return {path.stem: front_matter(path.stem) for path in sorted((ROOT / "partnerships").glob("*.md"))}


@pytest.fixture(scope="module")
def organisations() -> dict[str, dict[str, Any]]:
    folder = ROOT / "registry" / "organisations"
    return {path.stem: yaml.load(path.read_text("utf-8"), Loader=Text) for path in folder.glob("*.yml")}


def test_nothing_is_lost(real: Catalogue, files: dict[str, Any], organisations: dict[str, Any]) -> None:
    """As many records as files: none vanishes on the way."""
    assert {entry.id for entry in real.entries} == set(files)
    assert set(real.registry.organisations) == set(organisations)


def test_every_record_is_valid() -> None:
    """Neither invalid nor doubtful."""
    problems = [one for one in check(load(ROOT), today()) if one.rule.level is not Level.USEFUL]
    assert as_text(problems) == ""


@pytest.mark.skipif(not SHARED_TEXTS.is_dir(), reason="the texts of the sources are not on this machine")
def test_every_quote_is_in_its_source() -> None:
    """All quotes are found, and every source has its text."""
    problems = check(load(ROOT), today(), SHARED_TEXTS)
    assert as_text(one for one in problems if one.rule.id in ("E205", "E206")) == ""


def test_countries_list_the_records_that_name_them(
    real: Catalogue, files: dict[str, Any], organisations: dict[str, Any]
) -> None:
    """A country has exactly the records whose leads and partners are there, or that write it."""
    expected: dict[str, set[str]] = defaultdict(set)
    for id_, values in files.items():
        for party in values["parties"]:
            country = organisations[party["organisation"]].get("country", "FR")
            if party["role"] in ("lead", "partner") and country != "FR":
                expected[country].add(id_)
        for added in values.get("countries", []):
            expected[added["code"]].add(id_)
    assert {code: {entry.id for entry in entries} for code, entries in real.by_country.items()} == expected


def test_specialties_list_the_records_that_name_them(real: Catalogue, files: dict[str, Any]) -> None:
    """A specialty has exactly the records that write its code."""
    expected: dict[str, set[str]] = defaultdict(set)
    for id_, values in files.items():
        for code in values.get("specialties", []):
            expected[code].add(id_)
    assert {code: {entry.id for entry in entries} for code, entries in real.by_specialty.items()} == expected


def test_the_cooperations_of_the_five_documents_are_there(files: dict[str, Any]) -> None:
    """Every document is used, and the frameworks that the documents tell of have their own page."""
    used = {quote["source"] for values in files.values() for quote in values["evidence"].values()}
    assert used == {path.stem for path in (ROOT / "registry" / "sources").glob("*.yml")}
    frameworks = {
        "prph4", "reshaoc-consolidation", "euha", "fuhi", "ap-hp-international", "dfms-cambodge",
        "cooperation-medicale-sante", "rh-innovantes-sante", "appui-sante-guinee", "pmsan-2",
    }  # fmt: skip
    assert frameworks <= set(files)
    assert len(files) >= 60


def test_texts_are_our_own(files: dict[str, Any]) -> None:
    """No run of eight words of a source stands in our prose."""
    if not SHARED_TEXTS.is_dir():
        pytest.skip("the texts of the sources are not on this machine")

    def runs(text: str) -> set[str]:
        words = re.findall(r"\w+", re.sub(r"-\s*\n", "", text).casefold())
        return {" ".join(words[start : start + 8]) for start in range(len(words) - 7)}

    source_runs = set().union(*(runs(path.read_text("utf-8")) for path in SHARED_TEXTS.iterdir()))
    copied = {}
    for id_, values in files.items():
        body = (ROOT / "partnerships" / f"{id_}.md").read_text("utf-8").split("---\n", 2)[2]
        uncited = re.sub(r"\[\^[^]]+]", "", body)
        prose = f"{values['title']}. {values['summary']}. {uncited}"
        if found := runs(prose) & source_runs:
            copied[id_] = found
    assert copied == {}
