"""A clock that stands still until a test turns it."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

from kiosk.simulator.clock import SimulatedClock

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
"""Where a clock stands unless told otherwise; tests count from here."""


class TurnableClock:
    """The ports' ``Clock`` for tests. Any thread may read it.

    ``advance`` lets time pass: wall time and monotonic time move together. ``jump`` sets the wall
    clock right or wrong, as a person or a time server does: monotonic time does not move.

        clock = TurnableClock()
        clock.advance(90)
        clock.jump(timedelta(hours=-1))
    """

    def __init__(self, start: datetime = NOON) -> None:
        """``start`` is aware; the monotonic clock starts at 1000.0 seconds."""
        self._lock = threading.Lock()
        self._wall = start
        self._monotonic = 1000.0

    def now(self) -> datetime:
        """Wall time, aware, in UTC."""
        with self._lock:
            return self._wall

    def monotonic(self) -> float:
        """Seconds that never go back."""
        with self._lock:
            return self._monotonic

    def advance(self, by: float | timedelta) -> datetime:
        """Let ``by`` (seconds, or a span) pass and return the new wall time."""
        span = _span(by)
        if span < timedelta():
            raise ValueError("time passes forwards: a clock that is set back is a jump")
        with self._lock:
            self._wall += span
            self._monotonic += span.total_seconds()
            return self._wall

    def jump(self, by: float | timedelta) -> datetime:
        """Set the wall clock forwards or back by ``by`` (seconds, or a span); nothing passes."""
        with self._lock:
            self._wall += _span(by)
            return self._wall

    def elsewhere(self) -> SimulatedClock:
        """A clock of somebody else that shows the same now, and is met by no ``jump``.

        For the simulated Amazon: time passes there as it does here.
        """
        return SimulatedClock(self.now(), elapsed=self.monotonic)


def _span(by: float | timedelta) -> timedelta:
    return by if isinstance(by, timedelta) else timedelta(seconds=by)
