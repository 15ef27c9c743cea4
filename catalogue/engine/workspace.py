"""Folders in which something is made before it takes its place. What a killed process left is removed by the next."""

import os
import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory


def draft(parent: Path, name: str) -> TemporaryDirectory[str]:
    """A new folder of this name and process below `parent`. Raises OSError."""
    parent.mkdir(parents=True, exist_ok=True)
    former = re.compile(rf"{re.escape(name)}-(\d+)-\w+")
    for found in parent.iterdir():
        match = former.fullmatch(found.name)
        if match and not _is_running(int(match[1])):
            shutil.rmtree(found, ignore_errors=True)
    return TemporaryDirectory(prefix=f"{name}-{os.getpid()}-", dir=parent, ignore_cleanup_errors=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        pass  # of somebody else, or no number of a process: leave it alone
    return True
