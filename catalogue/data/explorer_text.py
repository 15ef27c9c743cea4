"""`explorer-text.js`: the words of summaries, facts and bodies, each with the records that hold it.

Loaded after somebody has typed, so that a search also finds what only the text tells. Words are folded; those of the
title and of the names that the record points to are left out, because the first file has them.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from operator import sub

from catalogue.knowledge.aggregate import Catalogue, Entry
from catalogue.knowledge.derive import SIDES
from catalogue.language import french
from catalogue.model.registry import Registry
from catalogue.texts import body

_COMMON = (
    "a ai au aux avec ce ces cette chez d dans de des du elle en entre est et eu il ils j je l la le les leur leurs lui"
    " m ma mais me meme mes mon n ne ni nos notre nous on ont ou par pas plus pour qu que qui s sa sans se ses si son"
    " sont sous sur t tous tout toute toutes un une vers y"
)
STOP_WORDS = frozenset(_COMMON.split())
"""Words that every text has: the search leaves them out. The page reads them from `explorer.js`."""

_BREAK = re.compile(r"[\W_]+")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def words(text: str) -> list[str]:
    """Folded words, without stop words: `L’hôpital d’Essos` → `hopital`, `essos`."""
    return [word for piece in text.split() for word in _words_of(piece)]


def explorer_text_js(catalogue: Catalogue) -> str:
    """The script that sets `window.PASSERELLES_TEXT`, see `script`."""
    return script(said(entry, catalogue.registry) for entry in catalogue.entries)


def said(entry: Entry, registry: Registry) -> str:
    """The words that only the text of a record tells, each once, sorted and separated by spaces."""
    known = _all_words(names(entry, registry))
    return " ".join(sorted(_all_words(texts(entry, registry)) - known))


def script(records: Iterable[str]) -> str:
    """Words in order, and for each the gaps between its records. `records` holds what each record `said`, in order.

    A gap is a number in base 36; gaps are separated by spaces and words by semicolons. The first gap is the first
    record's index, as in `explorer.js`.
    """
    found: dict[str, list[int]] = defaultdict(list)
    count = 0
    for index, record in enumerate(records):
        for word in record.split():
            found[word].append(index)
        count = index + 1
    order = sorted(found)
    number = [_base36(gap) for gap in range(count)].__getitem__
    gaps = (" ".join(map(number, _gaps(found[word]))) for word in order)
    file = {"words": " ".join(order), "records": ";".join(gaps)}
    return f"window.PASSERELLES_TEXT={json.dumps(file, ensure_ascii=False, separators=(',', ':'))};\n"


def texts(entry: Entry, registry: Registry) -> Iterator[str]:
    """Everything that a page says in words of its own; quotes belong to their sources.

    What a source says, told in our words, is searched: a light record may tell it nowhere else.
    """
    partnership = entry.partnership
    yield partnership.summary
    yield body.CITATION.sub(" ", entry.body)
    yield from (party.unit for party in partnership.parties if party.unit)
    yield from (funding.scheme for funding in partnership.funding if funding.scheme)
    yield from (
        registry.label("finance_types", one.finance_type) for one in partnership.funding if one.finance_type
    )
    for training in partnership.training:
        yield training.note or ""
        yield registry.label("training_states", training.state) if training.state else ""
    for region in (registry.regions[covered.code] for covered in partnership.regions):
        yield from (region.fr, *region.synonyms)
    for result in partnership.results:
        yield from (result.label, result.unit)
    yield from (milestone.event for milestone in partnership.milestones)
    yield from (evidence.says for evidence in partnership.evidence.values() if evidence.says)


def names(entry: Entry, registry: Registry) -> Iterator[str]:
    """The title of a record, and the names of its leads, partners, countries, specialties and themes."""
    partnership = entry.partnership
    yield entry.title
    yield from (registry.organisations[id_].name for id_ in entry.organisations(*SIDES))
    yield from (registry.countries[code].name for code in entry.countries)
    yield from (registry.label("specialties", code) for code in partnership.specialty_codes)
    yield from (registry.label("themes", code) for code in partnership.theme_codes)


def _all_words(parts: Iterable[str]) -> set[str]:
    return set(chain.from_iterable(map(_words_of, set(" ".join(parts).split()))))


@lru_cache(maxsize=65536)
def _words_of(piece: str) -> tuple[str, ...]:
    """The words of a text without spaces: `d’Essos,` → `essos`. Texts share most of these, so each is folded once."""
    return tuple(word for word in _BREAK.split(french.fold(piece)) if word and word not in STOP_WORDS)


def _gaps(indexes: list[int]) -> Iterator[int]:
    return map(sub, indexes, [0, *indexes])


def _base36(number: int) -> str:
    digits = _DIGITS[number % 36]
    while number >= 36:
        number //= 36
        digits = _DIGITS[number % 36] + digits
    return digits
