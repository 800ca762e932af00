"""The packing slip says what is in the box, to whom it goes, and nothing of the house."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from kiosk.documents.document import (
    Barcode,
    ChannelMark,
    Closing,
    CopyMark,
    Fact,
    FinePrint,
    Letterhead,
    Message,
    PickLines,
    Recipient,
    SlipLines,
)
from kiosk.documents.packing_slip import packing_slip
from kiosk.documents.shop_words import ShopWords
from kiosk.domain.parcel import Telling
from kiosk.domain.personal import Address
from tests.unit.documents.blocks import block, blocks, fact
from tests.unit.documents.orders import LETTERHEAD, LONDON, NUMBER, line, product, shop
from tests.unit.documents.slips import bought, gift, parcel, personal, slip


def test_the_company_stands_first_and_the_order_is_scanned_back() -> None:
    made = packing_slip(slip())

    assert made.blocks[0] == LETTERHEAD
    assert block(made, Barcode).data == NUMBER
    assert block(made, Barcode).short == NUMBER.replace("-", "")


def test_it_goes_to_the_address_of_the_order() -> None:
    made = packing_slip(slip())

    assert block(made, Recipient).lines == (
        "Zoë Hartnell",
        "Flat 7, Marlowe Court",
        "212 Peckham Rye",
        "LONDON",
        "SE15 3HJ",
    )


def test_without_an_address_there_is_none_on_the_slip() -> None:
    assert not blocks(packing_slip(slip(bought(personal=personal(address=Address())))), Recipient)


def test_order_and_despatch_bear_their_days() -> None:
    sent = datetime(2026, 11, 24, 9, 0, tzinfo=LONDON)

    made = packing_slip(slip(sent_at=sent))

    assert fact(made, "Ordered on") == Fact(label="Ordered on", value="23 November 2026")
    assert fact(made, "Sent on") == Fact(label="Sent on", value="24 November 2026")


def test_a_business_order_bears_the_buyers_own_number_in_strong_letters() -> None:
    asked = bought(personal=personal(po_number="PO 4711\x1b"))

    assert fact(packing_slip(slip(asked)), "Your PO no.") == Fact(
        label="Your PO no.", value="PO 4711", strong=True
    )
    assert fact(packing_slip(slip()), "Your PO no.") is None


def test_a_gift_bears_its_message_once_and_as_it_was_written() -> None:
    gifts = {**gift("A", "Sto lat, Ola! 🎂"), **gift("B", "Sto lat, Ola! 🎂"), **gift("C", "")}
    asked = bought(line("A"), line("B"), line("C"), personal=personal(gifts=gifts))

    assert block(packing_slip(slip(asked)), Message).text == "Sto lat, Ola! 🎂"


def test_a_message_goes_with_the_parcel_that_its_gift_is_in() -> None:
    one, two = parcel("1", A=1), parcel("2", B=1)
    asked = bought(line("A"), line("B"), personal=personal(gifts=gift("B", "For B")))
    packed = replace(asked, parcels=(one, two))

    assert not blocks(packing_slip(slip(packed, parcel=one)), Message)
    assert block(packing_slip(slip(packed, parcel=two)), Message).text == "For B"


def test_no_price_no_bin_and_no_channel_mark_is_on_it() -> None:
    products = shop(product("MUG", "A-02-1", gtin="5012345678016"))

    made = packing_slip(slip(products=products))

    assert not blocks(made, PickLines)
    assert not blocks(made, ChannelMark)
    for secret in ("A-02-1", "5012345678016", "£", "price"):
        assert secret not in repr(made)


def test_the_lines_are_those_of_the_parcel_and_what_follows_is_said() -> None:
    asked = bought(line("A", 3), line("B", 2), line("C", 1))
    first = parcel("1", A=1, B=2)
    packed = replace(asked, parcels=(first,))

    lines = block(packing_slip(slip(packed, parcel=first)), SlipLines).lines

    assert [(each.sku, each.quantity, each.note) for each in lines] == [
        ("A", 1, "1 of 3; 2 to follow"),
        ("B", 2, ""),
        ("C", 0, "0 of 1; 1 to follow"),
    ]


def test_the_last_parcel_tells_that_the_others_went_before() -> None:
    one, two = parcel("1", A=2), parcel("2", A=1, B=1)
    packed = replace(bought(line("A", 3), line("B")), parcels=(one, two))

    made = packing_slip(slip(packed, parcel=two))

    assert [each.note for each in block(made, SlipLines).lines] == [
        "1 of 3; the others were sent before",
        "",
    ]
    assert fact(made, "Parcel") == Fact(label="Parcel", value="2 of 2")


@pytest.mark.parametrize(
    ("telling", "fulfilled", "note"),
    [
        (Telling.NOT_TOLD, 0, "2 of 3; 1 to follow"),
        (Telling.TOLD, 2, "2 of 3; 1 to follow"),
        (Telling.NOT_TOLD, 1, "2 of 3; the others were sent before"),
        (Telling.TOLD, 3, "2 of 3; the others were sent before"),
    ],
)
def test_what_amazon_counts_as_sent_does_not_follow(
    telling: Telling, fulfilled: int, note: str
) -> None:
    here = replace(parcel("1", A=2), telling=telling)
    packed = replace(bought(line("A", 3, fulfilled=fulfilled)), parcels=(here,))

    assert block(packing_slip(slip(packed, parcel=here)), SlipLines).lines[0].note == note


def test_before_it_is_packed_the_slip_is_for_all_that_is_left() -> None:
    asked = bought(line("A", 3, fulfilled=1), line("B", 1, fulfilled=1))

    lines = block(packing_slip(slip(asked)), SlipLines).lines

    assert [(each.sku, each.quantity, each.note) for each in lines] == [
        ("A", 2, "2 of 3; the others were sent before")
    ]


def test_the_carrier_and_its_number_stand_on_it_once_known() -> None:
    here = parcel("1", tracking="AB123456785GB", MUG=2)
    packed = replace(bought(), parcels=(here,))

    made = packing_slip(slip(packed, parcel=here))

    assert fact(made, "Sent by") == Fact(label="Sent by", value="Royal Mail")
    assert fact(made, "Tracking no.") == Fact(label="Tracking no.", value="AB123456785GB")
    assert fact(made, "Parcel") is None


def test_the_company_says_how_to_send_back_and_who_it_is() -> None:
    made = packing_slip(slip())

    assert block(made, Closing).text == "Send it back within 30 days."
    assert block(made, FinePrint).text.startswith("Registered")


def test_what_the_company_does_not_say_is_left_out() -> None:
    made = packing_slip(slip(words=ShopWords(), letterhead=Letterhead(name="X", address=("", " "))))

    assert not blocks(made, Closing)
    assert not blocks(made, FinePrint)
    assert block(made, Letterhead) == Letterhead(name="X")


def test_a_second_slip_says_so_and_has_a_name_of_its_own() -> None:
    made = packing_slip(slip(copy=2))

    assert block(made, CopyMark).word == "COPY 2"
    assert made.name == f"packing-slip_{NUMBER}_copy-2"
    assert not blocks(packing_slip(slip()), CopyMark)


def test_the_slip_of_each_parcel_has_a_name_of_its_own() -> None:
    here = parcel("100002", MUG=2)
    packed = replace(bought(), parcels=(here,))

    assert packing_slip(slip(packed, parcel=here)).name == f"packing-slip_{NUMBER}_100002_copy-1"


def test_copies_count_from_one() -> None:
    with pytest.raises(ValueError, match="from 1"):
        packing_slip(slip(copy=0))
