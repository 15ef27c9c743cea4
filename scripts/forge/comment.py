"""`python scripts/forge/comment.py`: post the review of a proposal on its pull request, after the run that made it.

The review was made by anybody's code: it is read as values, never unpacked to the disk, and the words around it are
ours.
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

from gh import ForgeError, fetch, get, one, send

from catalogue.forge import commenting, review
from catalogue.problems import terminal

ARTIFACT, MEMBER = "relecture", "review.json"
_MOST_BYTES = 1024 * 1024
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class NoReviewError(Exception):
    """The run left no review. Says why, in a French sentence."""


def main() -> int:
    """Post it; returns the exit status."""
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
        said, status = _said(event)
        comments = get(f"repos/{{owner}}/{{repo}}/issues/{number}/comments?per_page=100")
        send([commenting.post(number, said, comments)], dry_run=options.dry_run)
    except (ForgeError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    return status


def _said(event: Any) -> tuple[str, int]:
    """The comment, and the exit status: 1 where it says that there is no review."""
    page = commenting.run_page(event)
    try:
        return commenting.markdown(review.read(_artifact(int(event["workflow_run"]["id"]))), page), 0
    except NoReviewError as error:
        reason = str(error)
    except ValueError as error:  # the words of a stranger may be in it
        print(error, file=sys.stderr)
        reason = "Le rapport qu’elle a laissé ne se lit pas."
    return commenting.unmade(reason, page), 1


def _artifact(run: int) -> bytes:
    """The one file of the artifact that is read, no more of it than a review may be. Raises NoReviewError."""
    listed = one(f"repos/{{owner}}/{{repo}}/actions/runs/{run}/artifacts?name={ARTIFACT}")["artifacts"]
    found: dict[str, Any] = next(iter(listed), {"size_in_bytes": None})
    if found["size_in_bytes"] is None:
        raise NoReviewError("Le travail n’a laissé aucun rapport.")
    if found["size_in_bytes"] > _MOST_BYTES:
        raise NoReviewError(f"Son rapport dépasse {_MOST_BYTES} octets.")
    packed = fetch(f"repos/{{owner}}/{{repo}}/actions/artifacts/{int(found['id'])}/zip")
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
