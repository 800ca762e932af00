"""The three requests stand exactly as Amazon's models have them."""

from __future__ import annotations

import json
from datetime import timedelta, timezone
from typing import Any

import pytest

from kiosk.amazon import asking
from kiosk.amazon.wire import Request
from kiosk.domain.values import LineId, OrderId
from kiosk.ports.channel import NotFound, Window
from tests.fakes.clock import NOON
from tests.unit.amazon.places import UK, WINDOW, confirmation, other_carrier


def sent(request: Request) -> Any:
    assert request.body is not None
    return json.loads(request.body)


def test_a_search_by_change_asks_for_the_merchants_orders() -> None:
    request = asking.search(WINDOW, None, marketplaces=(UK, "X"), datasets=("BUYER", "PACKAGES"))

    assert (request.method, request.url) == ("GET", "/orders/2026-01-01/orders")
    assert dict(request.params) == {
        "lastUpdatedAfter": "2026-11-16T12:00:00.000Z",
        "fulfilledBy": "MERCHANT",
        "marketplaceIds": f"{UK},X",
        "maxResultsPerPage": "100",
        "includedData": "BUYER,PACKAGES",
    }


def test_a_search_by_creation_names_no_change() -> None:
    window = Window(since=NOON, by_creation=True, open_only=True)
    names = dict(asking.search(window, None, marketplaces=(), datasets=()).params)

    assert names["createdAfter"] == "2026-11-23T12:00:00.000Z"
    statuses = names["fulfillmentStatuses"]
    assert statuses == "PENDING_AVAILABILITY,PENDING,UNSHIPPED,PARTIALLY_SHIPPED"
    assert not {"lastUpdatedAfter", "marketplaceIds", "includedData"} & names.keys()


def test_a_further_page_repeats_everything() -> None:
    first = asking.search(WINDOW, None, marketplaces=(UK,), datasets=("BUYER",))
    second = asking.search(WINDOW, "a+b/c=", marketplaces=(UK,), datasets=("BUYER",))

    assert second.params == (*first.params, ("paginationToken", "a+b/c="))


def test_a_time_goes_out_in_utc_alone() -> None:
    window = Window(since=NOON.astimezone(timezone(timedelta(hours=9))))
    names = dict(asking.search(window, None, marketplaces=(), datasets=()).params)

    assert names["lastUpdatedAfter"] == "2026-11-23T12:00:00.000Z"


def test_an_order_is_asked_for_by_its_id_alone() -> None:
    assert asking.order(OrderId("202-1"), datasets=()).url == "/orders/2026-01-01/orders/202-1"


@pytest.mark.parametrize(
    "scanned", ["", ".", "..", "../x", "a/b", "a b", "a?b", "x" * 65, "７", "a\n"]
)
def test_what_can_be_no_order_id_is_not_even_asked_for(scanned: str) -> None:
    with pytest.raises(NotFound):
        asking.order(OrderId(scanned), datasets=())
    with pytest.raises(NotFound):
        asking.confirm(confirmation(order=scanned))


def test_a_confirmation_is_written_to_the_letter() -> None:
    request = asking.confirm(confirmation())

    assert request.method == "POST"
    assert request.url == "/orders/v0/orders/202-1234567-8901234/shipmentConfirmation"
    assert request.headers["Content-Type"] == "application/json"
    assert sent(request) == {
        "marketplaceId": UK,
        "packageDetail": {
            "packageReferenceId": "1",
            "carrierCode": "Royal Mail",
            "shippingMethod": "Tracked 48",
            "trackingNumber": "AB123456785GB",
            "shipDate": "2026-11-23T12:00:00.000Z",
            "orderItems": [{"orderItemId": "00123", "quantity": 2}],
        },
    }


def test_only_a_carrier_off_the_list_is_named() -> None:
    package = sent(asking.confirm(other_carrier()))["packageDetail"]

    assert (package["carrierCode"], package["carrierName"]) == ("Other", "Evri")
    assert "shippingMethod" not in package
    assert "carrierName" not in sent(asking.confirm(confirmation(name="Evri")))["packageDetail"]


def test_a_line_without_units_is_not_in_the_parcel() -> None:
    parcel = confirmation(contents={LineId("1"): 0, LineId("2"): 1})

    assert sent(asking.confirm(parcel))["packageDetail"]["orderItems"] == [
        {"orderItemId": "2", "quantity": 1}
    ]
