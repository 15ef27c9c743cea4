"""`check`: print every problem of the files, and mend with `--fix` what is safe to mend."""

import argparse
import sys
from pathlib import Path, PurePosixPath

from catalogue.commands import INVALID, OK, rewriting, selection
from catalogue.commands.side_by_side import under_duplicates
from catalogue.engine import clock
from catalogue.knowledge.addresses import RULES
from catalogue.problems import report, terminal
from catalogue.problems.problems import Phrase, Problem, is_valid
from catalogue.problems.refusals import RefusalError
from catalogue.publishing import settings
from catalogue.reading.load import Loaded, load
from catalogue.rewriting.fixes import mended
from catalogue.rules import check

HELP = "dire tout ce qui ne va pas dans les fiches ; avec --fix, corriger ce qui peut l’être sans risque"

_NO_FOLDER = Phrase("--texts {folder} : ce dossier n’existe pas", "--texts {folder}: no such folder")
_YES_ALONE = Phrase("--yes va avec --fix", "--yes goes with --fix")
_FIX_IS_TEXT = Phrase("--fix montre du texte : enlever --format", "--fix shows text: leave --format out")


def add(parser: argparse.ArgumentParser) -> None:
    """Name the arguments."""
    selection.add(parser)
    parser.add_argument(
        "--fix",
        action="store_true",
        help="corriger l’ordre des champs, les guillemets, la forme des dates, les apostrophes et les espaces : montre les changements, puis demande",
    )
    parser.add_argument("--yes", action="store_true", help="avec --fix : écrire sans demander")
    parser.add_argument(
        "--texts", type=Path, help="dossier des textes des sources : chaque citation y est cherchée"
    )
    parser.add_argument("--format", choices=report.FORMATS, default="text", help="forme de la réponse")
    parser.add_argument("--lang", choices=("fr", "en"), default="fr", help="langue de la réponse")
    parser.add_argument(
        "--color", choices=terminal.WHEN, default="auto", help="par défaut : auto, voir NO_COLOR"
    )


def run(options: argparse.Namespace) -> int:
    """Check the catalogue under `options.root`; returns the exit status.

    The whole catalogue is always read: a file is checked against all others, and its own problems are shown.
    """
    chosen = selection.selected(options.root, options.files)
    if options.texts is not None and not options.texts.is_dir():
        raise RefusalError(_NO_FOLDER.filled(folder=options.texts))
    if options.yes and not options.fix:
        raise RefusalError(_YES_ALONE)
    if options.fix and options.format != "text":
        raise RefusalError(_FIX_IS_TEXT)
    written = not options.fix or _fix(chosen, options)
    loaded = load(options.root)
    problems = [
        one
        for one in check(loaded, clock.today(), options.texts, tomorrow=clock.tomorrow())
        if chosen.concerns(one)
    ]
    _print(loaded, problems, chosen, options)
    return OK if written and is_valid(problems) else INVALID


def _fix(chosen: selection.Selection, options: argparse.Namespace) -> bool:
    found = rewriting.proposals(options.root, chosen.rewritable(options.root), mended, "Fichiers relus")
    return rewriting.offer(options.root, found, options)


def _print(
    loaded: Loaded, problems: list[Problem], chosen: selection.Selection, options: argparse.Namespace
) -> None:
    site = settings.read_project(options.root).site
    is_text = options.format == "text"
    if not is_text:
        terminal.write_utf8()
    manner = report.Manner(
        options.lang,
        site + RULES if site else "",
        is_text and terminal.coloured(options.color, sys.stdout),
        under_duplicates(loaded.records, loaded.registry, options.lang),
    )
    print(report.FORMATS[options.format](problems, manner), end="")
    if is_text:
        records = [record for record in loaded.records if record.file in chosen]
        quotes = sum(len(record.partnership.evidence) for record in records)
        files = sum(PurePosixPath(file) in chosen for file in loaded.digests) if chosen.named else 0
        read = report.Read(files, len(records), quotes)
        print(report.closing(problems, read, options.texts is not None, options.lang))
