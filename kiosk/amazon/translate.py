"""An order as Amazon writes it, turned into the bench's own words.

This is intake's hot path: a page holds 100 orders. Nothing here waits, and nothing but an order
without identity, time or sane lines is refused.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.amazon.clean import clean
from kiosk.amazon.moments import moment
from kiosk.amazon.people import personal
from kiosk.amazon.prices import unit_price
from kiosk.domain.order import Facts, Line, Standing
from kiosk.domain.sighting import SeenPackage, Sighting
from kiosk.domain.values import LineId, OrderId, ParcelRef, Sku

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.amazon.shapes import Condition, Item, ItemFulfillment, Order, Package, Period

LONGEST_ID = 64
LONGEST_SKU = 120
LONGEST_TITLE = 500
LONGEST_WORD = 60
"""Amazon's own constants: statuses, programs, services."""
LONGEST_REASON = 300
MOST_PROGRAMS = 50

STANDINGS = {
    "PENDING_AVAILABILITY": Standing.PENDING,
    "PENDING": Standing.PENDING,
    "UNSHIPPED": Standing.PAID,
    "PARTIALLY_SHIPPED": Standing.PAID,
    "SHIPPED": Standing.PAID,
    "CANCELLED": Standing.CANCELLED,
    # The words of orders v0, which notifications still use.
    "PendingAvailability": Standing.PENDING,
    "Pending": Standing.PENDING,
    "Unshipped": Standing.PAID,
    "PartiallyShipped": Standing.PAID,
    "Shipped": Standing.PAID,
    "Canceled": Standing.CANCELLED,
    "CANCELED": Standing.CANCELLED,
}
"""How Amazon's statuses are read; every other one is OTHER. How much is left to send of a paid
order is told by the counters of its lines."""

_WHOLLY_SENT = {"SHIPPED", "Shipped"}
_DELIVERED, _CANCELLED = "DELIVERED", "CANCELLED"
_BY_AMAZON = {"AMAZON", "AFN"}


class Unfit(Exception):
    """An order that can't be trusted; the words hold no personal data."""


def sighting(order: Order, given: frozenset[str]) -> Sighting:
    """Translate ``order``, read with the datasets ``given``.

    Raises:
        Unfit: its id, times or lines make no sense.
    """
    fulfillment = order.fulfillment
    status = clean(fulfillment.fulfillment_status, LONGEST_WORD) if fulfillment else ""
    updated_at, lines = _vital(order.last_updated_time, "lastUpdatedTime"), _lines(order, status)
    facts = Facts(
        id=OrderId(_id(order.order_id, "order")),
        marketplace=_marketplace(order),
        placed_at=_vital(order.created_time, "createdTime"),
        updated_at=updated_at,
        standing=STANDINGS.get(status, Standing.OTHER),
        status_word=status,
        lines=lines,
        personal=personal(order),
        ship_by=_latest(fulfillment.ship_by_window) if fulfillment else None,
        deliver_by=_latest(fulfillment.deliver_by_window) if fulfillment else None,
        delivered_at=updated_at if _delivered(order.packages or [], lines) else None,
        service=clean(fulfillment.fulfillment_service_level, LONGEST_WORD) if fulfillment else "",
        programs=_programs(order),
        constraints=_constraints(order),
        by_merchant=not fulfillment or fulfillment.fulfilled_by not in _BY_AMAZON,
    )
    packages = _packages(order.packages or []) if "PACKAGES" in given else None
    return Sighting(
        facts=facts,
        packages=packages,
        status_given=bool(status),
        cancel_given="CANCELLATION" in given,
    )


def _id(text: str, what: str) -> str:
    """An id as it came: shortened or tidied, it could be taken for another."""
    if not text or len(text) > LONGEST_ID or not text.isprintable() or " " in text:
        raise Unfit(f"an id of an {what} is empty, too long, or holds odd characters")
    return text


def _vital(text: str, name: str) -> datetime:
    read = moment(text)
    if read is None:
        raise Unfit(f"{name} is no time")
    return read


def _latest(period: Period | None) -> datetime | None:
    return moment(period.latest_date_time) if period else None


