"""Git queries of the Makefile: `python scripts/history.py day|complete`. It needs no installed package.

`day` prints the time of the last commit in seconds since 1970, or that of the clock when there is no commit. `complete`
fetches the rest of the history of a shallow clone, and prints a message when it cannot; with `--required`, the status is
1 when no history can be read.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from catalogue.reading import history

_FETCH = (
    "git",
    "-c",
    "http.lowSpeedLimit=1000",
    "-c",
    "http.lowSpeedTime=10",
    "fetch",
    "--quiet",
    "--unshallow",
)


def main() -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("day", "complete"))
    parser.add_argument("--root", type=Path, default=Path())
    parser.add_argument("--required", action="store_true", help="status 1 where no history can be read")
    options = parser.parse_args()
    if options.what == "day":
        print(day(options.root))
        return 0
    return complete(options.root, required=options.required)


def day(root: Path) -> int:
    """The time of the last commit in seconds since 1970; now when it is unknown or in the future."""
    now = int(time.time())
    try:
        moment = history.last_commit(root)
    except history.UnreadableError:  # reported when the history is read
        moment = None
    return now if moment is None else min(moment, now)


def complete(root: Path, *, required: bool) -> int:
    """Fetch what a shallow clone lacks; returns the exit status."""
    try:
        if history.is_shallow(root) and not _fetched(root):
            print(
                "Historique incomplet : les dates anciennes de /changements/ seront inconnues.",
                file=sys.stderr,
            )
    except history.UnreadableError:  # as above
        pass
    if required:
        known = history.read(root)
        if not known.known:
            nothing = "Aucun historique : ni git, ni dépôt, ni commit ici."
            print(f"{known.fault or nothing}\nRien n’est publié sans son historique.", file=sys.stderr)
            return 1
    return 0


def _fetched(root: Path) -> bool:
    environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0"}
    done = subprocess.run(_FETCH, cwd=root, env=environment, capture_output=True, check=False)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
