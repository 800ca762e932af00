"""Forgetting in the store: who is due, what goes with an order, and what stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from peewee import TextField

from kiosk.domain.order import Order
from kiosk.domain.retention import KEPT, is_over
from kiosk.domain.values import OrderId
from kiosk.store.people_tables import BuyerWords, Claims
from kiosk.store.product_tables import Allocations
from kiosk.store.schema import TABLES
from kiosk.store.store import Store
from kiosk.store.tables import Buyers, Lines, Orders, Outbox, Parcels, Picks, Requests, Table
from tests.fakes import strategies
from tests.fakes.builders import an_order, order_id
from tests.fakes.clock import NOON
from tests.fakes.kept import keep

ERASED = (Orders, Lines, Picks, Parcels, Outbox, Requests, Claims)
BUYERS = (Buyers, BuyerWords)
"""Forgotten by the buyers' own store."""
DUE = NOON + timedelta(days=3) + KEPT
"""When an order of the builders' is."""


def forgettable(store: Store, *, limit: int = 100) -> list[OrderId]:
    return store.read(lambda: store.orders.forgettable(DUE - KEPT, limit=limit))


def of_order(table: type[Table]) -> TextField | None:
    found: TextField | None = getattr(table, "id" if table is Orders else "order_id", None)
    return found


def fill(store: Store, order: OrderId) -> None:
    """One row in every table that knows an order, whatever stands in it."""
    for number, table in enumerate(TABLES):
        if of_order(table) is None or table is Orders:
            continue
        row = {
            field: order if name == "order_id" else f"{order} {name}"
            if isinstance(field, TextField) else number
            for name, field in table._meta.fields.items()
            if not field.primary_key or name in {"order_id", "id", "number", "word"}
        }  # fmt: skip
        if table._meta.auto_increment:
            row.pop(table._meta.primary_key, None)
        table.insert(row).execute()


def known(table: type[Table], order: OrderId) -> int:
    column = of_order(table)
    return int(table.select().where(column == order).count()) if column is not None else 0


def test_those_are_due_that_are_done_with_and_whose_buyers_are_known(store: Store) -> None:
    early = NOON + timedelta(days=3, milliseconds=-1)
    keep(
        store,
        an_order(5).despatched(),
        an_order(4).cancelled().facts_with(deliver_by=early),
        an_order(3).despatched().facts_with(deliver_by=NOON + timedelta(days=3, milliseconds=1)),
        an_order(2),
        an_order(1).despatched(),
    )

    assert forgettable(store) == [order_id(1), order_id(4), order_id(5)]
    assert forgettable(store, limit=2) == [order_id(1), order_id(4)]

    store.transact(lambda: store.buyers.forget([order_id(1)]))
    assert forgettable(store) == [order_id(4), order_id(5)]


@given(orders=st.lists(strategies.orders, max_size=6), past=st.integers(-(10**12), 10**12))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_the_store_and_the_rule_agree_on_every_order(
    store: Store, orders: list[Order], past: int
) -> None:
    now = NOON + timedelta(milliseconds=past)
    many = [strategies.numbered(order, number) for number, order in enumerate(orders, 1)]
    with store._database.atomic() as all_of_it:
        store.orders.save_all([(order, None) for order in many])

        due = store.orders.forgettable(now - KEPT, limit=100)

        assert due == [order.id for order in many if is_over(order, now)]
        all_of_it.rollback()


def test_an_order_goes_with_everything_of_its_own_and_of_no_other(store: Store) -> None:
    first, second = keep(store, an_order(1), an_order(2))
    with store._database.atomic():
        for order in (first, second):
            for table in (*ERASED, *BUYERS):
                if table is not Orders and (column := of_order(table)) is not None:
                    table.delete().where(column == order).execute()
            fill(store, order)
    before = {table: known(table, first) for table in TABLES}
    assert all(before[table] for table in (*ERASED, *BUYERS, Allocations))

    store.transact(lambda: store.orders.erase([first]))

    gone = {table for table in TABLES if before[table] and not known(table, first)}
    assert gone == set(ERASED)
    assert all(known(table, second) == before[table] for table in TABLES)


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
