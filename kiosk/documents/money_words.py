"""Amounts of money as a person writes them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from babel.numbers import format_currency, get_currency_precision

from kiosk.documents.text import clean
from kiosk.documents.words import LOCALE

if TYPE_CHECKING:
    from kiosk.domain.money import Money

LONGEST_AMOUNT = 60
_TOUCHING = re.compile(r"(?<=[^\W\d_])(?=\d)")
"""Between a code such as CHF and the digits; a sign such as £ needs no room."""


def amount(money: Money) -> str:
    """``£1,234.56``, ``-€5.00``, ``CHF 20.00``; as many decimals as the currency has."""
    units = Decimal(money.minor).scaleb(-get_currency_precision(money.currency))
    written = format_currency(units, money.currency, locale=LOCALE)
    return _TOUCHING.sub(" ", clean(written, LONGEST_AMOUNT))
