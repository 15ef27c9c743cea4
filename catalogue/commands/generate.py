"""`generate`: write all pages as a tree that any generator can build."""

import argparse
import sys
from pathlib import Path

from catalogue.commands import INVALID, MISUSE, OK, addresses
from catalogue.engine import clock
from catalogue.problems import report
from catalogue.publishing.generate import write_tree
from catalogue.publishing.publication import InvalidCatalogueError, publish

HELP = "écrire toutes les pages dans un dossier que tout générateur de sites sait lire"


def add(parser: argparse.ArgumentParser) -> None:
    """Name the arguments."""
    parser.add_argument(
        "--out", type=Path, required=True, help="dossier à faire ; il doit être nouveau ou vide"
    )


def run(options: argparse.Namespace) -> int:
    """Write the tree; returns the exit status."""
    try:
        publication = publish(
            options.root, clock.today(), *addresses(options.root), tomorrow=clock.tomorrow()
        )
    except InvalidCatalogueError as refused:
        print(report.as_text(refused.problems), file=sys.stderr)
        return INVALID
    try:
        count = write_tree(publication, options.out)
    except FileExistsError as error:
        print(error, file=sys.stderr)
        return MISUSE
    print(f"{options.out}: {count} files")
    return OK
