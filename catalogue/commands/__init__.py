"""The verbs of `python -m catalogue`, one module each.

In each, `HELP` says what the verb is for, `add` names its arguments and `run` does it and returns the exit status.
What a verb refuses it raises: `refusing` says it on the terminal, for all of them.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from catalogue.engine import disk
from catalogue.problems import report
from catalogue.problems.problems import Language, Phrase
from catalogue.problems.refusals import RefusalError
from catalogue.publishing.publication import InvalidCatalogueError

OK, INVALID, MISUSE = 0, 1, 2
"""Exit status: done; the catalogue is invalid; the command was misused."""
_NOT_THERE = Phrase("{file} : ce fichier ou ce dossier n’existe pas", "{file}: no such file or folder")
_DISK = Phrase("{file} : impossible de le lire ou de l’écrire", "{file}: cannot be read or written")


def refusing(run: Callable[[argparse.Namespace], int], options: argparse.Namespace) -> int:
    """Run a verb and return its exit status. Why it refuses, a catalogue that is invalid or a request that cannot be
    met, is said on the terminal. Raises OSError where no file is to blame.
    """
    language: Language = getattr(options, "lang", "fr")
    try:
        return run(options)
    except InvalidCatalogueError as refused:
        print(report.as_text(refused.problems, language), file=sys.stderr)
        return INVALID
    except RefusalError as refused:
        return misused(refused.said, language)
    except OSError as error:
        said = disk.refusal(error)
        if said is not None:
            return misused(Phrase(said, said), language)
        if error.filename is None:
            raise
        unread = _NOT_THERE if isinstance(error, FileNotFoundError) else _DISK
        return misused(unread.filled(file=error.filename), language)


def misused(said: Phrase, language: Language = "fr") -> int:
    """Say on the terminal what was misused; returns the exit status."""
    print(said.en if language == "en" else said.fr, file=sys.stderr)
    return MISUSE


def addresses(root: Path) -> tuple[str, str]:
    """The forge's address and the site's, which stand in mkdocs.yml; empty where they do not."""
    file = root / "mkdocs.yml"
    settings: Any = yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader) if file.exists() else {}
    return str(settings.get("repo_url", "")), str(settings.get("site_url", ""))
