"""A person has put right in Seller Central what Amazon refused to take from us."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.actions.operation import operation
from kiosk.domain.journal import Event
from kiosk.domain.parcel import Telling

if TYPE_CHECKING:
    from kiosk.actions.changes import Changes
    from kiosk.actions.desk import Desk
    from kiosk.domain.order import Order
    from kiosk.domain.values import OrderId


@operation
def done_by_hand(desk: Desk, order_id: OrderId) -> Changes:
    """Nothing more is to be told of the refused parcels of this order."""

    def decide(order: Order) -> Order:
        parcels = tuple(
            replace(p, telling=Telling.NOT_NEEDED, refusal=None)
            if p.telling is Telling.REFUSED
            else p
            for p in order.parcels
        )
        return replace(order, parcels=parcels)

    return desk.change(order_id, decide, Event.SETTLED_BY_HAND)
