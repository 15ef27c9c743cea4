"""`review`: describe the changes between another commit of the catalogue and this one, for a pull request."""

import argparse
from dataclasses import replace
from datetime import date
from pathlib import Path

from catalogue.commands import INVALID, OK
from catalogue.engine import cache, clock
from catalogue.forge import commenting, comparing, review
from catalogue.knowledge.aggregate import build
from catalogue.problems import terminal
from catalogue.problems.problems import Phrase, is_valid
from catalogue.problems.refusals import RefusalError
from catalogue.reading.load import load
from catalogue.rules import check

HELP = "dire ce qui mène d’un autre état du catalogue à celui-ci"

_NO_FOLDER = Phrase("{folder} : ce dossier n’existe pas", "{folder}: no such folder")


def add(parser: argparse.ArgumentParser) -> None:
    """Name the arguments."""
    parser.add_argument("--base", type=Path, required=True, help="dossier du catalogue tel qu’il était")
    parser.add_argument(
        "--files",
        type=Path,
        help="fichier des chemins de tout ce qui change, tels que « git diff -z » les écrit, ou un par ligne",
    )
    parser.add_argument(
        "--prefix", default="", help="dossier du catalogue dans le dépôt, si ces chemins partent de plus haut"
    )
    parser.add_argument("--no-preview", action="store_true", help="dire que l’aperçu n’a pas pu être fait")
    parser.add_argument("--pictures", type=Path, help="dossier des images des pages qui changent")
    parser.add_argument("--json", type=Path, help="fichier où écrire la même chose en JSON")


def run(options: argparse.Namespace) -> int:
    """Print the review as Markdown; returns the exit status: 1 when this state is invalid."""
    for folder in (options.base / "registry", options.pictures):
        if folder is not None and not folder.is_dir():
            raise RefusalError(_NO_FOLDER.filled(folder=folder))
    today = clock.today()
    files = _files(options.files.read_bytes(), options.prefix) if options.files else []
    pictures = sorted(one.name for one in options.pictures.glob("*.png")) if options.pictures else []
    made = comparing.compare(_side(options.base, today), _side(options.root, today), files, pictures)
    if options.no_preview:
        made = replace(made, preview=False)
    if options.json is not None:
        cache.write(options.json, review.as_json(made))
    terminal.write_utf8()
    print(commenting.markdown(made, "#"), end="")
    return OK if made.valid else INVALID


def _files(listed: bytes, prefix: str) -> list[str]:
    """Paths from the folder of the catalogue, each as text on one line; `:/` begins those that lie outside of it."""
    names = [_printable(name) for name in listed.split(b"\0" if b"\0" in listed else b"\n") if name]
    return [name.removeprefix(prefix) if name.startswith(prefix) else f":/{name}" for name in names]


def _printable(name: bytes) -> str:
    """A name of any bytes: those that are no UTF-8, and signs that nobody sees, by their number."""
    text = name.decode("utf-8", "backslashreplace")
    return "".join(one if one.isprintable() else ascii(one)[1:-1] for one in text)


def _side(root: Path, today: date) -> comparing.Side:
    loaded = load(root)
    problems = check(loaded, today, tomorrow=clock.tomorrow())
    return comparing.Side(loaded, problems, build(loaded, today) if is_valid(problems) else None)
