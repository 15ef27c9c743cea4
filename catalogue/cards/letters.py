"""Text made of letters that are drawn once, then stamped.

The fonts have no kerning and the basic layout gives whole pixels to each letter, so the pixels are those that Pillow
makes of the line, in a tenth of the time.
"""

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

FONTS = Path(__file__).parent / "fonts"


class Font(NamedTuple):
    """`Regular` or `Bold`, and the pixels of an em."""

    style: str
    size: int


class _Letter(NamedTuple):
    """A mask without its empty borders, where it stands from the pen and how far the pen moves. A space has no mask."""

    mask: Image.Image | None
    left: int
    top: int
    advance: int


def write(picture: Image.Image, corner: tuple[int, int], line: str, font: Font, tone: int) -> None:
    """Write a line into a picture of tones. The corner is the top left one, above the accents of capitals."""
    pen = ImageDraw.Draw(picture)
    left, top = corner
    for character in line:
        letter = _letter(character, font)
        if letter.mask:
            pen.bitmap((left + letter.left, top + letter.top), letter.mask, fill=tone)
        left += letter.advance


@lru_cache(maxsize=16384)
def width(text: str, font: Font) -> int:
    """Pixels from the start of a text to the start of what would follow."""
    return sum(_letter(character, font).advance for character in text)


@lru_cache(maxsize=4096)
def _letter(character: str, font: Font) -> _Letter:
    face = _face(font)
    room = font.size  # for what hangs over the sides, such as the tail of a j
    advance = round(face.getlength(character))
    cell = Image.new("L", (advance + 2 * room, sum(face.getmetrics())))
    ImageDraw.Draw(cell).text((room, 0), character, font=face, fill=255)
    box = cell.getbbox()
    return _Letter(cell.crop(box), box[0] - room, box[1], advance) if box else _Letter(None, 0, 0, advance)


@lru_cache(maxsize=32)
def _face(font: Font) -> ImageFont.FreeTypeFont:
    # The basic layout needs no library of the system, so every machine sets the same line.
    file = FONTS / f"PasserellesCard-{font.style}.ttf"
    return ImageFont.truetype(str(file), font.size, layout_engine=ImageFont.Layout.BASIC)
