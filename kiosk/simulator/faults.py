"""Faults to order: what goes wrong, for which operation, how often."""

from __future__ import annotations

import random
import threading
from dataclasses import dataclass, replace
from enum import StrEnum

from kiosk.simulator.limits import Operation
from kiosk.simulator.shapes import DATASETS


class Kind(StrEnum):
    """What goes wrong. "Applied" tells whether the operation was carried out all the same."""

    THROTTLE = "throttle"
    """429 QuotaExceeded; not applied."""
    ERROR = "error"
    """500 InternalFailure; not applied."""
    UNAVAILABLE = "unavailable"
    """503 as an HTML page; not applied."""
    FORBIDDEN = "forbidden"
    """403 ``{"message":"Forbidden"}``, as a gateway says it; not applied."""
    CAPTIVE = "captive"
    """200 with a log-in page of somebody else, in HTML; not applied."""
    HANG = "hang"
    """No answer for ``seconds``, then the connection is closed; not applied."""
    HANG_AFTER = "hang_after"
    """Applied, then no answer for ``seconds``, then the true answer."""
    DROP_BEFORE = "drop_before"
    """The connection is closed without an answer; not applied."""
    DROP_AFTER = "drop_after"
    """Applied, then the connection is closed without an answer."""
    ERROR_AFTER = "error_after"
    """Applied, then 500 InternalFailure."""
    DRIP_HEADERS = "drip_headers"
    """Applied; the answer comes a byte every ``seconds`` from its first byte on."""
    DRIP_BODY = "drip_body"
    """Applied; the headers come at once, the body a byte every ``seconds``."""
    HALF_BODY = "half_body"
    """Applied; the connection is cut in the middle of the body (of the headers without one)."""
    WRONG_TYPE = "wrong_type"
    """Applied; the true body, but called ``text/html``."""
    DATASET = "dataset"
    """400 InvalidInput when ``includedData`` names ``dataset``."""
    REPEAT_PAGE = "repeat_page"
    """searchOrders: the next token leads to the same page again."""
    NO_EFFECT = "no_effect"
    """confirmShipment: 204, but nothing was changed; not applied."""


APPLIED = frozenset(
    {
        Kind.HANG_AFTER,
        Kind.DROP_AFTER,
        Kind.ERROR_AFTER,
        Kind.DRIP_HEADERS,
        Kind.DRIP_BODY,
        Kind.HALF_BODY,
        Kind.WRONG_TYPE,
        Kind.REPEAT_PAGE,
        Kind.NO_EFFECT,
    }
)
"""In these the request reaches the shop; NO_EFFECT is the shop's own affair."""
LONGEST = 600.0
"""No wait of a fault may be longer, in real seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A fault to come; ``count`` None means until it is cleared.

    Raises:
        ValueError: for figures out of bounds or a kind that does not fit the operation.
    """

    kind: Kind
    operation: Operation | None = None
    """None means every operation."""
    count: int | None = 1
    probability: float = 1.0
    seconds: float = 30.0
    dataset: str = ""

    def __post_init__(self) -> None:
        if self.count is not None and self.count < 1:
            raise ValueError("count must be 1 or more, or nothing")
        if not 0.0 < self.probability <= 1.0:
            raise ValueError("probability must be above 0 and at most 1")
        if not 0.0 <= self.seconds <= LONGEST:
            raise ValueError(f"seconds must be from 0 to {LONGEST:g}")
        if (self.kind is Kind.DATASET) != (self.dataset in DATASETS):
            raise ValueError("a dataset goes with the kind dataset, and must be a known one")
        only = {
            Kind.REPEAT_PAGE: Operation.SEARCH_ORDERS,
            Kind.NO_EFFECT: Operation.CONFIRM_SHIPMENT,
        }
        if self.kind in only and self.operation is not only[self.kind]:
            raise ValueError(f"{self.kind} is a fault of {only[self.kind]} alone")


class Faults:
    """The faults to come, oldest first. Safe between threads; its dice can be seeded."""

    def __init__(self, dice: random.Random | None = None) -> None:
        self._dice = dice or random.Random(0)
        self._lock = threading.Lock()
        self._waiting: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Let ``fault`` happen, after those that wait already.

        Raises:
            ValueError: when 1,000 wait already.
        """
        with self._lock:
            if len(self._waiting) >= 1000:  # noqa: PLR2004
                raise ValueError("too many faults are waiting")
            self._waiting.append(fault)

    def clear(self) -> None:
        """Let nothing go wrong any more."""
        with self._lock:
            self._waiting.clear()

    def waiting(self) -> tuple[Fault, ...]:
        """Return the faults to come, each with how often it is still due."""
        with self._lock:
            return tuple(self._waiting)

    def take(self, operation: Operation, datasets: frozenset[str] = frozenset()) -> Fault | None:
        """Return the fault that meets this request, and count it; None when all goes well."""
        with self._lock:
            for place, fault in enumerate(self._waiting):
                if _meets(fault, operation, datasets) and self._dice.random() < fault.probability:
                    self._count_down(place, fault)
                    return fault
            return None

    def _count_down(self, place: int, fault: Fault) -> None:
        if fault.count is None:
            return
        if fault.count == 1:
            del self._waiting[place]
        else:
            self._waiting[place] = replace(fault, count=fault.count - 1)


def _meets(fault: Fault, operation: Operation, datasets: frozenset[str]) -> bool:
    if fault.operation not in {None, operation}:
        return False
    return fault.kind is not Kind.DATASET or fault.dataset in datasets
