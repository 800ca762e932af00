"""The moves that need nothing but a touch: picked, and taking the last gesture back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.actions import goods
from kiosk.actions.changes import Changes
from kiosk.actions.operation import operation
from kiosk.domain import packing, picks
from kiosk.domain.journal import Event, Means
from kiosk.domain.order import Progress
from kiosk.domain.product import Track
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.verification import WANTED, wants
from kiosk.domain.workflow import BACK, Move, advance

if TYPE_CHECKING:
    from kiosk.actions.desk import Desk
    from kiosk.domain.order import Order
    from kiosk.domain.values import OrderId

_COUNTING = frozenset({Progress.NEW, Progress.ALLOCATED, Progress.PICKED})
_EVENTS = {
    Move.UNALLOCATE: Event.UNALLOCATED,
    Move.UNPICK: Event.UNPICKED,
}


@operation
def pick(
    desk: Desk, order_id: OrderId, means: Means = Means.TOUCH, *, by_hand: bool = True
) -> Changes:
    """The goods are gathered; what nobody scanned counts as counted by hand.

    Unless ``by_hand``, that goes for goods without a barcode alone.

    Raises:
        Refused: as the workflow says, SERIAL_WANTED or LOT_WANTED with the SKU, or NOT_COUNTED
            with the number of units that can be scanned.
    """

    def work() -> Changes:
        was = desk.order_at_hand(order_id)
        new = picks.count_rest(was)
        scannable = _nothing_to_capture(desk, was)
        if scannable and not by_hand:
            raise Refused(Refusal.NOT_COUNTED, str(scannable))
        desk.store.orders.save(new, was)
        units = sum(picks.missing(was).values())
        desk.note(Event.PICKED, order_id, means, f"by hand {units}" if units else "")
        return Changes(frozenset({order_id}))

    return desk.store.transact(work)


@operation
def step_back(desk: Desk, order_id: OrderId) -> Changes:
    """Take the last gesture back: a count, or a step; until the order has left.

    Unpacking forgets the parcel, which Amazon never heard of.
    """

    def work() -> Changes:
        was = desk.order_at_hand(order_id)
        if was.open_parcels:
            desk.store.orders.drop_parcel(order_id, was.open_parcels[-1].ref)
            return _keep(desk, packing.unpack(was), was, Event.UNPACKED)
        if was.picks and not was.picks[-1].sent and was.progress in _COUNTING:
            return _keep(desk, picks.take_back(was), was, Event.UNCOUNTED)
        move = BACK.get(was.progress)
        if move is None:
            left = was.progress is Progress.DESPATCHED
            raise Refused(Refusal.DESPATCHED if left else Refusal.NOT_YET)
        if move is Move.UNALLOCATE:
            goods.release(desk, order_id)
        return _keep(desk, advance(was, move), was, _EVENTS[move])

    return desk.store.transact(work)


def _keep(desk: Desk, new: Order, was: Order, event: Event) -> Changes:
    desk.store.orders.save(new, was)
    desk.note(event, was.id)
    return Changes(frozenset({was.id}))


def _nothing_to_capture(desk: Desk, order: Order) -> int:
    """See that no number is wanted of what is missing; returns how much of it can be scanned."""
    lack = picks.missing(order)
    lines = [line for line in order.facts.lines if line.id in lack]
    products = desk.store.products.find({line.sku for line in lines}) if lines else {}
    for line in lines:
        track = wants(line, products.get(line.sku))
        if track is not Track.NOTHING:
            raise Refused(WANTED[track], line.sku)
    known = (line for line in lines if line.sku in products)
    return sum(lack[line.id] for line in known if products[line.sku].scannable)
