"""The verbs of `python -m catalogue`, one module each.

In each, `HELP` says what the verb is for, `add` names its arguments and `run` does it and returns the exit status.
"""

import sys

from catalogue.knowledge.aggregate import Catalogue
from catalogue.problems.problems import Language, Phrase

OK, INVALID, MISUSE = 0, 1, 2
"""Exit status: done; the catalogue is invalid; the command was misused."""


def misused(said: Phrase, language: Language = "fr") -> int:
    """Say on the terminal what was misused; returns the exit status."""
    print(said.en if language == "en" else said.fr, file=sys.stderr)
    return MISUSE


def warn_of_history(catalogue: Catalogue) -> None:
    """Say on the terminal why the dates of changes are unknown, where git should know them."""
    if catalogue.history.fault:
        print(catalogue.history.fault, file=sys.stderr)
