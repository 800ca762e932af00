"""Forgetting in the store: who is due, what goes with an order, and what stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.domain.order import Order
from kiosk.domain.retention import KEPT, is_over
from kiosk.domain.values import OrderId
from kiosk.store import rows
from kiosk.store.buyers import Buyer
from kiosk.store.schema import TABLES
from kiosk.store.store import Store
from tests.fakes import strategies
from tests.fakes.builders import an_order, order_id
from tests.fakes.clock import NOON
from tests.fakes.filled import all_rows, fill, knows
from tests.fakes.kept import keep

ERASED = {"orders", "lines", "picks", "parcels", "outbox", "requests", "claims"}
KEPT_FOR_EVER = {"journal", "movements", "returns", "till_entries"}
DUE = NOON + timedelta(days=3) + KEPT
"""When an order of the builders' is."""


def forgettable(store: Store, *, limit: int = 100) -> list[OrderId]:
    return store.read(lambda: store.orders.forgettable(DUE, limit=limit))


def holders(store: Store, number: int) -> set[str]:
    """The tables in which an order is still named."""
    return {name for name, found in all_rows(store).items() if order_id(number) in repr(found)}


def test_those_are_due_whose_time_is_over_and_whose_buyers_are_known(store: Store) -> None:
    early = NOON + timedelta(days=3, milliseconds=-1)
    keep(
        store,
        an_order(5).despatched(),
        an_order(4).cancelled().facts_with(deliver_by=early),
        an_order(3).despatched().facts_with(deliver_by=NOON + timedelta(days=3, milliseconds=1)),
        an_order(2).facts_with(delivered_at=NOON + timedelta(days=5)),
        an_order(1),
    )

    assert forgettable(store) == [order_id(1), order_id(4), order_id(5)]
    assert forgettable(store, limit=2) == [order_id(1), order_id(4)]

    store.transact(lambda: store.buyers.forget([order_id(1)]))
    assert forgettable(store) == [order_id(4), order_id(5)]


@given(
    orders=st.lists(strategies.orders | strategies.dated_orders(), max_size=6),
    past=st.integers(-(10**12), 10**12)
    | st.integers(-60, 60).map(lambda day: day * 24 * 3600 * 1000),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
def test_the_store_and_the_rule_agree_on_every_order(
    store: Store, orders: list[Order], past: int
) -> None:
    now = NOON + timedelta(milliseconds=past)
    many = [strategies.numbered(order, number) for number, order in enumerate(orders, 1)]
    with store._database.atomic() as all_of_it:
        store.orders.save_all([(order, None) for order in many])

        due = store.orders.forgettable(now, limit=100)

        known = [order for order in many if rows.buyer_of(order.facts) != Buyer()]
        assert due == [order.id for order in known if is_over(order, now)]
        all_of_it.rollback()


def test_an_order_goes_with_everything_of_its_own_and_of_no_other(store: Store) -> None:
    for number in (1, 2):
        fill(store, number)
    every = {table._meta.table_name for table in TABLES if knows(table)}
    assert holders(store, 1) == holders(store, 2) == every

    store.transact(lambda: store.orders.erase([order_id(1)]))

    gone = every - holders(store, 1)
    assert gone >= ERASED
    assert not gone & KEPT_FOR_EVER
    assert holders(store, 2) == every


def test_orders_are_counted_and_some_of_them_told(store: Store) -> None:
    assert (store.orders.count(), store.orders.any_of_them(limit=5)) == (0, [])
    keep(store, *(an_order(number) for number in range(1, 6)))

    assert store.orders.count() == 5
    assert len(set(store.orders.any_of_them(limit=3))) == 3
    assert len(set(store.orders.any_of_them(limit=9))) == 5


@pytest.mark.parametrize("moved", [timedelta(), timedelta(days=1)])
def test_a_delivery_that_was_put_off_is_waited_for(store: Store, moved: timedelta) -> None:
    order = an_order().despatched().order()
    later = replace(order, facts=replace(order.facts, deliver_by=NOON + timedelta(days=3) + moved))
    keep(store, an_order().despatched())
    store.transact(lambda: store.orders.save_all([(later, order)]))

    assert bool(forgettable(store)) is not bool(moved)
