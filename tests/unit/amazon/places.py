"""What every test of this room needs: an account, a parcel to confirm, orders as JSON."""

from __future__ import annotations

import json
import threading
from datetime import timedelta
from typing import Any

from kiosk.amazon.account import Account
from kiosk.amazon.channel import AmazonChannel
from kiosk.domain.carriers import OTHER
from kiosk.domain.marketplaces import Region
from kiosk.domain.parcel import CarrierDetails
from kiosk.domain.values import CarrierId, LineId, OrderId, ParcelRef
from kiosk.ports.channel import Confirmation, Window
from tests.fakes.clock import NOON

UK = "A1F83G8C2ARO7P"
ORDER = OrderId("202-1234567-8901234")
WINDOW = Window(since=NOON - timedelta(days=7))
ALL = frozenset({"FULFILLMENT", "RECIPIENT", "CANCELLATION", "PACKAGES", "BUYER", "PROCEEDS"})


def hurry(channel: AmazonChannel, deadline: float) -> AmazonChannel:
    """Sign in with patience, and leave ``deadline`` seconds for each call after that."""
    channel.sign_in()
    channel._deadline = deadline
    return channel


def wait_for_calls() -> None:
    """See that the thread of each call has ended, whatever became of the call."""
    for thread in threading.enumerate():
        if thread.name == "amazon-call":
            thread.join(30)
            assert not thread.is_alive()


def account(url: str = "https://api.example", **changes: Any) -> Account:
    values: dict[str, Any] = {
        "client_id": "simulated-client",
        "client_secret": "simulated-secret",
        "refresh_token": "simulated-refresh",
        "region": Region.EU,
        "marketplaces": (UK,),
        "base_url": url,
        "token_url": f"{url}/auth/o2/token",
        **changes,
    }
    return Account(**values)


def confirmation(**changes: Any) -> Confirmation:
    details = CarrierDetails(
        carrier=CarrierId("royal-mail"),
        code=changes.pop("code", "Royal Mail"),
        name=changes.pop("name", ""),
        service=changes.pop("service", "Tracked 48"),
        tracking="AB123456785GB",
    )
    values: dict[str, Any] = {
        "order": ORDER,
        "marketplace": UK,
        "ref": ParcelRef("1"),
        "details": details,
        "shipped_at": NOON,
        "contents": {LineId("00123"): 2},
        **changes,
    }
    return Confirmation(**values)


def other_carrier() -> Confirmation:
    return confirmation(code=OTHER, name="Evri", service="")


def item(**changes: Any) -> dict[str, Any]:
    return {
        "orderItemId": "00123",
        "quantityOrdered": 2,
        "product": {
            "asin": "B000000001",
            "title": "Mug, blue",
            "sellerSku": "MUG-BLU",
            "condition": {"conditionType": "NEW", "conditionSubtype": "NEW"},
        },
        "fulfillment": {"quantityFulfilled": 0, "quantityUnfulfilled": 2},
        **changes,
    }


def order(*items: dict[str, Any], status: str = "UNSHIPPED", **changes: Any) -> dict[str, Any]:
    return {
        "orderId": ORDER,
        "createdTime": "2026-11-20T10:30:00.123Z",
        "lastUpdatedTime": "2026-11-21T08:00:00Z",
        "programs": ["PRIME", "SOMETHING_NEW"],
        "salesChannel": {"channelName": "AMAZON", "marketplaceId": UK},
        "buyer": {"buyerName": "James Wilson", "buyerEmail": "x1@marketplace.example"},
        "recipient": {
            "deliveryAddress": {
                "name": "James Wilson",
                "addressLine1": "1 High Street",
                "city": "Manchester",
                "postalCode": "M1 2AB",
                "countryCode": "GB",
                "addressType": "RESIDENTIAL",
            },
            "deliveryPreference": {"dropOffLocation": "Porch"},
        },
        "fulfillment": {
            "fulfillmentStatus": status,
            "fulfilledBy": "MERCHANT",
            "fulfillmentServiceLevel": "STANDARD",
            "shipByWindow": {"latestDateTime": "2026-11-24T23:59:59Z"},
            "deliverByWindow": {"latestDateTime": "2026-11-27T23:59:59Z"},
        },
        "orderItems": list(items or (item(),)),
        **changes,
    }


def page(*orders: Any, **changes: Any) -> bytes:
    answer = {"orders": list(orders), "lastUpdatedBefore": "2026-11-23T11:58:00Z", **changes}
    return json.dumps(answer).encode()
