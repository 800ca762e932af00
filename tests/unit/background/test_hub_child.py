"""The hub as a child: started, watched, restarted with growing pauses, ended kindly first."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from kiosk.background.hub_child import LOOK_SECONDS, STEADY_SECONDS, STOP_SECONDS, HubChild
from tests.fakes.clock import TurnableClock

FALLS = [sys.executable, "-S", "-c", "raise SystemExit(3)"]
LIVES = [sys.executable, "-S", "-c", "import sys; sys.stdin.read()"]
STUBBORN = [sys.executable, "-S", "-c", "import time; time.sleep(60)"]

children: list[HubChild] = []


@pytest.fixture(autouse=True)
def nobody_is_left_behind() -> Iterator[None]:
    yield
    while children:
        children.pop().stop()


def a_child(command: list[str], clock: TurnableClock, share: float = 1.0) -> HubChild:
    child = HubChild(command, clock, lambda: share)
    children.append(child)
    return child


def started(child: HubChild) -> bool:
    return child._process is not None


def let_it_fall(child: HubChild) -> None:
    """Wait until the child has ended, and let it be noticed."""
    assert child._process is not None
    child._process.wait()
    child.step()


def pauses(child: HubChild, clock: TurnableClock, falls: int) -> list[float]:
    """Let the child fall so often; how long each pause was, in halves of a second."""
    found = []
    for _ in range(falls):
        child.step()
        let_it_fall(child)
        pause = 0.0
        while not started(child):
            clock.advance(LOOK_SECONDS)
            pause += LOOK_SECONDS
            child.step()
        found.append(pause)
    return found


def test_the_first_look_starts_it_and_the_next_ones_leave_it_alone(clock: TurnableClock) -> None:
    child = a_child(LIVES, clock)
    pids = [child.pid]

    for _ in range(2):
        assert child.step() == LOOK_SECONDS
        pids.append(child.pid)

    assert pids[0] is None
    assert pids[1] is not None
    assert pids[2] == pids[1]
    assert child.falls == 0


def test_a_child_that_fell_starts_again_with_growing_pauses(clock: TurnableClock) -> None:
    child = a_child(FALLS, clock)

    assert pauses(child, clock, 6) == [0.5, 8.0, 16.0, 30.0, 30.0, 30.0]
    assert child.falls == 6


def test_a_child_that_lived_long_starts_again_at_once(clock: TurnableClock) -> None:
    child = a_child(FALLS, clock)
    pauses(child, clock, 3)

    clock.advance(STEADY_SECONDS + 1)
    let_it_fall(child)
    assert child.falls == 0
    clock.advance(LOOK_SECONDS)
    child.step()

    assert started(child)


def test_a_fallen_child_has_no_pid(clock: TurnableClock) -> None:
    child = a_child(FALLS, clock)
    child.step()
    let_it_fall(child)

    assert child.pid is None


def test_it_ends_by_itself_when_its_input_closes(clock: TurnableClock) -> None:
    child = a_child(LIVES, clock)
    child.step()
    process = child._process
    assert process is not None

    child.stop()

    assert process.returncode == 0
    assert child.pid is None


def test_one_that_does_not_end_when_asked_is_ended(
    clock: TurnableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = a_child(STUBBORN, clock)
    child.step()
    process = child._process
    assert process is not None
    really_wait = process.wait
    waited: list[float] = []

    def wait(timeout: float) -> int:
        waited.append(timeout)
        if len(waited) == 1:
            raise subprocess.TimeoutExpired(STUBBORN, timeout)
        return really_wait()

    monkeypatch.setattr(process, "wait", wait)
    child.stop()

    assert waited == [STOP_SECONDS] * 2
    assert process.returncode != 0


def test_stopping_what_never_began_is_nothing(clock: TurnableClock) -> None:
    a_child(LIVES, clock).stop()
