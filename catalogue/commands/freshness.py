"""`freshness`: print which organisations are to be asked to confirm which records."""

import argparse

from catalogue.commands import OK, warn_of_history
from catalogue.engine import clock
from catalogue.forge import freshness
from catalogue.problems import terminal
from catalogue.publishing import settings
from catalogue.publishing.publication import read

HELP = "dire à quelles organisations demander de confirmer quelles fiches"


def add(parser: argparse.ArgumentParser) -> None:
    """It has no argument."""


def run(options: argparse.Namespace) -> int:
    """Print the reminders as JSON; returns the exit status."""
    catalogue, _ = read(options.root, clock.today(), clock.tomorrow())
    warn_of_history(catalogue)
    terminal.write_utf8()
    print(freshness.as_json(freshness.reminders(catalogue, settings.read_project(options.root))), end="")
    return OK
