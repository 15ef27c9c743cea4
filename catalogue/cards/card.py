"""One card as PNG, 800 × 420 pixels: the mark, a title, what it is and where. Pure: the same card, the same bytes.

The picture has one channel of sixteen tones that go from paper to ink to the warm colour of the mark, so that edges
are smooth between neighbours of this scale and the file stays small.
"""

import struct
import unicodedata
import zlib
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from catalogue import french

WIDTH, HEIGHT = 800, 420
BRAND = "Passerelles Santé"
LINE = "Coopération médicale francophone"

_FONTS = Path(__file__).parent / "fonts"
_PAPER, _SOFT, _INK, _WARM = 0, 8, 11, 15
_COLOURS = {_PAPER: (255, 255, 255), _INK: (11, 74, 91), _WARM: (242, 166, 90)}
_MARGIN = 56
_BAND = 76
_TITLE_TOP, _TITLE_BOTTOM = 98, 286
_SIZES = (50, 44, 38, 32, 28, 24)
_LEADING = 1.22
_DETAIL = 24


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says. `details` are shown in a row, as many as fit."""

    kicker: str
    title: str
    details: tuple[str, ...] = ()


def draw(card: Card) -> bytes:
    """The card as PNG."""
    picture = _ground().copy()
    pen = ImageDraw.Draw(picture)
    pen.text((_MARGIN, 52), _clean(card.kicker), font=_font("Regular", 23), fill=_SOFT)
    size, lines = _fitted(_clean(card.title))
    for number, line in enumerate(lines):
        top = _TITLE_TOP + round(number * size * _LEADING)
        pen.text((_MARGIN, top), line, font=_font("Bold", size), fill=_INK)
    if card.details:
        pen.text((_MARGIN, 298), _row(card.details), font=_font("Regular", _DETAIL), fill=_SOFT)
    return _png(picture)


@lru_cache(maxsize=32)
def _font(style: str, size: int) -> ImageFont.FreeTypeFont:
    # The basic layout needs no library of the system, so every machine sets the same line.
    file = _FONTS / f"PasserellesCard-{style}.ttf"
    return ImageFont.truetype(str(file), size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=1)
def _ground() -> Image.Image:
    """What all cards share: paper, a band with the mark and the name."""
    picture = Image.new("L", (WIDTH, HEIGHT), _PAPER)
    pen = ImageDraw.Draw(picture)
    top = HEIGHT - _BAND
    pen.rectangle((0, top, WIDTH, HEIGHT), fill=_INK)
    pen.rectangle((0, top - 4, WIDTH, top - 1), fill=_WARM)
    picture.paste(_mark(48), (_MARGIN - 5, top + (_BAND - 48) // 2))
    pen.text((_MARGIN + 56, top + 18), BRAND, font=_font("Bold", 27), fill=_PAPER)
    pen.text((WIDTH - _MARGIN, top + 25), LINE, font=_font("Regular", 19), fill=_PAPER, anchor="ra")
    return picture


def _mark(size: int) -> Image.Image:
    """The bridge of docs/assets/mark.svg, drawn large on its 32 × 32 grid and made small: smooth edges."""
    scale = size * 4 / 32
    picture = Image.new("L", (size * 4, size * 4), _INK)
    pen = ImageDraw.Draw(picture)

    def box(left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        return left * scale, top * scale, right * scale, bottom * scale

    thin, thick = round(1.6 * scale), round(2.6 * scale)
    pen.arc(box(2.2, 12.9, 29.8, 40.5), 216, 324, fill=_PAPER, width=thick)
    for x, top in ((10, 16.2), (16, 14.3), (22, 16.2)):
        pen.line(box(x, top, x, 24), fill=_PAPER, width=thin)
    pen.line(box(4, 24, 28, 24), fill=_PAPER, width=thin)
    pen.ellipse(box(13.4, 5.4, 18.6, 10.6), fill=_WARM)
    return picture.resize((size, size), Image.Resampling.BOX)


def _fitted(title: str) -> tuple[int, list[str]]:
    """The largest size at which a title fits, with its lines; the smallest one cuts it."""
    for size in _SIZES:
        lines = _wrapped(title, size)
        if len(lines) <= _room(size) and all(_width(line, "Bold", size) <= _measure() for line in lines):
            return size, lines
    room = _room(size)
    return size, [*lines[: room - 1], f"{lines[room - 1]}…"] if len(lines) > room else lines


def _wrapped(text: str, size: int) -> list[str]:
    lines: list[str] = []
    line, width = "", 0.0
    for word in text.split(" "):
        more = _width(f" {word}", "Bold", size)
        if line and width + more > _measure():
            lines.append(line)
            line, width = word, _width(word, "Bold", size)
        else:
            line, width = f"{line} {word}".lstrip(" "), width + more
    return [*lines, line]


def _row(details: tuple[str, ...]) -> str:
    """As many details as fit in one line, and how many are left."""
    for kept in range(len(details), 0, -1):
        left = len(details) - kept
        shown = [*details[:kept], *([f"et {left} de plus"] if left else [])]
        row = _clean(" · ".join(shown))
        if _width(row, "Regular", _DETAIL) <= _measure():
            break
    return row


@lru_cache(maxsize=65536)
def _width(text: str, style: str, size: int) -> float:
    return _font(style, size).getlength(text)


def _measure() -> int:
    return WIDTH - 2 * _MARGIN


def _room(size: int) -> int:
    return int((_TITLE_BOTTOM - _TITLE_TOP) / (size * _LEADING))


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", french.typography(text))


def _png(picture: Image.Image) -> bytes:
    """Four bits a pixel, with a palette. Pillow's own writer takes more than twice the time for a larger file."""
    toned = Image.frombuffer("P", picture.size, picture.tobytes(), "raw", "P", 0, 1)
    pixels, row = toned.tobytes("raw", "P;4"), WIDTH // 2
    lines = b"".join(b"\0" + pixels[start : start + row] for start in range(0, len(pixels), row))
    packer = zlib.compressobj(2, zlib.DEFLATED, zlib.MAX_WBITS, 9, zlib.Z_FILTERED)
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", WIDTH, HEIGHT, 4, 3, 0, 0, 0)),
        (b"PLTE", _palette()),
        (b"IDAT", packer.compress(lines) + packer.flush()),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


@lru_cache(maxsize=1)
def _palette() -> bytes:
    """Red, green and blue of the sixteen tones."""
    tones: list[int] = []
    marks = sorted(_COLOURS)
    for first, last in pairwise(marks):
        for tone in range(first, last):
            share = (tone - first) / (last - first)
            pairs = zip(_COLOURS[first], _COLOURS[last], strict=True)
            tones += [round(a + (b - a) * share) for a, b in pairs]
    return bytes([*tones, *_COLOURS[marks[-1]]])
