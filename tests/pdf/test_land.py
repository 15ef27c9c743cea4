"""The land around a country on paper: only what is seen, and all of that."""

from io import BytesIO

import pytest
import typst
from PIL import Image, ImageChops

from catalogue.pdf.compiler import Values
from catalogue.pdf.land import seen
from catalogue.site.world_map import SHAPES, View, locator

HARDLY = 3
"""Levels of grey of 255: where a surface is cut, its edge is drawn from other numbers."""


def drawn(view: View, land: Values) -> Image.Image:
    """What a reader sees."""
    svg = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='{view.box}' width='{view.width}' height='{view.height}'>"
        f"<path d='{land['coast']}'/><path stroke='#fff' d='{land['borders']}{land['disputed']}'/></svg>"
    )
    source = f'#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes("{svg}"), format: "svg")'
    return Image.open(BytesIO(typst.compile(source.encode(), format="png", ppi=72))).convert("L")


@pytest.mark.parametrize("code", ["SN", "AR", "FJ", "FR", "GL", "NZ", "RU"])
def test_a_view_shows_all_its_land(code: str) -> None:
    """The same picture as with the outline of the whole world, which is many times as long."""
    found = locator(code)
    assert found is not None
    land = seen(found.view)
    differences = ImageChops.difference(drawn(found.view, dict(SHAPES)), drawn(found.view, land))
    assert differences.getextrema()[1] < HARDLY
    assert code == "RU" or sum(map(len, land.values())) < 6000
