"""How often each operation may be called: one token bucket each, on simulated time."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from kiosk.simulator.clock import Clock


class Operation(StrEnum):
    """What a seller's application can call, named as in Amazon's models."""

    SEARCH_ORDERS = "searchOrders"
    GET_ORDER = "getOrder"
    CONFIRM_SHIPMENT = "confirmShipment"
    TOKEN = "token"
    """Login with Amazon; without a bucket."""


@dataclass(frozen=True, slots=True)
class Plan:
    """``rate`` requests per simulated second are added, up to ``burst``."""

    rate: float
    burst: int


DOCUMENTED: dict[Operation, Plan] = {
    Operation.SEARCH_ORDERS: Plan(0.0056, 20),
    Operation.GET_ORDER: Plan(0.5, 30),
    Operation.CONFIRM_SHIPMENT: Plan(2.0, 10),
}
"""The usage plans in the official models."""


class Limits:
    """The buckets of all operations, full at the start. Safe between threads."""

    def __init__(self, clock: Clock, plans: Mapping[Operation, Plan] | None = None) -> None:
        self.enabled = True
        self._clock = clock
        self._lock = threading.Lock()
        self._plans = dict(DOCUMENTED if plans is None else plans)
        now = clock.now()
        self._levels: dict[Operation, tuple[float, datetime]] = {
            operation: (plan.burst, now) for operation, plan in self._plans.items()
        }

    def take(self, operation: Operation) -> bool:
        """Take one request out of the bucket; False when it is empty."""
        with self._lock:
            if not self.enabled or operation not in self._plans:
                return True
            level = self._level(operation)
            allowed = level >= 1
            self._levels[operation] = (level - 1 if allowed else level, self._clock.now())
            return allowed

    def rate(self, operation: Operation) -> float | None:
        """Return the present rate, as the header tells it; None without a plan."""
        plan = self._plans.get(operation)
        return plan.rate if plan else None

    def change(self, operation: Operation, plan: Plan) -> None:
        """Give an operation another plan, with a full bucket.

        Raises:
            ValueError: unless the rate is 0 or more and the burst 1 or more.
        """
        if not (plan.rate >= 0 and plan.burst >= 1):
            message = "a plan needs a rate of 0 or more and a burst of 1 or more"
            raise ValueError(message)
        with self._lock:
            self._plans[operation] = plan
            self._levels[operation] = (plan.burst, self._clock.now())

    def plans(self) -> dict[Operation, Plan]:
        """Return the present plans."""
        return dict(self._plans)

    def _level(self, operation: Operation) -> float:
        plan = self._plans[operation]
        level, since = self._levels[operation]
        passed = max(0.0, (self._clock.now() - since).total_seconds())
        return min(float(plan.burst), level + passed * plan.rate)
