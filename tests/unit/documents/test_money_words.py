"""Amounts are written as a person writes them, in any currency."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.documents.money_words import LONGEST_AMOUNT, amount
from kiosk.documents.text import clean
from kiosk.domain.money import Money


@pytest.mark.parametrize(
    ("minor", "currency", "written"),
    [
        (123456, "GBP", "£1,234.56"),
        (0, "GBP", "£0.00"),
        (-500, "EUR", "-€5.00"),
        (1, "USD", "US$0.01"),
        (1200, "JPY", "JP¥1,200"),
        (1500, "KWD", "KWD 1.500"),
        (-2000, "CHF", "-CHF 20.00"),
        (2000, "PLN", "PLN 20.00"),
        (100, "XYZ", "XYZ 1.00"),
    ],
)
def test_an_amount_has_its_sign_and_its_decimals(minor: int, currency: str, written: str) -> None:
    assert amount(Money(minor, currency)) == written


@given(minor=st.integers(-(10**12), 10**12))
def test_no_penny_is_rounded_away(minor: int) -> None:
    digits = amount(Money(minor, "GBP")).translate({ord(sign): None for sign in "£,."})

    assert int(digits) == minor


@given(currency=st.text(st.characters(exclude_categories=()), max_size=80))
def test_an_unknown_currency_is_written_in_one_bounded_line(currency: str) -> None:
    written = amount(Money(-123456, currency))

    assert written.endswith("1,234.56")
    assert clean(written, LONGEST_AMOUNT) == written
