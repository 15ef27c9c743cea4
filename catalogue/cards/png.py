"""PNG files from strips that are deflated separately, so that a strip shared by many pictures is compressed once.

A strip holds whole rows of four-bit pixels. Its deflate stream ends on a byte (Z_SYNC_FLUSH), so strips can be joined in
any order; the Adler-32 of the whole is combined from theirs. See RFC 1950, RFC 1951 and the PNG specification.
"""

import struct
import zlib
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from PIL import Image

_ADLER = 65521
_ZLIB_HEADER = b"\x78\x01"
_LAST_BLOCK = b"\x03\x00"


class Strip(NamedTuple):
    """Rows of a picture: the deflated bytes, the Adler-32 and length of the raw bytes, and the number of rows."""

    packed: bytes
    adler: int
    length: int
    rows: int


def strip(tones: Image.Image, level: int = 2) -> Strip:
    """The strip of a picture of mode P with an even width. `level` is that of zlib, 0 to 9."""
    # Each row begins with a filter byte; two pixels of colour 0 are the byte 0, « no filter ».
    wider = tones.crop((-2, 0, *tones.size))
    return _packed(wider.tobytes("raw", "P;4"), tones.height, level)


@lru_cache(maxsize=512)
def blank(width: int, rows: int) -> Strip:
    """A strip of rows in colour 0."""
    return _packed(bytes((1 + width // 2) * rows), rows, 9)


def png(width: int, colours: bytes, strips: Sequence[Strip]) -> bytes:
    """The bytes of a PNG file of these strips, from top to bottom. `colours` is the palette: three bytes a colour."""
    height = sum(part.rows for part in strips)
    body = b"".join(part.packed for part in strips)
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 4, 3, 0, 0, 0)),
        (b"PLTE", colours),
        (b"IDAT", _ZLIB_HEADER + body + _LAST_BLOCK + struct.pack(">I", _adler(strips))),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _packed(data: bytes, rows: int, level: int) -> Strip:
    packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, zlib.Z_FILTERED)
    return Strip(packer.compress(data) + packer.flush(zlib.Z_SYNC_FLUSH), zlib.adler32(data), len(data), rows)


def _adler(strips: Sequence[Strip]) -> int:
    """The Adler-32 of the joined raw bytes, computed from those of the strips as `adler32_combine` of zlib does."""
    low, high = 1, 0
    for part in strips:
        high = (high + part.length * (low - 1) + (part.adler >> 16)) % _ADLER
        low = (low + (part.adler & 0xFFFF) - 1) % _ADLER
    return high << 16 | low


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
