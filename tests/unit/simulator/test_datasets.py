"""An order shows only the datasets that were asked for, in the shapes of the official model."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from kiosk.simulator.drafts import Want
from kiosk.simulator.errors import ShopError
from kiosk.simulator.orders import Gift
from kiosk.simulator.rules import Rules
from kiosk.simulator.shapes import DATASETS, Status
from tests.unit.simulator.shops import body, items_of, order, shop_of

BARE = {"orderId", "createdTime", "lastUpdatedTime", "salesChannel", "orderItems"}


def test_without_datasets_an_order_does_not_even_tell_its_status() -> None:
    plain = order()

    assert set(shop_of(plain).order_json(plain.id)) == BARE


@pytest.mark.parametrize(
    ("dataset", "key"),
    [
        ("BUYER", "buyer"),
        ("RECIPIENT", "recipient"),
        ("PROCEEDS", "proceeds"),
        ("FULFILLMENT", "fulfillment"),
    ],
)
def test_a_dataset_brings_its_own_key_alone(dataset: str, key: str) -> None:
    plain = order()

    assert set(shop_of(plain).order_json(plain.id, [dataset])) == BARE | {key}


@pytest.mark.parametrize("dataset", sorted(DATASETS))
def test_every_dataset_of_the_model_may_be_asked_for(dataset: str) -> None:
    plain = order()

    assert shop_of(plain).order_json(plain.id, [dataset])["orderId"] == plain.id


def test_an_unknown_dataset_is_refused() -> None:
    plain = order()

    with pytest.raises(ShopError, match="includedData"):
        shop_of(plain).order_json(plain.id, ["BOGUS"])


def test_an_unknown_order_is_not_found() -> None:
    with pytest.raises(ShopError) as caught:
        shop_of().order_json("202-0000000-0000000")
    assert caught.value.status == 404


def test_fulfilment_tells_status_windows_and_counts() -> None:
    plain = order(ship_in=timedelta(hours=5), service="NEXT_DAY")
    told = shop_of(plain).order_json(plain.id, ["FULFILLMENT"])

    assert told["fulfillment"] == {
        "fulfillmentStatus": "UNSHIPPED",
        "fulfilledBy": "MERCHANT",
        "fulfillmentServiceLevel": "NEXT_DAY",
        "shipByWindow": {
            "earliestDateTime": "2026-11-23T09:00:00Z",
            "latestDateTime": "2026-11-23T17:00:00Z",
        },
        "deliverByWindow": {
            "earliestDateTime": "2026-11-24T17:00:00Z",
            "latestDateTime": "2026-11-26T17:00:00Z",
        },
    }
    assert [line["fulfillment"] for line in told["orderItems"]] == [
        {"quantityFulfilled": 0, "quantityUnfulfilled": 2},
        {"quantityFulfilled": 0, "quantityUnfulfilled": 1},
    ]


def test_money_is_a_decimal_string_with_its_currency() -> None:
    plain = order()
    told = shop_of(plain).order_json(plain.id, ["PROCEEDS"])

    assert told["orderItems"][0]["product"]["price"] == {
        "unitPrice": {"amount": "11.95", "currencyCode": "GBP"}
    }
    assert told["proceeds"]["grandTotal"] == {"amount": "36.84", "currencyCode": "GBP"}


def test_without_the_proceeds_no_price_is_told() -> None:
    plain = order()
    lines = shop_of(plain).order_json(plain.id, DATASETS - {"PROCEEDS"})["orderItems"]

    assert not any({"price", "proceeds"} & {*line, *line["product"]} for line in lines)


def test_gift_serial_number_and_signature_stand_in_the_fulfilment_of_a_line() -> None:
    want = Want(
        sku="CAF-GLS-8",
        gift=Gift("For you", "STANDARD"),
        serial_required=True,
        transparency=True,
        constraints=("signatureConfirmation",),
    )
    one = order(wants=(want,))
    line = shop_of(one).order_json(one.id, ["FULFILLMENT"])["orderItems"][0]

    assert line["fulfillment"]["packing"] == {
        "giftOption": {"giftMessage": "For you", "giftWrapLevel": "STANDARD"},
        "serialNumberRequirement": {"requirementType": "REQUIRED"},
    }
    constraints = line["fulfillment"]["shipping"]["shippingConstraints"]
    assert constraints == {"signatureConfirmation": "MANDATORY"}
    assert line["programs"] == ["TRANSPARENCY"]


def test_a_wish_to_cancel_shows_on_its_line_and_not_in_the_status() -> None:
    plain = order()
    shop = shop_of(plain)
    shop.ask_to_cancel(plain.id, "Too late", [plain.lines[1].id])
    told = shop.order_json(plain.id, ["CANCELLATION", "FULFILLMENT"])
    wishes = [line.get("cancellation") for line in told["orderItems"]]

    asked = {"cancellationRequest": {"requester": "BUYER", "cancelReason": "Too late"}}
    assert wishes == [None, asked]
    assert told["fulfillment"]["fulfillmentStatus"] == "UNSHIPPED"


def test_a_cancelled_order_tells_who_cancelled_it_and_nothing_of_the_buyer() -> None:
    plain = order()
    shop = shop_of(plain)
    shop.cancel(plain.id, "AMAZON", "Fraud")
    told = shop.order_json(plain.id, DATASETS)

    executed = {"cancellationExecution": {"cancelledBy": "AMAZON", "cancelReason": "Fraud"}}
    assert [line["cancellation"] for line in told["orderItems"]] == [executed] * 2
    assert told["fulfillment"]["fulfillmentStatus"] == "CANCELLED"
    left = [line["fulfillment"]["quantityUnfulfilled"] for line in told["orderItems"]]
    assert left == [0, 0]
    assert not {"recipient", "buyer"} & set(told)


def test_an_order_fulfilled_by_amazon_shows_no_packages() -> None:
    plain = order()
    shop = shop_of(plain)
    shop.confirm(plain.id, body(plain))
    theirs = shop_of(replace(shop.order(plain.id), by_merchant=False))

    assert "packages" not in theirs.order_json(plain.id, ["PACKAGES"])


def test_a_confirmed_package_shows_what_was_said_of_it() -> None:
    plain = order()
    shop = shop_of(plain)
    payload = body(plain, "7", orderItems=items_of(plain, 2, 0))
    payload["packageDetail"]["orderItems"][0]["transparencyCodes"] = ["T1", "T2"]
    shop.confirm(plain.id, payload)
    told = shop.order_json(plain.id, ["PACKAGES"])

    items: list[dict[str, Any]] = [
        {"orderItemId": plain.lines[0].id, "quantity": 2, "transparencyCodes": ["T1", "T2"]}
    ]
    assert told["packages"] == [
        {
            "packageReferenceId": "7",
            "createdTime": "2026-11-23T12:00:00.000Z",
            "packageStatus": {"status": "SHIPPED"},
            "carrier": "Royal Mail",
            "shippingService": "Tracked 48",
            "trackingNumber": "AB123456785GB",
            "shipTime": "2026-11-23T12:00:00.000Z",
            "packageItems": items,
        }
    ]


def test_a_package_stays_unseen_for_as_long_as_the_rules_say() -> None:
    plain = order()
    shop = shop_of(plain, rules=Rules(packages_delay=timedelta(seconds=90)))
    clock: Any = shop.clock
    shop.confirm(plain.id, body(plain))
    clock.advance(89)
    assert "packages" not in shop.order_json(plain.id, ["PACKAGES"])

    clock.advance(1)
    shop.confirm(plain.id, body(plain, trackingNumber="CORRECTED"))
    seen = shop.order_json(plain.id, ["PACKAGES"])["packages"]
    assert [one["trackingNumber"] for one in seen] == ["AB123456785GB"]

    clock.advance(90)
    seen = shop.order_json(plain.id, ["PACKAGES"])["packages"]
    assert [one["trackingNumber"] for one in seen] == ["CORRECTED"]


def test_a_delivered_package_says_so() -> None:
    plain = order()
    shop = shop_of(plain)
    shop.confirm(plain.id, body(plain))
    shop.deliver(plain.id)
    told = shop.order_json(plain.id, ["PACKAGES"])

    assert told["packages"][0]["packageStatus"] == {"status": "DELIVERED"}


def test_programs_alias_and_replaced_order_stand_without_a_dataset() -> None:
    one = order(programs=("PRIME",), seller_order_id="S-1", replaces="202-1111111-2222222")
    told = shop_of(one).order_json(one.id)

    original = {"orderId": "202-1111111-2222222", "associationType": "REPLACEMENT_ORIGINAL_ID"}
    assert told["programs"] == ["PRIME"]
    assert told["orderAliases"] == [{"aliasId": "S-1", "aliasType": "SELLER_ORDER_ID"}]
    assert told["associatedOrders"] == [original]


def test_an_unpaid_order_tells_no_price() -> None:
    unpaid = order(status=Status.PENDING)
    told = shop_of(unpaid).order_json(unpaid.id, DATASETS)

    assert "proceeds" not in told
    assert "price" not in told["orderItems"][0]["product"]
