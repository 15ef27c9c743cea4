"""Work shared among processes gives what one process would give."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool

import pytest

from catalogue.engine.spread import apart, processes, runs, spread
from tests.conftest import ROOT

CHUNKS = runs(range(10), 3)


def doubled(numbers: Sequence[int]) -> list[int]:
    return [2 * number for number in numbers]


def test_items_are_taken_in_runs() -> None:
    """In their order; the last run may be short, and nothing gives none."""
    assert [list(run) for run in CHUNKS] == [[0, 1, 2], [3, 4, 5], [6, 7, 8], [9]]
    assert runs([], 3) == []


@pytest.mark.parametrize("jobs", [1, 2, 3, 50])
def test_results_come_in_order_whatever_the_number_of_processes(jobs: int) -> None:
    assert list(spread(doubled, CHUNKS, jobs)) == [[0, 2, 4], [6, 8, 10], [12, 14, 16], [18]]


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_work_gives_no_result(jobs: int) -> None:
    assert list(spread(doubled, [], jobs)) == []


def test_what_is_worked_on_need_not_be_copied() -> None:
    """A page holds an environment, which no process could send to another."""
    text = "inherited"
    found = list(spread(lambda chunk: [text + str(make()) for make in chunk], [[lambda: 1], [lambda: 2]], 2))
    assert found == [["inherited1"], ["inherited2"]]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_failure_comes_through(jobs: int) -> None:
    """With its own words, after the results that came before it."""
    found = spread(_fails_at_six, CHUNKS, jobs)
    assert [next(found), next(found)] == [[0, 2, 4], [6, 8, 10]]
    with pytest.raises(ValueError, match="six"):
        next(found)


def _fails_at_six(numbers: Sequence[int]) -> list[int]:
    if 6 in numbers:
        raise ValueError("six")
    return doubled(numbers)


def test_a_process_that_dies_stops_the_work() -> None:
    """Killed by a system that lacks memory, say: the caller is told, and does not wait for ever."""
    with pytest.raises(BrokenProcessPool):
        list(spread(lambda _: os._exit(9), CHUNKS, 2))


def test_a_failure_that_cannot_be_sent_stops_the_work() -> None:
    """Some exceptions cannot be made anew from their words."""
    with pytest.raises(BrokenProcessPool):
        list(spread(_fails_oddly, CHUNKS, 2))


class _OddError(Exception):
    def __init__(self, one: str, two: str) -> None:
        super().__init__(f"{one} {two}")


def _fails_oddly(_: Sequence[int]) -> int:
    raise _OddError("a", "b")


def test_processes_are_there_when_there_is_work_for_two() -> None:
    """One chunk is worked on here, more are worked on elsewhere."""
    here = os.getpid()
    assert list(spread(_who, [[1]], 2)) == [here]
    assert here not in list(spread(_who, CHUNKS, 2))
    assert list(spread(_who, CHUNKS, 1)) == [here] * 4


def _who(_: Sequence[int]) -> int:
    return os.getpid()


def test_many_may_be_at_work_at_once() -> None:
    """Each takes its own chunks, and all of them."""
    chunks = runs(range(200), 1)
    found = [spread(lambda chunk: time.sleep(0.001) or [*chunk], chunks, 2) for _ in range(4)]
    assert [list(part) for part in found] == [[[number] for number in range(200)]] * 4


def test_a_caller_may_stop_early() -> None:
    found: Iterator[list[int]] = spread(doubled, CHUNKS, 2)
    assert next(found) == [0, 2, 4]
    found.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize(("said", "expected"), [("1", 1), ("3", 3), ("0", 1)])
def test_the_number_of_processes_is_obeyed(monkeypatch: pytest.MonkeyPatch, said: str, expected: int) -> None:
    """CATALOGUE_JOBS; none at all is one."""
    monkeypatch.setenv("CATALOGUE_JOBS", said)
    assert processes() == expected


@pytest.mark.parametrize("said", ["", "-1", "many", "2.5", "²"])
def test_what_is_no_number_counts_for_nothing(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    """Then there is one process for each core that we may use."""
    monkeypatch.setenv("CATALOGUE_JOBS", said)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {2, 3, 5}, raising=False)
    assert processes() == 3


@pytest.mark.parametrize(("counted", "expected"), [(6, 6), (None, 1)])
def test_a_system_that_does_not_say_which_cores_we_may_use(
    monkeypatch: pytest.MonkeyPatch, counted: int | None, expected: int
) -> None:
    """BSD has `fork` and no `os.sched_getaffinity`; some containers do not even count."""
    monkeypatch.delenv("CATALOGUE_JOBS", raising=False)
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: counted)
    assert processes() == expected


def test_one_process_where_none_can_be_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows; and on macOS, where a fork is not safe."""
    monkeypatch.setenv("CATALOGUE_JOBS", "8")
    assert processes() == 8
    with monkeypatch.context() as patch:
        patch.setattr("multiprocessing.get_all_start_methods", lambda: ["spawn"])
        assert processes() == 1
    monkeypatch.setattr(sys, "platform", "darwin")
    assert processes() == 1


