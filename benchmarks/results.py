"""What a benchmark found, as JSON, and what follows from it: ratios and targets."""

import gzip
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from benchmarks.contender import Row

FEW = 60  # records of the catalogue that a refresh is compared with
LARGE_FILES = 5


class Large(BaseModel):
    """A file of our site, raw and as `gzip -6` sends it, in bytes."""

    file: str
    size: int
    compressed: int

    @classmethod
    def of(cls, file: Path, folder: Path) -> "Large":
        data = file.read_bytes()
        name = file.relative_to(folder).as_posix()
        return cls(file=name, size=len(data), compressed=len(gzip.compress(data, 6)))


class Site(BaseModel):
    """What readers fetch of our site: its heaviest page, the largest files of data, all pages together."""

    heaviest: Large
    large: list[Large]
    pages_compressed: int

    @classmethod
    def of(cls, folder: Path) -> "Site":
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        pages = [Large.of(path, folder) for path in files if path.suffix == ".html"]
        theme = folder / "assets"  # the same however many records there are
        data = [path for path in files if path.suffix != ".html" and theme not in path.parents]
        data.sort(key=lambda path: -path.stat().st_size)
        return cls(
            heaviest=max(pages, key=lambda page: page.compressed),
            large=[Large.of(path, folder) for path in data[:LARGE_FILES]],
            pages_compressed=sum(page.compressed for page in pages),
        )


class Point(BaseModel):
    """A cold build at one size."""

    records: int
    row: Row


class Results(BaseModel):
    """All of it. Times are seconds, sizes bytes; `refresh` maps a number of records to seconds."""

    model_config = ConfigDict(frozen=True)

    measured_on: date
    commit: str
    machine: dict[str, str | int | float]
    versions: dict[str, str]
    records: int
    runs: int
    rows: dict[str, Row]
    missing: dict[str, str]
    refresh: dict[int, float]
    curve: dict[str, list[Point]]
    site: Site | None

    @classmethod
    def read(cls, file: Path) -> "Results":
        return cls.model_validate_json(file.read_text("utf-8"))

    def write(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(self.model_dump_json(indent=1) + "\n", "utf-8", newline="\n")

    def ratio(self, name: str, to: str, of: str = "wall", *, per_page: bool = False) -> float | None:
        """`wall` or `cpu` of one row to that of another; None when either was not measured."""
        values = [self._value(one, of, per_page) for one in (name, to)]
        above, below = values
        return above / below if above is not None and below else None

    def _value(self, name: str, of: str, per_page: bool) -> float | None:
        row = self.rows.get(name)
        if row is None or (per_page and not (row.weight and row.weight.pages)):
            return None
        value: float = getattr(row, of)
        return value / row.weight.pages if per_page and row.weight else value

    def growth(self, of: str = "wall", small: int = 1000, large: int = 10000) -> float | None:
        """How many times more our cold build costs at `large` than at `small` records."""
        found = {point.records: getattr(point.row, of) for point in self.curve.get("ours", [])}
        return found[large] / found[small] if small in found and large in found else None

    def slower_refresh(self) -> float | None:
        """Seconds that a refresh takes more than in a small catalogue."""
        if self.records in self.refresh and FEW in self.refresh:
            return self.refresh[self.records] - self.refresh[FEW]
        return None

    def peak(self) -> float | None:
        """Megabytes of the largest process of our cold build."""
        return self.rows["ours"].peak / 1e6 if "ours" in self.rows else None

    def heaviest(self) -> float | None:
        """Kilobytes of our heaviest page, compressed."""
        return self.site.heaviest.compressed / 1e3 if self.site else None


@dataclass(frozen=True, slots=True)
class Target:
    """A figure that must stay below a limit. `by` takes the results, and "wall" or "cpu" where both make sense.

    `bar` names the build whose bar in the drawing carries the limit.
    """

    name: str
    limit: float
    unit: str
    by: Callable[[Results, str], float | None]
    bar: str = ""

    @property
    def timed(self) -> bool:
        """Whether CPU gives another figure than wall time."""
        return self.unit in ("", "times")


TARGETS: Sequence[Target] = (
    Target("cold build, to plain", 0.15, "", lambda it, of: it.ratio("ours", "plain", of), "ours"),
    Target(
        "cold build, per page written, to Hugo",
        0.75,
        "",
        lambda it, of: it.ratio("ours", "hugo", of, per_page=True),
    ),
    Target(
        "one edited record, to plain",
        0.03,
        "",
        lambda it, of: it.ratio("ours-edit", "plain", of),
        "ours-edit",
    ),
    Target(
        "check without a cache, to our cold build",
        0.10,
        "",
        lambda it, of: it.ratio("ours-check-cold", "ours", of),
    ),
    Target("growth from 1,000 to 10,000 records", 10.5, "times", lambda it, of: it.growth(of)),
    Target(f"refresh in `serve`, more than at {FEW} records", 1, "s", lambda it, _: it.slower_refresh()),
    Target("peak memory of a cold build", 500, "MB", lambda it, _: it.peak()),
    Target("heaviest page, compressed", 100, "kB", lambda it, _: it.heaviest()),
)
