"""Finds the offline archives among the downloads of the site, by their file names."""

import re
from dataclasses import dataclass
from datetime import date

from catalogue.engine.downloads import Downloads
from catalogue.language import french
from catalogue.model.registry import Registry

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
    sums = {one.path: one for one in downloads.outputs if one.path.endswith(".sha256")}
    latest: dict[str, Offered] = {}
    for address, size in sorted(downloads.sizes.items()):
        found = pattern.fullmatch(address)
        slug = (found["country"] or "") if found else ""
        if found and (not slug or slug in names):
            told = sums.get(f"{address}.sha256")
            sha256 = told.make().decode("ascii").split()[0] if told else ""
            day = date.fromisoformat(found["day"])
            latest[slug] = Offered(address, size, day, sha256, names.get(slug, ""))
    return tuple(sorted(latest.values(), key=lambda one: (bool(one.country), french.sort_key(one.country))))
