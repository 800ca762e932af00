"""Amazon's usage plans: one token bucket for each operation, emptied when Amazon says 429.

Nothing here waits: a call without a token is refused with the seconds until there is one, and
whoever decides about repeats decides when to ask again.
"""

from __future__ import annotations

import math
import threading
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from kiosk.ports.channel import Throttled

if TYPE_CHECKING:
    from kiosk.ports.clock import Clock

SLOWEST, FASTEST = 1e-4, 1000.0
"""Requests per second; a rate outside is a slip of the pen and not believed."""

LONGEST_WAIT = 3600.0
"""Seconds; a longer Retry-After would stop a shop for a slip of somebody's pen."""


ROUNDING = 1e-6
"""Of a request: whoever waits just as long as they were told gets it."""


class Operation(Enum):
    """What is asked of Amazon, named as in its models."""

    SEARCH = "searchOrders"
    ORDER = "getOrder"
    CONFIRM = "confirmShipment"


@dataclass(frozen=True)
class Plan:
    """``rate`` requests are added each second, up to ``burst``."""

    rate: float
    burst: int


DOCUMENTED = {
    Operation.SEARCH: Plan(0.0056, 20),
    Operation.ORDER: Plan(0.5, 30),
    Operation.CONFIRM: Plan(2.0, 10),
}
"""Source: the usage plans in the models orders 2026-01-01 and orders v0."""


class Bucket:
    """The requests of one operation that may still be sent. Any thread may use it."""

    def __init__(self, operation: Operation, clock: Clock, plan: Plan | None = None) -> None:
        self._operation = operation
        self._clock = clock
        self._plan = plan or DOCUMENTED[operation]
        self._lock = threading.Lock()
        self._level = float(self._plan.burst)
        self._at = clock.monotonic()
        self._closed_until = self._at

    def take(self) -> None:
        """Take a request out.

        Raises:
            Throttled: there is none; ``retry_after`` says in how many seconds there will be.
        """
        with self._lock:
            wait = self._wait()
            if wait > 0:
                about = f"{self._operation.value}: the quota is used up"
                raise Throttled(about, retry_after=wait)
            self._level -= 1

    def give_back(self) -> None:
        """Put a request back that never left."""
        with self._lock:
            self._fill()
            self._level = min(float(self._plan.burst), self._level + 1)

    def empty(self, retry_after: float | None = None) -> None:
        """Believe Amazon that nothing is left, for ``retry_after`` seconds when it names them."""
        with self._lock:
            self._fill()
            self._level = 0.0
            wait = min(retry_after or 0.0, LONGEST_WAIT)
            self._closed_until = max(self._closed_until, self._at + wait)

    def adapt(self, rate: float) -> None:
        """Follow the rate that Amazon tells, in requests per second; nonsense is passed over."""
        if math.isfinite(rate) and SLOWEST <= rate <= FASTEST:
            with self._lock:
                self._fill()
                self._plan = replace(self._plan, rate=rate)

    def _wait(self) -> float:
        self._fill()
        missing = 1 - self._level
        by_rate = missing / self._plan.rate if missing > ROUNDING else 0.0
        return max(by_rate, self._closed_until - self._at, 0.0)

    def _fill(self) -> None:
        now = self._clock.monotonic()
        more = (now - self._at) * self._plan.rate
        self._level = min(float(self._plan.burst), self._level + more)
        self._at = now
