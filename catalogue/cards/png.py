"""PNG files put together from strips: what many pictures share is compressed once.

A strip holds whole rows of four-bit pixels. Each is compressed on its own and ends on a byte, so strips may follow one
another in any order; sixteen colours are enough for smooth edges. See RFC 1950, RFC 1951 and the PNG specification.
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
    """Rows of a picture: compressed, with the Adler-32 and the number of the bytes that they were."""

    packed: bytes
    adler: int
    length: int
    rows: int


def strip(tones: Image.Image, level: int = 2) -> Strip:
    """The rows of a picture of mode P, of an even width, whose pixels are numbers of colours."""
    # Two pixels of colour 0 before each row are the byte that says « no filter ».
    wider = tones.crop((-2, 0, *tones.size))
    return _packed(wider.tobytes("raw", "P;4"), tones.height, level)


@lru_cache(maxsize=512)
def blank(width: int, rows: int) -> Strip:
    """Rows of colour 0."""
    return _packed(bytes((1 + width // 2) * rows), rows, 9)


def png(width: int, colours: bytes, strips: Sequence[Strip]) -> bytes:
    """The file, of the strips from top to bottom. `colours` are red, green and blue of each."""
    height = sum(one.rows for one in strips)
    body = b"".join(one.packed for one in strips)
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
    """The Adler-32 of all the bytes, from those of the strips, as `adler32_combine` of zlib."""
    low, high = 1, 0
    for one in strips:
        high = (high + one.length * (low - 1) + (one.adler >> 16)) % _ADLER
        low = (low + (one.adler & 0xFFFF) - 1) % _ADLER
    return high << 16 | low


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
