"""The explorer: text search and facets over every record. Its data is `catalogue/data/explorer.py`."""

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment

from catalogue.aggregate import Catalogue
from catalogue.site import world_map
from catalogue.site.fragment import fragment
from catalogue.site.page import Page

SCRIPT = "assets/explorer.js"
_SCRIPTS = Path(__file__).parent.parent / "scripts" / "explorer"
_ORDER = ("packing", "words", "search", "records", "csv", "results", "facets", "atlas", "criteria", "page")


def explorer(catalogue: Catalogue, env: Environment) -> Iterator[Page]:
    counts = world_map.count(catalogue.by_country)
    yield fragment(
        env,
        "explorer",
        "explorer/",
        "Explorer",
        "Chercher et filtrer toutes les fiches : pays, spécialité, organisation, programme, date, formation.",
        drawing=world_map.world(counts, catalogue.registry, 7) if counts else None,
    )


def script() -> str:
    """The page's script, one file of scripts/explorer/ after the other, to be published at `SCRIPT`."""
    return "".join((_SCRIPTS / f"{name}.js").read_text("utf-8") for name in _ORDER)
