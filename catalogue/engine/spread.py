"""Work spread over processes: the same results in the same order, whatever their number."""

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_LEAST = 2
"""Below this number of chunks a second process costs more than it saves."""


def processes() -> int:
    """How many processes to use: CATALOGUE_JOBS, else one for each core that we may use.

    One where processes cannot be forked: what they work on is inherited, never copied.
    """
    if "fork" not in multiprocessing.get_all_start_methods():
        return 1
    wanted = os.environ.get("CATALOGUE_JOBS", "")
    return max(int(wanted), 1) if wanted.isdecimal() else len(os.sched_getaffinity(0))


def runs(items: Sequence[T], size: int) -> list[Sequence[T]]:
    """The items in their order, `size` together."""
    return [items[start : start + size] for start in range(0, len(items), size)]


def spread(work: Callable[[Sequence[T]], R], chunks: Sequence[Sequence[T]], jobs: int) -> Iterator[R]:
    """The result of `work` for each chunk, in their order.

    With more than one job the chunks are shared among forked processes, which begin at once. They see the memory of the
    caller as it was, so neither `work` nor the chunks are copied, only results. What `work` raises is raised when its
    result is asked for, and BrokenProcessPool when a process was killed.
    """
    if jobs < _LEAST or len(chunks) < _LEAST:
        return map(work, chunks)
    context = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(min(jobs, len(chunks)), context, _adopt, (work, chunks))
    return _results(pool, pool.map(_run, range(len(chunks))))


def _results(pool: ProcessPoolExecutor, found: Iterator[R]) -> Iterator[R]:
    try:
        yield from found
    finally:
        pool.shutdown(cancel_futures=True)


_work: Callable[[Sequence[Any]], Any]
_chunks: Sequence[Sequence[Any]]


def _adopt(work: Callable[[Sequence[Any]], Any], chunks: Sequence[Sequence[Any]]) -> None:
    global _work, _chunks
    _work, _chunks = work, chunks
    gc.freeze()  # looking for cycles among what is inherited would copy all of it
    gc.disable()  # and what is made here forms none


@contextmanager
def without_collector() -> Iterator[None]:
    """For work that makes a million values and no cycle: looking for some would double its time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _run(number: int) -> Any:
    return _work(_chunks[number])
