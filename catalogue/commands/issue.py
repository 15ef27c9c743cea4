"""`issue`: turn an issue that a maintainer accepted into the files of a pull request."""

import argparse
import re
from functools import partial
from pathlib import Path, PurePosixPath

from catalogue.commands import INVALID, OK
from catalogue.engine import cache, clock
from catalogue.forge import accepting, forms, proposing, requests
from catalogue.forge.answers import RefusedError
from catalogue.problems.problems import Phrase, is_valid
from catalogue.problems.refusals import RefusalError
from catalogue.reading.load import load

HELP = "faire une proposition d’une demande acceptée"
_NO_EVENT = Phrase(
    "{file} : aucun événement avec une demande ne s’y trouve", "{file}: no event with an issue"
)
_NO_COMMIT = Phrase("--commit attend 40 chiffres hexadécimaux", "--commit: 40 hexadecimal digits expected")
_UNREADABLE = Phrase(
    "le catalogue lui-même est à corriger d’abord : python -m catalogue check",
    "the catalogue itself cannot be read: python -m catalogue check",
)
_COMMIT = re.compile(r"[0-9a-f]{40}")


def add(parser: argparse.ArgumentParser) -> None:
    """Name the arguments."""
    parser.add_argument("--event", type=Path, required=True, help="l’événement de la forge, en JSON")
    parser.add_argument("--commit", required=True, help="le commit d’où part la proposition")
    parser.add_argument(
        "--out", type=Path, required=True, help="fichier où écrire les requêtes à envoyer, en JSON"
    )


def run(options: argparse.Namespace) -> int:
    """Write the requests to `options.out`; returns the exit status: 1 when the issue was refused."""
    try:
        asked = accepting.issue(options.event.read_text("utf-8"))
    except (KeyError, TypeError, ValueError):
        raise RefusalError(_NO_EVENT.filled(file=options.event)) from None
    if not _COMMIT.fullmatch(options.commit):
        raise RefusalError(_NO_COMMIT)
    loaded = load(options.root)
    if not is_valid(loaded.problems):
        raise RefusalError(_UNREADABLE)
    try:
        known = [forms.read(options.root, name) for name in forms.BECOME_FILES]
        target = accepting.Target(loaded, partial(_text, options.root), clock.today())
        accepted = accepting.accept(asked, known, target)
    except RefusedError as refused:
        for reason in refused.reasons:
            print(reason)
        made, status = proposing.refusal(asked.number, refused.reasons), INVALID
    else:
        for file in accepted.files:
            print(file.path)
        made, status = proposing.proposal(asked.number, accepted, options.commit, asked.branch), OK
    cache.write(options.out, requests.as_json(made).encode())
    return status


def _text(root: Path, file: PurePosixPath) -> str:
    """With its own line ends."""
    return (root / file).read_bytes().decode()
