"""The sources of a document, numbered as it cites them."""

from collections.abc import Iterable

from catalogue.language import french
from catalogue.model.registry import Registry
from catalogue.pdf.values import Values
from catalogue.pdf.words import Names


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
