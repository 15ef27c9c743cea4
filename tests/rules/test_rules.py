"""Every rule, by one broken example each and the exact words it earns."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from catalogue.problems.problems import Level, Problem
from catalogue.problems.report import as_text
from catalogue.problems.rulebook import RULES
from catalogue.rules.examples import Example, broken, examples
from catalogue.rules.explained import Explained, explained

EXAMPLES = tuple(examples())


def test_the_example_is_valid(checked: Callable[[], tuple[Problem, ...]]) -> None:
    """The catalogue that every broken example starts from has no fault of its own."""
    assert as_text(checked()) == ""


@pytest.mark.parametrize("fault", EXAMPLES, ids=lambda one: one.name)
def test_fault(fault: Example, folder: Path, checked: Callable[[], tuple[Problem, ...]]) -> None:
    """One change to the valid example gives exactly these messages, in French and, where told, in English."""
    broken(folder, fault)
    problems = checked()
    assert as_text(problems) == fault.says
    assert fault.rule in {problem.rule.id for problem in problems}
    if fault.says_in_english:
        assert as_text(problems, "en") == fault.says_in_english


def test_every_rule_has_an_example() -> None:
    """A rule without a broken example is a rule that nobody saw at work."""
    assert {rule.id for rule in RULES} == {fault.rule for fault in EXAMPLES}


def test_every_rule_is_explained() -> None:
    """Each message leads to a page, which shows an example of its own rule."""
    assert [one.id for one in explained()] == [rule.id for rule in RULES]


@pytest.mark.parametrize("one", explained(), ids=lambda one: one.id)
def test_explanation(one: Explained) -> None:
    """A page says what the rule is, marks one line, and what it shows as mended differs from what it shows as broken."""
    assert one.says.endswith(".")
    assert one.why.endswith((".", "?"))
    assert sum(line.marked for line in one.broken) == 1
    assert one.broken != one.mended
    assert not any(line.marked for line in one.mended)
    assert "{" not in one.says + one.why


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
