"""confirmShipment takes what Amazon takes, and refuses what Amazon refuses, in its words."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.simulator.carriers import ACCEPTED
from kiosk.simulator.errors import ShopError
from kiosk.simulator.marketplaces import DE
from kiosk.simulator.packages import Outcome
from kiosk.simulator.rules import Rules
from kiosk.simulator.shapes import SHIP_PLUS, Status
from kiosk.simulator.shop import Shop
from tests.unit.simulator.shops import body, items_of, order, shop_of

PLAIN = order()


def refusal(shop: Shop, payload: object, order_id: str = PLAIN.id) -> ShopError:
    with pytest.raises(ShopError) as caught:
        shop.confirm(order_id, payload)
    call = shop.confirmations[-1]
    assert (call.outcome, call.applied, call.error) == (
        Outcome.REFUSED,
        False,
        caught.value.message,
    )
    return caught.value


def status_of(shop: Shop, order_id: str = PLAIN.id) -> Status:
    return shop.order(order_id).status


def test_a_whole_parcel_ships_the_order() -> None:
    shop = shop_of(PLAIN)

    assert shop.confirm(PLAIN.id, body(PLAIN)) is Outcome.CREATED
    assert status_of(shop) is Status.SHIPPED
    assert [line.left for line in shop.order(PLAIN.id).lines] == [0, 0]


def test_two_parcels_ship_the_order_in_part_and_then_whole() -> None:
    shop = shop_of(PLAIN)

    shop.confirm(PLAIN.id, body(PLAIN, "1", orderItems=items_of(PLAIN, 1, 1)))
    assert status_of(shop) is Status.PARTIALLY_SHIPPED
    shop.confirm(PLAIN.id, body(PLAIN, "2", orderItems=items_of(PLAIN, 1, 0)))
    assert status_of(shop) is Status.SHIPPED
    assert [one.newest.reference for _, one in shop.packages()] == ["1", "2"]


def test_a_confirmation_moves_the_order() -> None:
    shop = shop_of(PLAIN)
    before = shop.order(PLAIN.id).updated
    shop.confirm(PLAIN.id, body(PLAIN))

    assert shop.order(PLAIN.id).updated == shop.clock.now() > before


@pytest.mark.parametrize(
    ("detail", "complaint"),
    [
        ({"packageReferenceId": 1}, "invalid type [packageDetail.packageReferenceId]"),
        ({"packageReferenceId": "PKG-1"}, "must be a positive numeric value"),
        ({"packageReferenceId": "0"}, "must be a positive numeric value"),
        ({"packageReferenceId": "-1"}, "must be a positive numeric value"),
        ({"packageReferenceId": "١"}, "must be a positive numeric value"),
        ({"packageReferenceId": None}, "[packageDetail.packageReferenceId]"),
        ({"carrierCode": None}, "[packageDetail.carrierCode]"),
        ({"carrierCode": "Evri"}, "not an accepted carrier code"),
        ({"carrierCode": "royal mail"}, "not an accepted carrier code"),
        ({"carrierCode": "Other"}, "carrierName is required"),
        ({"carrierCode": "Other", "carrierName": ""}, "carrierName is required"),
        ({"trackingNumber": None}, "[packageDetail.trackingNumber]"),
        ({"trackingNumber": " "}, "must not be empty"),
        ({"trackingNumber": 12}, "invalid type [packageDetail.trackingNumber]"),
        ({"shipDate": None}, "[packageDetail.shipDate]"),
        ({"shipDate": "02/21/2022"}, "ISO 8601"),
        ({"shipDate": "2026-11-23"}, "ISO 8601"),
        ({"shipDate": "2026-11-23T12:00:00"}, "ISO 8601"),
        ({"shipDate": "2026-02-30T12:00:00Z"}, "ISO 8601"),
        ({"orderItems": None}, "[packageDetail.orderItems]"),
        ({"orderItems": []}, "must hold 1 to"),
        ({"orderItems": {"orderItemId": "1", "quantity": 1}}, "invalid type"),
        ({"orderItems": ["1"]}, "invalid type"),
        ({"orderItems": [{"orderItemId": "nope", "quantity": 1}]}, "OrderItemId is invalid"),
        ({"orderItems": [{"quantity": 1}]}, "orderItemId"),
        ({"orderItems": [{"orderItemId": PLAIN.lines[0].id}]}, "quantity"),
        ({"orderItems": [{"orderItemId": PLAIN.lines[0].id, "quantity": "1"}]}, "invalid type"),
        ({"orderItems": [{"orderItemId": PLAIN.lines[0].id, "quantity": True}]}, "invalid type"),
        ({"orderItems": [{"orderItemId": PLAIN.lines[0].id, "quantity": 0}]}, "positive"),
        ({"orderItems": [{"orderItemId": PLAIN.lines[0].id, "quantity": 3}]}, "exceeds"),
        ({"orderItems": items_of(PLAIN, 1, 0) * 2}, "repeated"),
        ({"shipMethod": "Tracked"}, "Unknown fields in packageDetail: shipMethod"),
    ],
)
def test_a_detail_that_amazon_would_not_take_is_refused(
    detail: dict[str, Any], complaint: str
) -> None:
    shop = shop_of(PLAIN)
    error = refusal(shop, body(PLAIN, **detail))

    assert (error.status, error.code) == (400, "InvalidInput")
    assert complaint in error.message
    assert shop.order(PLAIN.id) == PLAIN


@pytest.mark.parametrize("payload", [None, [], "text", 3, {}, {"marketplaceId": PLAIN.market.id}])
def test_a_body_of_another_shape_is_refused(payload: object) -> None:
    assert refusal(shop_of(PLAIN), payload).status == 400


def test_a_wrongly_nested_reference_is_refused() -> None:
    payload = body(PLAIN, packageReferenceId=None) | {"packageReferenceId": "1"}

    assert refusal(shop_of(PLAIN), payload).status == 400


def test_a_carrier_that_is_not_listed_goes_as_other_with_its_name() -> None:
    shop = shop_of(PLAIN)
    shop.confirm(PLAIN.id, body(PLAIN, carrierCode="Other", carrierName="Evri"))
    told = shop.order_json(PLAIN.id, ["PACKAGES"])

    assert told["packages"][0]["carrier"] == "Evri"


def test_the_list_of_carriers_is_the_rules_affair() -> None:
    shop = shop_of(PLAIN, rules=Rules(carriers=ACCEPTED | {"Evri"}))

    assert shop.confirm(PLAIN.id, body(PLAIN, carrierCode="Evri")) is Outcome.CREATED


def test_a_ship_date_with_an_offset_is_taken_and_shown_in_utc() -> None:
    shop = shop_of(PLAIN)
    shop.confirm(PLAIN.id, body(PLAIN, shipDate="2026-11-23T13:30:00.500+01:00"))
    told = shop.order_json(PLAIN.id, ["PACKAGES"])

    assert told["packages"][0]["shipTime"] == "2026-11-23T12:30:00.500Z"


def test_an_unknown_order_is_not_found() -> None:
    assert refusal(shop_of(), body(PLAIN)).status == 404


def test_the_marketplace_must_be_that_of_the_order() -> None:
    payload = body(PLAIN) | {"marketplaceId": DE.id}

    assert "marketplaceId" in refusal(shop_of(PLAIN), payload).message


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"by_merchant": False}, "fulfilled by Amazon"),
        ({"programs": (SHIP_PLUS,)}, "Ship+"),
        ({"status": Status.CANCELLED}, "ErrorCode: NonexistentOrderItem"),
        ({"status": Status.PENDING}, "PENDING"),
        ({"status": Status.PENDING_AVAILABILITY}, "PENDING_AVAILABILITY"),
        ({"status": Status.UNFULFILLABLE}, "UNFULFILLABLE"),
    ],
)
def test_an_order_that_is_not_the_sellers_to_ship_is_refused(
    changes: dict[str, Any], complaint: str
) -> None:
    one = order(**changes)
    error = refusal(shop_of(one), body(one))

    assert error.status == 400
    assert complaint in error.message


def test_the_same_reference_edits_its_package() -> None:
    shop = shop_of(PLAIN)
    shop.confirm(PLAIN.id, body(PLAIN))

    assert shop.confirm(PLAIN.id, body(PLAIN, trackingNumber="NEW")) is Outcome.EDITED
    assert [one.newest.tracking for _, one in shop.packages()] == ["NEW"]
    assert status_of(shop) is Status.SHIPPED


def test_an_edit_may_take_units_back_out() -> None:
    shop = shop_of(PLAIN)
    shop.confirm(PLAIN.id, body(PLAIN))
    shop.confirm(PLAIN.id, body(PLAIN, orderItems=items_of(PLAIN, 1, 0)))

    assert status_of(shop) is Status.PARTIALLY_SHIPPED
    assert [line.left for line in shop.order(PLAIN.id).lines] == [1, 1]


def test_an_edit_cannot_hold_more_than_was_ordered() -> None:
    shop = shop_of(PLAIN)
    shop.confirm(PLAIN.id, body(PLAIN, "1", orderItems=items_of(PLAIN, 1, 0)))
    shop.confirm(PLAIN.id, body(PLAIN, "2", orderItems=items_of(PLAIN, 1, 0)))

    more = body(PLAIN, "1", orderItems=items_of(PLAIN, 2, 0))
    assert "exceeds" in refusal(shop, more).message


def test_the_same_again_counts_as_an_edit_and_is_logged_as_a_repeat() -> None:
    shop = shop_of(PLAIN)
    shop.confirm(PLAIN.id, body(PLAIN))

    assert shop.confirm(PLAIN.id, body(PLAIN)) is Outcome.REPEATED
    assert [call.outcome for call in shop.confirmations] == [Outcome.CREATED, Outcome.REPEATED]
    assert all(call.applied for call in shop.confirmations)
    assert [one.edits for _, one in shop.packages()] == [1]


def test_a_package_can_be_edited_only_so_often() -> None:
    shop = shop_of(PLAIN, rules=Rules(most_edits=2))
    for tracking in "ABC":
        shop.confirm(PLAIN.id, body(PLAIN, trackingNumber=tracking))

    limit = refusal(shop, body(PLAIN, trackingNumber="D"))
    assert "maximum number of allowed updates" in limit.message
    assert "InvalidPackageVersion" in limit.message


@pytest.mark.parametrize("units", [(2, 1), (2, 0)])
def test_a_new_reference_finds_nothing_left(units: tuple[int, int]) -> None:
    shop = shop_of(PLAIN)
    shop.confirm(PLAIN.id, body(PLAIN, "1", orderItems=items_of(PLAIN, *units)))

    error = refusal(shop, body(PLAIN, "2", orderItems=items_of(PLAIN, 2, 0)))
    assert "errorMetric=PackageToUpdateNotFound" in error.message
    assert "order already fulfilled" in error.message


def test_a_yes_without_effect_changes_nothing_and_is_logged() -> None:
    shop = shop_of(PLAIN)

    assert shop.confirm(PLAIN.id, body(PLAIN), apply=False) is Outcome.NO_EFFECT
    assert shop.order(PLAIN.id) == PLAIN
    assert not shop.confirmations[-1].applied


def test_a_yes_without_effect_is_still_refused_where_amazon_would_refuse() -> None:
    shop = shop_of(PLAIN)

    with pytest.raises(ShopError):
        shop.confirm(PLAIN.id, body(PLAIN, carrierCode="Evri"), apply=False)


def test_a_call_is_remembered_with_its_body_and_the_fault_it_met() -> None:
    shop = shop_of(PLAIN)
    shop.confirm(PLAIN.id, body(PLAIN, "9"), fault="drop_after")
    call = shop.confirmations[-1]

    assert (call.order_id, call.reference, call.fault) == (PLAIN.id, "9", "drop_after")
    assert call.body == body(PLAIN, "9")
