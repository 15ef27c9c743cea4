"""A catalogue that is checked again: what was found of a record that did not change is known."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from catalogue import rules
from catalogue.problems.problems import Problem
from catalogue.reading.load import load
from tests.conftest import TODAY

RECORD, PROGRAMME = "exemple-dakar", "programme-exemple"


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Ids of the records that the rules looked at."""
    monkeypatch.setenv("CATALOGUE_JOBS", "1")  # what another process judges cannot be counted here
    found: list[str] = []
    original: Callable[..., Any] = rules.of_record

    def counted(context: Any, record: Any, place: Any) -> Any:
        found.append(record.id)
        return original(context, record, place)

    monkeypatch.setattr(rules, "of_record", counted)
    return found


def found_in(folder: Path, judged: list[str], days: int = 0) -> tuple[tuple[Problem, ...], list[str]]:
    """The problems on a day, and the records that were judged for them."""
    judged.clear()
    problems = rules.check(load(folder), TODAY + timedelta(days))
    return problems, sorted(judged)


def test_a_record_that_did_not_change_is_judged_once(folder: Path, judged: list[str]) -> None:
    """And what was found of it is told again."""
    file = folder / "partnerships" / f"{RECORD}.md"
    file.write_text(file.read_text("utf-8").replace("start: {date: 2018, evidence: accord}\n", ""), "utf-8")
    first, all_records = found_in(folder, judged)
    assert all_records == [RECORD, PROGRAMME]
    assert [str(one.file) for one in first] == [f"partnerships/{RECORD}.md"]
    assert found_in(folder, judged) == (first, [])


def test_a_record_that_changed_is_judged_again(folder: Path, judged: list[str]) -> None:
    """It alone."""
    sound, _ = found_in(folder, judged)
    file = folder / "partnerships" / f"{RECORD}.md"
    whole = file.read_text("utf-8")
    file.write_text(whole.replace("start: {date: 2018, evidence: accord}\n", ""), "utf-8")
    problems, again = found_in(folder, judged)
    assert again == [RECORD]
    assert {one.rule.id for one in problems} - {one.rule.id for one in sound} == {"U401"}
    file.write_text(whole, "utf-8")
    assert found_in(folder, judged) == (sound, [RECORD])


def test_another_day_judges_all(folder: Path, judged: list[str]) -> None:
    """What is to come and what is stale depend on it."""
    found_in(folder, judged)
    assert found_in(folder, judged, days=1)[1] == [RECORD, PROGRAMME]
