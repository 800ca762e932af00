"""Amounts of money as a person writes them."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from kiosk.wording.language import locale

if TYPE_CHECKING:
    from kiosk.domain.money import Money

_TOUCHING = re.compile(r"(?<=[^\W\d_])(?=\d)")
"""Between a code such as CHF and the digits; a sign such as £ needs no room."""


def amount(money: Money) -> str:
    """``£1,234.56``, ``-€5.00``, ``CHF 20.00``; as many decimals as the currency has."""
    return _written(money, locale())


@lru_cache(maxsize=512)
def _written(money: Money, locale: str) -> str:
    # Loaded with the first amount: a bench at work shows none for most of the day.
    from babel.numbers import format_currency, get_currency_precision  # noqa: PLC0415

    decimals = get_currency_precision(money.currency)
    units = Decimal(money.minor).scaleb(-decimals)
    written = format_currency(units, money.currency, locale=locale)
    return _TOUCHING.sub(" ", written)
