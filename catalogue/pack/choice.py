"""The selection of files for the offline archive: what people read without network, and the data."""

from catalogue.engine.folders import MARK
from catalogue.knowledge import addresses

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


def belongs(path: str) -> bool:
    """Whether a file of the site, by its path from the root, goes into the archive."""
    if path.startswith(addresses.PAPERS):
        return path.startswith(PAPERS)
    return not (path.startswith(_LEFT_OUT) or path in (*_ALONE, MARK) or path.endswith(_ENDINGS))
