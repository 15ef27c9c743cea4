"""Makes the offline archive of a site that was built for a disk: `LISEZ-MOI.html`, and the site beside it."""

from pathlib import Path

from catalogue.pack.archive import archive
from catalogue.pack.choice import PAPERS, belongs
from catalogue.pack.edition import Contents, Edition
from catalogue.pack.light import light
from catalogue.pack.links import leading_online
from catalogue.pack.shared import with_shared
from catalogue.pack.start_page import start_page
from catalogue.problems.problems import Phrase
from catalogue.problems.refusals import RefusalError
from catalogue.site.security import POLICY

START = "LISEZ-MOI.html"
SITE = "site/"
_NOT_FOR_A_DISK = Phrase(
    "{folder} : pas de site fait pour un disque ; faites-le d’abord (OFFLINE=1)",
    "{folder}: no site made for a disk; make it first (OFFLINE=1)",
)


class NotForADiskError(RefusalError):
    """The folder holds no site, or a site for a web server."""


def pack(folder: Path, edition: Edition) -> bytes:
    """The bytes of the archive of the site in `folder`. Raises NotForADiskError."""
    files = {
        path: file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not file.is_symlink() and belongs(path := file.relative_to(folder).as_posix())
    }
    home = files.get("index.html", b"")
    if not home or POLICY.encode() in home:
        raise NotForADiskError(_NOT_FOR_A_DISK.filled(folder=folder))
    pages = {
        path: leading_online(light(data.decode()), path, files, edition.project.site)
        for path, data in files.items()
        if path.endswith(".html")
    }
    files.update((path, text.encode()) for path, text in with_shared(pages).items())
    held = {f"{SITE}{path}": data for path, data in sorted(files.items())}
    contents = Contents(
        len(pages),
        sum(path.startswith(PAPERS) for path in files),
        sum(len(data) for data in held.values()),
    )
    return archive({START: start_page(edition, contents).encode(), **held}, edition.day)
