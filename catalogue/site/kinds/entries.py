"""A page per record."""

from collections.abc import Iterable, Iterator

from jinja2 import Environment

from catalogue.cards.card import Card
from catalogue.knowledge import addresses
from catalogue.knowledge.aggregate import Catalogue, Entry
from catalogue.knowledge.similar import Alike, Similar
from catalogue.language import french
from catalogue.site import structured_data
from catalogue.site.fragment import fragment
from catalogue.site.head import JSON, Alternate
from catalogue.site.kind import Kind
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
            sharing=catalogue.sharing(entry),
            alike=Alike(entry, similar),
        )


def _card(entry: Entry, catalogue: Catalogue) -> Card:
    start = entry.partnership.start
    names = [catalogue.registry.countries[code].name for code in entry.countries]
    return Card(
        catalogue.registry.label("kinds", entry.partnership.kind),
        entry.title,
        (*names, *([french.since(start.date)] if start else [])),
    )


def _former(entry: Entry) -> Iterable[str]:
    """A file may have changed its kind with its name, and so its section."""
    return (f"{section}{id_}/" for id_ in entry.partnership.former_ids for section in addresses.RECORDS)


# Their PDFs are also the parts of the book, and so stand in the room `pdf`.
ENTRIES = Kind(
    entries,
    items=lambda catalogue: catalogue.entries,
    address=addresses.entry,
    title=lambda entry: entry.title,
    is_article=True,
    nodes=lambda entry, catalogue, project: structured_data.record(entry, catalogue, project.site),
    alternates=lambda entry: (Alternate(JSON, "Cette fiche en JSON", addresses.record_data(entry.id)),),
    card=_card,
    former=_former,
)
