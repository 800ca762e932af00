"""What the shop shows of a buyer depends on payment, on roles and on who fulfils."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from kiosk.simulator.drafts import Want
from kiosk.simulator.errors import ShopError
from kiosk.simulator.orders import Gift, Order
from kiosk.simulator.roles import Role
from kiosk.simulator.rules import Rules
from kiosk.simulator.shapes import DATASETS, Status
from tests.unit.simulator.shops import PLAIN, body, order, shop_of

PERSON = ["BUYER", "RECIPIENT", "FULFILLMENT"]
FULL = order(
    address=replace(PLAIN.address, company="Mill & Co", line2="Unit 4", line3="Yard"),
    company="Mill & Co",
    po_number="PO-7",
    delivery_note="Ring twice",
    wants=(Want(sku="MUG-ENA-GRN", gift=Gift("With love", "STANDARD")),),
)


def test_a_paid_order_shows_buyer_and_recipient() -> None:
    told = shop_of(FULL).order_json(FULL.id, PERSON)

    assert told["buyer"] == {
        "buyerName": "Imogen Fairweather",
        "buyerEmail": FULL.buyer.email,
        "buyerCompanyName": "Mill & Co",
        "buyerPurchaseOrderNumber": "PO-7",
    }
    assert told["recipient"] == {
        "deliveryAddress": {
            "name": "Imogen Fairweather",
            "companyName": "Mill & Co",
            "addressLine1": "14 Nettleham Close",
            "addressLine2": "Unit 4",
            "addressLine3": "Yard",
            "city": "Leeds",
            "postalCode": "LS8 2QT",
            "countryCode": "GB",
            "phone": "0113 496 0142",
            "addressType": "RESIDENTIAL",
        },
        "deliveryPreference": {"addressInstruction": "Ring twice"},
    }


@pytest.mark.parametrize("status", [Status.PENDING, Status.PENDING_AVAILABILITY])
def test_an_unpaid_order_shows_the_relay_address_alone(status: Status) -> None:
    unpaid = replace(FULL, status=status)
    told = shop_of(unpaid).order_json(unpaid.id, DATASETS)

    assert told["buyer"] == {"buyerEmail": unpaid.buyer.email}
    assert "recipient" not in told
    assert "packing" not in told["orderItems"][0]["fulfillment"]


def test_an_unpaid_order_can_be_told_to_hide_even_that() -> None:
    unpaid = order(status=Status.PENDING)
    shop = shop_of(unpaid, rules=Rules(pending_email=False))

    assert "buyer" not in shop.order_json(unpaid.id, DATASETS)


def test_payment_fills_the_address_in_and_moves_the_order() -> None:
    unpaid = order(status=Status.PENDING)
    shop = shop_of(unpaid)
    shop.pay(unpaid.id)
    told = shop.order_json(unpaid.id, PERSON)

    assert told["fulfillment"]["fulfillmentStatus"] == "UNSHIPPED"
    assert told["recipient"]["deliveryAddress"]["postalCode"] == "LS8 2QT"
    assert told["lastUpdatedTime"] == "2026-11-23T12:00:00.000Z"


def test_a_paid_order_cannot_be_paid_again() -> None:
    plain = order()

    with pytest.raises(ShopError) as caught:
        shop_of(plain).pay(plain.id)
    assert caught.value.status == 409


def test_without_the_delivery_role_personal_fields_are_missing() -> None:
    shop = shop_of(FULL)
    shop.roles = frozenset({Role.ORDERS, Role.TAX})
    told = shop.order_json(FULL.id, PERSON)

    assert told["recipient"] == {
        "deliveryAddress": {
            "companyName": "Mill & Co",
            "city": "Leeds",
            "countryCode": "GB",
            "addressType": "RESIDENTIAL",
        }
    }
    assert "buyerEmail" not in told["buyer"]
    assert told["buyer"]["buyerName"] == "Imogen Fairweather"
    packing = told["orderItems"][0]["fulfillment"]["packing"]
    assert packing == {"giftOption": {"giftWrapLevel": "STANDARD"}}


def test_without_any_personal_role_the_name_is_missing_too() -> None:
    shop = shop_of(FULL)
    shop.roles = frozenset({Role.ORDERS})

    assert "buyerName" not in shop.order_json(FULL.id, PERSON)["buyer"]


def test_hidden_fields_can_be_blank_instead_of_missing() -> None:
    shop = shop_of(FULL, rules=Rules(blanks=True))
    shop.roles = frozenset({Role.ORDERS})
    told = shop.order_json(FULL.id, PERSON)
    address: dict[str, Any] = told["recipient"]["deliveryAddress"]

    assert address["name"] == address["addressLine1"] == address["postalCode"] == ""
    assert told["buyer"]["buyerEmail"] == ""
    packing = told["orderItems"][0]["fulfillment"]["packing"]
    assert packing["giftOption"]["giftMessage"] == ""


def test_a_field_that_the_order_lacks_does_not_become_blank() -> None:
    plain = order()
    shop = shop_of(plain, rules=Rules(blanks=True))
    shop.roles = frozenset({Role.ORDERS})
    told = shop.order_json(plain.id, PERSON)

    assert "addressLine2" not in told["recipient"]["deliveryAddress"]


def test_a_role_that_comes_back_brings_the_fields_back() -> None:
    shop = shop_of(FULL)
    before = shop.order_json(FULL.id, PERSON)
    shop.roles = frozenset({Role.ORDERS})
    shop.roles = frozenset(Role)

    assert shop.order_json(FULL.id, PERSON) == before


def phone_of(one: Order, days: int = 0) -> str | None:
    shop = shop_of(one)
    if one.by_merchant:
        shop.confirm(one.id, body(one))
    clock: Any = shop.clock
    clock.advance(timedelta(days=days).total_seconds())
    told = shop.order_json(one.id, PERSON)
    phone: str | None = told["recipient"]["deliveryAddress"].get("phone")
    return phone


def test_the_telephone_number_goes_once_a_sent_order_is_past_its_delivery_date() -> None:
    assert phone_of(order(), days=3) == "0113 496 0142"
    assert phone_of(order(), days=5) is None


def test_an_order_fulfilled_by_amazon_shows_no_telephone_and_no_relay_address() -> None:
    theirs = order(by_merchant=False)

    assert phone_of(theirs) is None
    assert "buyerEmail" not in shop_of(theirs).order_json(theirs.id, PERSON)["buyer"]
