"""The small drawings survive whatever years the records tell of."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.knowledge.aggregate import Catalogue, Entry
from catalogue.language.edtf import parse_date
from catalogue.model.records import DatedClaim, Milestone
from catalogue.pdf import drawings as on_paper
from catalogue.site import drawings, world_map

YEARS = st.integers(1, 9999)


def begun(entry: Entry, years: list[int]) -> Iterator[Entry]:
    """Copies of an entry that began in some years."""
    for number, year in enumerate(years):
        start = DatedClaim(date=parse_date(f"{year:04}"))
        yield replace(
            entry, id=f"{entry.id}-{number:03}", partnership=replace(entry.partnership, start=start)
        )


@pytest.mark.parametrize(
    "years", [[1015, 2015, 2018], [1, 5000, 9999], [2015, 2015, 2015], [2000, 2000, 2001], [1, 1, 9999] * 50]
)
def test_a_strip_survives_any_span(years: list[int], sample: Catalogue) -> None:
    """Few ticks, each within the drawing, at round years."""
    strip = drawings.strip(begun(sample.entries[0], years))
    if min(years) == max(years):
        assert strip is None
        return
    assert strip is not None
    ticks = [year for year, _ in strip.ticks]
    assert 2 <= len(ticks) <= 9
    assert all(0 <= x <= drawings.WIDTH for _, x in strip.ticks)
    assert ticks[0] <= min(years)
    assert ticks[-1] >= max(years)
    assert len({later - earlier for earlier, later in pairwise(ticks)}) == 1


@given(st.lists(YEARS, max_size=8))
def test_a_timeline_survives_any_span(sample: Catalogue, years: list[int]) -> None:
    """A line of milestones on paper has every dot between its ends; none is drawn for a single year or nothing."""
    milestones = tuple(
        Milestone(date=parse_date(f"{year:04}"), event=f"Étape {at}") for at, year in enumerate(years)
    )
    entry = replace(
        sample.entries[0], partnership=replace(sample.entries[0].partnership, milestones=milestones)
    )
    drawn = on_paper.timeline(entry)
    assert (drawn is None) is (len(set(years)) < 2)
    if drawn is not None:
        assert all(0 <= dot <= 1 for dot in drawn["dots"])
        assert len(drawn["ticks"]) <= 11


@given(st.integers(0, 10**9))
def test_a_legend_survives_any_count(largest: int) -> None:
    """Its levels begin at growing numbers, of which none is above the largest count."""
    starts = [step.least for step in world_map.steps(max(largest, 1))]
    assert starts == sorted(set(starts))
    assert starts[-1] <= max(largest, 1)


@given(st.integers(1, 10**6), st.integers(1, 20))
def test_a_step_is_round_and_as_small_as_may_be(span: int, most: int) -> None:
    """1, 2 or 5 times a power of ten, the smallest that makes few enough parts."""
    step = drawings.round_step(span, most)
    assert str(step).rstrip("0") in ("1", "2", "5")
    assert span <= most * step
    assert step == 1 or span > most * step / 2.6
