"""Putting orders into a store, and looking at what it keeps, in a word."""

from __future__ import annotations

from kiosk.domain.journal import Entry
from kiosk.domain.order import Order
from kiosk.domain.outbox import Kind, Posting
from kiosk.domain.values import OrderId
from kiosk.store.store import Store
from tests.fakes.builders import OrderBuilder, order_id


def keep(store: Store, *builders: OrderBuilder) -> list[OrderId]:
    """Keep these orders as they are, whatever the rules would say; returns their ids."""
    orders = [builder.order() for builder in builders]
    store.transact(lambda: store.orders.save_all([(order, None) for order in orders]))
    return [order.id for order in orders]


def kept(store: Store, order: OrderId | int = 1) -> Order:
    """The order under this id or number, as the store has it."""
    wanted = order_id(order) if isinstance(order, int) else order
    return store.read(lambda: store.orders.get(wanted))


def postings(store: Store, kind: Kind = Kind.CONFIRM, order: int = 1) -> list[Posting]:
    """All rows of an order in the outbox, oldest first."""
    return store.read(lambda: store.outbox.of_order(order_id(order), kind))


def history(store: Store, order: int = 1) -> list[Entry]:
    """What the journal says of an order, oldest first."""
    return store.read(lambda: store.journal.of_order(order_id(order)))
