"""Set goods aside for an order: all of them, or what there is when a supervisor says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.actions import goods
from kiosk.actions.operation import operation
from kiosk.domain.journal import Event, Means
from kiosk.domain.people import Right
from kiosk.domain.workflow import Move, advance

if TYPE_CHECKING:
    from kiosk.actions.changes import Changes
    from kiosk.actions.desk import Desk
    from kiosk.domain.order import Order
    from kiosk.domain.values import OrderId


@operation
def allocate(desk: Desk, order_id: OrderId, means: Means = Means.TOUCH) -> Changes:
    """Set all goods aside for this order.

    Raises:
        Refused: as the workflow says.
        NotEnough: with what is missing, line by line; then nothing is set aside.
    """

    def decide(order: Order) -> Order:
        new = advance(order, Move.ALLOCATE)
        goods.take(desk, new)
        return new

    return desk.change(order_id, decide, Event.ALLOCATED, means)


@operation
def allocate_part(desk: Desk, order_id: OrderId) -> Changes:
    """Send part of the order now: set aside what there is.

    Raises:
        Refused: as the workflow says; NOT_ALLOWED to whoever may not.
        NotEnough: when there is nothing at all.
    """
    desk.need(Right.SEND_PART)
    return desk.change(
        order_id,
        lambda order: goods.take_part(desk, advance(order, Move.ALLOCATE)),
        Event.ALLOCATED,
    )
