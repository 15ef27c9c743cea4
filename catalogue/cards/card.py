"""Open Graph cards: a PNG of 720 × 378 pixels with the mark, a title and some details. The same card gives the same bytes.

The palette has nine tones, a scale from the colour of the paper to that of the ink to the warm colour of the mark, so
that edges are smooth (antialiasing) and the file stays small. Parts that many cards share are drawn and compressed once.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from PIL import Image, ImageDraw

from catalogue.cards.letters import Font, width, write
from catalogue.cards.png import Strip, blank, png, strip
from catalogue.language import french

WIDTH, HEIGHT = 720, 378
LINE = "Coopération médicale francophone"

_PAPER, _SOFT, _INK, _WARM = 0, 3, 4, 8
_COLOURS = {_PAPER: (255, 255, 255), _INK: (11, 74, 91), _WARM: (242, 166, 90)}
_MARGIN = 50
_MEASURE = WIDTH - 2 * _MARGIN
_TITLE_TOP, _DETAILS_TOP, _FOOT_TOP = 88, 268, 306
_TITLE_ROOM = 169
_LEADING = 1.22
_KICKER, _DETAIL = Font("Regular", 21), Font("Regular", 22)
_TITLES = tuple(Font("Bold", size) for size in (45, 40, 34, 29, 25, 22))


@dataclass(frozen=True, slots=True)
class Card:
    """The texts of a card. `details` are printed in one row, as many as fit."""

    kicker: str
    title: str
    details: tuple[str, ...] = ()


def draw(card: Card, brand: str) -> bytes:
    """The card as PNG. `brand` is the name of the catalogue."""
    head, title = _head(_clean(card.kicker)), _title(_clean(card.title))
    gap = blank(WIDTH, _DETAILS_TOP - _TITLE_TOP - title.rows)
    return png(WIDTH, _palette(), (head, title, gap, _details(_row(card.details)), _foot(brand)))


@lru_cache(maxsize=256)
def _head(kicker: str) -> Strip:
    """The strip above the title, cached because all cards share a few kickers."""
    picture = _paper(_TITLE_TOP)
    write(picture, (_MARGIN, 47), kicker, _KICKER, _SOFT)
    return strip(picture, level=9)


def _title(title: str) -> Strip:
    font, lines = _fitted(title)
    tops = [round(number * font.size * _LEADING) for number in range(len(lines))]
    below = round(1.5 * font.size)  # the descenders of the fonts end above this
    picture = _paper(min(tops[-1] + below, _DETAILS_TOP - _TITLE_TOP))
    for top, line in zip(tops, lines, strict=True):
        write(picture, (_MARGIN, top), line, font, _INK)
    return strip(picture)


def _details(row: str) -> Strip:
    picture = _paper(_FOOT_TOP - _DETAILS_TOP)
    write(picture, (_MARGIN, 0), row, _DETAIL, _SOFT)
    return strip(picture)


@lru_cache(maxsize=1)
def _foot(brand: str) -> Strip:
    """The strip at the bottom, with the mark and the name of the catalogue."""
    picture = _paper(HEIGHT - _FOOT_TOP)
    picture.paste(_WARM, (0, 0, WIDTH, 4))
    picture.paste(_INK, (0, 4, WIDTH, picture.height))
    picture.paste(_mark(44), (_MARGIN - 5, 16))
    write(picture, (_MARGIN + 50, 20), _clean(brand), Font("Bold", 24), _PAPER)
    line = Font("Regular", 17)
    write(picture, (WIDTH - _MARGIN - width(LINE, line), 26), LINE, line, _PAPER)
    return strip(picture, level=9)


def _paper(height: int) -> Image.Image:
    return Image.new("P", (WIDTH, height), _PAPER)


def _mark(size: int) -> Image.Image:
    """The bridge of docs/assets/mark.svg, drawn on its 32 × 32 grid at four times the size and scaled down (antialiasing)."""
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


def _fitted(title: str) -> tuple[Font, list[str]]:
    """The largest font in which the title fits, with its lines; the smallest font if none does, with the title cut."""
    for font in _TITLES:
        lines = _wrapped(title, font)
        room = int(_TITLE_ROOM / (font.size * _LEADING))
        if len(lines) <= room and all(width(line, font) <= _MEASURE for line in lines):
            return font, lines
    if len(lines) > room:
        lines[room - 1 :] = [f"{lines[room - 1]}…"]
    return font, [_cut(line, font) for line in lines]


def _wrapped(text: str, font: Font) -> list[str]:
    lines: list[str] = []
    space, left = width(" ", font), 0
    for word in text.split(" "):
        needed = space + width(word, font)
        if needed <= left:
            lines[-1] = f"{lines[-1]} {word}"
            left -= needed
        else:
            lines.append(word)
            left = _MEASURE - needed + space
    return lines


def _cut(line: str, font: Font) -> str:
    """The line, cut at the margin with an ellipsis."""
    if width(line, font) <= _MEASURE:
        return line
    while width(f"{line}…", font) > _MEASURE:
        line = line[:-1].rstrip(" …")
    return f"{line}…"


def _row(details: tuple[str, ...]) -> str:
    """The details that fit in one line, and the number of others: `Cameroun · Sénégal · et 3 de plus`."""
    row = ""
    for kept in range(len(details), 0, -1):
        left = len(details) - kept
        shown = [*details[:kept], *([f"et {left} de plus"] if left else [])]
        row = _clean(" · ".join(shown))
        if width(row, _DETAIL) <= _MEASURE:
            break
    return row


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", french.typography(text))


@lru_cache(maxsize=1)
def _palette() -> bytes:
    """The bytes of the palette: red, green and blue of each tone, interpolated between the named colours."""
    tones: list[int] = []
    marks = sorted(_COLOURS)
    for first, last in pairwise(marks):
        for tone in range(first, last):
            share = (tone - first) / (last - first)
            pairs = zip(_COLOURS[first], _COLOURS[last], strict=True)
            tones += [round(a + (b - a) * share) for a, b in pairs]
    return bytes([*tones, *_COLOURS[marks[-1]]])
