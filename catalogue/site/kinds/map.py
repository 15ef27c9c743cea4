"""The map of the world with its table, and the picture of the land that all maps share."""

from collections.abc import Iterator

from jinja2 import Environment

from catalogue.knowledge.aggregate import Catalogue
from catalogue.site import world_map
from catalogue.site.fragment import fragment
from catalogue.site.kind import Kind
from catalogue.site.page import Page

LAND = "assets/world.svg"


def world(catalogue: Catalogue, env: Environment) -> Iterator[Page]:
    counts = world_map.count(catalogue.by_country)
    yield fragment(
        env,
        "map",
        "carte/",
        "Carte",
        "Où coopèrent les hôpitaux francophones : carte et tableau des pays et territoires qui ont une fiche.",
        counts=counts,
        rows=[(country, counts[country.code]) for country in catalogue.countries if country.code in counts],
    )


def land(env: Environment) -> str:
    """The picture of the land, as SVG, to be published at `LAND`."""
    return env.get_template("world.svg.j2").render()


MAP: Kind[None] = Kind(world)
