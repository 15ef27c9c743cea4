"""One page of each kind, for the tests that look at all kinds. Chosen from the sample: no test names one."""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from catalogue.knowledge.aggregate import Catalogue, build
from catalogue.reading.load import load
from catalogue.site.environment import environment
from catalogue.site.page import Page
from catalogue.site.pages import KINDS as OF_THE_CATALOGUE
from tests.conftest import PROJECT
from tests.sampling import SAMPLE, TODAY, assemble

_WRITTEN_BY_HAND = {
    "contributing": "contribuer/",
    "fields": "contribuer/champs/",
    "guide": "contribuer/guide/",
    "about": "a-propos/",
    "data": "donnees/",
    "reading": "hors-ligne/",
    "not found": "404.html",
}
"""Pages that no kind makes from the catalogue."""


def examples(catalogue: Catalogue) -> dict[str, str]:
    """The address of one page for each kind and template: `countries/country`. It is longer than nine in ten of them."""
    env = environment(catalogue, PROJECT)
    groups: Mapping[str, list[Page]] = defaultdict(list)
    for kind in OF_THE_CATALOGUE:
        for page in kind.pages(catalogue, env):
            groups[f"{kind.name}/{page.template}"].append(page)
    return {name: _full(pages).address for name, pages in groups.items()}


def _full(pages: list[Page]) -> Page:
    """Fuller than most, and not the exception that is as long as all others together."""
    ordered = sorted(pages, key=lambda page: (len(page.html), page.address))
    return ordered[len(ordered) * 9 // 10]


def _sample() -> Catalogue:
    with TemporaryDirectory() as folder:
        return build(load(assemble(SAMPLE, Path(folder) / "catalogue")), TODAY)


KINDS = {**examples(_sample()), **_WRITTEN_BY_HAND}
