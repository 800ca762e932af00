"""The flags of a picking note: what makes an order different from others."""

from __future__ import annotations

from dataclasses import replace

from kiosk.documents.document import Flag
from kiosk.documents.picking_flags import flags
from kiosk.domain.order import Order
from kiosk.domain.personal import Personal
from tests.unit.documents.orders import line, order


def words(asked: Order) -> list[str]:
    return [f"{flag.word} {flag.detail}".strip() for flag in flags(asked)]


def test_an_ordinary_order_has_none() -> None:
    assert flags(order()) == ()


def test_gift_prime_and_business_with_its_number_are_flagged() -> None:
    asked = order(
        line(gift=True),
        programs=frozenset({"PRIME", "AMAZON_BUSINESS", "NEWS_TO_US"}),
        personal=Personal(po_number="PO\x1b 4711"),
    )

    assert words(asked) == ["Prime", "Gift", "Business PO no. PO 4711"]


def test_a_business_order_without_a_number_is_flagged_all_the_same() -> None:
    assert words(order(programs=frozenset({"AMAZON_BUSINESS"}))) == ["Business"]


def test_what_must_happen_at_the_door_is_urgent() -> None:
    asked = order(
        constraints=frozenset(
            {"signatureConfirmation", "recipientAgeVerification", "palletDelivery", "somethingNew"}
        )
    )

    assert words(asked) == ["Signature on delivery", "Check age on delivery", "Pallet"]
    assert [flag.urgent for flag in flags(asked)] == [True, True, False]


def test_a_wish_to_cancel_comes_first_and_tells_whether_it_was_waived() -> None:
    asked = order(line(cancel_asked=True, gift=True), programs=frozenset({"PRIME"}))

    assert words(asked)[0] == "Buyer asked to cancel decide before it leaves"
    waived = replace(asked, cancel_waived=True)
    assert words(waived)[0] == "Buyer asked to cancel to be sent all the same"


def test_a_part_order_tells_how_much_has_left() -> None:
    asked = order(line("a", 3, fulfilled=1), line("b", 2, fulfilled=2))

    assert flags(asked) == (Flag(word="Part order", detail="3 of 5 units already sent"),)


def test_an_order_that_has_left_as_a_whole_is_no_part_order() -> None:
    assert flags(order(line(ordered=2, fulfilled=2))) == ()
