"""The two indexes of records: partnerships, and programmes with networks."""

from collections.abc import Iterator, Sequence

from jinja2 import Environment

from catalogue.knowledge import addresses
from catalogue.knowledge.aggregate import Catalogue, Entry
from catalogue.language import french
from catalogue.site.fragment import fragment
from catalogue.site.grouping import by_kind
from catalogue.site.kind import Kind
from catalogue.site.kinds.continuations import continuations
from catalogue.site.page import Page
from catalogue.site.paging import contents, cut_groups


def partnerships_index(catalogue: Catalogue, env: Environment) -> Iterator[Page]:
    yield from _index(
        catalogue,
        env,
        addresses.PARTNERSHIPS,
        "Partenariats",
        "Toutes les fiches : partenariats, formations et rencontres.",
        [entry for entry in catalogue.entries if not entry.is_programme],
    )


def programmes_index(catalogue: Catalogue, env: Environment) -> Iterator[Page]:
    yield from _index(
        catalogue,
        env,
        addresses.PROGRAMMES,
        "Programmes et réseaux",
        "Les cadres qui soutiennent ou rassemblent plusieurs actions.",
        catalogue.programmes,
    )


def _index(
    catalogue: Catalogue,
    env: Environment,
    address: str,
    title: str,
    description: str,
    entries: Sequence[Entry],
) -> Iterator[Page]:
    kinds = by_kind(catalogue, entries)
    parts = cut_groups(((kind.code, french.headline(kind.plural), found) for kind, found in kinds), address)
    explorer = "&".join(f"type={kind.code}" for kind, _ in kinds)
    yield fragment(
        env,
        "partnerships",
        address,
        title,
        description,
        part=parts[0],
        contents=contents(parts, lambda entry: entry.title),
        explorer=explorer,
    )
    yield from continuations(env, title, parts, explorer)


PARTNERSHIPS: Kind[None] = Kind(partnerships_index, section=addresses.PARTNERSHIPS)
PROGRAMMES: Kind[None] = Kind(programmes_index, section=addresses.PROGRAMMES)
