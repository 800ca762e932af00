"""Somebody who opens an order and scans its goods, line by line in turn."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING

from kiosk.actions.intake import intake
from kiosk.domain.journal import Means
from kiosk.domain.sighting import Sighting
from tests.bench.goods import codes

if TYPE_CHECKING:
    from kiosk.domain.order import Order
    from tests.bench.glass import Bench


class Scanning:
    """One order, from its arrival to its last unit."""

    def __init__(self, ours: Bench, order: Order) -> None:
        """The order comes in, is opened, and stands on the glass."""
        intake(ours.kiosk.desk, [Sighting(facts=order.facts, packages=())])
        self._ours = ours
        self._order = order
        self._codes = cycle(codes(order))
        self._scanned = 0
        self._presenter = ours.kiosk.presenter
        self._presenter.open(order.id, Means.SCAN)
        ours.react(self.shown)
        ours.settle()

    def scan(self) -> None:
        """Scan one unit more."""
        self._scanned += 1
        self._ours.measured(lambda: self._presenter.scanned(next(self._codes)))

    def shown(self) -> bool:
        """Whether all units scanned so far stand on the glass."""
        model = self._presenter.order.model
        counted = sum(int(line.count) for line in model.lines)
        return model.order_id == self._order.id and counted == self._scanned
