"""`python scripts/forge/may_write.py LOGIN`: status 0 when somebody may write to the repository, else 1.

Whoever may sort issues may set labels; to accept one takes more.
"""

import re
import sys

from gh import ForgeError, one

_LOGIN = re.compile(r"[A-Za-z0-9](?:-?[A-Za-z0-9])*")


def main(login: str) -> int:
    """Ask the forge; returns the exit status."""
    if not _LOGIN.fullmatch(login):
        print("no login", file=sys.stderr)
        return 1
    try:
        permission = one(f"repos/{{owner}}/{{repo}}/collaborators/{login}/permission")["permission"]
    except ForgeError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{login}: {permission}")
    return 0 if permission in ("admin", "write") else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
