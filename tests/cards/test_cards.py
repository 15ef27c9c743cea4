"""Cards: pictures that every decoder reads, whose text stays within its margins."""

import io
import struct
import zlib
from collections.abc import Iterator

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont

from catalogue.cards import letters
from catalogue.cards.card import HEIGHT, WIDTH, Card, draw
from catalogue.cards.letters import Font, write
from catalogue.cards.png import blank, png, strip

CARDS = [
    Card("Pays", ""),
    Card("Pays", "Togo", ("4 fiches",)),
    Card("Programme", "« L’œuvre du cœur » à Huế : qui coopère ?", ("Côte d’Ivoire", "depuis 2013")),
    Card("Partenariat", "Coopération hospitalo-universitaire à Hải Phòng " * 9, ("Viêt Nam",) * 30),
    Card("Organisation", "Anticonstitutionnellement" * 6),
]
each_card = pytest.mark.parametrize("card", CARDS, ids=["no title", "short", "signs", "long", "one word"])


def chunks(file: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Names and contents, with their sums checked."""
    at = 8
    while at < len(file):
        (length,) = struct.unpack_from(">I", file, at)
        name, data = file[at + 4 : at + 8], file[at + 8 : at + 8 + length]
        assert struct.unpack_from(">I", file, at + 8 + length) == (zlib.crc32(name + data),)
        yield name, data
        at += length + 12


@each_card
def test_the_file_holds_every_row_and_right_sums(card: Card) -> None:
    """`decompress` refuses a wrong Adler-32, which many viewers let pass."""
    file = dict(chunks(draw(card, "Passerelles Santé")))
    rows = zlib.decompress(file[b"IDAT"])
    assert len(rows) == HEIGHT * (1 + WIDTH // 2)
    assert not any(rows[:: 1 + WIDTH // 2]), "no row has a filter"
    assert max(max(byte >> 4, byte & 15) for byte in rows) < len(file[b"PLTE"]) // 3


@each_card
def test_a_card_keeps_its_margins(card: Card) -> None:
    """Above the band, which reaches from side to side, nothing comes near the sides."""
    with Image.open(io.BytesIO(draw(card, "Passerelles Santé"))) as picture:
        assert picture.size == (WIDTH, HEIGHT)
        above = picture.crop((0, 0, WIDTH, HEIGHT - 80)).convert("RGB")
    inked = ImageChops.invert(above).getbbox()
    assert inked is not None
    assert inked[0] >= 48
    assert inked[2] <= WIDTH - 48


def test_large_enough_for_a_large_preview() -> None:
    """Facebook asks for at least 600 × 315, and all for about 1.91 to 1."""
    assert WIDTH >= 600
    assert 1.9 < WIDTH / HEIGHT < 1.92


@pytest.mark.parametrize("font", [Font("Bold", 45), Font("Bold", 22), Font("Regular", 22)], ids=str)
def test_stamped_letters_are_the_line_of_pillow(font: Font) -> None:
    """Nothing is cut, kerned or shifted."""
    line = "Ỗ Jj fiÀgŷ « Tour AV… » d’œuvre : 1 000 €"
    face = ImageFont.truetype(
        str(letters.FONTS / f"PasserellesCard-{font.style}.ttf"),
        font.size,
        layout_engine=ImageFont.Layout.BASIC,
    )
    stamped, drawn = Image.new("L", (1200, 100)), Image.new("L", (1200, 100))
    write(stamped, (20, 10), line, font, 255)
    ImageDraw.Draw(drawn).text((20, 10), line, font=face, fill=255)
    assert stamped.tobytes() == drawn.tobytes()
    assert letters.width(line, font) == face.getlength(line)


def test_strips_follow_one_another() -> None:
    """The same strip may come again: none looks back at what stands above it."""
    tones = Image.new("P", (4, 2), 1)
    file = png(4, bytes((255, 255, 255, 0, 0, 0)), (strip(tones), blank(4, 1), strip(tones)))
    with Image.open(io.BytesIO(file)) as picture:
        assert picture.convert("L").tobytes() == bytes([*[0] * 8, *[255] * 4, *[0] * 8])
