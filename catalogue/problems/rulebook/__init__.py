"""Every rule of the catalogue: id, level, message and mend in both languages.

E: invalid, stops the build. W: doubtful, warns. U: useful, says what is missing.
Each file of this folder defines families; a family gives its rules a prefix, a level, and a section in the index of
rules. Every rule belongs to a family. A published id is never reused for another rule.
"""

from collections.abc import Mapping

# ruff: noqa: F403, I001 — rules are imported by name wherever they are used, and `RULES` and `FAMILIES` have the order of these lines.
from catalogue.problems.problems import Family, Rule
from catalogue.problems.rulebook.files import *
from catalogue.problems.rulebook.values import *
from catalogue.problems.rulebook.records import *
from catalogue.problems.rulebook.harm import *
from catalogue.problems.rulebook.advice import *
from catalogue.problems.rulebook.damage import *
from catalogue.problems.rulebook.making import MADE

RULES: tuple[Rule, ...] = tuple(MADE.values())
FAMILIES: tuple[Family, ...] = tuple(dict.fromkeys(rule.family for rule in RULES))
FORMER: Mapping[str, str] = {"E209": "U404"}
"""Ids that were published and are no longer, each with the rule that took its place: its page leads there."""
