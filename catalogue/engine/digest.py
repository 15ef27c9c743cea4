"""The one digest of the program: BLAKE2b, as hexadecimal digits."""

from hashlib import blake2b

BYTES = 16
"""Enough that no two files of a catalogue share a digest by chance. It is no signature: `cache.py` has a keyed one."""


def digest(*pieces: bytes, size: int = BYTES) -> str:
    """The digest of some bytes, one piece after the other, as `2 * size` digits."""
    return blake2b(b"".join(pieces), digest_size=size).hexdigest()
