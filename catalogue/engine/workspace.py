"""Folders in which something is made before it takes its place. What a killed process left is removed by the next."""

import os
import re
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

_WRITING = 0o022
"""The rights that a umask may take from others in what is published: those to write."""
_LONG = 86_400 * 10**9
"""Nanoseconds after which no process still fills its folder."""


def draft(parent: Path, name: str) -> TemporaryDirectory[str]:
    """A new folder of this name and process below `parent`. Raises OSError."""
    parent.mkdir(parents=True, exist_ok=True)
    former = re.compile(rf"{re.escape(name)}-(\d+)-\w+")
    for found in parent.iterdir():
        match = former.fullmatch(found.name)
        if match and not _is_in_use(found, int(match[1])):
            shutil.rmtree(found, ignore_errors=True)
    return TemporaryDirectory(prefix=f"{name}-{os.getpid()}-", dir=parent, ignore_cleanup_errors=True)


@contextmanager
def readable_by_all() -> Iterator[None]:
    """What is written meanwhile can be read by everybody, whatever the umask: a web server is another user."""
    umask = os.umask(0)
    os.umask(umask & _WRITING)
    try:
        yield
    finally:
        os.umask(umask)


def _is_in_use(folder: Path, process: int) -> bool:
    """Whether the process that made a folder still runs."""
    if sys.platform == "win32":  # where a signal ends a process, and even 0 is one
        return time.time_ns() - folder.stat().st_mtime_ns < _LONG
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        pass  # of somebody else, or no number of a process: leave it alone
    return True
