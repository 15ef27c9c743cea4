"""`check`: print every problem of the files."""

import argparse
import sys
from pathlib import Path

from catalogue import clock, report
from catalogue.commands import INVALID, MISUSE, OK
from catalogue.load import load
from catalogue.problems import is_valid
from catalogue.rules import check

HELP = "print every problem of the files"


def add(parser: argparse.ArgumentParser) -> None:
    """Name the arguments."""
    parser.add_argument(
        "--texts", type=Path, help="folder with the texts of the sources: each quote is looked up"
    )
    parser.add_argument("--format", choices=report.FORMATS, default="text")
    parser.add_argument("--lang", choices=("fr", "en"), default="fr")


def run(options: argparse.Namespace) -> int:
    """Check the catalogue under `options.root`; returns the exit status."""
    if options.texts is not None and not options.texts.is_dir():
        print(f"{options.texts}: no such folder", file=sys.stderr)
        return MISUSE
    loaded = load(options.root)
    problems = check(loaded, clock.today(), options.texts)
    print(report.FORMATS[options.format](problems, options.lang), end="")
    if options.format == "text":
        quotes = sum(len(record.partnership.evidence) for record in loaded.records)
        print(report.closing(problems, len(loaded.records), quotes, options.texts is not None, options.lang))
    return OK if is_valid(problems) else INVALID
