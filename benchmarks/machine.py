"""On what the measures were made: figures of different machines do not compare."""

import os
import platform
import subprocess
from pathlib import Path

from benchmarks.ours import ROOT


def machine() -> dict[str, str | int | float]:
    """Processor, cores, memory in bytes, system, Python, and how busy it was at the start."""
    return {
        "cpu": _first("/proc/cpuinfo", "model name") or platform.processor() or "unknown",
        "cores": os.cpu_count() or 1,
        "memory": int((_first("/proc/meminfo", "MemTotal") or "0").split()[0]) * 1024,
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "load": round(os.getloadavg()[0], 1),
    }


def commit() -> str:
    """The commit of the project that was measured, marked when files had changed since."""
    done = subprocess.run(
        ["git", "describe", "--always", "--dirty", "--abbrev=10"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip() or "unknown"


def _first(file: str, label: str) -> str | None:
    """What stands after the first `label:` of a file of /proc."""
    try:
        lines = Path(file).read_text("utf-8").splitlines()
    except OSError:
        return None
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(label)), None)
