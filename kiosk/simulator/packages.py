"""What a confirmation does to an order: a new package, an edit of a known one, or a refusal."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.simulator.errors import ShopError, invalid
from kiosk.simulator.orders import Package
from kiosk.simulator.shapes import UNPAID, Status

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.simulator.orders import Line, Order, Parcel


class Outcome(StrEnum):
    """What became of one call of confirmShipment."""

    CREATED = "created"
    EDITED = "edited"
    REPEATED = "repeated"
    """An edit to the values that were already there."""
    REFUSED = "refused"
    NO_EFFECT = "no_effect"
    """Answered 204 although nothing was changed."""
    NOT_HANDLED = "not_handled"
    """Never reached the shop: throttled, unauthorised or dropped on the way."""


def confirmed(
    order: Order, parcel: Parcel, *, at: datetime, most_edits: int
) -> tuple[Order, Outcome]:
    """Return the order with ``parcel`` in it, stamped ``at``, and what that was.

    Raises:
        ShopError: 400, when Amazon would not take it.
    """
    _check_order(order)
    known = order.package(parcel.reference)
    _check_items(order, parcel)
    _check_quantities(order, parcel, known)
    if known is None:
        packages = (*order.packages, Package(((at, parcel),)))
        return _with_packages(order, packages, at), Outcome.CREATED
    if known.edits >= most_edits:
        raise invalid(
            "InvalidPackageVersion: the package has reached the maximum number of allowed updates."
        )
    edited = replace(known, versions=(*known.versions, (at, parcel)))
    packages = tuple(edited if one is known else one for one in order.packages)
    outcome = Outcome.REPEATED if known.newest == parcel else Outcome.EDITED
    return _with_packages(order, packages, at), outcome


def _check_order(order: Order) -> None:
    if not order.by_merchant:
        raise invalid("The order is fulfilled by Amazon and can't be confirmed by the seller.")
    if order.ship_plus:
        raise invalid("Ship+ orders do not require manual shipment confirmation.")
    if order.status is Status.CANCELLED:
        raise invalid(
            "ErrorCode: NonexistentOrderItem"
            " Description: Failed to find order item list by order ID"
        )
    if order.status in UNPAID or order.status is Status.UNFULFILLABLE:
        raise invalid(f"The order can't be confirmed while it is {order.status}.")


def _check_items(order: Order, parcel: Parcel) -> None:
    known = {line.id for line in order.lines}
    if any(item_id not in known for item_id, _ in parcel.items):
        raise invalid(
            "OrderItemId is invalid, please obtain the value through the getOrderItems API."
        )


def _check_quantities(order: Order, parcel: Parcel, known: Package | None) -> None:
    held = dict(known.newest.items) if known else {}
    room = {line.id: line.left + held.get(line.id, 0) for line in order.lines}
    if known is None and not any(room[item_id] for item_id, _ in parcel.items):
        raise _nothing_left(order)
    for item_id, quantity in parcel.items:
        if quantity > room[item_id]:
            raise invalid(
                f"The quantity of order item {item_id} exceeds what is left to ship.",
                f"{quantity} confirmed, {room[item_id]} left",
            )


def _nothing_left(order: Order) -> ShopError:
    return invalid(
        "Failed to create package due to not finding a matching package or order already"
        f" fulfilled for order {order.id}. errorMetric=PackageToUpdateNotFound"
    )


def _with_packages(order: Order, packages: tuple[Package, ...], at: datetime) -> Order:
    shipped: dict[str, int] = {}
    for package in packages:
        for item_id, quantity in package.newest.items:
            shipped[item_id] = shipped.get(item_id, 0) + quantity
    lines = tuple(replace(line, shipped=shipped.get(line.id, 0)) for line in order.lines)
    return replace(order, packages=packages, lines=lines, status=_status(lines), updated=at)


def _status(lines: tuple[Line, ...]) -> Status:
    if not any(line.left for line in lines):
        return Status.SHIPPED
    return Status.PARTIALLY_SHIPPED if any(line.shipped for line in lines) else Status.UNSHIPPED
