"""Factories of rules: a family with its level gives a function that defines the rules of the family."""

from collections.abc import Callable
from functools import partial

from catalogue.problems.problems import Family, Level, Rule, Wording

MADE: dict[str, Rule] = {}
"""Every rule by its id, in the order in which they are defined."""

Words = tuple[str, str]
"""A message and its mend, in one language."""
Maker = Callable[[str, Words, Words], Rule]
"""A function from an id, French words and English words to a rule of a family. Raises ValueError for a taken id."""


def invalid(prefix: str, title: str, introduction: str) -> Maker:
    """Define a family of rules that stop the build."""
    return partial(_rule, Family(prefix, Level.INVALID, title, introduction))


def doubtful(prefix: str, title: str, introduction: str) -> Maker:
    """Define a family of rules that warn."""
    return partial(_rule, Family(prefix, Level.DOUBTFUL, title, introduction))


def useful(prefix: str, title: str, introduction: str) -> Maker:
    """Define a family of rules that say what is missing."""
    return partial(_rule, Family(prefix, Level.USEFUL, title, introduction))


def _rule(family: Family, id_: str, fr: Words, en: Words) -> Rule:
    rule = Rule(id_, family, Wording(*fr), Wording(*en))
    if id_ in MADE:
        raise ValueError(f"rule {id_} is defined twice")
    MADE[id_] = rule
    return rule
