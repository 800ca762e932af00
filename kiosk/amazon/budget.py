"""The time that one call of the channel may take, whatever it needs to ask on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.ports.channel import Unreachable

if TYPE_CHECKING:
    from kiosk.ports.clock import Clock


class Budget:
    """Counts down from ``seconds`` on the monotonic clock."""

    def __init__(self, clock: Clock, seconds: float) -> None:
        self._clock = clock
        self._end = clock.monotonic() + seconds

    def left(self) -> float:
        """Seconds that are left for the next request.

        Raises:
            Unreachable: none; the next request was not sent.
        """
        seconds = self._end - self._clock.monotonic()
        if seconds <= 0:
            raise Unreachable("the time for this call was over before the request left")
        return seconds