# What a system refuses, and who dies first


def test_no_thread_is_started_beside_the_processes() -> None:
    """A later fork would copy a lock that it holds, and a system may have no memory for it."""
    before = threading.active_count()
    found = spread(doubled, CHUNKS, 2)
    assert (next(found), threading.active_count()) == ([0, 2, 4], before)


@pytest.mark.parametrize("given", [0, 1])
def test_a_system_that_gives_no_process_gets_the_work_done(
    monkeypatch: pytest.MonkeyPatch, given: int
) -> None:
    """None, or fewer than were wanted: the limit of processes, handles or memory is reached."""
    forks = iter([os.fork] * given)

    def fork() -> int:
        for real in forks:
            return real()
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", fork)
    assert list(spread(doubled, CHUNKS, 3)) == [[0, 2, 4], [6, 8, 10], [12, 14, 16], [18]]


def test_results_may_wait_for_who_asks_late() -> None:
    """More than a pipe holds is ready before the first is asked for, and nobody waits for ever."""
    found = spread(lambda chunk: [b"x" * 400_000 for _ in chunk], CHUNKS, 2)
    time.sleep(0.2)
    assert [len(part) for part in found] == [3, 3, 3, 1]


def run(script: str, *, wait: bool = True) -> "subprocess.Popen[str]":
    """A program that uses several processes."""
    program = subprocess.Popen(
        [sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    if wait:
        program.wait(30)
    return program


def test_a_program_that_asks_for_no_result_ends() -> None:
    """Work that nobody waits for is stopped with the program, however long it would have taken."""
    script = (
        "import time\nfrom catalogue.engine.spread import spread\n"
        "found = spread(lambda chunk: time.sleep(600), [[1], [2], [3]], 2)\n"
        "full = spread(lambda chunk: b'x' * 10**7, [[1], [2], [3]], 2)\n"
    )
    done = run(script)
    assert (done.returncode, done.communicate()) == (0, ("", ""))


@pytest.mark.parametrize("asleep", ["time.sleep(600)", "b'x' * 10**7", "apart(time.sleep, 600)"])
def test_processes_end_when_their_parent_is_killed(asleep: str) -> None:
    """At work, waiting for somebody to read, or with a process of their own: `kill -9` leaves nobody behind."""
    script = (
        "import os, time\nfrom catalogue.engine.spread import apart, spread\n"
        "def work(chunk):\n"
        "    print(os.getpid(), flush=True)\n"
        f"    return {asleep}\n"
        "found = spread(work, [[1], [2], [3]], 2)\ntime.sleep(600)\n"
    )
    parent = run(script, wait=False)
    assert parent.stdout is not None
    for _ in range(2):
        assert parent.stdout.readline()
    time.sleep(0.5)
    parent.kill()
    parent.communicate(timeout=20)  # ends when nobody holds its output any more, grandchildren included


def test_a_process_of_its_own_gives_its_result_or_what_it_raised() -> None:
    assert apart(doubled, [1, 2]) == [2, 4]
    with pytest.raises(ValueError, match="six"):
        apart(_fails_at_six, [6])
    with pytest.raises(BrokenProcessPool):
        apart(os._exit, 9)
