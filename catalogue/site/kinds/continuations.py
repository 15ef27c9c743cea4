"""Pagination: the second and later pages of long lists."""

from collections.abc import Iterator, Sequence
from typing import Any

from jinja2 import Environment

from catalogue.language import french
from catalogue.site.fragment import fragment
from catalogue.site.page import Page
from catalogue.site.paging import Part


def continuations(
    env: Environment,
    title: str,
    parts: Sequence[Part[Any]],
    explorer: str = "",
    noun: str = "fiches",
    organisation: str = "",
) -> Iterator[Page]:
    """All parts but the first. `title` is that of the page where the list starts, `noun` what it lists.

    `explorer` is the query that selects the same records in the explorer, where one does; `organisation` the id of the
    one whose roles the headings are.
    """
    heading = title if title.lower() == noun else f"{title}, {noun}"
    for part in parts[1:]:
        first, last, total = (french.number(one) for one in (part.first, part.last, part.total))
        yield fragment(
            env,
            "continuation",
            part.address,
            f"{heading} ({part.number} sur {part.count})",
            f"{title} : {noun} {first} à {last} sur {total}.",
            heading=title,
            noun=noun,
            explorer=explorer,
            organisation=organisation,
            part=part,
        )
