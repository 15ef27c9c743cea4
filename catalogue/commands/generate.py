"""`generate`: write all pages as a tree that any generator can build."""

import argparse
from pathlib import Path

from catalogue.commands import OK, addresses
from catalogue.engine import clock
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
    publication = publish(options.root, clock.today(), *addresses(options.root))
    count = write_tree(publication, options.out)
    print(f"{options.out} : {count} fichiers")
    return OK
