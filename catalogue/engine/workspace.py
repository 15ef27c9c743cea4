"""Temporary folders beside a target, for atomic replacement. Leftovers of killed processes are removed by the next run."""

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
"""The part of a umask that is kept for published files: group and others may read, not write."""
_LONG = 86_400 * 10**9
"""Nanoseconds (one day), on Windows, after which no process still fills its folder."""


def draft(parent: Path, name: str) -> TemporaryDirectory[str]:
    """A new temporary folder below `parent`, named after `name` and the process. Raises OSError."""
    parent.mkdir(parents=True, exist_ok=True)
    former = re.compile(rf"{re.escape(name)}-(\d+)-\w+")
    for folder in parent.iterdir():
        match = former.fullmatch(folder.name)
        if match and not _is_in_use(folder, int(match[1])):
            shutil.rmtree(folder, ignore_errors=True)
    return TemporaryDirectory(prefix=f"{name}-{os.getpid()}-", dir=parent, ignore_cleanup_errors=True)


@contextmanager
def readable_by_all() -> Iterator[None]:
    """A context in which new files are readable by all users, whatever the umask: a web server runs as another user."""
    umask = os.umask(0)
    os.umask(umask & _WRITING)
    try:
        yield
    finally:
        os.umask(umask)


def _is_in_use(folder: Path, process: int) -> bool:
    """Whether the process that created a folder still runs."""
    if sys.platform == "win32":  # os.kill ends a process there, even with signal 0
        return time.time_ns() - folder.stat().st_mtime_ns < _LONG
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        pass  # another user's process, or no valid id: leave the folder alone
    return True
