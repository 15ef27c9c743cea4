"""The verbs of `python -m catalogue`, one module each.

In each, `HELP` says what the verb is for, `add` names its arguments and `run` does it and returns the exit status.
What a verb refuses it raises: `refusing` says it on the terminal, for all of them.
"""

import argparse
import sys
from collections.abc import Callable

from catalogue.engine import clock, folders, shortage
from catalogue.engine.making import NotMadeError
from catalogue.knowledge.aggregate import Catalogue
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
        clock.today()  # whatever the verb, so that a wrong date is never taken for none
        return run(options)
    except InvalidCatalogueError as refused:
        print(report.as_text(refused.problems, language), file=sys.stderr)
        return INVALID
    except NotMadeError as error:
        print(error, file=sys.stderr)
        return INVALID
    except RefusalError as refused:
        return misused(refused.phrase, language)
    except (clock.NoDateError, folders.NotOursError) as error:
        return misused(Phrase(str(error), str(error)), language)
    except (OSError, MemoryError, RuntimeError) as error:
        said = shortage.refusal(error)
        if said is not None:
            return misused(Phrase(said, said), language)
        if not isinstance(error, OSError) or error.filename is None:
            raise
        unread = _NOT_THERE if isinstance(error, FileNotFoundError) else _DISK
        return misused(unread.filled(file=error.filename), language)


def misused(said: Phrase, language: Language = "fr") -> int:
    """Say on the terminal what was misused; returns the exit status."""
    print(said.en if language == "en" else said.fr, file=sys.stderr)
    return MISUSE


def warn_of_history(catalogue: Catalogue) -> None:
    """Say on the terminal why the dates of changes are unknown, where git should know them."""
    if catalogue.history.fault:
        print(catalogue.history.fault, file=sys.stderr)
