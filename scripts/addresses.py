"""`python scripts/addresses.py count|add SITE [LIST]`: the addresses of the pages of a built site.

`count` says how many there are; `add` puts them into a list of addresses that may never break.
"""

import sys
from collections.abc import Iterator
from pathlib import Path


def addresses(site: Path) -> Iterator[str]:
    """The address of each page, from the root of the site."""
    for file in site.rglob("*.html"):
        yield "/" + file.relative_to(site).as_posix().removesuffix("index.html")


def main(what: str, site: Path, listed: Path = Path()) -> int:
    """Do it; returns the exit status."""
    found = set(addresses(site))
    if what == "count":
        print(f"{site}/ : {len(found)} pages. Ouvrir : make serve")
        return 0
    before = set(listed.read_text("utf-8").split("\n")) - {""}
    listed.write_text("".join(f"{one}\n" for one in sorted(before | found)), "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *map(Path, sys.argv[2:])))
