"""Work spread over processes: the same results in the same order, whatever their number.

The pool is our own. Those of Python start threads beside their processes: a later fork would copy a lock that one of
them holds, a system that lacks memory for a thread leaves them waiting for ever, and their processes outlive a parent
that was killed.
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
"""Below this number of chunks a second process costs more than it saves."""
_PIPE_BYTES = 1 << 20
"""Results that a process may have ready before anybody asks for them, where the system lets us choose."""


class KilledError(BrokenProcessPool):
    """A process was ended by another, most often by a system that lacks memory. Holds its exit status."""

    def __init__(self, status: int | None) -> None:
        super().__init__(f"a process ended with status {status}")


def processes() -> int:
    """How many processes to use: CATALOGUE_JOBS, else one for each core that we may use.

    One where processes cannot be forked: what they work on is inherited, never copied. One on macOS too, whose own
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
    """The items in their order, `size` together."""
    return [items[start : start + size] for start in range(0, len(items), size)]


def spread(work: Callable[[Sequence[T]], R], chunks: Sequence[Sequence[T]], jobs: int) -> Iterator[R]:
    """The result of `work` for each chunk, in their order.

    With more than one job the chunks are shared among forked processes, which begin at once. They see the memory of the
    caller as it was, so neither `work` nor the chunks are copied, only results. What `work` raises is raised when its
    result is asked for, and BrokenProcessPool when a process was killed. Where the system gives no process, the caller
    does the work itself.
    """
    if jobs < _LEAST or len(chunks) < _LEAST:
        return map(work, chunks)
    try:
        return Pool(work, chunks, min(jobs, len(chunks)))
    except (OSError, ImportError, MemoryError):
        return map(work, chunks)


def end_with_parent() -> None:
    """End this process as soon as the one that started it has ended, however that was."""
    parent = multiprocessing.parent_process()
    if parent is not None:

        def watch() -> None:
            parent.join()
            os._exit(1)

        with suppress(
            RuntimeError
        ):  # no memory for a thread: the end of its pipe then ends a process of the pool
            threading.Thread(target=watch, daemon=True).start()


class Pool(Iterator[R], Generic[R]):
    """Forked processes that take chunks from a common counter. Each writes its results into a pipe of its own."""

    def __init__(
        self, work: Callable[[Sequence[Any]], R], chunks: Sequence[Sequence[Any]], jobs: int
    ) -> None:
        """Start them. Raises OSError when the system gives not even one."""
        context = multiprocessing.get_context("fork")
        # Kept for as long as the processes run: the memory that they share would be given to the next counter.
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
                break  # some are better than none
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
        """Wait for results. Raises BrokenProcessPool when one will never come."""
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


@atexit.register  # before Python's own, which would wait for processes that wait for us
def _stop_all() -> None:
    for pool in list(_pools):
        pool.close()


def _stop(running: dict[Connection, BaseProcess], owner: int) -> None:
    if os.getpid() != owner:
        return  # a process of the pool: it has a copy of this
    for process in running.values():
        process.kill()
    for reader, process in running.items():
        process.join()
        reader.close()
    running.clear()


def _widen(writer: Connection) -> None:
    """Let a pipe hold what is made while nobody reads; where it cannot be, a process waits."""
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
    """What a process of the pool does."""
    reader.close()  # so that writing fails once the caller is gone
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the caller hears it too, and stops us
    end_with_parent()
    gc.freeze()  # looking for cycles among what is inherited would copy all of it
    gc.disable()  # and what is made here forms none
    while True:
        with counter.get_lock():
            number = counter.value
            counter.value += 1
        if number >= len(chunks):
            return
        try:
            writer.send_bytes(_result(work, (chunks[number],), number))
        except OSError:
            os._exit(1)  # nobody is there to read it


def apart(make: Callable[..., R], *given: Any) -> R:
    """What `make` returns, made by a new process that ends with it, so that its memory is given back at once.

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
    """The number of a piece of work, its result, and what it raised, as bytes."""
    try:
        return pickle.dumps((number, work(*given), None), pickle.HIGHEST_PROTOCOL)
    except Exception as error:
        error.add_note("".join(traceback.format_exception(error)))
        try:
            return pickle.dumps((number, None, error))
        except Exception:
            return pickle.dumps((number, None, RuntimeError("".join(traceback.format_exception(error)))))


def _read(data: bytes) -> tuple[int, Any, Exception | None]:
    """The same, read. Raises BrokenProcessPool when it cannot be: some exceptions cannot be made anew from their words."""
    try:
        number, result, failure = pickle.loads(data)
    except MemoryError:
        raise
    except Exception as error:
        raise BrokenProcessPool("a process sent what cannot be read") from error
    return number, result, failure


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
