"""Every rule of the catalogue: id, level, message and mend in both languages.

E: invalid, stops the build. W: doubtful, warns. U: useful, says what is missing.
E0xx read the file, E1xx type its values, E2xx hold them against each other and the registry, E3xx keep out what
would harm readers, patients or the build, E5xx and W5xx find damaged texts. A family stands in one file.
An id that was published is never given to another rule.
"""

# ruff: noqa: F403, I001 — a rule is known by its name alone, and `RULES` has them in the order of these lines.
from catalogue.problems.problems import Rule
from catalogue.problems.rulebook.files import *
from catalogue.problems.rulebook.values import *
from catalogue.problems.rulebook.records import *
from catalogue.problems.rulebook.harm import *
from catalogue.problems.rulebook.advice import *
from catalogue.problems.rulebook.damage import *
from catalogue.problems.rulebook.making import MADE

RULES: tuple[Rule, ...] = tuple(MADE.values())
