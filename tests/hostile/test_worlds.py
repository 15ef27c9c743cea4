"""Valid means publishable: whatever the check accepts makes every page, drawing, data file, PDF and pack."""

import tempfile
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.hostile.worlds import RECORDS, World


@given(st.integers(0, 2**32))
@settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
def test_what_the_check_accepts_is_published(seed: int) -> None:
    """Catalogues of thirty records that share what they name, with values at their limits. `make fuzz` tries many more."""
    with tempfile.TemporaryDirectory() as folder:
        world = World.drawn(Path(folder) / "catalogue", Random(seed))
        made = world.publish(documents=1, book=False, packed=seed % 2 == 0)
        assert made["page"] > 300


@pytest.mark.parametrize("seed", [1])
def test_a_world_is_rarely_refused(seed: int, tmp_path: Path) -> None:
    """Most of what is drawn is accepted, or the test above would try nothing."""
    world = World.drawn(tmp_path / "catalogue", Random(seed))
    assert world.accepted > RECORDS * 3 // 4, world.refused
