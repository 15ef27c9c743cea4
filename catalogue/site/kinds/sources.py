"""Sources, with what cites them."""

from collections import Counter
from collections.abc import Iterator

from jinja2 import Environment

from catalogue import french
from catalogue.aggregate import Catalogue
from catalogue.site import addresses
from catalogue.site.fragment import fragment
from catalogue.site.page import Page


def sources(catalogue: Catalogue, env: Environment) -> Iterator[Page]:
    registry = catalogue.registry
    quotes = Counter(
        quote.source for entry in catalogue.entries for quote in entry.partnership.evidence.values()
    )
    for id_, source in registry.sources.items():
        yield fragment(
            env,
            "source",
            addresses.source(id_),
            source.title,
            f"{source.publisher} : {french.plural(len(catalogue.by_source.get(id_, ())), 'fiche')}.",
            f"registry/sources/{id_}.yml",
            id=id_,
            source=source,
            entries=catalogue.by_source.get(id_, ()),
            quotes=quotes[id_],
        )
    yield fragment(
        env,
        "sources",
        "sources/",
        "Sources",
        "Les documents dont viennent les informations.",
        sources=sorted(registry.sources.items(), key=lambda item: french.sort_key(item[1].title)),
        quotes=quotes,
    )
