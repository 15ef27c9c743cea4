"""`generate`: write all pages as a tree that any generator can build."""

import argparse
from pathlib import Path

from catalogue.commands import OK, warn_of_history
from catalogue.engine import clock, folders
from catalogue.publishing import settings
from catalogue.publishing.generate import write_tree
from catalogue.publishing.publication import publish

HELP = "écrire toutes les pages dans un dossier que tout générateur de sites sait lire"


def add(parser: argparse.ArgumentParser) -> None:
    """Name the arguments."""
    parser.add_argument(
        "--out", type=Path, required=True, help="dossier à faire ; il doit être nouveau ou vide"
    )


def run(options: argparse.Namespace) -> int:
    """Write the tree; returns the exit status."""
    project = settings.read_project(options.root)
    publication = publish(options.root, clock.today(), project, tomorrow=clock.tomorrow())
    warn_of_history(publication.catalogue)
    folders.refuse_place(options.out, options.root)
    count = write_tree(publication, options.out)
    print(f"{options.out} : {count} fichiers")
    return OK
