"""`python scripts/forge/comment.py REVIEW.json`: post the review of a proposal on its pull request.

The file comes from a run of anybody's code: it is read as values, and the words around them are ours.
"""

import argparse
import json
import os
import sys
from pathlib import Path

from gh import ForgeError, get, send

from catalogue.forge import commenting, review


def main() -> int:
    """Post it; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("review", type=Path)
    parser.add_argument("--event", type=Path, default=os.environ.get("GITHUB_EVENT_PATH"))
    parser.add_argument("--dry-run", action="store_true", help="say what would be sent")
    options = parser.parse_args()
    event = json.loads(options.event.read_text("utf-8"))
    try:
        made = review.read(_bytes(options.review))
    except (OSError, ValueError) as error:
        print(f"{options.review}: {error}", file=sys.stderr)
        return 1
    try:
        number = commenting.pull_request(event, get("repos/{owner}/{repo}/pulls?state=open&per_page=100"))
        if number is None:
            print("no open pull request ends in the commit that was reviewed")
            return 0
        comments = get(f"repos/{{owner}}/{{repo}}/issues/{number}/comments?per_page=100")
        said = commenting.markdown(made, commenting.run_page(event))
        send([commenting.post(number, said, comments)], dry_run=options.dry_run)
    except ForgeError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _bytes(file: Path) -> bytes:
    """What a plain file holds, no more than a review may."""
    if file.is_symlink():
        raise ValueError("a symbolic link")
    with file.open("rb") as opened:
        return opened.read(review.MOST_BYTES + 1)


if __name__ == "__main__":
    sys.exit(main())
