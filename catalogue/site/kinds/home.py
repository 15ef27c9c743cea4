"""The home page: a search, honest figures, doors."""

from collections.abc import Iterator

from jinja2 import Environment

from catalogue.aggregate import Catalogue
from catalogue.site.fragment import fragment
from catalogue.site.grouping import latest, most
from catalogue.site.page import Page

RECENT = 6


def home(catalogue: Catalogue, env: Environment) -> Iterator[Page]:
    description = "Qui coopère avec qui, où, dans quelle spécialité, depuis quand, avec quel argent, et d’où vient chaque information."
    yield fragment(
        env,
        "home",
        "",
        "Passerelles Santé",
        description,
        countries=most(catalogue.by_country),
        specialties=most(catalogue.by_specialty),
        themes=most(catalogue.by_theme),
        hospitals=most(
            {
                id_: entries
                for id_, entries in catalogue.by_organisation.items()
                if catalogue.registry.organisations[id_].kind == "hospital"
            }
        ),
        recent=latest(catalogue.entries)[:RECENT],
    )
