"""Makes the offline archive of a site that was built for a disk: `LISEZ-MOI.html`, and the site beside it.

The ZIP file is reproducible: its bytes depend on the files and the given day, not on clock, user or folder order.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import unquote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from catalogue.engine.folders import MARK
from catalogue.knowledge import addresses
from catalogue.knowledge.project import Project
from catalogue.language import french
from catalogue.model.registry import Country
from catalogue.pack.shared import with_shared
from catalogue.problems.problems import Phrase
from catalogue.problems.refusals import RefusalError
from catalogue.site.security import POLICY

START = "LISEZ-MOI.html"
SITE = "site/"
_NOT_FOR_A_DISK = Phrase(
    "{folder} : pas de site fait pour un disque ; faites-le d’abord (OFFLINE=1)",
    "{folder}: no site made for a disk; make it first (OFFLINE=1)",
)
PAPERS = tuple(addresses.PAPERS + section for section in (addresses.COUNTRIES, addresses.SPECIALTIES))
"""The folders of PDFs in an archive: those of countries and specialties."""
_LEFT_OUT = (
    "assets/guide/",  # pictures of the guide for contributors, who need the network anyway
    "contribuer/guide/",
    addresses.RULES,
    "assets/javascripts/lunr/",  # the search of the theme, which the explorer replaces
    "assets/javascripts/workers/",
    "data/partenariats/",  # catalogue.json holds them all
    "feeds/",
    "images/",  # cards for social networks
)
_ALONE = ("404.html", "robots.txt", "sitemap.xml", "sitemap.xml.gz")
_ENDINGS = (".map", ".bib", ".ris")
_FOR_MACHINES = re.compile(
    r'(?<!\s)\s*+(?:<meta (?:property="|name="(?:description|twitter|generator))[^>]*>'
    r'|<link rel="(?:canonical|alternate ?|prev|next)"[^>]*>'
    r'|<script type="application/ld\+json">.*?</script>)',
    re.DOTALL,
)
_MARGIN = re.compile(r"(?<!\s)[^\S\n]*+\n\s*+(?=<)")
_KEPT = re.compile(r"(<(pre|textarea|script)\b.*?</\2>)", re.DOTALL)
_LINK = re.compile(r'<a\b(?P<before>[^>]*?)\shref="(?P<path>[^"#?:]+)(?P<rest>[?#][^"]*)?"')
_INDEX = "index.html"
_TEMPLATES = Path(__file__).parent / "templates"
_MODE = 0o100644
_UNIX = 3
_FIRST, _LAST = date(1980, 1, 1), date(2107, 12, 31)
"""The first and last day that the ZIP format can store."""
_STORED = (".png", ".woff2")
"""Suffixes of files that are compressed already, and are stored as they are."""


@dataclass(frozen=True, slots=True)
class Edition:
    """An archive, for its name and its start page: its day, its counts, and its country, None for the whole catalogue."""

    day: date
    records: int
    organisations: int
    project: Project
    country: Country | None = None

    @property
    def name(self) -> str:
        """The file name of the archive: `passerelles-sante-2026-11-22.zip`, `passerelles-sante-senegal-2026-11-22.zip`."""
        return "-".join(
            (self.project.slug, *([self.country.slug] if self.country else []), f"{self.day}.zip")
        )


@dataclass(frozen=True, slots=True)
class Contents:
    """The size of an archive: numbers of pages and PDFs, and bytes once it is unpacked."""

    pages: int
    papers: int
    size: int


def pack(folder: Path, edition: Edition) -> bytes:
    """The bytes of the archive of the site in `folder`. Raises RefusalError for no site, or a site for a web server."""
    files = {
        path: file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not file.is_symlink() and belongs(path := file.relative_to(folder).as_posix())
    }
    home = files.get("index.html", b"")
    if not home or POLICY.encode() in home:
        raise RefusalError(_NOT_FOR_A_DISK.filled(folder=folder))
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


def belongs(path: str) -> bool:
    """Whether a file of the site, by its path from the root, goes into the archive."""
    if path.startswith(addresses.PAPERS):
        return path.startswith(PAPERS)
    return not (path.startswith(_LEFT_OUT) or path in (*_ALONE, MARK) or path.endswith(_ENDINGS))


def light(html: str) -> str:
    """The page without metadata for crawlers and with fewer spaces. It looks and reads the same."""
    pieces = _KEPT.split(_FOR_MACHINES.sub("", html))
    # A split with two groups gives text, a kept element, and its name, in turn.
    texts = (_MARGIN.sub("\n", piece) if number % 3 == 0 else piece for number, piece in enumerate(pieces))
    return "".join(text for number, text in enumerate(texts) if number % 3 != 2)


def leading_online(html: str, page: str, held: Container[str], site: str) -> str:
    """The HTML of the page at path `page`, with links to files that are not `held` leading to the address `site`.

    They get the attribute `data-online`; when `site` is empty, they lose their target.
    """

    def online(link: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(link["path"])))
        if target in held:
            return link[0]
        address = "" if target == "." else target.removesuffix(_INDEX)
        away = f' href="{site}{address}{link["rest"] or ""}"' if site else ""
        return f"<a{link['before']} data-online{away}"

    return _LINK.sub(online, html)


def start_page(edition: Edition, contents: Contents) -> str:
    """The HTML of `LISEZ-MOI.html`. It loads no other file, so it can be read before unpacking."""
    env = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters.update(day=french.day, size=french.size, number=french.number)
    env.globals["plural"] = french.plural
    return env.get_template("lisez-moi.html.j2").render(edition=edition, contents=contents)


def archive(files: Mapping[str, bytes], day: date) -> bytes:
    """The bytes of a ZIP archive of files by path, in the order given, all dated on `day`."""
    out = io.BytesIO()
    date_written = min(max(day, _FIRST), _LAST)
    with zipfile.ZipFile(out, "w") as zip_file:
        for path, data in files.items():
            about = zipfile.ZipInfo(path, (date_written.year, date_written.month, date_written.day, 0, 0, 0))
            about.create_system = _UNIX
            about.external_attr = _MODE << 16
            about.compress_type = zipfile.ZIP_STORED if path.endswith(_STORED) else zipfile.ZIP_DEFLATED
            zip_file.writestr(about, data, compresslevel=9)
    return out.getvalue()
