"""An authorisation check: `python scripts/forge/may_write.py LOGIN` has status 0 if the user may write, else 1.

On GitHub the triage role may set labels, but accepting an issue by a label needs the right to write.
"""

import re
import sys

from gh import ForgeError, get_object

_LOGIN = re.compile(r"[A-Za-z0-9](?:-?[A-Za-z0-9])*")


def main(login: str) -> int:
    """Query the permission of a user; returns the exit status."""
    if not _LOGIN.fullmatch(login):
        print("no login", file=sys.stderr)
        return 1
    try:
        permission = get_object(f"repos/{{owner}}/{{repo}}/collaborators/{login}/permission")["permission"]
    except ForgeError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{login}: {permission}")
    return 0 if permission in ("admin", "write") else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
