"""One benchmark from beginning to end, in a temporary folder."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks import peers
from benchmarks.contender import Contender, Row, say, take_turns
from benchmarks.machine import commit, machine
from benchmarks.measure import FailedError
from benchmarks.ours import Project
from benchmarks.results import FEW, Point, Results, Site
from benchmarks.serve import seconds_to_refresh

REFRESH = "ours-refresh"
OURS = ("ours", "ours-unchanged", "ours-check", "ours-edit", "ours-check-cold", "ours-one-process", REFRESH)
ALL = (*OURS, "plain", *peers.PEERS)


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked for: sizes in records, `limit` in seconds for each run."""

    records: int
    runs: int
    only: Sequence[str]
    sizes: Sequence[int]
    curve: Sequence[str]
    peers: Path
    limit: float


class Bench:
    """Makes catalogues and sites in `folder`, and removes those that it needs no more."""

    def __init__(self, folder: Path, options: Options) -> None:
        self.folder, self.options = folder, options
        self.missing: dict[str, str] = {}
        self.versions: dict[str, str] = {}

    def results(self) -> Results:
        """All that was asked for."""
        options, began_on, of = self.options, machine(), commit()
        self.install()
        project = self.project(options.records)
        rows = self.rows(project, options.records, options.only)
        site = None
        if "ours" in rows:
            project.be_built()
            site = Site.of(project.output)
        refresh = self.refresh(project) if REFRESH in options.only else {}
        curve = {one: [Point(records=options.records, row=rows[one])] for one in options.curve if one in rows}
        self.remove(options.records)
        for size in options.sizes:
            if size != options.records:
                for name, row in self.rows(self.project(size), size, options.curve).items():
                    curve.setdefault(name, []).append(Point(records=size, row=row))
                self.remove(size)
        return Results(
            measured_on=date.today(),
            commit=of,
            machine=began_on,
            versions=self.versions,
            records=options.records,
            runs=options.runs,
            rows=rows,
            missing=self.missing,
            refresh=refresh,
            curve={name: sorted(points, key=lambda point: point.records) for name, points in curve.items()},
            site=site,
        )

    def install(self) -> None:
        """Install the peers that are wanted; those that cannot be had are missing, with the reason."""
        wanted = {*self.options.only, *self.options.curve}
        if "plain" in wanted:
            self.versions["plain"] = peers.plain_version()
        for name in peers.PEERS:
            if name in wanted:
                try:
                    self.versions[name] = peers.install(name, self.options.peers)
                except FailedError as reason:
                    self.miss(name, f"not installed: {reason}")

    def project(self, records: int) -> Project:
        """A copy of the project that holds so many records."""
        say(f"{records} records: writing them")
        folder = self.folder / str(records)
        script = [sys.executable, "-m", "benchmarks.synthetic", str(records), "--seed", "1"]
        subprocess.run([*script, "--out", str(folder / "records")], check=True)
        return Project(folder / "ours", folder / "records", self.options.limit)

    def rows(self, project: Project, records: int, wanted: Sequence[str]) -> dict[str, Row]:
        """Measure those of the builds that can be had."""
        contenders = [one for one in project.contenders() if one.name in wanted]
        contenders += self.others(self.folder / str(records), [one for one in wanted if one not in OURS])
        rows, failed = take_turns(contenders, self.options.runs, self.options.limit)
        for name, reason in failed.items():
            self.miss(name, f"at {records} records: {reason}")
        return rows

    def others(self, folder: Path, wanted: Sequence[str]) -> list[Contender]:
        """The plain site and its peers over the records of a folder."""
        if not wanted:
            return []
        source = folder / "plain"
        peers.write_plain(folder / "records", source)
        found = [peers.plain(source)] if "plain" in wanted else []
        installed = [name for name in peers.PEERS if name in wanted and name in self.versions]
        return found + [
            peers.contender(name, self.options.peers, source, folder / name) for name in installed
        ]

    def refresh(self, project: Project) -> dict[int, float]:
        """Seconds from an edit to its page in the server: in a small catalogue, and in this one."""
        found: dict[int, float] = {}
        small = self.options.records if self.options.records <= FEW else FEW
        for records in dict.fromkeys((small, self.options.records)):
            one = project if records == self.options.records else self.project(records)
            try:
                found[records] = seconds_to_refresh(one, self.options.runs, self.options.limit)
            except FailedError as reason:
                self.miss(REFRESH, f"at {records} records: {reason}")
        return found

    def remove(self, records: int) -> None:
        """Free the disk: ten thousand records make gigabytes."""
        shutil.rmtree(self.folder / str(records))

    def miss(self, name: str, reason: str) -> None:
        say(f"{name}: {reason}")
        self.missing[name] = reason
