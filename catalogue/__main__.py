"""`python -m catalogue`: every verb of the catalogue, one module each in `catalogue/commands/`."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from catalogue.commands import (
    INVALID,
    MISUSE,
    OK,
    check,
    digest,
    freshness,
    generate,
    issue,
    migrate,
    misused,
    new,
    pack,
    pdf,
    refusing,
    review,
    schema,
)
from catalogue.commands.parser import Parser
from catalogue.problems import terminal
from catalogue.problems.problems import Phrase

__all__ = ["INVALID", "MISUSE", "OK", "main"]

_COMMANDS = {
    "check": check,
    "digest": digest,
    "freshness": freshness,
    "generate": generate,
    "issue": issue,
    "migrate": migrate,
    "new": new,
    "pack": pack,
    "pdf": pdf,
    "review": review,
    "schema": schema,
}

_DESCRIPTION = "Les commandes du catalogue. Chacune a son aide : python -m catalogue check --help"
_NO_CATALOGUE = Phrase(
    "{root} : il n’y a pas de dossier registry/ ici ; lancer la commande dans le dépôt, ou donner --root",
    "{root}: no registry/ here; run from the repository or give --root",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status: 0, 1 when the catalogue is invalid or cannot be made, 2 on misuse."""
    terminal.write_any_text()
    parser = Parser(prog="python -m catalogue", description=_DESCRIPTION)
    parser.add_argument(
        "--root", type=Path, default=Path(), help="dossier qui contient partnerships/ et registry/"
    )
    parser.add_argument(
        "--jobs", type=int, metavar="N", help="nombre de processus (par défaut : un par cœur)"
    )
    parser.add_argument("--no-cache", action="store_true", help="tout refaire, sans rien retenir")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, command in _COMMANDS.items():
        one = commands.add_parser(
            name, help=command.HELP, description=getattr(command, "DESCRIPTION", command.HELP)
        )
        command.add(one)
        one.set_defaults(run=command.run)

    options = parser.parse_args(arguments)
    if not (options.root / "registry").is_dir():
        return misused(_NO_CATALOGUE.filled(root=options.root), getattr(options, "lang", "fr"))
    if options.jobs is not None:
        os.environ["CATALOGUE_JOBS"] = str(options.jobs)
    if options.no_cache:
        os.environ["CATALOGUE_CACHE"] = "no"
    return refusing(options.run, options)


if __name__ == "__main__":
    sys.exit(main())
