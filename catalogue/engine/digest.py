"""Hashes of bytes: BLAKE2b, in hexadecimal digits."""

from hashlib import blake2b

BYTES = 16
"""128 bits: no two files of a catalogue share a digest by chance. Against forgery, `cache.py` has a keyed hash."""


def digest(*pieces: bytes, size: int = BYTES) -> str:
    """The digest of the joined pieces, as `2 * size` hexadecimal digits."""
    return blake2b(b"".join(pieces), digest_size=size).hexdigest()
