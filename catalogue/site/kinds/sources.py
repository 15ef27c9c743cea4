"""Sources, with what cites them."""

from collections import Counter
from collections.abc import Iterator

from jinja2 import Environment

from catalogue.knowledge import addresses
from catalogue.knowledge.aggregate import Catalogue
from catalogue.language import french
from catalogue.site import structured_data as data
from catalogue.site.fragment import fragment
from catalogue.site.kind import Kind
from catalogue.site.kinds.continuations import continuations
from catalogue.site.page import Page
from catalogue.site.paging import cut


def sources(catalogue: Catalogue, env: Environment) -> Iterator[Page]:
    registry = catalogue.registry
    evidence = Counter(
        proof.source for entry in catalogue.entries for proof in entry.partnership.evidence.values()
    )
    for id_, source in registry.sources.items():
        entries = catalogue.by_source.get(id_, ())
        parts = cut(entries, addresses.source(id_))
        yield fragment(
            env,
            "source",
            addresses.source(id_),
            source.title,
            f"{source.publisher} : {french.plural(len(entries), 'fiche')}.",
            f"registry/sources/{id_}.yml",
            id=id_,
            source=source,
            part=parts[0],
            evidence=evidence[id_],
        )
        yield from continuations(env, source.title, parts)
    yield fragment(
        env,
        "sources",
        addresses.SOURCES,
        "Sources",
        "Les documents dont viennent les informations.",
        sources=[
            (id_, len(catalogue.by_source.get(id_, ())), evidence[id_])
            for id_, _ in sorted(registry.sources.items(), key=lambda item: french.sort_key(item[1].title))
        ],
    )


SOURCES = Kind(
    sources,
    section=addresses.SOURCES,
    items=lambda catalogue: catalogue.registry.sources,
    address=addresses.source,
    nodes=lambda id_, catalogue, project: data.source(id_, catalogue, project.site),
)
