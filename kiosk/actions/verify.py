"""Verify goods by their barcode: it counts for the open order, or it is said why not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.actions.count import Counted, keep
from kiosk.actions.operation import operation
from kiosk.domain import picks
from kiosk.domain.journal import Means
from kiosk.domain.picks import Proof
from kiosk.domain.refusals import Refusal
from kiosk.domain.scans import Known, Scan, interpret, product_keys
from kiosk.domain.verification import Misfit, fit
from kiosk.domain.workflow import Move, refusal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import tzinfo

    from kiosk.actions.desk import Desk
    from kiosk.domain.order import Line, Order
    from kiosk.domain.product import Product, Track
    from kiosk.domain.scans import ProductCode
    from kiosk.domain.tracking_numbers import TrackingNumbers
    from kiosk.domain.values import OrderId, Sku


@dataclass(frozen=True, kw_only=True)
class Missing:
    """The goods are right, but something must be captured with them before they count."""

    order: OrderId
    line: Line
    units: int
    wants: Track
    proof: Proof
    """What is known of them already."""


@dataclass(frozen=True, kw_only=True)
class Rejected:
    """The goods do not count, with all that is needed to say why."""

    reason: Refusal
    scanned: Product | None = None
    """What was scanned, as far as it is known."""
    sku: Sku | None = None
    line: Line | None = None
    """The line that it is about, if any."""
    want: int = 0
    """Units of the line that are to go."""
    lack: int = 0
    """Units of it that are still to be counted."""
    units: int = 0
    other: OrderId | None = None
    """The order in hand that wants it."""
    wanted: tuple[tuple[Line, Product | None], ...] = ()
    """What this order still lacks."""


def meaning(
    desk: Desk, code: str, *, numbers: TrackingNumbers, zone: tzinfo, country: str = ""
) -> Scan:
    """What a code can mean in this shop today."""
    today = desk.clock.now().astimezone(zone).date()
    keys = product_keys(code, today)
    products = desk.store.read(lambda: desk.store.products.packs(keys)) if keys else {}
    return interpret(code, Known(today=today, products=products, numbers=numbers, country=country))


@operation
def verify(desk: Desk, order_id: OrderId, scanned: ProductCode) -> Counted | Missing | Rejected:
    """Count a scanned product for an order, if it is wanted there.

    Raises:
        Refused: ORDER_UNKNOWN, SERIAL_USED or SOMEONE_ELSE.
    """
    store = desk.store

    def work() -> Counted | Missing | Rejected:
        was = desk.order_at_hand(order_id)
        skus = {line.sku for line in was.facts.lines} | {pack.sku for pack in scanned.packs}
        products = store.products.find(skus)
        found = fit(was, scanned, products)
        if isinstance(found, Misfit):
            return _rejected(desk, was, scanned, found, products)
        line = picks.line_of(was, found.line)
        proof = Proof(
            means=Means.SCAN, serial=scanned.serial, lot=scanned.lot, expiry=scanned.expiry
        )
        if found.wants.value:
            units, want = found.units, found.wants
            return Missing(order=was.id, line=line, units=units, wants=want, proof=proof)
        return keep(desk, was, picks.count(was, line.id, found.units, proof), line.id, Means.SCAN)

    return store.transact(work)


def _rejected(
    desk: Desk,
    order: Order,
    scanned: ProductCode,
    found: Misfit,
    products: Mapping[Sku, Product],
) -> Rejected:
    line = picks.line_of(order, found.line) if found.line else None
    sku = line.sku if line else scanned.packs[0].sku if scanned.packs else None
    other = None
    reason = found.reason
    if reason is Refusal.WRONG_ITEM and sku is not None:
        held = desk.store.orders.in_hand_with(sku, but=order.id)
        other = next((each.id for each in held if _wants(each, sku)), None)
        reason = Refusal.OTHER_ORDER if other else reason
    lack = picks.missing(order)
    return Rejected(
        reason=reason,
        scanned=products.get(sku) if sku else None,
        sku=sku,
        line=line,
        want=order.to_go(line) if line else 0,
        lack=lack.get(line.id, 0) if line else 0,
        units=found.units,
        other=other,
        wanted=tuple(
            (line, products.get(line.sku)) for line in order.facts.lines if line.id in lack
        ),
    )


def _wants(order: Order, sku: Sku) -> bool:
    """Whether units of a product are still to be gathered for an order."""
    lack = picks.missing(order)
    open_to = refusal(order, Move.COUNT) is None
    return open_to and any(line.id in lack for line in order.facts.lines if line.sku == sku)
