"""Printed text runs: a text, the page that it links to, the evidence and sources that prove it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from catalogue.knowledge import addresses, wording
from catalogue.knowledge.aggregate import Entry
from catalogue.knowledge.derive import HOME, TO_CONFIRM
from catalogue.language import french
from catalogue.model.registry import Registry
from catalogue.pdf.compiler import Line, Values

MAY_BREAK = "\u200b"
_SPACES = re.compile(r"[ \t\r\n]+")
_LONG = re.compile(r"[!-~\u00c0-\u024f]{30,}")
_PART = re.compile(r"[^/?&=._#-]{1,20}[/?&=._#-]*|[/?&=._#-]+")


@lru_cache(maxsize=65536)
def printed(text: str) -> str:
    """A text with French spaces, on one line; what has no space for long, such as an address, may break."""
    return _breakable(french.typography(_SPACES.sub(" ", text)))


def verbatim(text: str) -> str:
    """A quote: its words and signs as they are, on one line."""
    return _breakable(_SPACES.sub(" ", text))


def _breakable(text: str) -> str:
    return _LONG.sub(lambda match: MAY_BREAK.join(_PART.findall(match[0])), text)


def piece(text: str, to: str = "", refs: Iterable[Values] = ()) -> Values:
    """A text that leads to an address of the site (or nowhere), then the evidence that proves it."""
    return {"text": printed(text), "to": to, "refs": list(refs)}


def listed(pieces: Sequence[Values], last: str = ", ") -> Line:
    """`a, b, c`, each piece with its own link; `last` stands before the last one."""
    line: Line = []
    for number, one in enumerate(pieces):
        if number:
            line.append(piece(last if number == len(pieces) - 1 else ", "))
        line.append(one)
    return line


def note_name(entry: Entry, id_: str) -> str:
    """The name by which calls of an evidence find it in a document."""
    return f"preuve/{entry.id}/{id_}"


def proofs_name(entry: Entry) -> str:
    """The name of the notes of a record, at its end in the book."""
    return f"preuves/{entry.id}"


class Notes:
    """The evidence that a document has cited so far: the first call of each is a footnote, later ones lead to it.

    So evidence is to be named in the order in which it is printed. In the book, calls are the numbers that the record
    gives, and lead to its notes.
    """

    def __init__(self, entry: Entry, quotes: Mapping[str, Values], *, in_book: bool) -> None:
        self._entry = entry
        self._quotes = quotes
        self._in_book = in_book
        self.cited: set[str] = set()

    def refs(self, ids: Iterable[str]) -> Line:
        """Calls of some evidence, by its ids."""
        return [self._call(id_) for id_ in ids]

    def _call(self, id_: str) -> Values:
        is_first = id_ not in self.cited
        self.cited.add(id_)
        if self._in_book:
            return {"number": self._entry.numbers[id_], "to": proofs_name(self._entry)}
        name = note_name(self._entry, id_)
        return {"name": name, "quote": self._quotes[id_]} if is_first else {"name": name}


class Names:
    """Pieces for what a registry names, each leading to its page."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry

    def organisation(self, id_: str, refs: Iterable[Values] = ()) -> Values:
        return piece(self.registry.organisations[id_].name, addresses.organisation(id_), refs)

    def sited(self, id_: str, unit: str | None = None) -> Line:
        """An organisation and where it is: the city unless its name tells it, the country unless it is France."""
        one = self.registry.organisations[id_]
        said = f", {unit}" if unit else ""
        if one.city and one.city not in one.name:
            said += f", {one.city}"
        if one.country and one.country != HOME:
            said += f" ({self.registry.countries[one.country].name})"
        return [self.organisation(id_), *([piece(said)] if said else [])]

    def country(self, code: str, refs: Iterable[Values] = ()) -> Values:
        one = self.registry.countries[code]
        return piece(one.name, addresses.country(one), refs)

    def specialty(self, code: str) -> Values:
        return piece(self.registry.label("specialties", code), addresses.specialty(code))

    def theme(self, code: str) -> Values:
        return piece(self.registry.label("themes", code), addresses.theme(code))

    def activity(self, code: str) -> Values:
        return piece(self.registry.label("activities", code))

    def region(self, code: str) -> Values:
        return piece(self.registry.regions[code].fr, addresses.region(code))

    def labels(self, vocabulary: str, codes: Iterable[str]) -> str:
        """`Missions, congrès`: the labels of some codes."""
        return ", ".join(self.registry.label(vocabulary, code) for code in codes)

    def source(self, id_: str) -> Line:
        """Title, publisher and date of a source, or the day on which it was read."""
        one = self.registry.sources[id_]
        date = wording.source_date(one)
        said = f", {one.publisher}" + (f", {date}" if date else "")
        return [piece(one.title, addresses.source(id_)), piece(said)]


def record(entry: Entry) -> Values:
    """A record by its title."""
    return piece(entry.title, addresses.entry(entry))


def status(entry: Entry) -> Values:
    """What a reader sees of the status, with the last trace where the label does not tell it."""
    shown = entry.status
    last = None if shown.code == TO_CONFIRM else shown.last_trace
    trace = f"dernière trace : {french.edtf(last)}" if last else ""
    return {"code": shown.code, "label": printed(shown.label), "trace": printed(trace)}


class Sources:
    """Numbers of sources, by the order in which they are asked for, or in one that is given."""

    def __init__(self, registry: Registry, order: Iterable[str] = ()) -> None:
        self.registry = registry
        self._numbers = {id_: number for number, id_ in enumerate(order, 1)}

    def number(self, id_: str) -> int:
        """From 1."""
        return self._numbers.setdefault(id_, len(self._numbers) + 1)

    def numbers(self, ids: Iterable[str]) -> str:
        """`source 1`, `sources 1 et 3`."""
        found = sorted({self.number(id_) for id_ in ids})
        return f"source{'s' if len(found) > 1 else ''} {french.listing([str(number) for number in found])}"

    def listed(self) -> list[Values]:
        """Each with its number, its title and publisher, and its own address."""
        names = Names(self.registry)
        return [
            {"number": number, "line": names.source(id_), "url": str(self.registry.sources[id_].url or "")}
            for id_, number in self._numbers.items()
        ]