def _marketplace(order: Order) -> str:
    return clean(order.sales_channel.marketplace_id, LONGEST_ID) if order.sales_channel else ""


def _programs(order: Order) -> frozenset[str]:
    if not order.programs:
        return frozenset()
    words = (clean(word, LONGEST_WORD) for word in order.programs[:MOST_PROGRAMS])
    return frozenset(word for word in words if word)


def _constraints(order: Order) -> frozenset[str]:
    found: set[str] = set()
    for item in order.order_items or ():
        shipping = item.fulfillment.shipping if item.fulfillment else None
        if shipping and shipping.shipping_constraints:
            named = shipping.shipping_constraints
            found.update(clean(name, LONGEST_WORD) for name, level in named.items() if level)
    return frozenset(found)


def _lines(order: Order, status: str) -> tuple[Line, ...]:
    lines: dict[LineId, Line] = {}
    for item in order.order_items or ():
        line = _line(item, status)
        # The same line twice is a slip; two lines under one id, and nobody knows what to pack.
        first = lines.setdefault(line.id, line)
        if first is not line and replace(first, price=line.price) != line:
            raise Unfit(f"two order lines share the id {line.id}")
    return tuple(lines.values())


def _line(item: Item, status: str) -> Line:
    product, fulfillment = item.product, item.fulfillment
    packing = fulfillment.packing if fulfillment else None
    cancellation = item.cancellation
    asked = cancellation.cancellation_request if cancellation else None
    serial = packing.serial_number_requirement if packing else None
    fulfilled = _fulfilled(item.quantity_ordered, fulfillment, status)
    ordered = item.quantity_ordered
    if cancellation and cancellation.cancellation_execution and status in STANDINGS:
        # A cancelled line of a living order: what has not left never will.
        ordered = ordered if STANDINGS[status] is Standing.CANCELLED else min(ordered, fulfilled)
    return Line(
        id=LineId(_id(item.order_item_id, "order line")),
        sku=Sku(clean(product.seller_sku, LONGEST_SKU) if product else ""),
        asin=clean(product.asin, LONGEST_ID) if product else "",
        title=clean(product.title, LONGEST_TITLE) if product else "",
        ordered=ordered,
        fulfilled=fulfilled,
        condition=_condition(product.condition) if product and product.condition else "",
        serial_required=serial is not None and serial.requirement_type == "REQUIRED",
        gift=packing is not None and packing.gift_option is not None,
        cancel_asked=asked is not None,
        cancel_reason=clean(asked.cancel_reason, LONGEST_REASON) if asked else "",
        price=unit_price(item),
    )


def _fulfilled(ordered: int, counters: ItemFulfillment | None, status: str) -> int:
    if counters is not None:
        if counters.quantity_fulfilled is not None:
            return counters.quantity_fulfilled
        if counters.quantity_unfulfilled is not None:
            return max(0, ordered - counters.quantity_unfulfilled)
    return ordered if status in _WHOLLY_SENT else 0


def _condition(condition: Condition) -> str:
    kind = clean(condition.condition_type, LONGEST_WORD)
    detail = clean(condition.condition_subtype, LONGEST_WORD)
    return kind if not detail or detail == kind else f"{kind} {detail}".strip()


def _delivered(packages: list[Package], lines: tuple[Line, ...]) -> bool:
    """Whether all of it has arrived; Amazon gives each package's status, and no time with it."""
    there = {package.package_status.status for package in packages if package.package_status}
    sent = bool(lines) and not any(line.to_send for line in lines)
    stated = all(package.package_status for package in packages)
    return sent and stated and there - {_CANCELLED} == {_DELIVERED}


def _packages(packages: list[Package]) -> tuple[SeenPackage, ...]:
    """A package without a reference can't be ours; a cancelled one carries nothing any more."""
    return tuple(
        SeenPackage(
            ref=ParcelRef(clean(package.package_reference_id, LONGEST_ID)),
            carrier=clean(package.carrier, LONGEST_WORD),
            tracking=clean(package.tracking_number, LONGEST_SKU),
            units=sum(item.quantity or 0 for item in package.package_items or ()),
        )
        for package in packages
        if package.package_reference_id
        and not (package.package_status and package.package_status.status == _CANCELLED)
    )
