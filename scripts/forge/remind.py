"""Reminders: `python scripts/forge/remind.py` opens, changes and closes the issues that ask for confirmations.

It is idempotent: a second run changes nothing.
"""

import argparse
import sys
from pathlib import Path
from urllib.parse import quote

from gh import ForgeError, get, send

from catalogue.commands import MISUSE, warn_of_history
from catalogue.engine import clock
from catalogue.forge import freshness
from catalogue.problems import report, terminal
from catalogue.publishing import settings
from catalogue.publishing.publication import InvalidCatalogueError, read


def main() -> int:
    """Run the command; returns the exit status."""
    terminal.write_any_text()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=Path())
    parser.add_argument("--most", type=int, default=20, help="issues to open at a time")
    parser.add_argument("--dry-run", action="store_true", help="say what would be sent")
    options = parser.parse_args()
    try:
        catalogue, _ = read(options.root, clock.today(), clock.tomorrow())
    except InvalidCatalogueError as refused:
        print(report.as_text(refused.problems), file=sys.stderr)
        return 1
    except clock.NoDateError as error:
        print(error, file=sys.stderr)
        return MISUSE
    warn_of_history(catalogue)
    wanted = freshness.reminders(catalogue, settings.read_project(options.root))
    label = quote(freshness.LABEL)
    try:
        there = get(f"repos/{{owner}}/{{repo}}/issues?labels={label}&state=all&per_page=100")
        send(freshness.plan(wanted, there, options.most), dry_run=options.dry_run)
    except ForgeError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
