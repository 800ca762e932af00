"""Give or correct the carrier details of a packed order, even after it has left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.actions.despatch import queue
from kiosk.actions.operation import operation
from kiosk.actions.pack import use_carrier
from kiosk.domain.journal import Event, Means
from kiosk.domain.outbox import Kind, confirm_key
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.workflow import Move, advance

if TYPE_CHECKING:
    from kiosk.actions.changes import Changes
    from kiosk.actions.desk import Desk
    from kiosk.domain.order import Order
    from kiosk.domain.parcel import CarrierDetails
    from kiosk.domain.values import OrderId, ParcelRef


@operation
def correct(
    desk: Desk,
    order_id: OrderId,
    details: CarrierDetails,
    means: Means = Means.TOUCH,
    ref: ParcelRef | None = None,
) -> Changes:
    """Write carrier details over what was given before, of the newest parcel or that of ``ref``.

    After the order has left, Amazon is told again under the same package reference, as a new
    version; what had not been sent yet is withdrawn.

    Raises:
        Refused: as the workflow says, or TRACKING_USED with the other order's id.
    """

    def decide(order: Order) -> Order:
        advance(order, Move.CORRECT)
        parcel = next((p for p in order.parcels if p.ref == ref), order.parcel)
        if parcel is None:
            raise Refused(Refusal.NOT_YET)
        use_carrier(desk, order.id, details)
        new = replace(parcel, details=details)
        if parcel.despatched_at is not None:
            prefix = confirm_key(order.id, parcel.ref, 0).removesuffix("0")
            desk.store.outbox.supersede(order.id, Kind.CONFIRM, prefix)
            new = queue(desk, order, replace(new, version=parcel.version + 1))
        changed = tuple(new if p.ref == new.ref else p for p in order.parcels)
        return replace(order, parcels=changed)

    return desk.change(order_id, decide, Event.CORRECTED, means)
