"""The simulated clock stands, jumps and runs as it is told."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from kiosk.simulator.clock import SimulatedClock
from tests.unit.simulator.shops import NOW


class Stopwatch:
    """Real time that passes only when a test says so; seconds."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_a_manual_clock_stands_still_until_it_is_moved() -> None:
    clock = SimulatedClock.manual(NOW)

    assert clock.now() == NOW
    assert clock.advance(90) == NOW + timedelta(seconds=90) == clock.now()


def test_a_clock_runs_at_its_scale() -> None:
    real = Stopwatch()
    clock = SimulatedClock(NOW, 60, real)
    real.seconds = 2

    assert clock.now() == NOW + timedelta(minutes=2)


def test_a_new_scale_keeps_the_time_that_passed() -> None:
    real = Stopwatch()
    clock = SimulatedClock(NOW, 60, real)
    real.seconds = 2
    clock.set_scale(1)
    real.seconds = 5

    assert clock.now() == NOW + timedelta(minutes=2, seconds=3)
    assert clock.scale == 1


def test_a_clock_can_be_set_back() -> None:
    clock = SimulatedClock.manual(NOW)
    clock.set(NOW - timedelta(days=2))

    assert clock.now() == NOW - timedelta(days=2)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        SimulatedClock.manual(datetime(2026, 11, 23))  # noqa: DTZ001


def test_time_cannot_run_backwards() -> None:
    clock = SimulatedClock.manual(NOW)

    with pytest.raises(ValueError, match="backwards"):
        clock.set_scale(-1)
