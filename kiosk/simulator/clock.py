"""The simulator's own time: it may stand still, jump, or run many times as fast as ours."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable


class Clock(Protocol):
    """Whatever can say what time it is; the answer is aware and in UTC."""

    def now(self) -> datetime:
        """Return the present moment."""
        ...


class SimulatedClock:
    """A clock on which ``scale`` simulated seconds pass in each real second.

    With a scale of 0 it stands still and moves by ``advance`` and ``set`` alone. Safe to share
    between threads.
    """

    def __init__(
        self, start: datetime, scale: float = 1.0, elapsed: Callable[[], float] = time.monotonic
    ) -> None:
        self._lock = threading.Lock()
        self._elapsed = elapsed
        self._from = _utc(start)
        self._since = elapsed()
        self._scale = _not_negative(scale)

    @classmethod
    def manual(cls, start: datetime) -> SimulatedClock:
        """Return a clock that stands still at ``start`` until it is moved."""
        return cls(start, scale=0.0)

    @property
    def scale(self) -> float:
        """Simulated seconds in each real second."""
        return self._scale

    def now(self) -> datetime:
        """Return the simulated moment, aware and in UTC."""
        with self._lock:
            return self._now()

    def set(self, moment: datetime) -> None:
        """Jump to ``moment``, forwards or backwards.

        Raises:
            ValueError: ``moment`` has no time zone.
        """
        with self._lock:
            self._restart(_utc(moment))

    def advance(self, seconds: float) -> datetime:
        """Jump by ``seconds`` and return the new moment."""
        with self._lock:
            self._restart(self._now() + timedelta(seconds=seconds))
            return self._from

    def set_scale(self, scale: float) -> None:
        """Run ``scale`` times as fast as real time from now on; 0 stands still.

        Raises:
            ValueError: ``scale`` is negative.
        """
        with self._lock:
            self._restart(self._now())
            self._scale = _not_negative(scale)

    def _now(self) -> datetime:
        if not self._scale:
            return self._from
        return self._from + timedelta(seconds=(self._elapsed() - self._since) * self._scale)

    def _restart(self, moment: datetime) -> None:
        self._from = moment
        self._since = self._elapsed()


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        message = "the simulator's clock needs a moment with a time zone"
        raise ValueError(message)
    return moment.astimezone(UTC)


def _not_negative(scale: float) -> float:
    if scale < 0:
        message = "time can't run backwards: the scale must be 0 or more"
        raise ValueError(message)
    return scale
