"""The three requests that a bench makes, written exactly as Amazon's models have them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import msgspec

from kiosk.amazon.moments import stamp
from kiosk.amazon.wire import Request
from kiosk.domain.carriers import OTHER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.domain.values import OrderId
    from kiosk.ports.channel import Confirmation, Window

ORDERS = "/orders/2026-01-01/orders"
OPEN = ("PENDING_AVAILABILITY", "PENDING", "UNSHIPPED", "PARTIALLY_SHIPPED")
BIGGEST_PAGE = 100


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
    """Ask getOrder."""
    params = (("includedData", ",".join(datasets)),) if datasets else ()
    return Request(method="GET", url=f"{ORDERS}/{quote(order_id, safe='')}", params=params)


def confirm(confirmation: Confirmation) -> Request:
    """Ask confirmShipment, of orders v0: it has no successor yet.

    The reference is a string of digits and the items are a list, always: as a number, or as a
    single object, Amazon refuses them. The same reference again edits the same package.
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
        url=f"/orders/v0/orders/{quote(confirmation.order, safe='')}/shipmentConfirmation",
        headers={"Content-Type": "application/json"},
        body=msgspec.json.encode(body),
    )
