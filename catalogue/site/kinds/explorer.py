"""The explorer: text search and facets over every record. Its data is `catalogue/data/explorer.py`."""

import json
from collections.abc import Iterator

from jinja2 import Environment

from catalogue.knowledge.aggregate import Catalogue
from catalogue.site import world_map
from catalogue.site.bundle import bundle
from catalogue.site.fragment import fragment
from catalogue.site.kind import Kind
from catalogue.site.offline import with_files
from catalogue.site.page import Page
from catalogue.site.rendering import render

ADDRESS = "explorer/"
SCRIPT = "assets/explorer.js"
MAP = "data/explorer-map.js"


def explorer(catalogue: Catalogue, env: Environment) -> Iterator[Page]:
    yield fragment(
        env,
        "explorer",
        ADDRESS,
        "Explorer",
        "Chercher et filtrer toutes les fiches : pays, spécialité, organisation, programme, date, formation.",
        map_script=MAP if catalogue.by_country else "",
        today=catalogue.today,
    )


def script() -> str:
    """The page's script, to be published at `SCRIPT`."""
    return bundle("explorer/page.js")


def map_js(catalogue: Catalogue, env: Environment, offline: bool = False) -> str:
    """The script that holds the map for those who want to see it, to be published at `MAP`.

    Offline its links lead to files, as those of pages do.
    """
    drawing = world_map.world(world_map.count(catalogue.by_country), catalogue.registry, 7)
    html = render(env, "explorer_map", ADDRESS, drawing=drawing)
    html = with_files(html) if offline else html
    return f"window.PASSERELLES_MAP={json.dumps(html, ensure_ascii=False)};\n"


EXPLORER: Kind[None] = Kind(explorer)
