"""A page per record."""

from collections.abc import Iterator

from jinja2 import Environment

from catalogue.knowledge import addresses
from catalogue.knowledge.aggregate import Catalogue
from catalogue.knowledge.similar import Alike, Similar
from catalogue.site.fragment import fragment
from catalogue.site.page import Page


def entries(catalogue: Catalogue, env: Environment) -> Iterator[Page]:
    similar = Similar(catalogue)
    for entry in catalogue.entries:
        template = "programme" if entry.is_programme else "partnership"
        yield fragment(
            env,
            template,
            addresses.entry(entry),
            entry.title,
            entry.partnership.summary,
            entry.file,
            entry=entry,
            links=catalogue.links(entry),
            alike=Alike(entry, similar),
        )
