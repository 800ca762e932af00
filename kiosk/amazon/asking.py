"""The three requests that a bench makes, written exactly as Amazon's models have them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec

from kiosk.amazon.moments import stamp
from kiosk.amazon.wire import Request
from kiosk.domain.carriers import OTHER
from kiosk.ports.channel import NotFound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.domain.values import OrderId
    from kiosk.ports.channel import Confirmation, Window

ORDERS = "/orders/2026-01-01/orders"
OPEN = ("PENDING_AVAILABILITY", "PENDING", "UNSHIPPED", "PARTIALLY_SHIPPED")
BIGGEST_PAGE = 100
_ORDER_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


def search(
    window: Window, token: str | None, *, marketplaces: Sequence[str], datasets: Sequence[str]
) -> Request:
    """Ask searchOrders. With a token everything else is repeated, as Amazon demands.

    ``lastUpdatedBefore`` stays away: it must lie two minutes back by Amazon's clock, and ours may
    be wrong; the answer says up to when it is complete.
    """
    since = "createdAfter" if window.by_creation else "lastUpdatedAfter"
    params = [(since, stamp(window.since)), ("fulfilledBy", "MERCHANT")]
    if window.open_only:
        params.append(("fulfillmentStatuses", ",".join(OPEN)))
    if marketplaces:
        params.append(("marketplaceIds", ",".join(marketplaces)))
    params.append(("maxResultsPerPage", str(BIGGEST_PAGE)))
    if datasets:
        params.append(("includedData", ",".join(datasets)))
    if token:
        params.append(("paginationToken", token))
    return Request(method="GET", url=ORDERS, params=tuple(params))


def order(order_id: OrderId, *, datasets: Sequence[str]) -> Request:
    """Ask getOrder.

    Raises:
        NotFound: no order can be called so; nothing is sent.
    """
    params = (("includedData", ",".join(datasets)),) if datasets else ()
    return Request(method="GET", url=f"{ORDERS}/{_checked(order_id)}", params=params)


def confirm(confirmation: Confirmation) -> Request:
    """Ask confirmShipment, of orders v0: it has no successor yet.

    The reference is a string of digits and the items are a list, always: as a number, or as a
    single object, Amazon refuses them. The same reference again edits the same package.

    Raises:
        NotFound: no order can be called so; nothing is sent.
    """
    details = confirmation.details
    package: dict[str, Any] = {
        "packageReferenceId": str(confirmation.ref),
        "carrierCode": details.code,
        "trackingNumber": details.tracking,
        "shipDate": stamp(confirmation.shipped_at),
        "orderItems": [
            {"orderItemId": str(line), "quantity": units}
            for line, units in confirmation.contents.items()
            if units
        ],
    }
    if details.code == OTHER:
        package["carrierName"] = details.name
    if details.service:
        package["shippingMethod"] = details.service
    body = {"marketplaceId": confirmation.marketplace, "packageDetail": package}
    return Request(
        method="POST",
        url=f"/orders/v0/orders/{_checked(confirmation.order)}/shipmentConfirmation",
        headers={"Content-Type": "application/json"},
        body=msgspec.json.encode(body),
    )


def _checked(order_id: OrderId) -> str:
    """An id that is safe in a path: whatever was scanned or typed, dots and slashes mislead."""
    if not _ORDER_ID.fullmatch(order_id):
        raise NotFound("no order has such a number", status=404)
    return order_id
