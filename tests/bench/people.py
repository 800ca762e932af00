"""Signing in, and what the seals on buyers cost when an order is opened."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from kiosk.actions.desk import Desk
from kiosk.actions.people import enrol
from kiosk.actions.sign_in import sign_in, whose
from kiosk.domain.people import Role
from kiosk.store.store import Store
from tests.bench.figures import Figure, in_ms
from tests.bench.repeating import Spread
from tests.bench.stores import a_store, fill, open_patterns
from tests.fakes.builders import order_id

TIMES = 20
LOOKS = 400
SIGN_IN_LIMIT, SEALS_LIMIT = 1000.0, 2.0
"""Milliseconds."""


def measure() -> list[Figure]:
    """Badge and PIN, from the scan to the seat; then an order with its buyer sealed, and open."""
    with (
        tempfile.TemporaryDirectory(prefix="packbench-bench-") as folder,
        a_store(Path(folder)) as store,
    ):
        desk = Desk(store=store, clock=store.clock, bench="Bench 1")
        badge = enrol(desk, "Anna", Role.PACKER, "2580").badge
        signed = Spread.of([_sign_in(desk, badge) for _ in range(TIMES)])
        fill(store, open_patterns(store.clock.now()), 100)
        sealed = _find(store)
        store.transact(lambda: _unseal(store))
        opened = _find(store)
    return [
        in_ms("signing in by badge and PIN", signed.median, SIGN_IN_LIMIT),
        in_ms("  99 of 100", signed.most, SIGN_IN_LIMIT),
        in_ms("what the seal adds to opening an order", sealed - opened, SEALS_LIMIT),
    ]


def _sign_in(desk: Desk, badge: str) -> float:
    began = time.perf_counter()
    whose(desk, badge)
    sign_in(desk, badge, "2580")
    return time.perf_counter() - began


def _find(store: Store) -> float:
    """Seconds of the processor to read one order, in the middle."""
    spans = []
    for number in range(LOOKS):
        began = time.thread_time()
        store.orders.get(order_id(number % 100))
        spans.append(time.thread_time() - began)
    return Spread.of(spans).median


def _unseal(store: Store) -> None:
    """As a version kept them that sealed nothing."""
    store._database.execute_sql(
        """UPDATE buyers SET key = '', personal = '{"buyer_name": "Ada Example"}'"""
    )
