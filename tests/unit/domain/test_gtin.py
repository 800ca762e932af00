"""GTINs in all their forms are one number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.check_digits import GS1
from kiosk.domain.gtin import barcode_key, gtins, is_misread, is_right, unit_of


@pytest.mark.parametrize(
    ("code", "gtin"),
    [
        ("96385074", "00000096385074"),
        ("036000291452", "00036000291452"),
        ("0036000291452", "00036000291452"),
        ("00036000291452", "00036000291452"),
        ("36000291452", "00036000291452"),
        ("4006381333931", "04006381333931"),
        ("9506000134352", "09506000134352"),
        ("10012345678902", "10012345678902"),
        ("04252614", "00042100005264"),
        ("01234133", "00012300000413"),
        ("01234145", "00012340000015"),
        ("01234558", "00012345000058"),
    ],
)
def test_every_form_of_a_gtin_is_found_by_its_fourteen_digits(code: str, gtin: str) -> None:
    assert gtin in gtins(code)
    assert not is_misread(code)


@pytest.mark.parametrize(
    "code", ["96385075", "036000291453", "4006381333932", "10012345678903", "04252615"]
)
def test_a_wrong_check_digit_is_a_misread(code: str) -> None:
    assert gtins(code) == ()
    assert is_misread(code)


@pytest.mark.parametrize(
    "code", ["", "1", "1234567", "123456789", "123456789012345", "ABCDEFGH", "²" * 8, "٤" * 13]
)
def test_what_has_no_gtins_form_is_no_misread(code: str) -> None:
    assert gtins(code) == ()
    assert not is_misread(code)


@pytest.mark.parametrize(
    ("case", "unit"),
    [
        ("10012345678902", "00012345678905"),
        ("00012345678905", ""),
        ("90012345678906", ""),
    ],
)
def test_a_case_code_leads_to_its_unit(case: str, unit: str) -> None:
    assert unit_of(case) == unit


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (" 036000291452\n", "00036000291452"),
        ("MUG-01", "MUG-01"),
        ("036000291453", "036000291453"),
        ("", ""),
    ],
)
def test_a_products_barcode_is_looked_up_by_its_gtin_or_as_it_is(text: str, key: str) -> None:
    assert barcode_key(text) == key


@given(st.from_regex(r"[0-9]{11,13}", fullmatch=True))
def test_leading_zeros_make_no_difference(body: str) -> None:
    code = body + GS1.of(body)

    assert is_right(code)
    assert code.zfill(14) in gtins(code)
    assert gtins(code.zfill(14)) == (code.zfill(14),)
