"""Stores for benchmarks, and thousands of orders to put into them."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kiosk.domain.parcel import Telling
from kiosk.ports.clock import SystemClock
from kiosk.store.startup import Place, close_store, open_store
from kiosk.store.tables import DATABASE
from tests.fakes.builders import an_order, details, order_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kiosk.domain.order import Order
    from kiosk.store.store import Store
    from tests.fakes.builders import OrderBuilder

LINES = (1, 1, 1, 2, 1, 3, 1, 2, 1, 5)
"""How many lines an order has, in turn: 1.8 in the mean, as in the simulator's bulk shop."""
BATCH = 2000
PATTERNS = 100
OPEN = 300
"""Orders to pack beside the despatched ones: the day's work, however long the shop exists."""


@contextmanager
def a_store(folder: Path) -> Iterator[Store]:
    """A fresh store in ``folder``, with all that the real one has but its ballast."""
    place = Place(folder=folder, ballast_mb=0)
    store = open_store(place, SystemClock()).store
    try:
        yield store
    finally:
        use(store)
        close_store(place, store)


def use(store: Store) -> None:
    """Make ``store`` the one of this process: it has but one at a time."""
    DATABASE.initialize(store._database)


def fill(store: Store, patterns: Sequence[OrderBuilder], count: int, first: int = 0) -> None:
    """Put ``count`` orders in, numbered from ``first``, made after ``patterns`` in turn.

    Each was placed a minute before the last one.
    """
    use(store)
    made = [pattern.order() for pattern in patterns]
    for start in range(first, first + count, BATCH):
        numbers = range(start, min(first + count, start + BATCH))
        orders = [(_after(made[n % len(made)], n), None) for n in numbers]
        store.transact(lambda orders=orders: store.orders.save_all(orders))  # type: ignore[misc]


def fill_shop(store: Store, count: int, *, still_open: int = OPEN) -> None:
    """Put ``count`` orders in, of which so many are to pack and the others have left."""
    now = store.clock.now()
    sent = count - still_open
    fill(store, sent_patterns(now), sent)
    fill(store, open_patterns(now), still_open, first=sent)


def open_patterns(now: datetime) -> list[OrderBuilder]:
    """Paid orders to pack: some late, some today, the others within days."""
    return [
        _pattern(n, now).to_leave_by(now + timedelta(minutes=37 * n - 120)) for n in range(PATTERNS)
    ]


def sent_patterns(now: datetime) -> list[OrderBuilder]:
    """Orders that left and that Amazon knows of."""
    return [
        _pattern(n, now - timedelta(days=3)).despatched(
            details(f"AB{n:09d}GB"), telling=Telling.TOLD
        )
        for n in range(PATTERNS)
    ]


def _pattern(number: int, placed: datetime) -> OrderBuilder:
    lines = [(f"SKU-{(number + i) % 60:03d}", 1 + i % 2) for i in range(LINES[number % 10])]
    return an_order(number).of(*lines).facts_with(placed_at=placed, updated_at=placed)


def _after(pattern: Order, number: int) -> Order:
    facts = pattern.facts
    older = timedelta(minutes=number)
    return replace(
        pattern,
        facts=replace(
            facts,
            id=order_id(number),
            placed_at=facts.placed_at - older,
            updated_at=facts.updated_at - older,
        ),
    )
