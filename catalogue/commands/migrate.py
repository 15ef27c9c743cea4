"""`migrate`: rewrite files of older versions of the format, keeping their comments and order."""

import argparse
import sys

from catalogue.commands import INVALID, OK, rewriting, selection
from catalogue.problems import report, terminal
from catalogue.rewriting.migrations import migrated

HELP = "réécrire les fichiers d’une ancienne version du format : montre les changements, puis demande"


def add(parser: argparse.ArgumentParser) -> None:
    """Name the arguments."""
    selection.add(parser)
    parser.add_argument("--write", "--yes", dest="yes", action="store_true", help="écrire sans demander")
    parser.add_argument("--lang", choices=("fr", "en"), default="fr", help="langue de la réponse")
    parser.add_argument(
        "--color", choices=terminal.WHEN, default="auto", help="par défaut : auto, voir NO_COLOR"
    )


def run(options: argparse.Namespace) -> int:
    """Migrate the files named, or all; returns the exit status: 1 when a file cannot be migrated or written."""
    chosen = selection.selected(options.root, options.files)
    named = list(chosen.rewritable(options.root))
    found = rewriting.proposals(options.root, named, migrated, "Fichiers relus")
    written = rewriting.offer(options.root, found, options)
    refusals = [problem for one in found for problem in one.problems]
    print(report.as_text(refusals, options.lang), end="", file=sys.stderr)
    if not found and not refusals:
        print(_NOTHING[options.lang].format(count=len(named)))
    return OK if written and not refusals else INVALID


_NOTHING = {
    "fr": "{count} fichiers lus : tous suivent la version actuelle du format",
    "en": "{count} files read: all are written in the present version of the format",
}
