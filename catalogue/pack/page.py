"""The page « Lire hors ligne »: the archives to download, and the copy that a browser keeps."""

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
    """Yield the page. With `offline`, for a site on a disk, a browser keeps no copy; `site` is the published address."""
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
