"""argparse in French: what contributors read when they ask for help or err."""

import argparse
import re
import sys
from typing import Any, NoReturn

_HEADINGS = {"positional arguments": "à donner", "options": "options"}
_ERRORS = {
    r"the following arguments are required: (.*)": r"il manque : \1",
    r"one of the arguments (.*) is required": r"il faut un de ceux-ci : \1",
    r"unrecognized arguments: (.*)": r"arguments inconnus : \1",
    r"argument (.*): not allowed with argument (.*)": r"\1 ne va pas avec \2",
    r"argument (.*): expected one argument": r"\1 attend une valeur",
    r"argument (.*): expected at least one argument": r"\1 attend au moins une valeur",
    r"argument (.*): invalid choice: (.*) \(choose from (.*)\)": r"\1 : \2 n’est pas un choix possible : \3",
    r"argument (.*): invalid int value: (.*)": r"\1 : \2 n’est pas un nombre entier",
    r"ambiguous option: (.*) could match (.*)": r"\1 peut vouloir dire \2",
}
"""What argparse says, and how it is said here. What is not foreseen stays in English."""


class _Help(argparse.RawDescriptionHelpFormatter):
    """What `--help` prints, its headings in French."""

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "emploi : " if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        super().start_section(heading and f"{_HEADINGS.get(heading, heading)} ")


class Parser(argparse.ArgumentParser):
    """A parser whose own words are French; those of its arguments are as they were given."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, formatter_class=_Help, add_help=False)
        self.add_argument("-h", "--help", action="help", help="montrer cette aide")

    def error(self, message: str) -> NoReturn:
        for said, french in _ERRORS.items():
            if found := re.fullmatch(said, message, re.DOTALL):
                message = found.expand(french)
                break
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog} : {message} (aide : --help)\n")
