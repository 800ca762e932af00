"""What one unit of a line costs: read with care, because a wrong price is worse than none."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from babel.numbers import get_currency_precision, list_currencies

from kiosk.domain.money import Money

if TYPE_CHECKING:
    from kiosk.amazon.shapes import Item

HIGHEST = 10**12
"""Minor units; whatever is said to cost more is a slip."""
CODE_LENGTH = 3
_NO_CURRENCY = {"XXX", "XTS"}
"""ISO 4217 has codes for "none" and for tests."""
_AMOUNT = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,9})?(?:[eE][+-]?[0-9]{1,2})?")


def unit_price(item: Item) -> Money | None:
    """The price of one unit, or None where Amazon says none that makes sense.

    ``product.price.unitPrice`` counts, else the goods' share of the proceeds by unit. The total
    of the proceeds stands for the goods only where it is not broken down: it holds postage and
    tax as well.
    """
    said = _of(item.product.price if item.product else None, "unitPrice")
    if said:
        return _money(said)
    parts = _of(item.proceeds, "breakdowns")
    if not parts:
        return _share(_money(_of(item.proceeds, "proceedsTotal")), item.quantity_ordered)
    goods = [part for part in _listed(parts) if _of(part, "type") == "ITEM"]
    if len(goods) != 1:
        return None
    return _share(_money(_of(goods[0], "subtotal")), item.quantity_ordered)


def _of(found: object, key: str) -> object:
    return found.get(key) if isinstance(found, dict) else None


def _listed(found: object) -> list[object]:
    return found if isinstance(found, list) else []


def _share(total: Money | None, units: int) -> Money | None:
    if total is None or units < 1 or total.minor % units:
        return None
    return Money(total.minor // units, total.currency)


def _money(found: object) -> Money | None:
    amount, currency = _of(found, "amount"), _of(found, "currencyCode")
    if not isinstance(currency, str) or len(currency) != CODE_LENGTH:
        return None
    digits = _digits(currency)
    if digits is None or not _AMOUNT.fullmatch(text := _text(amount)):
        return None
    minor = Decimal(text).scaleb(digits)
    if minor > HIGHEST or minor != minor.to_integral_value():
        return None
    return Money(int(minor), currency)


def _text(amount: object) -> str:
    """The amount as it was written; Amazon's model has text, and a number is as good.

    The shortest text of a float is what stood in the JSON, for as many digits as money has.
    """
    if isinstance(amount, int) and not isinstance(amount, bool):
        return str(amount) if 0 <= amount <= HIGHEST else ""
    return str(amount) if isinstance(amount, str | float) else ""


@lru_cache(maxsize=64)
def _digits(currency: str) -> int | None:
    """Digits after the point, as people of that currency write it; None for no currency."""
    return get_currency_precision(currency) if currency in _currencies() else None


@cache
def _currencies() -> frozenset[str]:
    return frozenset(list_currencies()) - _NO_CURRENCY
