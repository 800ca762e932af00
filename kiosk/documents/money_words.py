"""Amounts of money as they stand on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.documents.text import clean
from kiosk.wording import money as wording

if TYPE_CHECKING:
    from kiosk.domain.money import Money

LONGEST_AMOUNT = 60


def amount(money: Money) -> str:
    """As on the glass, in what every printer can set, never longer than ``LONGEST_AMOUNT``."""
    return clean(wording.amount(money), LONGEST_AMOUNT)
