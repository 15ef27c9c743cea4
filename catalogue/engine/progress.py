"""A progress counter on the terminal, for work of more than two seconds."""

import sys
import time
from collections.abc import Iterable, Iterator, Sized
from typing import TypeVar

T = TypeVar("T", bound=Sized)

PATIENCE = 2.0
"""Seconds before the counter appears."""


def with_progress(parts: Iterable[T], total: int, what: str) -> Iterator[T]:
    """Yield the parts, and count their lengths on standard error when that is a terminal: `what : 60 sur 520`."""
    start, done, shown = time.monotonic(), 0, False
    for part in parts:
        yield part
        done += len(part)
        if sys.stderr.isatty() and time.monotonic() - start > PATIENCE:
            print(f"\r{what} : {done} sur {total}", end="", file=sys.stderr, flush=True)
            shown = True
    if shown:
        print("\r\033[K", end="", file=sys.stderr, flush=True)
