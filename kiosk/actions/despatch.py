"""Despatch an order: it left, and Amazon is to be told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from kiosk.domain.journal import Event, Means
from kiosk.domain.order import Program
from kiosk.domain.outbox import Kind, confirm_key
from kiosk.domain.parcel import Telling
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.workflow import Move, advance
from kiosk.ports.channel import Confirmation

if TYPE_CHECKING:
    from kiosk.actions.changes import Changes
    from kiosk.actions.desk import Desk
    from kiosk.domain.order import Order
    from kiosk.domain.parcel import Parcel
    from kiosk.domain.values import OrderId


def despatch(desk: Desk, order_id: OrderId, means: Means = Means.TOUCH) -> Changes:
    """Mark the order as left, and queue what Amazon is to be told, in one transaction.

    Amazon is asked for the order once more, without making anybody wait.

    Raises:
        Refused: as the workflow says; NO_CARRIER_DETAILS when they were ignored before.
    """

    def decide(order: Order) -> Order:
        new = advance(order, Move.DESPATCH)
        parcel = order.parcel
        if parcel is None:
            raise Refused(Refusal.NO_CARRIER_DETAILS)
        desk.store.requests.ask(order.id)
        left = queue(desk, order, replace(parcel, despatched_at=desk.clock.now()))
        return replace(new, parcels=(*order.parcels[:-1], left))

    return desk.change(order_id, decide, Event.DESPATCHED, means)


def queue(desk: Desk, order: Order, parcel: Parcel) -> Parcel:
    """Put the parcel's confirmation into the outbox; inside the transaction that changes it.

    Amazon confirms Ship+ orders by itself: of those nothing is queued.
    """
    if order.facts.has(Program.SHIP_PLUS):
        return replace(parcel, telling=Telling.NOT_NEEDED)
    if parcel.details is None or parcel.despatched_at is None:
        raise Refused(Refusal.NO_CARRIER_DETAILS)
    confirmation = Confirmation(
        order=order.id,
        marketplace=order.facts.marketplace,
        ref=parcel.ref,
        details=parcel.details,
        shipped_at=parcel.despatched_at,
        contents=parcel.contents,
    )
    desk.store.outbox.put(
        Kind.CONFIRM,
        confirm_key(order.id, parcel.ref, parcel.version),
        order.id,
        msgspec.json.encode(confirmation).decode(),
    )
    return replace(parcel, telling=Telling.QUEUED, refusal=None, answer="")
