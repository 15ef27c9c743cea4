"""`generate`: write all pages as a tree that any generator can build."""

import argparse
import sys
from pathlib import Path

from catalogue.commands import INVALID, MISUSE, OK, warn_of_history
from catalogue.engine import clock, folders
from catalogue.problems import report
from catalogue.publishing import settings
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
        project = settings.read_project(options.root)
        publication = publish(options.root, clock.today(), project, tomorrow=clock.tomorrow())
    except InvalidCatalogueError as refused:
        print(report.as_text(refused.problems), file=sys.stderr)
        return INVALID
    warn_of_history(publication.catalogue)
    try:
        folders.refuse_place(options.out, options.root)
        count = write_tree(publication, options.out)
    except (FileExistsError, folders.NotOursError) as error:
        print(error, file=sys.stderr)
        return MISUSE
    print(f"{options.out}: {count} files")
    return OK
