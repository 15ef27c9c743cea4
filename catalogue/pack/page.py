"""The page « Lire hors ligne »: the archives among the downloads of the site, and the copy that a browser keeps."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from jinja2 import Environment

from catalogue.engine.downloads import Downloads
from catalogue.language import french
from catalogue.model.registry import Registry
from catalogue.site.fragment import fragment
from catalogue.site.page import Page

ADDRESS = "hors-ligne/"
_NAME = r"{name}(?:-(?P<country>[a-z-]+))?-(?P<day>\d{{4}}-\d\d-\d\d)\.zip"


@dataclass(frozen=True, slots=True)
class Offered:
    """An archive to download: address, bytes, day, SHA-256 (empty when unknown), and name of its country (or empty)."""

    address: str
    size: int
    day: date
    sha256: str
    country: str = ""


def offered(downloads: Downloads, registry: Registry, name: str) -> tuple[Offered, ...]:
    """The latest archive of the whole catalogue, then the latest of each country, in French order.

    `name` is the prefix of the file names of archives.
    """
    pattern = re.compile(_NAME.format(name=re.escape(name)))
    names = {country.slug: country.name for country in registry.countries.values()}
    sums = {output.path: output for output in downloads.outputs if output.path.endswith(".sha256")}
    latest: dict[str, Offered] = {}
    for address, size in sorted(downloads.sizes.items()):
        match = pattern.fullmatch(address)
        slug = (match["country"] or "") if match else ""
        if match and (not slug or slug in names):
            checksum = sums.get(f"{address}.sha256")
            sha256 = checksum.make().decode("ascii").split()[0] if checksum else ""
            day = date.fromisoformat(match["day"])
            latest[slug] = Offered(address, size, day, sha256, names.get(slug, ""))
    return tuple(
        sorted(latest.values(), key=lambda pack: (bool(pack.country), french.sort_key(pack.country)))
    )


def reading(
    packs: tuple[Offered, ...], site: str, today: date, offline: bool, env: Environment
) -> Iterator[Page]:
    """Yield the page. With `offline`, for a site on a disk, a browser keeps no copy; `site` is the published address."""
    yield fragment(
        env,
        "reading",
        ADDRESS,
        "Lire hors ligne",
        "Le catalogue sans réseau : une archive à emporter, ou tout le site gardé par le navigateur.",
        whole=next((pack for pack in packs if not pack.country), None),
        countries=[pack for pack in packs if pack.country],
        site=site,
        today=today,
        offline=offline,
    )
