"""A loop in a thread of its own."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable

import pytest

from kiosk.background import loop as loop_module
from kiosk.background.loop import Loop
from kiosk.ports.failures import Away

LONG = 3600.0
PATIENCE = 10.0


class Steps:
    """A body that says when it runs and waits so long each time."""

    def __init__(self, *waits: float | Exception) -> None:
        self._waits = list(waits)
        self.ran: queue.Queue[str] = queue.Queue()

    def __call__(self) -> float:
        self.ran.put(threading.current_thread().name)
        wait = self._waits.pop(0) if self._waits else LONG
        if isinstance(wait, Exception):
            raise wait
        return wait

    def seen(self) -> str:
        return self.ran.get(timeout=PATIENCE)


def run(steps: Callable[[], float], done: Callable[[], None] | None = None) -> Loop:
    loop = Loop("sync", steps, done)
    loop.start()
    return loop


def test_a_loop_steps_again_and_again_in_its_own_thread() -> None:
    steps = Steps(0.0, 0.0)
    loop = run(steps)

    assert [steps.seen() for _ in range(3)] == ["sync"] * 3
    assert loop.stop(PATIENCE)


def test_a_waiting_loop_can_be_woken() -> None:
    steps = Steps()
    loop = run(steps)
    steps.seen()

    loop.wake()

    assert steps.seen()
    assert loop.stop(PATIENCE)


def test_a_loop_survives_what_its_body_raises_and_waits_a_while(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(loop_module, "AFTER_ERROR_SECONDS", 0.0)
    steps = Steps(ValueError("odd"))

    with caplog.at_level(logging.ERROR):
        loop = run(steps)
        steps.seen()
        assert steps.seen()
        assert loop.alive
        assert loop.stop(PATIENCE)

    assert "sync stumbled and goes on" in caplog.text


def test_an_odd_wait_is_neither_a_fall_nor_for_ever() -> None:
    steps = Steps(-5.0, float("inf"))
    loop = run(steps)
    steps.seen()

    assert steps.seen()
    assert loop.stop(PATIENCE)


def test_what_belongs_to_the_thread_is_closed_in_it_at_its_end() -> None:
    closed: list[str] = []
    loop = run(Steps(), lambda: closed.append(threading.current_thread().name))

    assert loop.stop(PATIENCE)
    assert closed == ["sync"]
    assert not loop.alive


def test_a_loop_that_was_told_to_stop_before_it_began_does_nothing() -> None:
    steps = Steps()
    loop = Loop("sync", steps)
    loop.stop()

    loop.start()
    loop.stop(PATIENCE)

    assert steps.ran.empty()


def test_a_loop_that_does_not_end_in_time_is_said_so() -> None:
    enough = threading.Event()

    def hang() -> float:
        enough.wait(PATIENCE)
        return LONG

    loop = run(hang)

    assert not loop.stop(0.01)
    enough.set()
    assert loop.stop(PATIENCE)


def test_an_outage_of_the_database_is_a_line_and_no_traceback(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loop_module, "AFTER_ERROR_SECONDS", 0.0)
    steps = Steps(Away("the server does not answer"))
    loop = run(steps)
    assert [steps.seen() for _ in range(2)] == ["sync"] * 2
    loop.stop(PATIENCE)

    (said,) = [record for record in caplog.records if record.name == loop_module.log.name]
    assert said.getMessage() == "sync waits: the server does not answer"
    assert said.exc_info is None
