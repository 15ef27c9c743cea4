"""Run a command within a time limit, and say what it cost and what it wrote. Reads /proc: Linux only."""

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_PAUSE = 0.02  # seconds between two looks at /proc


class FailedError(Exception):
    """A command that could not run, ended badly, or took too long; the reason in one line."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds and bytes.

    `cpu` is user and system time of the process and of all descendants that were waited for (wait4). `peak` is the
    highest resident size that any one process of the tree reached (VmHWM, looked at 50 times a second); `tree` is
    the highest sum over the tree, in which pages shared by forked processes count once for each.
    """

    wall: float
    cpu: float
    peak: int
    tree: int


@dataclass(frozen=True, slots=True)
class Weight:
    """What a build wrote: files, HTML pages among them, bytes of all."""

    files: int
    pages: int
    bytes: int


def run(command: Sequence[str], cwd: Path, env: Mapping[str, str], limit: float) -> Cost:
    """Run to the end; FailedError when the status is not 0 or `limit` seconds are over."""
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        process = start(command, cwd, env, said.fileno())
        peak = tree = 0
        try:
            while True:
                pid, status, usage = os.wait4(process.pid, os.WNOHANG)
                wall = time.perf_counter() - began
                if pid:
                    process.returncode = os.waitstatus_to_exitcode(status)
                    break
                if wall > limit:
                    raise FailedError(f"took more than {limit:.0f} s")
                sizes = [_resident(one) for one in family(process.pid)]
                peak = max(peak, *(high for high, _ in sizes))
                tree = max(tree, sum(now for _, now in sizes))
                time.sleep(_PAUSE)
        finally:
            stop(process)
        if process.returncode:
            said.seek(0)
            raise FailedError(reason(said.read().decode(errors="replace")) or f"exit {process.returncode}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, peak, tree)


def start(command: Sequence[str], cwd: Path, env: Mapping[str, str], output: int) -> subprocess.Popen[bytes]:
    """The command, in a process group of its own."""
    try:
        return subprocess.Popen(
            command, cwd=cwd, env={**os.environ, **env}, stdout=output, stderr=output, start_new_session=True
        )
    except OSError as missing:
        raise FailedError(str(missing)) from None


def stop(process: subprocess.Popen[bytes]) -> None:
    """End the process and its group, unless it has ended."""
    if process.returncode is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def family(pid: int) -> Iterator[int]:
    """A process and its descendants, as far as they still run."""
    yield pid
    for file in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = file.read_text().split()
        except OSError:  # it ended meanwhile
            continue
        for child in children:
            yield from family(int(child))


def _resident(pid: int) -> tuple[int, int]:
    """The highest and the present resident size of a process, in bytes; zeros when it has ended."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0, 0
    sizes = {line.split(":")[0]: line.split()[1] for line in lines if line.startswith(("VmHWM:", "VmRSS:"))}
    return int(sizes.get("VmHWM", 0)) * 1024, int(sizes.get("VmRSS", 0)) * 1024


def reason(said: str) -> str:
    """Why a command failed: the last line that speaks of an error, else the last; short enough for a table."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    errors = [line for line in lines if "error" in line.lower()]
    return (errors or lines or [""])[-1][:160]


def weigh(folder: Path) -> Weight:
    """The files of a folder."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    return Weight(len(files), pages, sum(path.stat().st_size for path in files))
