"""What has been asked of the simulator: requests by operation and status."""

from __future__ import annotations

import threading
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.simulator.limits import Operation

DROPPED = 0
"""Stands for a status where no answer, or only part of one, was sent."""


class Traffic:
    """Counts requests. Safe between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: Counter[tuple[Operation, int]] = Counter()

    def count(self, operation: Operation, status: int) -> None:
        """Count one request by the status it got."""
        with self._lock:
            self._counts[operation, status] += 1

    def counts(self) -> dict[tuple[Operation, int], int]:
        """Return how many requests of each operation got each status."""
        with self._lock:
            return dict(self._counts)

    def total(self, operation: Operation) -> int:
        """Return how many requests of an operation there were."""
        return sum(n for (one, _), n in self.counts().items() if one is operation)
