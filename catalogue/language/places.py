"""Names of towns: the same place, however its name is spelt."""

import re
from functools import lru_cache

from catalogue.language import french

_APART = re.compile(r"[\W_]+")
_STROKES = str.maketrans({"đ": "d", "ð": "d", "ø": "o", "ł": "l", "ı": "i"})
"""Letters with a stroke or without their dot, which Unicode does not take apart as it does accents."""


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """What the spellings of one name have in common: `Haïphong`, `Hai Phong` and `HAI-PHONG` → `haiphong`.

    Case, accents, spaces, hyphens and apostrophes do not count. Letters of other alphabets stay as they are.
    """
    return _APART.sub("", french.fold(name).translate(_STROKES))
