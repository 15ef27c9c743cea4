"""Long lists cut into parts, each on a page of its own: `pays/senegal/`, then `pays/senegal/suite/2/`, `…/3/`.

A list that fits in one part stands whole on its page, and no other page appears.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

from catalogue.knowledge import addresses
from catalogue.language import french

SIZE = 100
"""Records of one part: about 15 kB compressed, which a phone on a slow line bears."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Group(Generic[T]):
    """What one part shows under one heading. `whole` counts the items of all parts, `begun` tells of earlier ones."""

    code: str
    title: str
    whole: int
    begun: bool
    items: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """One part of a list. Parts and items count from 1; `start` is the address of the first part."""

    start: str
    number: int
    count: int
    first: int
    total: int
    groups: tuple[Group[T], ...]

    @property
    def items(self) -> tuple[T, ...]:
        return tuple(item for group in self.groups for item in group.items)

    @property
    def last(self) -> int:
        return self.first + len(self.items) - 1

    @property
    def address(self) -> str:
        return self.address_of(self.number)

    def address_of(self, number: int) -> str:
        return addresses.part(self.start, number)

    @property
    def steps(self) -> tuple[int | None, ...]:
        """The first parts, the last and those nearby, None where some are left out: `1 … 4 5 6 … 12`."""
        near = {1, self.count, self.number - 1, self.number, self.number + 1}
        steps: list[int | None] = []
        before = 0
        for number in sorted(one for one in near if 1 <= one <= self.count):
            if number - before == 2:
                steps.append(number - 1)
            elif number - before > 2:
                steps.append(None)
            steps.append(number)
            before = number
        return tuple(steps)


@dataclass(frozen=True, slots=True)
class Section:
    """A line of the contents of a list: a heading, its number of items, and where it and its initials begin."""

    title: str
    whole: int
    address: str
    initials: tuple[tuple[str, str], ...]


def cut(items: Sequence[T], start: str, size: int | None = None) -> tuple[Part[T], ...]:
    """The parts of a list without headings."""
    return cut_groups([("", "", items)], start, size)


def cut_groups(
    groups: Iterable[tuple[str, str, Sequence[T]]], start: str, size: int | None = None
) -> tuple[Part[T], ...]:
    """The parts of a list under headings: code, title and items of each. An empty list has one part."""
    size = size or SIZE
    filled = [(code, title, tuple(items)) for code, title, items in groups if items]
    total = sum(len(items) for _, _, items in filled)
    count = max(1, -(-total // size))
    return tuple(
        Part(
            start,
            number,
            count,
            (number - 1) * size + 1,
            total,
            tuple(_between(filled, (number - 1) * size, number * size)),
        )
        for number in range(1, count + 1)
    )


def fits(items: Sequence[object]) -> bool:
    """Whether a list stands whole on its page."""
    return len(items) <= SIZE


def contents(parts: Sequence[Part[T]], name: Callable[[T], str]) -> tuple[Section, ...]:
    """Where each heading and each initial of its names begin; nothing for a list of one part.

    The items of a heading must be in the French order of their names.
    """
    if len(parts) == 1:
        return ()
    placed = [(group, part.address) for part in parts for group in part.groups]
    return tuple(_section(list(found), name) for _, found in groupby(placed, key=lambda one: one[0].code))


def _section(placed: Sequence[tuple[Group[T], str]], name: Callable[[T], str]) -> Section:
    first, where = placed[0]
    initials: dict[str, str] = {}
    for group, address in placed:
        for item in group.items:
            initials.setdefault(_initial(name(item)), address)
    return Section(first.title, first.whole, f"{where}#{first.code}", tuple(initials.items()))


def _initial(name: str) -> str:
    sign = french.sort_key(name)[0][:1]
    return sign.upper() if sign.isalpha() else "0-9"


def _between(groups: Iterable[tuple[str, str, tuple[T, ...]]], low: int, high: int) -> Iterator[Group[T]]:
    """What stands between two ranks, counted from 0 through all groups."""
    passed = 0
    for code, title, items in groups:
        shown = items[max(0, low - passed) : max(0, high - passed)]
        if shown:
            yield Group(code, title, len(items), low > passed, shown)
        passed += len(items)
