"""Every rule, by broken examples with the exact words they earn, and by the last that it lets pass."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from catalogue.problems import rulebook
from catalogue.problems.problems import Family, Level, Problem, Rule, Wording
from catalogue.problems.report import as_text
from catalogue.problems.rulebook import FAMILIES, RULES
from catalogue.rules.examples import HERE, Example, Good, apply, examples
from catalogue.rules.explained import Explained, explained

EXAMPLES = tuple(examples())
GOOD = [(fault.rule, good) for fault in EXAMPLES for good in fault.good]
WITHOUT_GOOD = {
    "E004": "nothing lies between a link and a file",
    "E106": "a source has a file or none: every evidence of the valid catalogue is the good example",
    "E114": "the version that is known is that of the valid catalogue",
    "E307": "nothing lies between a pipe and a file",
    "E312": "nothing lies between a file that git tracks and one that it does not",
    "W313": "an example changes one file, and a figure is shared by two",
    "W316": "an example changes one file, and the valid catalogue has one document",
    "W306": "the version that is current is that of the valid catalogue",
}
"""Rules that let nothing pass which is not in the valid catalogue, and why."""


def test_the_example_is_valid(checked: Callable[[], tuple[Problem, ...]]) -> None:
    """The catalogue that every broken example starts from has no fault of its own."""
    assert as_text(checked()) == ""


@pytest.mark.parametrize("fault", EXAMPLES, ids=lambda one: one.name)
def test_fault(fault: Example, folder: Path, checked: Callable[[], tuple[Problem, ...]]) -> None:
    """One change to the valid example gives exactly these messages, in French and, where told, in English."""
    apply(folder, fault)
    problems = checked()
    assert as_text(problems) == fault.says
    assert fault.rule in {problem.rule.id for problem in problems}
    if fault.says_in_english:
        assert as_text(problems, "en") == fault.says_in_english


@pytest.mark.parametrize(
    ("rule", "good"), GOOD, ids=[f"{rule}-{good.does or good.new[:40]}" for rule, good in GOOD]
)
def test_good(rule: str, good: Good, folder: Path, checked: Callable[[], tuple[Problem, ...]]) -> None:
    """A good neighbour of a fault changes something, and earns nothing of the rule, nor of others that it does not name."""
    assert rule not in good.earns
    assert good.does or good.new != good.replace
    apply(folder, good)
    assert {problem.rule.id for problem in checked()} == set(good.earns), as_text(checked())


def test_every_rule_has_a_good_example() -> None:
    """The last that a rule lets pass tells where it begins; a rule without such an example is listed, with the reason."""
    assert {rule.id for rule in RULES} - {rule for rule, _ in GOOD} == set(WITHOUT_GOOD)


@pytest.mark.parametrize("code", ["planned", "active", "suspended", "ended"])
def test_every_known_status_has_a_date(
    code: str, folder: Path, checked: Callable[[], tuple[Problem, ...]]
) -> None:
    """Whatever the status is, but for `unknown`."""
    old = "status: {code: active, as_of: 2023-05, evidence: accord}"
    new = f"status: {{code: {code}, evidence: accord}}"
    apply(folder, Good(file="partnerships/exemple-dakar.md", replace=old, new=new))
    assert "E211" in {problem.rule.id for problem in checked()}


def test_every_rule_has_an_example() -> None:
    """A rule without a broken example is a rule that nobody saw at work."""
    assert {rule.id for rule in RULES} == {fault.rule for fault in EXAMPLES}


def test_every_rule_is_explained() -> None:
    """Each message leads to a page, which shows an example of its own rule. Nothing else is explained."""
    assert [one.id for one in explained()] == [rule.id for rule in RULES]
    words = yaml.safe_load((HERE / "explained.yml").read_text("utf-8"))
    assert set(words) == {rule.id for rule in RULES}


@pytest.mark.parametrize("one", explained(), ids=lambda one: one.id)
def test_explanation(one: Explained) -> None:
    """A page says what the rule is, marks one line, and what it shows as mended differs from what it shows as broken."""
    assert one.says.endswith(".")
    assert one.why.endswith((".", "?"))
    assert sum(line.marked for line in one.broken) == 1
    assert one.broken != one.mended
    assert not any(line.marked for line in (*one.mended, *one.good))
    assert one.good not in (one.broken, one.mended)
    assert "{" not in one.says + one.why


def test_levels_follow_ids() -> None:
    """The letter of an id tells its level."""
    letters = {Level.INVALID: "E", Level.DOUBTFUL: "W", Level.USEFUL: "U"}
    assert all(rule.id.startswith(letters[rule.level]) for rule in RULES)


def test_every_rule_belongs_to_one_family() -> None:
    """Families are listed one after the other, and no prefix of one is the beginning of another's."""
    assert [rule for family in FAMILIES for rule in RULES if rule.family is family] == list(RULES)
    assert all(family.title and family.introduction.endswith(".") for family in FAMILIES)
    for family in FAMILIES:
        assert [other for other in FAMILIES if other.prefix.startswith(family.prefix)] == [family]


def test_every_file_of_the_rulebook_is_read() -> None:
    """A family in a file that nobody imports would have no rules."""
    folder = Path(rulebook.__file__).parent
    named = re.findall(
        r"^from catalogue\.problems\.rulebook\.(\w+) import \*$", Path(rulebook.__file__).read_text(), re.M
    )
    assert {*named, "__init__", "making"} == {path.stem for path in folder.glob("*.py")}


def test_a_rule_outside_its_family_cannot_be_made() -> None:
    """Its id begins with the prefix of its family."""
    family = Family("E9", Level.INVALID, "un essai", "Une famille pour l’essai.")
    words = Wording("message", "remède")
    assert Rule("E901", family, words, words).level is Level.INVALID
    with pytest.raises(ValueError, match=r"E801 .* E9"):
        Rule("E801", family, words, words)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_both_languages_use_the_same_values(rule: Any) -> None:
    """A message never fails for want of a value that the other language does not name."""
    names = [set(_names(wording.message + wording.fix)) for wording in (rule.fr, rule.en)]
    assert names[0] == names[1]


def _names(template: str) -> Iterator[str]:
    from string import Formatter

    return (name for _, name, _, _ in Formatter().parse(template) if name)
