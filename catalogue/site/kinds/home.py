"""The home page: a search, figures, and links into each list."""

from collections.abc import Iterator
from datetime import date

from jinja2 import Environment

from catalogue.data import feeds
from catalogue.knowledge.aggregate import Catalogue, Entry
from catalogue.knowledge.project import Project
from catalogue.site import structured_data as data
from catalogue.site import world_map
from catalogue.site.fragment import fragment
from catalogue.site.grouping import latest, most
from catalogue.site.head import EVERYTHING
from catalogue.site.kind import Kind
from catalogue.site.page import Page
from catalogue.site.schema_org import Node

RECENT = 5


def home(catalogue: Catalogue, env: Environment) -> Iterator[Page]:
    description = "Qui coopère avec qui, où, dans quelle spécialité, depuis quand, avec quel argent, et d’où vient chaque information."
    yield fragment(
        env,
        "home",
        "",
        str(env.globals["site_name"]),
        description,
        records=len(catalogue.entries),
        relations=len(catalogue.relations),
        organisations=len(catalogue.organisations),
        programmes=len(catalogue.programmes),
        counts=world_map.count(catalogue.by_country),
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
        trainings=sum(
            training.state == "open" for entry in catalogue.entries for training in entry.partnership.training
        ),
        recent=latest(catalogue.entries)[:RECENT],
        changed=_changed_last(catalogue),
    )


def _changed_last(catalogue: Catalogue) -> list[tuple[Entry, date, bool]]:
    """The records that changed last in the catalogue, with the day, and whether they are new."""
    history = catalogue.history
    dated = [
        (history.changed[entry.file], entry) for entry in catalogue.entries if entry.file in history.changed
    ]
    latest_first = sorted(dated, key=lambda one: (-one[0].timestamp(), one[1].id))[:RECENT]
    return [(entry, moment.date(), history.added.get(entry.file) == moment) for moment, entry in latest_first]


def _nodes(_: str, _catalogue: Catalogue, project: Project) -> tuple[Node, ...]:
    """The site, and the whole catalogue as data."""
    page, dataset = data.about_dataset(project)
    return page, data.website(project), dataset


HOME = Kind(
    home,
    items=lambda _: ("",),
    nodes=_nodes,
    alternates=lambda _: (EVERYTHING,),
    feed=lambda _, catalogue: feeds.whole(catalogue),
)
