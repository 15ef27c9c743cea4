"""The real catalogue: whole, valid, and every quote in its source. Read from the files, not through the code under test."""

import gzip
import re
from collections import defaultdict
from pathlib import PurePosixPath
from typing import Any

import pytest
import yaml

from catalogue.data.explorer import explorer_js
from catalogue.data.explorer_text import explorer_text_js
from catalogue.engine.clock import today
from catalogue.knowledge import addresses
from catalogue.knowledge.aggregate import Catalogue
from catalogue.problems.problems import Level
from catalogue.problems.report import as_text
from catalogue.reading.load import load
from catalogue.rewriting.fixes import mended
from catalogue.rules import check
from catalogue.site.kinds import explorer
from tests.conftest import DATA, ROOT, SHARED_TEXTS


class Text(yaml.SafeLoader):
    """Keeps every scalar as text: `NO` stays NO."""


Text.yaml_implicit_resolvers = {}


def front_matter(name: str) -> dict[str, Any]:
    text = (DATA / "partnerships" / f"{name}.md").read_text("utf-8")
    loaded: dict[str, Any] = yaml.load(text.split("---\n")[1], Loader=Text)
    return loaded


@pytest.fixture(scope="module")
def files() -> dict[str, dict[str, Any]]:
    return {path.stem: front_matter(path.stem) for path in sorted((DATA / "partnerships").glob("*.md"))}


@pytest.fixture(scope="module")
def organisations() -> dict[str, dict[str, Any]]:
    folder = DATA / "registry" / "organisations"
    return {path.stem: yaml.load(path.read_text("utf-8"), Loader=Text) for path in folder.glob("*.yml")}


def test_nothing_is_lost(real: Catalogue, files: dict[str, Any], organisations: dict[str, Any]) -> None:
    """As many records as files: none vanishes on the way."""
    assert {entry.id for entry in real.entries} == set(files)
    assert set(real.registry.organisations) == set(organisations)


def test_every_record_is_valid() -> None:
    """As the check of a proposal asks: what is merely doubtful is read by a person."""
    problems = [one for one in check(load(DATA), today()) if one.rule.level is Level.INVALID]
    assert as_text(problems) == ""


@pytest.mark.skipif(not SHARED_TEXTS.is_dir(), reason="the texts of the sources are not on this machine")
def test_every_quote_is_in_its_source() -> None:
    """All quotes are found, and every source has its text."""
    problems = check(load(DATA), today(), SHARED_TEXTS)
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


def test_pages_written_by_hand_lead_to_records_that_are_there(real: Catalogue) -> None:
    """A record that is renamed or removed takes the links of docs/ with it."""
    known = {addresses.entry(entry) for entry in real.entries}
    dead = [
        f"{page.relative_to(DATA)}: {address}"
        for page in sorted((DATA / "docs").rglob("*.md"))
        if "decisions" not in page.parts
        for address in re.findall(r"\b(?:partenariats|programmes)/[a-z0-9-]+/", page.read_text("utf-8"))
        if address not in known
    ]
    assert dead == []


def test_files_need_no_mending(files: dict[str, Any]) -> None:
    """What the command would write is what the catalogue holds."""
    changed = [
        path.name
        for pattern in ("partnerships/*.md", "registry/sources/*.yml")
        for path in sorted(DATA.glob(pattern))
        if (text := path.read_text("utf-8")) != mended(text, PurePosixPath(path.relative_to(DATA)))
    ]
    assert files
    assert changed == []


def test_the_explorer_of_all_records_is_small(real: Catalogue) -> None:
    """With what the page adds to its shell, at most 45 kB compressed, and 25 kB of texts."""
    parts = [explorer_js(real), explorer.script(), (ROOT / "docs/assets/explorer.css").read_text("utf-8")]
    assert sum(len(gzip.compress(part.encode(), 6)) for part in parts) < 45_000
    assert len(gzip.compress(explorer_text_js(real).encode(), 6)) < 25_000


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
        body = (DATA / "partnerships" / f"{id_}.md").read_text("utf-8").split("---\n", 2)[2]
        uncited = re.sub(r"\[\^[^]]+]", "", body)
        prose = f"{values['title']}. {values['summary']}. {uncited}"
        if found := runs(prose) & source_runs:
            copied[id_] = found
    assert copied == {}
