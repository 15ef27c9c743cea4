"""A pool of forked processes: the same results in the same order, however many processes there are.

Python's own pools are not used, because they start threads beside their processes: a later fork would copy a lock that a
thread holds, a pool waits for ever when there is no memory for a thread, and its processes outlive a killed parent.
"""

import atexit
import gc
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import traceback
import weakref
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_LEAST = 2
"""The least number of chunks, and of jobs, for which processes are started."""
_PIPE_BYTES = 1 << 20
"""Bytes of results that a process may write ahead of the reader, on systems where a pipe can be widened."""


class KilledError(BrokenProcessPool):
    """A process of the pool was killed, most often because memory ran out. The message has its exit status."""

    def __init__(self, status: int | None) -> None:
        super().__init__(f"a process ended with status {status}")


def processes() -> int:
    """How many processes to use: CATALOGUE_JOBS, else the number of cores that this process may use.

    One on systems without fork, because the work is inherited and never pickled; and one on macOS, whose system
    libraries start threads that do not survive a fork.
    """
    if "fork" not in multiprocessing.get_all_start_methods() or sys.platform == "darwin":
        return 1
    wanted = os.environ.get("CATALOGUE_JOBS", "")
    return max(int(wanted), 1) if wanted.isdecimal() else _cores()


def _cores() -> int:
    """The cores that this process may use; all of them where the system does not say which."""
    may_use: Callable[[int], set[int]] | None = getattr(os, "sched_getaffinity", None)
    return len(may_use(0)) if may_use is not None else os.cpu_count() or 1


def runs(items: Sequence[T], size: int) -> list[Sequence[T]]:
    """The items cut into chunks of `size`, in their order."""
    return [items[start : start + size] for start in range(0, len(items), size)]


def spread(work: Callable[[Sequence[T]], R], chunks: Sequence[Sequence[T]], jobs: int) -> Iterator[R]:
    """The result of `work` for each chunk, in the order of the chunks.

    With more than one job, forked processes begin at once and take chunk after chunk. They inherit the memory of the
    caller, so only results are pickled. An exception of `work` is raised when its result is read, and BrokenProcessPool
    when a process was killed. When the system gives no process, the caller's process does the work.
    """
    if jobs < _LEAST or len(chunks) < _LEAST:
        return map(work, chunks)
    try:
        return Pool(work, chunks, min(jobs, len(chunks)))
    except (OSError, ImportError, MemoryError):
        return map(work, chunks)


