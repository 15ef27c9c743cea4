"""Permalinks: `python scripts/addresses.py count|add SITE [LIST]` lists the addresses of the pages of a built site.

`count` prints their number; `add` adds them to LIST, the addresses that may never break.
"""

import sys
from collections.abc import Iterator
from pathlib import Path


def addresses(site: Path) -> Iterator[str]:
    """The address of each page, from the root of the site."""
    for file in site.rglob("*.html"):
        yield "/" + file.relative_to(site).as_posix().removesuffix("index.html")


def main(what: str, site: Path, listed: Path = Path()) -> int:
    """Run the command; returns the exit status."""
    pages = set(addresses(site))
    if what == "count":
        print(f"{site}/ : {len(pages)} pages. Ouvrir : make serve")
        return 0
    before = set(listed.read_text("utf-8").split("\n")) - {""}
    listed.write_text("".join(f"{address}\n" for address in sorted(before | pages)), "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *map(Path, sys.argv[2:])))
