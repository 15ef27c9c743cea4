"""What of a site goes into a pack: what people read without network, and the data."""

from catalogue.engine.folders import MARK
from catalogue.knowledge import addresses

PAPERS = tuple(addresses.PAPERS + section for section in (addresses.COUNTRIES, addresses.SPECIALTIES))
"""The PDFs that a pack holds: those of countries and specialties."""

_LEFT_OUT = (
    "assets/guide/",  # pictures of how to contribute step by step, which asks for the network
    "contribuer/guide/",
    addresses.RULES,
    "assets/javascripts/lunr/",  # of the theme's own search, which the explorer replaces
    "assets/javascripts/workers/",
    "data/partenariats/",  # catalogue.json holds them all
    "feeds/",
    "images/",  # cards for social networks
)
_ALONE = ("404.html", "robots.txt", "sitemap.xml", "sitemap.xml.gz")
_ENDINGS = (".map", ".bib", ".ris")


def belongs(path: str) -> bool:
    """Whether a file of the site, by its path from the root, goes into a pack."""
    if path.startswith(addresses.PAPERS):
        return path.startswith(PAPERS)
    return not (path.startswith(_LEFT_OUT) or path in (*_ALONE, MARK) or path.endswith(_ENDINGS))
