"""The worker: taps keep their order, and nobody's failure is lost."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator

import pytest

from kiosk.background import runner
from kiosk.background.runner import Worker

PATIENCE = 10.0


class Glass:
    """The screen's thread: what is posted to it waits until it is run."""

    def __init__(self) -> None:
        self.posted: queue.Queue[Callable[[], None]] = queue.Queue()
        self.closed: list[str] = []

    def run(self, count: int = 1) -> None:
        for _ in range(count):
            self.posted.get(timeout=PATIENCE)()


@pytest.fixture
def glass() -> Glass:
    return Glass()


@pytest.fixture
def worker(glass: Glass) -> Iterator[Worker]:
    made = Worker(
        glass.posted.put, closing=lambda: glass.closed.append(threading.current_thread().name)
    )
    yield made
    made.stop(PATIENCE)


def test_work_is_done_beside_the_glass_and_its_outcome_brought_to_it(
    glass: Glass, worker: Worker
) -> None:
    outcome: list[tuple[str, str]] = []

    def done(name: str) -> None:
        outcome.append((name, threading.current_thread().name))

    worker.do(lambda: threading.current_thread().name, done)
    glass.run()

    assert outcome == [("worker", threading.current_thread().name)]


def test_taps_keep_their_order(glass: Glass, worker: Worker) -> None:
    did: list[int] = []
    shown: list[int] = []

    def tap(number: int) -> Callable[[], int]:
        def work() -> int:
            did.append(number)
            return number

        return work

    for number in range(50):
        worker.do(tap(number), shown.append)
    glass.run(50)

    assert did == shown == list(range(50))


def test_a_failure_is_brought_to_the_glass_and_the_next_tap_goes_on(
    glass: Glass, worker: Worker
) -> None:
    failures: list[Exception] = []
    shown: list[str] = []
    odd = ValueError("odd")

    def fail() -> str:
        raise odd

    worker.do(fail, shown.append, failures.append)
    worker.do(lambda: "well", shown.append)
    glass.run(2)

    assert failures == [odd]
    assert shown == ["well"]


def test_a_failure_that_nobody_took_is_heard_by_the_bench(glass: Glass, worker: Worker) -> None:
    heard: list[Exception] = []
    worker.crashed = heard.append

    worker.do(lambda: 1 // 0)
    glass.run()

    assert isinstance(heard[0], ZeroDivisionError)


def test_a_failure_before_the_bench_listens_is_logged(
    glass: Glass, worker: Worker, caplog: pytest.LogCaptureFixture
) -> None:
    worker.do(lambda: 1 // 0)
    glass.run()

    assert "ZeroDivisionError" in caplog.text


def test_work_without_an_outcome_posts_nothing(glass: Glass, worker: Worker) -> None:
    done = threading.Event()

    worker.do(done.set)

    assert done.wait(PATIENCE)
    worker.stop(PATIENCE)
    assert glass.posted.empty()


def test_what_is_queued_is_finished_before_the_end(glass: Glass, worker: Worker) -> None:
    did: list[int] = []
    for number in range(5):
        worker.do(lambda number=number: did.append(number))  # type: ignore[misc]

    worker.stop(PATIENCE)

    assert did == list(range(5))
    assert glass.closed == ["worker"]


def test_a_queue_that_is_full_says_that_something_is_very_wrong(
    glass: Glass, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "QUEUE_LIMIT", 1)
    busy, enough = threading.Event(), threading.Event()
    worker = Worker(glass.posted.put, closing=lambda: None)
    heard: list[Exception] = []
    worker.crashed = heard.append

    def hold() -> None:
        busy.set()
        enough.wait(PATIENCE)

    worker.do(hold)
    assert busy.wait(PATIENCE)
    worker.do(lambda: None)
    worker.do(lambda: None)
    enough.set()
    worker.stop(PATIENCE)

    assert [type(exc) for exc in heard] == [queue.Full]
