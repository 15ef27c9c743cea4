"""Send the requests of a proposal: `python scripts/forge/send.py REQUESTS.json`.

An allow-list bounds them: a new branch, files of partnerships/, a draft pull request, a comment, the removal of a label.
"""

import argparse
import json
import re
import sys
from pathlib import Path

from gh import ForgeError, send

from catalogue.forge import proposing
from catalogue.forge.requests import Request
from catalogue.problems import terminal

_MAY = re.compile(
    r"(POST repos/\{owner\}/\{repo\}/(git/refs|pulls|issues/\d+/comments)"
    r"|PUT repos/\{owner\}/\{repo\}/contents/partnerships/([a-z0-9-]+/)*[a-z0-9-]+\.md"
    r"|DELETE repos/\{owner\}/\{repo\}/issues/\d+/labels/accept%C3%A9)"
)


def main() -> int:
    """Send the requests; returns the exit status."""
    terminal.write_any_text()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("requests", type=Path)
    parser.add_argument("--dry-run", action="store_true", help="say what would be sent")
    options = parser.parse_args()
    requests = [Request(**row) for row in json.loads(options.requests.read_text("utf-8"))]
    calls = [f"{request.method} {request.path}" for request in requests]
    strange = [call for call in calls if not _MAY.fullmatch(call)]
    if strange:
        print(f"no part of a proposal: {', '.join(strange)}", file=sys.stderr)
        return 2
    try:
        send(requests, dry_run=options.dry_run)
    except ForgeError as error:
        print(error, file=sys.stderr)
        return _report(requests, str(error))
    return 0


def _report(requests: list[Request], answer: str) -> int:
    """Comment on the issue that the proposal failed; returns the exit status: 0 when the branch exists already."""
    try:
        send(proposing.unsent(requests, answer))
    except ForgeError as error:
        print(error, file=sys.stderr)
        return 1
    return 0 if proposing.is_there(answer) else 1


if __name__ == "__main__":
    sys.exit(main())
