"""The page on reading without network: the packs among the files that the site offers, and what a browser keeps."""

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
    """A pack to download: its address, bytes, day, SHA-256 (empty where it is not told), and the name of its country."""

    address: str
    size: int
    day: date
    sha256: str
    country: str = ""


def offered(downloads: Downloads, registry: Registry, name: str) -> tuple[Offered, ...]:
    """The latest pack of the whole catalogue, then the latest of each country, in French order.

    `name` is what the names of all packs begin with.
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


def reading(
    packs: tuple[Offered, ...], site: str, today: date, offline: bool, env: Environment
) -> Iterator[Page]:
    """`offline` is for a folder on a disk, where nothing is left to keep; `site` is the published site's address."""
    yield fragment(
        env,
        "reading",
        ADDRESS,
        "Lire hors ligne",
        "Le catalogue sans réseau : une archive à emporter, ou tout le site gardé par le navigateur.",
        whole=next((one for one in packs if not one.country), None),
        countries=[one for one in packs if one.country],
        site=site,
        today=today,
        offline=offline,
    )
