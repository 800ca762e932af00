"""Open an order at a bench: it is claimed, remembered, and asked for afresh."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.actions.changes import Changes
from kiosk.domain.journal import Event, Means
from kiosk.domain.order import Progress
from kiosk.domain.values import OrderId

if TYPE_CHECKING:
    from kiosk.actions.desk import Desk


def open_order(desk: Desk, order_id: OrderId, means: Means = Means.TOUCH) -> Changes:
    """Claim the order for this bench, let go of the one before, and ask the hub to read it.

    An order in another bench's hands opens too, but its claim stays; one that has left is not
    claimed, for there is nothing more to do.

    Raises:
        Refused: ORDER_UNKNOWN.
    """

    def work() -> Changes:
        store = desk.store
        order = store.orders.get(order_id)
        changed = {order_id} | _let_go(desk, order_id)
        if not order.claimed_by and order.progress is not Progress.DESPATCHED:
            store.orders.save(replace(order, claimed_by=desk.bench), order)
        store.notes.put(_note(desk), order_id)
        store.requests.ask(order_id)
        desk.note(Event.OPENED, order_id, means)
        return Changes(frozenset(changed))

    return desk.store.transact(work)


def last_open(desk: Desk) -> OrderId | None:
    """The order that was open at this bench when it was last used."""
    found = desk.store.read(lambda: desk.store.notes.get(_note(desk), str))
    return OrderId(found) if found else None


def ask_again(desk: Desk, order_id: OrderId) -> Changes:
    """Ask the hub to read the order afresh."""

    def work() -> Changes:
        desk.store.requests.ask(order_id)
        desk.note(Event.ASKED_AGAIN, order_id)
        return Changes(frozenset({order_id}))

    return desk.store.transact(work)


def _let_go(desk: Desk, but: OrderId) -> set[OrderId]:
    before = desk.store.notes.get(_note(desk), str)
    if not before or before == but:
        return set()
    known = desk.store.orders.find((OrderId(before),)).get(OrderId(before))
    if known is None or known.claimed_by != desk.bench:
        return set()
    desk.store.orders.save(replace(known, claimed_by=""), known)
    return {known.id}


def _note(desk: Desk) -> str:
    return f"open at {desk.bench}"
