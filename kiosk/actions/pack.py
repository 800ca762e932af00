"""Pack an order: the parcel comes into being, with or without carrier details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.actions.operation import operation
from kiosk.domain import packing
from kiosk.domain.journal import Event, Means
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.values import ParcelRef

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.actions.changes import Changes
    from kiosk.actions.desk import Desk
    from kiosk.domain.order import Order
    from kiosk.domain.parcel import CarrierDetails
    from kiosk.domain.values import LineId, OrderId

_REF_NOTE = "last parcel ref"
_FIRST_REF = 100001
"""Above what other tools give, so that their packages are never edited by mistake."""


@operation
def pack(
    desk: Desk,
    order_id: OrderId,
    details: CarrierDetails | None,
    means: Means = Means.TOUCH,
    contents: Mapping[LineId, int] | None = None,
) -> Changes:
    """Put gathered units into a parcel: all that are not in one yet, or those of ``contents``.

    The parcel's reference is given here, once: telling Amazon twice edits the same package.

    Raises:
        Refused: as the workflow and ``packing.pack`` say, or TRACKING_USED with the other
            order's id.
    """

    def decide(order: Order) -> Order:
        new = packing.pack(order, _next_ref(desk), details, contents)
        use_carrier(desk, order.id, details)
        return new

    return desk.change(order_id, decide, Event.PACKED, means)


def use_carrier(desk: Desk, order_id: OrderId, details: CarrierDetails | None) -> None:
    """Remember the carrier for the next parcel.

    Raises:
        Refused: TRACKING_USED, when another order's parcel bears this number already.
    """
    if details is None:
        return
    other = desk.store.orders.with_tracking(details.tracking) if details.tracking else None
    if other is not None and other != order_id:
        raise Refused(Refusal.TRACKING_USED, other)
    desk.store.notes.put(f"carrier at {desk.bench}", details.carrier)


def _next_ref(desk: Desk) -> ParcelRef:
    """A new one; what was packed before is called again as it was, for its slip says so."""
    last = desk.store.notes.get(_REF_NOTE, int)
    ref = _FIRST_REF if last is None else last + 1
    if desk.running is not None:
        ref = int(desk.running.parcel or ref)
        desk.running.parcel = str(ref)
    if last is None or ref > last:
        desk.store.notes.put(_REF_NOTE, ref)
    return ParcelRef(str(ref))
