"""Print the picking note: the copy is counted here, the paper comes out beside the glass."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.domain.journal import Event, Means
from kiosk.domain.outbox import Kind, print_key
from kiosk.domain.workflow import Move, advance

if TYPE_CHECKING:
    from kiosk.actions.changes import Changes
    from kiosk.actions.desk import Desk
    from kiosk.domain.order import Order
    from kiosk.domain.values import OrderId

PAPER = "picking-note"


def print_note(desk: Desk, order_id: OrderId, means: Means = Means.TOUCH) -> Changes:
    """Queue a picking note; the second and later ones are marked as copies.

    Raises:
        Refused: as the workflow says.
    """

    def decide(order: Order) -> Order:
        advance(order, Move.PRINT)
        copy = order.printed + 1
        key = print_key(order.id, PAPER, copy)
        desk.store.outbox.supersede(order.id, Kind.PRINT, key.removesuffix(str(copy)))
        desk.store.outbox.put(Kind.PRINT, key, order.id, str(copy))
        return replace(order, printed=copy)

    return desk.change(order_id, decide, Event.PRINTED, means)
