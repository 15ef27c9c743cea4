"""`schema`: print the JSON Schema of a kind of file."""

import argparse

from catalogue.commands import OK
from catalogue.data.schema import SCHEMAS, schema_json
from catalogue.problems import terminal
from catalogue.reading.load import load

HELP = "écrire le schéma JSON d’une sorte de fichier"


def add(parser: argparse.ArgumentParser) -> None:
    """Name the arguments."""
    parser.add_argument("name", choices=SCHEMAS, help="la sorte de fichier")


def run(options: argparse.Namespace) -> int:
    """Print it; returns the exit status."""
    terminal.write_utf8()
    print(schema_json(options.name, load(options.root).registry), end="")
    return OK
