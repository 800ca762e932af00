"""What a scanned code can mean."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kiosk.carriers import tracking_numbers
from kiosk.domain.gs1 import LONGEST_CODE
from kiosk.domain.scans import (
    BadgeCode,
    Command,
    CommandCode,
    Known,
    LabelCode,
    OrderCode,
    Pack,
    ProductCode,
    Scan,
    interpret,
    order_in,
    product_keys,
)
from kiosk.domain.values import OrderId, Sku

TODAY = date(2026, 11, 23)
MUG = Pack(sku=Sku("MUG"))
POT = Pack(sku=Sku("POT"))
CUPS = Pack(sku=Sku("CUP"), units=6)
KNOWN = Known(
    today=TODAY,
    products={
        "00036000291452": (MUG,),
        "04006381333931": (MUG, POT),
        "10012345678902": (CUPS,),
        "00012345678905": (Pack(sku=Sku("CUP")),),
        "09506000134352": (POT,),
        "SHELF-7": (POT,),
        "00005678": (MUG,),
    },
    badges={"B-0042": "Anna", "036000291453": "Ben"},
    numbers=tracking_numbers(),
    country="GB",
)


def meant(code: str) -> Scan:
    return interpret(code, KNOWN)


def product(code: str) -> ProductCode:
    found = meant(code).find(ProductCode)
    assert found is not None
    return found


@pytest.mark.parametrize(
    "code",
    [
        "202-1234567-8901234",
        "20212345678901234",
        " 202-1234567-8901234\r\n",
        "]C0202-1234567-8901234",
        "202ß1234567ß8901234",
        "202/1234567/8901234",
    ],
)
def test_an_order_is_known_by_its_number_with_dashes_or_without(code: str) -> None:
    assert meant(code).meanings == (OrderCode(OrderId("202-1234567-8901234")),)
    assert order_in(code) == "202-1234567-8901234"


@pytest.mark.parametrize("code", ["202-1234567-890123", "2021234567890123x", "۲02-1234567-8901234"])
def test_what_is_no_order_number_is_no_order(code: str) -> None:
    assert order_in(code) is None


@pytest.mark.parametrize("code", ["036000291452", "0036000291452", "00036000291452", "36000291452"])
def test_a_product_is_known_by_every_form_of_its_barcode(code: str) -> None:
    assert product(code) == ProductCode(packs=(MUG,), gtin="00036000291452")


def test_a_barcode_of_several_products_names_them_all() -> None:
    assert product("4006381333931").packs == (MUG, POT)


def test_a_case_code_counts_as_the_shop_says() -> None:
    assert product("10012345678902").packs == (CUPS,)


def test_a_case_that_only_its_unit_is_known_of_has_no_count() -> None:
    found = product("20012345678909")

    assert (found.packs, found.units, found.case_of_unknown) == (
        (Pack(sku=Sku("CUP")),),
        None,
        True,
    )


def test_a_code_of_the_shops_own_is_known_as_it_is() -> None:
    assert product("SHELF-7") == ProductCode(packs=(POT,))
    assert product("00005678").packs == (MUG,)


def test_serial_lot_expiry_and_count_come_with_the_product() -> None:
    assert product("]d2010950600013435217270131" + "10L7\x1d21S1\x1d3012") == ProductCode(
        packs=(POT,),
        gtin="09506000134352",
        units=12,
        serial="S1",
        lot="L7",
        expiry=date(2027, 1, 31),
    )


def test_a_sound_barcode_that_nobody_knows_is_no_misread() -> None:
    scan = meant("5012345678900")

    assert scan.meanings == (ProductCode(packs=(), gtin="05012345678900"),)
    assert not scan.misread


@pytest.mark.parametrize(
    "code",
    ["5012345678901", "96385075", "]C10109506000134353", "1Z999AA10123456785", "RB123456784GB"],
)
def test_a_wrong_check_digit_is_a_misread_not_unknown(code: str) -> None:
    scan = meant(code)

    assert scan.misread
    assert scan.meanings == ()


@pytest.mark.parametrize("code", ["hello", "4711", "PB:DANCE", "PB:", "1234567890"])
def test_what_nothing_is_known_of_is_no_misread(code: str) -> None:
    scan = meant(code)

    assert scan == Scan(code=code)


def test_a_label_names_its_candidates() -> None:
    label = meant("EK123456785GB").find(LabelCode)

    assert label is not None
    assert [c.carrier for c in label.reading.candidates] == ["parcelforce", "royal-mail"]


@pytest.mark.parametrize(
    ("code", "kinds"),
    [
        ("036000291452", [ProductCode, LabelCode]),
        ("09133131530724", [ProductCode, LabelCode]),
        ("1Z999AA10123456784", [LabelCode]),
        ("5012345678900", [ProductCode]),
    ],
)
def test_all_that_a_code_can_mean_is_told_the_likelier_first(
    code: str, kinds: list[type[object]]
) -> None:
    assert [type(each) for each in meant(code).meanings] == kinds


def test_a_badge_is_known_before_anything_else() -> None:
    assert meant("B-0042\r").meanings == (BadgeCode("Anna"),)
    assert meant("036000291453").meanings == (BadgeCode("Ben"),)


@pytest.mark.parametrize("command", list(Command))
def test_a_command_sheet_is_obeyed_whatever_the_caps_lock(command: Command) -> None:
    for code in (f"PB:{command.value}", f"pb:{command.value.lower()}\n"):
        assert meant(code).meanings == (CommandCode(command),)


@pytest.mark.parametrize(
    ("code", "keys"),
    [
        ("036000291452", ("036000291452", "00036000291452")),
        ("20012345678909", ("20012345678909", "00012345678905")),
        ("]d20109506000134352", ("0109506000134352", "09506000134352")),
        ("SHELF-7", ("SHELF-7",)),
    ],
)
def test_the_keys_to_look_a_code_up_by_are_few(code: str, keys: tuple[str, ...]) -> None:
    assert product_keys(code, TODAY) == keys


@pytest.mark.parametrize("code", ["", "\r\n", "\x1d\x00 ", "]C1", "]"])
def test_nothing_at_all_means_nothing(code: str) -> None:
    assert meant(code).meanings == ()


def test_a_flood_from_a_broken_scanner_means_nothing_and_is_cut() -> None:
    scan = meant("7" * 5_000_000)

    assert scan == Scan(code="7" * LONGEST_CODE)


@settings(max_examples=200)
@given(
    st.text(max_size=4096)
    | st.binary(max_size=4096).map(lambda blob: blob.decode("latin-1"))
    | st.text("0123456789]CdQJZB:PB-ß \x1d\x00", max_size=60)
    | st.characters(exclude_categories=()).map(lambda c: c * 13)
)
@example("\ud800" * 13)
@example("²³¹" * 4)
@example("]C1" + "\x1d" * 900)
@example("01095060001343521" + "0" * 980)
@example("1Z" + "9" * 4094)
def test_whatever_is_scanned_means_something_or_nothing(code: str) -> None:
    scan = meant(code)

    assert not (scan.meanings and scan.misread)
    assert len(scan.code) <= LONGEST_CODE
    for key in product_keys(code, TODAY):
        assert len(key) <= len(code) or len(key) == 14
