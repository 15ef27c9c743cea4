"""Work shared among processes gives what one process would give."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool

import pytest

from catalogue.engine.spread import processes, runs, spread

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
    assert processes() == len(os.sched_getaffinity(0))


def test_one_process_where_none_can_be_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CATALOGUE_JOBS", "8")
    monkeypatch.setattr("multiprocessing.get_all_start_methods", lambda: ["spawn"])
    assert processes() == 1
