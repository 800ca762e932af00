"""Despatch an order: it left, and Amazon is to be told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from kiosk.actions import goods
from kiosk.actions.operation import operation
from kiosk.domain import packing
from kiosk.domain.journal import Event, Means
from kiosk.domain.marketplaces import CHANNEL
from kiosk.domain.money import NO_CURRENCY, Money, totals
from kiosk.domain.order import Program, Progress
from kiosk.domain.outbox import Kind, confirm_key
from kiosk.domain.parcel import Telling, units_in
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.till import EntryKind, Tender, TillEntry
from kiosk.domain.workflow import Move, advance
from kiosk.ports.channel import Confirmation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.actions.changes import Changes
    from kiosk.actions.desk import Desk
    from kiosk.domain.order import Order
    from kiosk.domain.parcel import Parcel
    from kiosk.domain.values import OrderId


@operation
def despatch(desk: Desk, order_id: OrderId, means: Means = Means.TOUCH) -> Changes:
    """The parcels have left: queue what Amazon is to be told of each, in one transaction.

    Amazon is asked for the order once more, without making anybody wait. An order of which
    something remains goes back to the list.

    Raises:
        Refused: as the workflow says; NO_CARRIER_DETAILS when they were ignored before.
    """

    def decide(order: Order) -> Order:
        advance(order, Move.DESPATCH)
        if not order.open_parcels:
            raise Refused(Refusal.NO_CARRIER_DETAILS)
        now = desk.clock.now()
        desk.store.requests.ask(order.id)
        left = [queue(desk, order, replace(p, despatched_at=now)) for p in order.open_parcels]
        goods.leave(desk, order, left)
        desk.store.till.add((_sale(desk, order, left),))
        new = packing.despatch(order, left)
        goods.trim(desk, new)
        if new.progress is not Progress.DESPATCHED:
            return new
        desk.store.claims.drop((order.id,))  # it is in nobody's hands any more
        return replace(new, claimed_by="")

    return desk.change(order_id, decide, Event.DESPATCHED, means)


def _sale(desk: Desk, order: Order, left: Sequence[Parcel]) -> TillEntry:
    """What the till notes of goods that left: the marketplace holds the money."""
    units = units_in(left)
    prices = [
        line.price.times(units[line.id])
        for line in order.facts.lines
        if line.price is not None and line.id in units
    ]
    sums = totals(prices)
    return TillEntry(
        id=0,
        at=desk.clock.now(),
        bench=desk.bench,
        person=desk.person,
        kind=EntryKind.SALE,
        tender=Tender.CHANNEL,
        amount=sums[0] if len(sums) == 1 else Money(0, NO_CURRENCY),
        order=order.id,
        channel=CHANNEL,
        units=units.total(),
    )


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
