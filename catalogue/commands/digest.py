"""`digest`: compute the SHA-256 of each text that is at hand, and write it into the file of its source."""

import argparse
from functools import partial
from pathlib import Path, PurePosixPath

from catalogue.commands import INVALID, OK, rewriting
from catalogue.problems import terminal
from catalogue.problems.problems import Phrase
from catalogue.problems.refusals import RefusalError
from catalogue.reading.load import load
from catalogue.rewriting.digests import digests, with_digest

HELP = "calculer l’empreinte des textes des sources et l’écrire dans leurs fichiers : montre les changements, puis demande"
_NO_FOLDER = Phrase("--texts {folder} : ce dossier n’existe pas", "--texts {folder}: no such folder")
_NOTHING = {
    "fr": "Rien à écrire : aucun texte du dossier ne porte le nom d’une source sans en avoir déjà l’empreinte",
    "en": "Nothing to write: no text of the folder has the name of a source that lacks its digest",
}


def add(parser: argparse.ArgumentParser) -> None:
    """Name the arguments."""
    parser.add_argument(
        "--texts",
        type=Path,
        required=True,
        metavar="DOSSIER",
        help="dossier des textes, chacun au nom de sa source : chu-2023.txt",
    )
    parser.add_argument("--yes", action="store_true", help="écrire sans demander")
    parser.add_argument("--lang", choices=("fr", "en"), default="fr", help="langue de la réponse")
    parser.add_argument(
        "--color", choices=terminal.WHEN, default="auto", help="par défaut : auto, voir NO_COLOR"
    )


def run(options: argparse.Namespace) -> int:
    """Write the digests; returns the exit status: 1 when a file could not be written."""
    if not options.texts.is_dir():
        raise RefusalError(_NO_FOLDER.filled(folder=options.texts))
    known = digests(options.texts, load(options.root).registry)
    files = [PurePosixPath(f"registry/sources/{id_}.yml") for id_ in known]
    found = rewriting.proposals(options.root, files, partial(with_digest, known=known), "Fichiers relus")
    if not found:
        print(_NOTHING[options.lang])
    return OK if rewriting.offer(options.root, found, options) else INVALID
