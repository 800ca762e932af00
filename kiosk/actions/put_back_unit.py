"""Put scanned goods of a cancelled order back; the last unit frees its stock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.actions import goods
from kiosk.actions.changes import Changes
from kiosk.actions.operation import operation
from kiosk.domain import putting_back
from kiosk.domain.journal import Event, Means
from kiosk.domain.refusals import Refusal, Refused

if TYPE_CHECKING:
    from kiosk.actions.desk import Desk
    from kiosk.domain.order import Line, Order
    from kiosk.domain.scans import ProductCode
    from kiosk.domain.values import OrderId


@dataclass(frozen=True, kw_only=True)
class PutBack:
    """A unit went back: how many of its order still lie on the bench."""

    line: Line
    left: int
    changes: Changes


@operation
def put_back_unit(desk: Desk, order_id: OrderId, scanned: ProductCode) -> PutBack:
    """Put what was scanned back.

    Raises:
        Refused: as the workflow says, WRONG_ITEM for goods that the order does not hold, or
            LINE_COMPLETE when all of them are back.
    """
    store = desk.store

    def work() -> PutBack:
        was = desk.order_at_hand(order_id)
        line, units = _line(was, scanned)
        new = putting_back.back(was, line.id, units)
        for parcel in was.open_parcels:
            store.orders.drop_parcel(order_id, parcel.ref)
        left = sum(putting_back.on_bench(new).values())
        if not left:
            goods.release(desk, order_id, "cancelled")
        store.orders.save(new, was)
        desk.note(Event.UNCOUNTED if left else Event.PUT_BACK, order_id, Means.SCAN, line.sku)
        return PutBack(line=line, left=left, changes=Changes(frozenset({order_id})))

    return store.transact(work)


def _line(order: Order, scanned: ProductCode) -> tuple[Line, int]:
    """The line that the goods belong to: one of which units still lie here, if there is one."""
    here = putting_back.on_bench(order)
    ours = [
        (line, scanned.units or pack.units)
        for pack in scanned.packs
        for line in order.facts.lines
        if line.sku == pack.sku
    ]
    if not ours:
        raise Refused(Refusal.WRONG_ITEM)
    return next((each for each in ours if each[0].id in here), ours[0])
