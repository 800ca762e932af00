"""Check digits, each method against numbers that were published or worked out by hand."""

from __future__ import annotations

import pytest

from kiosk.domain.check_digits import GS1, CheckDigit, Method

MOD10_UPS = CheckDigit(method=Method.MOD10, weights=(1, 2))
IDENTCODE = CheckDigit(method=Method.MOD10, weights=(4, 9))
GLS = CheckDigit(method=Method.MOD10, plus=1)
FEDEX = CheckDigit(method=Method.MOD11, weights=(1, 3, 7))
DHL = CheckDigit(method=Method.MOD7)
S10 = CheckDigit(method=Method.S10)
DPD = CheckDigit(method=Method.MOD37)


@pytest.mark.parametrize(
    ("way", "body", "check"),
    [
        (GS1, "400638133393", "1"),  # GTIN-13
        (GS1, "0034043383644263659", "7"),  # DHL Paket
        (MOD10_UPS, "999AA1012345678", "4"),
        (MOD10_UPS, "XX3150YW4407002", "3"),
        (IDENTCODE, "56310243031", "3"),
        (GLS, "20101234567", "0"),  # 3·(2+1+1+3+5+7) + (0+0+2+4+6) + 1 = 70
        (CheckDigit(method=Method.MOD10, before="91"), "7196901075600307738", "5"),  # USPS
        (FEDEX, "98657878885", "5"),
        (FEDEX, "00000000060", "7"),
        (DHL, "331881002", "5"),
        (S10, "47312482", "9"),
        (S10, "99999999", "5"),  # remainder 0
        (S10, "47312485", "0"),  # remainder 1
        (DPD, "00818270998000002003335027" + "6", "C"),
        (DPD, "09980000020033", "F"),
    ],
)
def test_a_check_digit_comes_out_as_carriers_print_it(
    way: CheckDigit, body: str, check: str
) -> None:
    assert way.of(body) == check
    assert way.right(body, check)
    assert not way.right(body, "8" if check != "8" else "7")


@pytest.mark.parametrize("way", [GS1, S10, DPD])
def test_a_wrong_digit_anywhere_is_noticed(way: CheckDigit) -> None:
    body = "47312482"
    check = way.of(body)
    wrong = [body[:at] + "0" + body[at + 1 :] for at in range(len(body))]

    assert all(way.of(each) != check for each in wrong)
