"""Compact text encoding of lists of small integers and of texts with repeated words, for files that are sent compressed.

site/scripts/explorer/packing.js reads what this writes. A number is one character when it is less than 62, two below
1 922 and so on; the smaller numbers should be the frequent ones. Characters are those of ASCII that JSON leaves alone.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain

_SIGNS = "".join(chr(code) for code in range(33, 127) if chr(code) not in '"\\')
_LAST, _FIRST = _SIGNS[:62], _SIGNS[62:]
"""Signs that end a number, and signs that stand before them."""


def packed(lists: Iterable[Iterable[int]]) -> str:
    """Lists of numbers from 0, separated by spaces; within a list each number ends by itself."""
    return " ".join(["".join(map(_number, one)) for one in lists])


def packed_words(groups: Sequence[Sequence[str]], separator: str) -> tuple[str, list[str]]:
    """A vocabulary, the most frequent words first, and each group of texts as its packed words.

    Words of the vocabulary are separated by line ends. `separator` stands between the words of a text.
    """
    parts = [[text.split(separator) for text in texts] for texts in groups]
    counts = Counter(chain.from_iterable(chain.from_iterable(parts)))
    order = sorted(counts, key=lambda word: (-counts[word], word))
    rank = {word: index for index, word in enumerate(order)}
    return "\n".join(order), [packed([rank[word] for word in words] for words in texts) for texts in parts]


@lru_cache(maxsize=65536)
def _number(value: int) -> str:
    head, last = divmod(value, len(_LAST))
    said = _LAST[last]
    while head:
        head, digit = divmod(head - 1, len(_FIRST))
        said = _FIRST[digit] + said
    return said
