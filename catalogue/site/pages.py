"""Every page of the catalogue. A new kind of page is a module of `kinds/`, listed here, with its template."""

from collections.abc import Callable, Iterator, Sequence

from jinja2 import Environment

from catalogue.engine.making import distinct, making
from catalogue.knowledge.aggregate import Catalogue
from catalogue.site.kinds import (
    changes,
    chronology,
    entries,
    explorer,
    form,
    home,
    matrix,
    organisations,
    places,
    quality,
    records,
    rules,
    sources,
    terms,
    training,
)
from catalogue.site.kinds import map as maps
from catalogue.site.page import Page

KINDS: Sequence[Callable[[Catalogue, Environment], Iterator[Page]]] = (
    home.home,
    explorer.explorer,
    maps.world,
    entries.entries,
    records.partnerships_index,
    records.programmes_index,
    places.countries,
    places.regions,
    terms.specialties,
    terms.themes,
    organisations.organisations,
    sources.sources,
    chronology.chronology,
    training.training,
    matrix.matrix,
    quality.quality_page,
    changes.changes,
    rules.rules,
    form.form,
)


def pages(catalogue: Catalogue, env: Environment) -> tuple[Page, ...]:
    """All pages, in the order of their addresses, none rendered yet. Raises NotMadeError, also when two have one address."""
    made: list[Page] = []
    for kind in KINDS:
        with making(f"pages : {kind.__name__}"):
            made += kind(catalogue, env)
    return tuple(
        sorted(distinct((page.address, page) for page in made).values(), key=lambda page: page.address)
    )
