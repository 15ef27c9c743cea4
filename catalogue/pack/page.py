"""The page on reading without network: the packs, and what a browser keeps."""

from collections.abc import Iterator
from datetime import date

from jinja2 import Environment

from catalogue.pack.offered import Offered
from catalogue.site.fragment import fragment
from catalogue.site.page import Page

ADDRESS = "hors-ligne/"


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
