"""What happened when: agreements signed, then every dated event, latest first."""

from collections.abc import Iterator
from itertools import groupby

from jinja2 import Environment

from catalogue.knowledge.aggregate import Catalogue, Entry
from catalogue.model.records import Milestone
from catalogue.site.fragment import fragment
from catalogue.site.kind import Kind
from catalogue.site.page import Page

MOST = 300
"""Events on the page; older ones stand on the pages of their records."""


def chronology(catalogue: Catalogue, env: Environment) -> Iterator[Page]:
    """One page: agreements by date, and events by year."""
    dated = sorted(
        ((milestone, entry) for entry in catalogue.entries for milestone in entry.partnership.milestones),
        key=_latest_first,
    )
    shown = dated[:MOST]
    yield fragment(
        env,
        "chronology",
        "chronologie/",
        "Chronologie",
        "Les accords signés et les dates marquantes, des plus récents aux plus anciens.",
        agreements=[pair for pair in dated if pair[0].signed][:MOST],
        years=[
            (year, list(pairs)) for year, pairs in groupby(shown, key=lambda pair: pair[0].date.first.year)
        ],
        left_out=len(dated) - len(shown),
    )


def _latest_first(pair: tuple[Milestone, Entry]) -> tuple[int, int, str, str]:
    milestone, entry = pair
    return -milestone.date.first.toordinal(), -milestone.date.last.toordinal(), entry.id, milestone.event


CHRONOLOGY: Kind[None] = Kind(chronology)
