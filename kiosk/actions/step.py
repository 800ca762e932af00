"""The moves that need nothing but a touch: allocate, pick, and taking a step back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.domain.journal import Event, Means
from kiosk.domain.order import Progress
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.workflow import BACK, Move, advance

if TYPE_CHECKING:
    from kiosk.actions.changes import Changes
    from kiosk.actions.desk import Desk
    from kiosk.domain.order import Order
    from kiosk.domain.values import OrderId

_EVENTS = {
    Move.ALLOCATE: Event.ALLOCATED,
    Move.PICK: Event.PICKED,
    Move.UNALLOCATE: Event.UNALLOCATED,
    Move.UNPICK: Event.UNPICKED,
    Move.UNPACK: Event.UNPACKED,
}


def allocate(desk: Desk, order_id: OrderId, means: Means = Means.TOUCH) -> Changes:
    """Set the goods aside for this order."""
    return _step(desk, order_id, Move.ALLOCATE, means)


def pick(desk: Desk, order_id: OrderId, means: Means = Means.TOUCH) -> Changes:
    """The goods are gathered."""
    return _step(desk, order_id, Move.PICK, means)


def step_back(desk: Desk, order_id: OrderId) -> Changes:
    """Take the last step back; unpacking forgets the parcel, which Amazon never heard of."""
    progress = desk.store.read(lambda: desk.store.orders.get(order_id)).progress
    move = BACK.get(progress)
    if move is None:
        left = progress is Progress.DESPATCHED
        raise Refused(Refusal.DESPATCHED if left else Refusal.NOT_YET)
    return _step(desk, order_id, move, Means.TOUCH)


def _step(desk: Desk, order_id: OrderId, move: Move, means: Means) -> Changes:
    def decide(order: Order) -> Order:
        new = advance(order, move)
        if move is not Move.UNPACK or order.parcel is None:
            return new
        desk.store.orders.drop_parcel(order.id, order.parcel.ref)
        return replace(new, parcels=order.parcels[:-1])

    return desk.change(order_id, decide, _EVENTS[move], means)