def end_with_parent() -> None:
    """End this process when its parent process ends, also if the parent is killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:

        def watch() -> None:
            parent.join()
            os._exit(1)

        # Without memory for a thread, a process of the pool still ends when its pipe is closed.
        with suppress(RuntimeError):
            threading.Thread(target=watch, daemon=True).start()


class Pool(Iterator[R], Generic[R]):
    """Forked processes that take chunks by a shared counter and write results into a pipe each. Iterate for the results."""

    def __init__(
        self, work: Callable[[Sequence[Any]], R], chunks: Sequence[Sequence[Any]], jobs: int
    ) -> None:
        """Start the processes. Raises OSError or MemoryError when not even one can be started."""
        context = multiprocessing.get_context("fork")
        # A reference for as long as the processes run: otherwise the shared memory would be freed and used again.
        self._counter = context.Value("L", 0)
        self._total = len(chunks)
        self._due = 0
        self._ready: dict[int, tuple[Any, Exception | None]] = {}
        self._running: dict[Connection, BaseProcess] = {}
        self.close = weakref.finalize(self, _stop, self._running, os.getpid())
        _pools.add(self)
        for _ in range(jobs):
            try:
                reader, writer = context.Pipe(duplex=False)
                with writer:
                    _widen(writer)
                    process = context.Process(
                        target=_work_on, args=(work, chunks, self._counter, reader, writer)
                    )
                    process.start()
            except (OSError, MemoryError):
                if not self._running:
                    raise
                break  # go on with the processes that were started
            self._running[reader] = process

    def __next__(self) -> R:
        if self._due == self._total:
            self.close()
            raise StopIteration
        while self._due not in self._ready:
            self._receive()
        result: R
        result, failure = self._ready.pop(self._due)
        self._due += 1
        if failure is not None:
            self.close()
            raise failure
        return result

    def _receive(self) -> None:
        """Wait for results of any process. Raises BrokenProcessPool when a process ended before its work."""
        if not self._running:
            raise BrokenProcessPool("the processes ended before their work did")
        for reader in wait(list(self._running)):
            assert isinstance(reader, Connection)
            try:
                data = reader.recv_bytes()
            except (EOFError, OSError):
                process = self._running.pop(reader)
                reader.close()
                process.join()
                if process.exitcode != 0:
                    self.close()
                    raise KilledError(process.exitcode) from None
                continue
            try:
                number, result, failure = _read(data)
            except BaseException:
                self.close()
                raise
            self._ready[number] = result, failure


_pools: weakref.WeakSet[Pool[Any]] = weakref.WeakSet()


@atexit.register  # runs before the handler of multiprocessing, which would wait for processes that wait for a reader
def _stop_all() -> None:
    for pool in list(_pools):
        pool.close()


def _stop(running: dict[Connection, BaseProcess], owner: int) -> None:
    if os.getpid() != owner:
        return  # called in a forked process, which inherited this finalizer
    for process in running.values():
        process.kill()
    for reader, process in running.items():
        process.join()
        reader.close()
    running.clear()


def _widen(writer: Connection) -> None:
    """Widen the buffer of a pipe, so that a process works on while nobody reads; ignored where it is not possible."""
    with suppress(ImportError, AttributeError, OSError):
        import fcntl

        fcntl.fcntl(writer.fileno(), fcntl.F_SETPIPE_SZ, _PIPE_BYTES)


def _work_on(
    work: Callable[[Sequence[Any]], Any],
    chunks: Sequence[Sequence[Any]],
    counter: Any,
    reader: Connection,
    writer: Connection,
) -> None:
    """The main function of a process of the pool."""
    reader.close()  # so that a write fails when the parent has ended
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent gets Ctrl+C too, and kills its processes
    end_with_parent()
    gc.freeze()  # a collection would write to inherited objects, and so copy their memory pages
    gc.disable()  # and the work makes no reference cycles
    while True:
        with counter.get_lock():
            number = counter.value
            counter.value += 1
        if number >= len(chunks):
            return
        try:
            writer.send_bytes(_result(work, (chunks[number],), number))
        except OSError:
            os._exit(1)  # the parent has closed the pipe


def apart(make: Callable[..., R], *given: Any) -> R:
    """Call `make` in a new process of its own and return its result, so that all memory it took is freed afterwards.

    Raises what `make` raises, and BrokenProcessPool when the process was killed.
    """
    context = multiprocessing.get_context("spawn")
    reader, writer = context.Pipe(duplex=False)
    process = context.Process(target=_make_apart, args=(writer, make, given))
    with reader:
        with writer:
            process.start()
        try:
            data = reader.recv_bytes()
        except EOFError:
            process.join()
            raise KilledError(process.exitcode) from None
        finally:
            process.kill()
            process.join()
    result: R
    _, result, failure = _read(data)
    if failure is not None:
        raise failure
    return result


def _make_apart(writer: Connection, make: Callable[..., Any], given: Sequence[Any]) -> None:
    end_with_parent()
    writer.send_bytes(_result(make, given, 0))


def _result(work: Callable[..., Any], given: Sequence[Any], number: int) -> bytes:
    """A pickle of (number of the chunk, result of the work, exception that it raised or None)."""
    try:
        return pickle.dumps((number, work(*given), None), pickle.HIGHEST_PROTOCOL)
    except Exception as error:
        error.add_note("".join(traceback.format_exception(error)))
        try:
            return pickle.dumps((number, None, error))
        except Exception:
            return pickle.dumps((number, None, RuntimeError("".join(traceback.format_exception(error)))))


def _read(data: bytes) -> tuple[int, Any, Exception | None]:
    """Unpickle what `_result` wrote. Raises BrokenProcessPool when that fails: some exceptions cannot be unpickled."""
    try:
        number, result, failure = pickle.loads(data)
    except MemoryError:
        raise
    except Exception as error:
        raise BrokenProcessPool("a process sent what cannot be read") from error
    return number, result, failure


@contextmanager
def without_collector() -> Iterator[None]:
    """A context without the cyclic garbage collector, for work that makes many values and no reference cycles."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
