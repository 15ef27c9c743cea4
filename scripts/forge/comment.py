"""`python scripts/forge/comment.py`: post the review of a proposal on its pull request, after the run that made it.

The review is untrusted, because the code of the proposal made it: it is parsed in memory into typed values, never
unpacked to disk, and the text around the values is ours.
"""

import argparse
import io
import json
import os
import struct
import sys
import zipfile
import zlib
from pathlib import Path
from typing import Any

from gh import ForgeError, fetch, get, get_object, send

from catalogue.forge import commenting, review
from catalogue.problems import terminal

ARTIFACT, MEMBER = "relecture", "review.json"
_MOST_BYTES = 1024 * 1024
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class NoReviewError(Exception):
    """The run left no review. The message is a French sentence that says why."""


def main() -> int:
    """Post the comment; returns the exit status."""
    terminal.write_any_text()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--event", type=Path, default=os.environ.get("GITHUB_EVENT_PATH"))
    parser.add_argument("--dry-run", action="store_true", help="say what would be sent")
    options = parser.parse_args()
    event = json.loads(options.event.read_text("utf-8"))
    try:
        number = commenting.pull_request(event, get("repos/{owner}/{repo}/pulls?state=open&per_page=100"))
        if number is None:
            print("no open pull request ends in the commit that was reviewed")
            return 0
        text, status = _comment(event)
        comments = get(f"repos/{{owner}}/{{repo}}/issues/{number}/comments?per_page=100")
        send([commenting.post(number, text, comments)], dry_run=options.dry_run)
    except (ForgeError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    return status


def _comment(event: Any) -> tuple[str, int]:
    """The text of the comment, and the exit status: 1 when there is no valid review."""
    page = commenting.run_page(event)
    try:
        return commenting.markdown(review.read(_artifact(int(event["workflow_run"]["id"]))), page), 0
    except NoReviewError as error:
        reason = str(error)
    except ValueError as error:  # its message may hold untrusted text, so only the log gets it
        print(error, file=sys.stderr)
        reason = "Le rapport qu’elle a laissé ne se lit pas."
    return commenting.unmade(reason, page), 1


def _artifact(run: int) -> bytes:
    """The bytes of the review in the artifact, bounded by the size of a review. Raises NoReviewError."""
    listed = get_object(f"repos/{{owner}}/{{repo}}/actions/runs/{run}/artifacts?name={ARTIFACT}")["artifacts"]
    artifact: dict[str, Any] = next(iter(listed), {"size_in_bytes": None})
    if artifact["size_in_bytes"] is None:
        raise NoReviewError("Le travail n’a laissé aucun rapport.")
    if artifact["size_in_bytes"] > _MOST_BYTES:
        raise NoReviewError(f"Son rapport dépasse {_MOST_BYTES} octets.")
    packed = fetch(f"repos/{{owner}}/{{repo}}/actions/artifacts/{int(artifact['id'])}/zip")
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            if archive.getinfo(MEMBER).compress_type not in _PACKED:
                raise NoReviewError("Son rapport est compressé d’une manière que la forge n’emploie pas.")
            with archive.open(MEMBER) as member:
                return member.read(review.MOST_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, KeyError, RuntimeError):
        raise NoReviewError(f"L’archive de son rapport ne contient pas de {MEMBER} lisible.") from None


if __name__ == "__main__":
    sys.exit(main())
