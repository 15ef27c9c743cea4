"""Work spread over processes: the same results in the same order, whatever their number."""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
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
    return max(int(wanted), 1) if wanted.isdigit() else len(os.sched_getaffinity(0))


def spread(work: Callable[[Sequence[T]], R], items: Sequence[T], size: int, jobs: int) -> Iterator[R]:
    """The result of `work` for each run of `size` items, in their order.

    With more than one job the runs are shared among forked processes: `work` sees the memory of the caller as it was,
    and only items and results are copied between them. What `work` raises is raised here.
    """
    chunks = [items[start : start + size] for start in range(0, len(items), size)]
    if jobs < _LEAST or len(chunks) < _LEAST:
        yield from map(work, chunks)
        return
    context = multiprocessing.get_context("fork")
    with context.Pool(min(jobs, len(chunks)), _adopt, (work,)) as pool:
        yield from pool.imap(_run, chunks)


_work: Callable[[Sequence[Any]], Any]


def _adopt(work: Callable[[Sequence[Any]], Any]) -> None:
    global _work
    _work = work


def _run(chunk: Sequence[Any]) -> Any:
    return _work(chunk)
