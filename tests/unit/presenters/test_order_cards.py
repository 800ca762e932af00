"""The side of the open order: the address, and what must be minded."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.personal import Address, Gift, Personal
from kiosk.domain.values import LineId
from kiosk.presenters.order_cards import address, cards
from kiosk.wording import screens
from tests.fakes.builders import PERSONAL, OrderBuilder, an_order, details
from tests.fakes.clock import NOON


def of(**personal: object) -> OrderBuilder:
    return an_order().facts_with(personal=replace(PERSONAL, **personal))  # type: ignore[arg-type]


def card(builder: OrderBuilder, title: str) -> str:
    (text,) = [one.text for one in cards(builder.order()) if one.title == title]
    return text


def test_an_address_stands_line_by_line() -> None:
    full = Address(
        name="Ada Example",
        company="Ada & Co",
        line1="1 Test Street",
        line2="Flat 2",
        line3="",
        district="Headingley",
        city="Leeds",
        region="W Yorks",
        postcode="LS1 4AP",
        country="GB",
    )

    assert address(of(address=full).order(), NOON) == (
        "Ada Example",
        "Ada & Co",
        "1 Test Street",
        "Flat 2",
        "Headingley",
        "Leeds W Yorks",
        "LS1 4AP",
        "United Kingdom",
    )


def test_a_recipient_without_a_name_is_the_buyer() -> None:
    nameless = replace(PERSONAL.address, name="")

    assert address(of(address=nameless, buyer_name="Bob").order(), NOON)[0] == "Bob"


def test_a_country_that_nobody_knows_is_shown_as_it_came() -> None:
    assert address(of(address=replace(PERSONAL.address, country="QZ")).order(), NOON)[-1] == "QZ"


def test_an_unpaid_orders_address_is_pending_and_its_mail_is_not_spelt_out() -> None:
    pending = an_order().unpaid()
    known = pending.facts_with(personal=Personal(buyer_email="x7@marketplace.invalid"))

    assert address(pending.order(), NOON)[0] == "pending"
    assert len(address(pending.order(), NOON)) == 2
    assert address(known.order(), NOON)[-1] == "E-mail known"
    assert "marketplace.invalid" not in " ".join(address(known.order(), NOON))


def test_an_address_whose_time_is_over_was_forgotten_and_says_so() -> None:
    order = of(address=Address()).order()
    over = NOON + timedelta(days=3 + 14)

    assert address(order, over) == (screens.ADDRESS_FORGOTTEN(),)
    assert address(order, over - timedelta(seconds=1)) == (screens.ADDRESS_WITHHELD(),)
    assert address(replace(order, asked_again_at=over), over) == (screens.ADDRESS_WITHHELD(),)


def test_an_address_that_amazon_keeps_to_itself_is_said_so() -> None:
    (words,) = address(of(address=Address(city="Leeds")).order(), NOON)

    assert words.startswith("Amazon does not show the address")


def test_an_ordinary_order_has_no_cards() -> None:
    assert cards(an_order().order()) == ()


def test_gift_messages_are_shown_once_each() -> None:
    gifts = {LineId(str(n)): Gift(message=m) for n, m in enumerate(("Hi", "Hi", "", "Ho"))}

    assert card(of(gifts=gifts).as_gift(), "Gift, no prices on paper") == "Hi\nHo"
    assert card(an_order().as_gift(), "Gift, no prices on paper") == "No message"


@pytest.mark.parametrize(("company", "text"), [("", "PO-7"), ("Ada & Co", "PO-7 · Ada & Co")])
def test_a_purchase_order_is_shown_with_its_company(company: str, text: str) -> None:
    assert card(of(po_number="PO-7", company=company), "Purchase order") == text


def test_what_the_carrier_must_do_is_shown_in_words() -> None:
    asked = frozenset({"signatureConfirmation", "newThing"})

    text = card(an_order().facts_with(constraints=asked), "On delivery")

    assert text == "newThing, Signature on delivery"


def test_a_delivery_note_is_shown_as_it_came() -> None:
    assert card(of(delivery_note="Ring [b]twice[/b]"), "Delivery note") == "Ring [b]twice[/b]"


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (details("AB123456785GB"), "Royal Mail Tracked 24\nAB 1234 5678 5 GB"),
        (details("AB1234", code="Other", name="Van", service=""), "Van\nAB12 34"),
    ],
)
def test_the_parcel_comes_first(given: object, text: str) -> None:
    order = of(delivery_note="Ring").packed(given).order()  # type: ignore[arg-type]

    assert [one.title for one in cards(order)] == ["Parcel", "Delivery note"]
    assert cards(order)[0].text == text


def test_a_parcel_without_details_has_no_card() -> None:
    assert cards(an_order().packed().order()) == ()
