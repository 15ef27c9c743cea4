"""A glyph cache: text for cards is composed of letters that Pillow rendered once.

The fonts have no kerning, and Pillow's basic layout advances by whole pixels, so the result is the one that Pillow gives
for the whole line.
"""

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

FONTS = Path(__file__).parent / "fonts"


class Font(NamedTuple):
    """A style, `Regular` or `Bold`, and the size of an em in pixels."""

    style: str
    size: int


class _Letter(NamedTuple):
    """A glyph: its cropped mask (None for a space), the offset of the mask from the pen, and the advance, in pixels."""

    mask: Image.Image | None
    left: int
    top: int
    advance: int


def write(picture: Image.Image, corner: tuple[int, int], line: str, font: Font, tone: int) -> None:
    """Draw a line into a picture of mode P. `corner` is its top left, above the accents of capitals; `tone` a palette index."""
    pen = ImageDraw.Draw(picture)
    left, top = corner
    for character in line:
        letter = _letter(character, font)
        if letter.mask:
            pen.bitmap((left + letter.left, top + letter.top), letter.mask, fill=tone)
        left += letter.advance


@lru_cache(maxsize=16384)
def width(text: str, font: Font) -> int:
    """The advance of a text, in pixels."""
    return sum(_letter(character, font).advance for character in text)


@lru_cache(maxsize=4096)
def _letter(character: str, font: Font) -> _Letter:
    face = _face(font)
    room = font.size  # for overhangs, such as the tail of a j
    advance = round(face.getlength(character))
    cell = Image.new("L", (advance + 2 * room, sum(face.getmetrics())))
    ImageDraw.Draw(cell).text((room, 0), character, font=face, fill=255)
    box = cell.getbbox()
    return _Letter(cell.crop(box), box[0] - room, box[1], advance) if box else _Letter(None, 0, 0, advance)


@lru_cache(maxsize=32)
def _face(font: Font) -> ImageFont.FreeTypeFont:
    # The basic layout needs no system library (Raqm), so every machine gives the same pixels.
    file = FONTS / f"PasserellesCard-{font.style}.ttf"
    return ImageFont.truetype(str(file), font.size, layout_engine=ImageFont.Layout.BASIC)
