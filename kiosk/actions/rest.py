"""Hold an order, release it, send it in spite of a wish to cancel, put a cancelled one back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.actions import goods
from kiosk.actions.operation import operation
from kiosk.domain import packing
from kiosk.domain.journal import Event
from kiosk.domain.workflow import Move, advance

if TYPE_CHECKING:
    from kiosk.actions.changes import Changes
    from kiosk.actions.desk import Desk
    from kiosk.domain.order import Order
    from kiosk.domain.values import OrderId


@operation
def hold(desk: Desk, order_id: OrderId, reason: str) -> Changes:
    """Let the order rest for ``reason`` until somebody releases it."""
    return desk.change(
        order_id, lambda o: replace(advance(o, Move.HOLD), held_for=reason[:200]), Event.HELD
    )


@operation
def release(desk: Desk, order_id: OrderId) -> Changes:
    """Let a held order go on."""
    return desk.change(
        order_id, lambda o: replace(advance(o, Move.RELEASE), held_for=""), Event.RELEASED
    )


@operation
def waive_cancel(desk: Desk, order_id: OrderId) -> Changes:
    """Send the order although the buyer has asked to cancel it."""
    return desk.change(
        order_id,
        lambda o: replace(advance(o, Move.WAIVE_CANCEL), cancel_waived=True),
        Event.CANCEL_WAIVED,
    )


@operation
def put_back(desk: Desk, order_id: OrderId) -> Changes:
    """The goods of a cancelled order are back in their bins."""

    def decide(order: Order) -> Order:
        for parcel in order.open_parcels:
            desk.store.orders.drop_parcel(order.id, parcel.ref)
        goods.release(desk, order.id, "cancelled")
        return packing.put_back(order)

    return desk.change(order_id, decide, Event.PUT_BACK)
