"""The matrix: how many records for each country and specialty, and which specialties each region lacks."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from jinja2 import Environment

from catalogue.knowledge import addresses
from catalogue.knowledge.aggregate import Catalogue, Entry
from catalogue.language import french
from catalogue.model.registry import Country
from catalogue.model.terms import Region, Term
from catalogue.site.fragment import fragment
from catalogue.site.kind import Kind
from catalogue.site.page import Page

COUNTRIES = 50
"""Above this number of countries the page shows regions only, and each region has a page with its countries."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Records of one place and specialty; `only` is the record where there is just one."""

    specialty: str
    count: int
    only: Entry | None


@dataclass(frozen=True, slots=True)
class Row:
    """A country with a cell, or none, for each specialty of the matrix."""

    country: Country
    cells: tuple[Cell | None, ...]

    @property
    def filled(self) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.cells if cell)


@dataclass(frozen=True, slots=True)
class Coverage:
    """A region with a cell, or none, for each specialty, and the number of specialties that it lacks."""

    region: Region
    cells: tuple[Cell | None, ...]

    @property
    def absent(self) -> int:
        return sum(cell is None for cell in self.cells)


def matrix(catalogue: Catalogue, env: Environment) -> Iterator[Page]:
    named = (catalogue.registry.term("specialties", code) for code in catalogue.by_specialty)
    specialties = sorted(named, key=lambda term: french.sort_key(term.fr))
    groups = _groups(catalogue, specialties)
    whole = sum(len(rows) for _, rows in groups) <= COUNTRIES
    yield fragment(
        env,
        "matrix",
        addresses.MATRIX,
        "Matrice",
        "Quelles spécialités dans quels pays, et lesquelles manquent dans quelle région du monde.",
        specialties=specialties,
        groups=groups if whole else [],
        elsewhere=[] if whole else [(region, len(rows)) for region, rows in groups],
        coverages=_coverages(catalogue, specialties),
        without=sum(not entry.partnership.specialty_codes for entry in catalogue.entries),
        nowhere=sum(not entry.countries for entry in catalogue.entries),
    )
    for region, rows in () if whole else groups:
        yield fragment(
            env,
            "matrix_region",
            addresses.matrix(region.code),
            f"Matrice : {region.fr}",
            f"Quelles spécialités dans quels pays, {region.fr}.",
            region=region,
            specialties=specialties,
            groups=[(region, rows)],
        )


def _groups(catalogue: Catalogue, specialties: Sequence[Term]) -> list[tuple[Region, list[Row]]]:
    """Countries that have records, under their region of M49, both in explicit order."""
    registry = catalogue.registry
    cells = _cells(catalogue.entries, lambda entry: entry.countries)
    rows: dict[str, list[Row]] = defaultdict(list)
    for country in catalogue.countries:
        if country.code in catalogue.by_country:
            rows[country.m49].append(Row(country, _line(cells, country.code, specialties)))
    return [(region, rows[region.m49]) for region in registry.regions.values() if region.m49 in rows]


def _coverages(catalogue: Catalogue, specialties: Sequence[Term]) -> list[Coverage]:
    regions = {
        code: [region.code for region in catalogue.registry.regions_of(code)] for code in catalogue.by_country
    }
    cells = _cells(
        catalogue.entries,
        lambda entry: {region for country in entry.countries for region in regions[country]},
    )
    return [
        Coverage(region, _line(cells, region.code, specialties))
        for region in catalogue.registry.regions.values()
        if region.code in catalogue.by_region
    ]


def _cells(
    entries: Iterable[Entry], places: Callable[[Entry], Iterable[str]]
) -> dict[tuple[str, str], list[Entry]]:
    """Records by place and specialty."""
    cells: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        for place in places(entry):
            for specialty in entry.partnership.specialty_codes:
                cells[place, specialty].append(entry)
    return cells


def _line(
    cells: dict[tuple[str, str], list[Entry]], place: str, specialties: Sequence[Term]
) -> tuple[Cell | None, ...]:
    return tuple(
        Cell(term.code, len(found), found[0] if len(found) == 1 else None) if found else None
        for term in specialties
        for found in (cells.get((place, term.code), []),)
    )


MATRIX: Kind[None] = Kind(matrix, section=addresses.MATRIX)
