"""Whatever argparse itself may say to a contributor is French, on every Python that we run on."""

import argparse
import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalogue.__main__ import MISUSE, main
from catalogue.commands.parser import FRENCH, Parser

TO_PROGRAMMERS = {
    ".__call__() not defined",
    "%r is not callable",
    "'required' is an invalid argument for positionals",
    "cannot have multiple subparser arguments",
    "cannot merge actions - two groups are named %r",
    "conflicting option string: %s",
    "conflicting option strings: %s",
    "conflicting subparser alias: %s",
    "conflicting subparser: %s",
    "dest= is required for options like %r",
    "invalid conflict_resolution value: %r",
    "invalid option string %(option)r: must start with a character %(prefix_chars)r",
    "mutually exclusive arguments must be optional",
    "unexpected option string: %s",
    "unknown parser %(parser_name)r (choices: %(choices)s)",
}
"""Faults of a parser as it was programmed, or of argparse: no command line leads to them."""
NOT_USED = {
    " (default: %(default)s)",
    "%(prog)s: warning: %(message)s\n",
    "argument \"-\" with mode %r",
    "argument '%(argument_name)s' is deprecated",
    "can't open '%(filename)s': %(error)s",
    "command '%(parser_name)s' is deprecated",
    "option '%(option)s' is deprecated",
    "show program's version number and exit",
    "subcommands",
}  # fmt: skip
"""Of files that argparse opens, versions, deprecations and other things that no parser of ours has."""


def said_by_argparse() -> Iterator[str]:
    """The texts that argparse of this Python hands to gettext."""
    for node in ast.walk(ast.parse(inspect.getsource(argparse))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            count = {"_": 1, "ngettext": 2}.get(node.func.id, 0)
            yield from (text.value for text in node.args[:count] if isinstance(text, ast.Constant))


def parsers(monkeypatch: pytest.MonkeyPatch) -> list[argparse.ArgumentParser]:
    """The parser of the program and those of its commands."""
    made: list[argparse.ArgumentParser] = []
    original = Parser.__init__

    def noted(self: Parser, **settings: object) -> None:
        original(self, **settings)
        made.append(self)

    with monkeypatch.context() as patch:
        patch.setattr(Parser, "__init__", noted)
        with pytest.raises(SystemExit):
            main(["--help"])
    return made


def test_every_message_of_argparse_is_translated() -> None:
    """Or is listed above, with the reason why nobody meets it. A new Python may bring new ones."""
    said = set(said_by_argparse())
    assert len(said) > 30, "argparse no longer says what it says by gettext"
    assert said - FRENCH.keys() - TO_PROGRAMMERS - NOT_USED == set()


@pytest.mark.parametrize("english", FRENCH)
def test_a_translation_takes_the_same_values(english: str) -> None:
    """None that argparse would not give, and none lost but the name of a type."""
    values, kept = (re.findall(r"%\(\w+\)[rs]|%[rs]", text) for text in (english, FRENCH[english]))
    assert set(kept) | {"%(type)s"} == set(values) | {"%(type)s"}


def test_what_a_parser_of_ours_has(monkeypatch: pytest.MonkeyPatch) -> None:
    """No feature whose messages stay English, and no type but `int` that may refuse a text."""
    made = parsers(monkeypatch)
    assert len(made) > 10
    for parser in made:
        assert parser.fromfile_prefix_chars is None
        for action in parser._actions:
            assert action.type in (None, int, Path), action
            assert not getattr(action, "deprecated", False)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], "'chek' n’est pas un choix possible : check, "),
        (["chec"], "'chec' n’est pas un choix possible"),
        ([], "il manque : command"),
        (["pdf"], "il manque : --out"),
        (["check", "--lang", "de"], "--lang : 'de' n’est pas un choix possible"),
        (["check", "--lang"], "--lang : une valeur est attendue"),
        (["--jobs", "deux", "check"], "--jobs : 'deux' n’est pas un nombre entier"),
        (["check", "--nope"], "arguments inconnus : --nope"),
        (["check", "--fix=oui"], "--fix : n’attend pas de valeur, 'oui' est de trop"),
        (["check", "--help=oui"], "-h/--help : n’attend pas de valeur, 'oui' est de trop"),
        (["pdf", "--p", "x", "--out", "x"], "--p peut vouloir dire --partnership, --programme"),
        (["pdf", "--out", "x", "--book", "--country", "SN"], "--country : ne va pas avec --book"),
    ],
)
def test_misuse_is_told_in_french(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With status 2, and the way to the help."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    told = capsys.readouterr().err
    assert ended.value.code == MISUSE
    assert said.replace("'", "") in told.replace("'", "")  # later versions of Python quote less
    assert told.startswith("emploi : ")
    assert told.endswith("(aide : --help)\n")
    assert re.search(r"\b(?:argument|error|choose|invalid|expected|usage|required|value)\b", told) is None


@pytest.mark.parametrize("language", ["C", "fr_FR.UTF-8", "de_DE.UTF-8"])
def test_the_language_of_the_system_changes_nothing(
    language: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("LANGUAGE", "LC_ALL", "LANG"):
        monkeypatch.setenv(variable, language)
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "montrer cette aide" in capsys.readouterr().out
