"""The label says where the parcel goes; the return slip, where it comes back to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.documents.address import NoAddress
from kiosk.documents.address_label import address_label
from kiosk.documents.check_code import check_code
from kiosk.documents.document import (
    Barcode,
    BigNumber,
    ChannelMark,
    Choices,
    Closing,
    CopyMark,
    Destination,
    Flags,
    Recipient,
    SlipLines,
)
from kiosk.documents.parts import barcode
from kiosk.documents.return_slip import return_slip
from kiosk.documents.shop_words import ShopWords
from kiosk.domain.personal import Address
from kiosk.domain.values import OrderId
from tests.unit.documents.blocks import block, blocks
from tests.unit.documents.orders import NUMBER, line
from tests.unit.documents.slips import ADDRESS, back, bought, label, parcel, personal


def test_the_label_bears_the_address_and_the_order_and_nobodys_telephone() -> None:
    called = bought(personal=personal(address=replace(ADDRESS, phone="020 7946 0173")))

    made = address_label(label(called))

    assert block(made, Destination).lines[0] == "Zoë Hartnell"
    assert block(made, Barcode).data == NUMBER
    assert "7946" not in repr(made)


def test_a_parcel_abroad_names_the_country() -> None:
    assert block(address_label(label(origin="DE")), Destination).lines[-1] == "UNITED KINGDOM"


def test_what_must_happen_at_the_door_stands_on_the_label() -> None:
    asked = bought(constraints=frozenset({"signatureConfirmation", "somethingNew"}))

    (flag,) = block(address_label(label(asked)), Flags).flags

    assert flag.word == "Signature on delivery"


def test_no_label_is_made_without_an_address() -> None:
    pending = bought(personal=personal(address=Address(country="GB")))

    with pytest.raises(NoAddress):
        address_label(label(pending))


def test_a_second_label_says_so() -> None:
    assert block(address_label(label(copy=2)), CopyMark).word == "COPY 2"
    assert address_label(label(copy=2)).name == f"address-label_{NUMBER}_copy-2"


def test_a_return_slip_has_fields_reasons_and_the_way_back() -> None:
    made = return_slip(back())

    assert block(made, Recipient).lines == (
        "Fernhill Homeware Ltd",
        "12 Mill Lane",
        "Leeds LS1 4AP",
    )
    assert block(made, SlipLines).words.back == "Comes back"
    assert len(block(made, Choices).choices) == 6
    assert block(made, Closing).text == "Send it back within 30 days."
    assert block(made, BigNumber).label == "Return slip"
    assert not blocks(made, ChannelMark)


def test_returns_may_go_to_another_address() -> None:
    made = return_slip(back(return_to=("Fernhill Returns", "Unit 4\x1b", "")))

    assert block(made, Recipient).lines == ("Fernhill Returns", "Unit 4")


def test_without_words_of_the_company_the_slip_tells_amazons_way() -> None:
    assert "Your Orders" in block(return_slip(back(words=ShopWords())), Closing).text


def test_only_what_is_in_the_box_can_come_back() -> None:
    here = parcel("1", A=1)
    packed = replace(bought(line("A", 2), line("B")), parcels=(here,))

    lines = block(return_slip(back(packed, parcel=here)), SlipLines).lines

    assert [(each.sku, each.quantity, each.note) for each in lines] == [("A", 1, "")]


@pytest.mark.parametrize(
    ("number", "short"),
    [(NUMBER, "20212345678901234"), ("S01-9876543-1112223", ""), ("202-1234567-890123", "")],
)
def test_only_amazons_own_numbers_have_a_short_form(number: str, short: str) -> None:
    assert barcode(OrderId(number)).short == short


def test_check_codes_tell_papers_apart_and_are_easily_read() -> None:
    codes = {check_code(f"packing-slip_{NUMBER}_copy-{copy}") for copy in range(1, 200)}

    assert len(codes) == 199
    assert all(len(code) == 6 and code.startswith("OK") for code in codes)
    assert not set("".join(code[2:] for code in codes)) & set("ILOU")
