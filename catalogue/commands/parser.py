"""argparse in French: help and error messages."""

import argparse
from typing import Any

FRENCH = {
    # Help
    "usage: ": "emploi : ",
    "positional arguments": "à donner",
    "options": "options",
    "%(heading)s:": "%(heading)s:",
    "show this help message and exit": "montrer cette aide",
    # Misuse
    "%(prog)s: error: %(message)s\n": "%(prog)s : %(message)s (aide : --help)\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s : %(message)s",
    "the following arguments are required: %s": "il manque : %s",
    "one of the arguments %s is required": "il faut un de ceux-ci : %s",
    "unrecognized arguments: %s": "arguments inconnus : %s",
    "not allowed with argument %s": "ne va pas avec %s",
    "ignored explicit argument %r": "n’attend pas de valeur, %r est de trop",
    "expected one argument": "une valeur est attendue",
    "expected at most one argument": "une valeur au plus est attendue",
    "expected at least one argument": "au moins une valeur est attendue",
    "expected %s argument": "%s valeur est attendue",
    "expected %s arguments": "%s valeurs sont attendues",
    "invalid %(type)s value: %(value)r": "%(value)r n’est pas un nombre entier",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r n’est pas un choix possible : %(choices)s",
    "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)": (
        "%(value)r n’est pas un choix possible, peut-être %(closest)r ? (choix : %(choices)s)"
    ),
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s peut vouloir dire %(matches)s",
}
"""What argparse of Python 3.11 to 3.14 says, and how it is said here. The one type of ours that refuses is `int`."""


def _gettext(message: str) -> str:
    return FRENCH.get(message, message)


def _ngettext(singular: str, plural: str, count: int) -> str:
    return _gettext(singular if count < 2 else plural)


# gettext itself would choose by the language of the system. argparse looks these names up whenever it says something.
vars(argparse).update(_=_gettext, ngettext=_ngettext)


class _Help(argparse.RawDescriptionHelpFormatter):
    """What `--help` prints. Before Python 3.13, the colon after a heading is no word for gettext."""

    def start_section(self, heading: str | None) -> None:
        super().start_section(heading and f"{heading} ")


class Parser(argparse.ArgumentParser):
    """A parser whose own words are French; those of its arguments are as they were given."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, formatter_class=_Help)
