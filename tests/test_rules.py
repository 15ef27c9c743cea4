"""Every rule, by one broken example each and the exact words it earns."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from catalogue.problems import Level, Problem
from catalogue.report import as_text
from catalogue.rulebook import RULES

BROKEN = Path(__file__).parent / "broken"
# Faults that are no text: tests/test_load.py makes their files.
MADE_BY_CODE = {
    "E001",
    "E002",
    "E003",
    "E004",
    "E010",
    "E011",
    "E013",
    "E014",
    "E306",
    "E307",
    "E308",
    "E309",
}


def faults() -> Iterator[Any]:
    for file in sorted(BROKEN.glob("*.yml")):
        yield pytest.param(yaml.safe_load(file.read_text("utf-8")), id=file.stem)


def test_the_example_is_valid(checked: Callable[[], tuple[Problem, ...]]) -> None:
    """The catalogue that every broken example starts from has no fault of its own."""
    assert as_text(checked()) == ""


@pytest.mark.parametrize("fault", list(faults()))
def test_fault(fault: dict[str, Any], folder: Path, checked: Callable[[], tuple[Problem, ...]]) -> None:
    """One change to the valid example gives exactly these messages, in French and, where told, in English."""
    file = folder / fault["file"]
    text = file.read_text("utf-8")
    assert text.count(fault["replace"]) == 1, "the text to replace must stand once in the example"
    file.write_text(text.replace(fault["replace"], fault["with"]), "utf-8")
    problems = checked()
    assert as_text(problems) == fault["says"]
    assert fault["rule"] in {problem.rule.id for problem in problems}
    if "says_in_english" in fault:
        assert as_text(problems, "en") == fault["says_in_english"]


def test_every_rule_has_an_example() -> None:
    """A rule without a broken example is a rule that nobody saw at work."""
    shown = {fault.values[0]["rule"] for fault in faults()}
    assert {rule.id for rule in RULES} == shown | MADE_BY_CODE


def test_levels_follow_ids() -> None:
    """The letter of an id tells its level."""
    letters = {Level.INVALID: "E", Level.DOUBTFUL: "W", Level.USEFUL: "U"}
    assert all(rule.id.startswith(letters[rule.level]) for rule in RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_both_languages_use_the_same_values(rule: Any) -> None:
    """A message never fails for want of a value that the other language does not name."""
    names = [set(_names(wording.message + wording.fix)) for wording in (rule.fr, rule.en)]
    assert names[0] == names[1]


def _names(template: str) -> Iterator[str]:
    from string import Formatter

    return (name for _, name, _, _ in Formatter().parse(template) if name)
