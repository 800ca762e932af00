"""Numbers as Amazon gives them, each made from a running number: distinct and repeatable."""

from __future__ import annotations

import hashlib
import string
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.simulator.marketplaces import Marketplace

MOST_ORDERS = 1_000_000
"""As many orders have distinct last six digits, by which people call them."""
_LINES_PER_ORDER = 1_000


def order_id(market: Marketplace, number: int) -> str:
    """Return the id of order ``number`` (0 to 999,999), in 3-7-7 form.

    Raises:
        ValueError: for any other number.
    """
    if not 0 <= number < MOST_ORDERS:
        raise ValueError(f"order numbers run from 0 to {MOST_ORDERS - 1}")
    first = market.prefixes[number % len(market.prefixes)]
    middle = (number * 7_654_321 + 4_567_890) % 10**7
    # The factor shares no divisor with 10**6, so that no two numbers end alike.
    tail = (number * 345_679 + 271_828) % 10**6
    return f"{first}-{middle:07d}-{(number * 7 + 3) % 10}{tail:06d}"


def item_id(number: int, place: int) -> str:
    """Return the orderItemId of a line: 14 digits, some with leading zeros."""
    running = number * _LINES_PER_ORDER + place
    return f"{(running * 61_803_398_749 + 7_071_067_811) % 10**14:014d}"


@lru_cache(maxsize=10_000)
def asin(sku: str) -> str:
    """Return an ASIN for a SKU, always the same."""
    letters = string.digits + string.ascii_uppercase
    digest = hashlib.blake2b(sku.encode(), digest_size=8).digest()
    return "B0" + "".join(letters[byte % len(letters)] for byte in digest)


def alias(name: str, market: Marketplace) -> str:
    """Return the relay address of a buyer on a marketplace, always the same."""
    letters = string.digits + string.ascii_lowercase
    digest = hashlib.blake2b(name.encode(), digest_size=14).digest()
    return "".join(letters[byte % len(letters)] for byte in digest) + "@" + market.alias_host
