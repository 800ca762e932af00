"""The words and forms of Amazon's JSON, as its official order models define them."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

Json = dict[str, Any]
"""A JSON object."""

DATASETS = frozenset(
    {
        "BUYER",
        "RECIPIENT",
        "PROCEEDS",
        "EXPENSE",
        "PROMOTION",
        "CANCELLATION",
        "FULFILLMENT",
        "PACKAGES",
        "TAX",
        "PAYMENT",
        "FULFILLMENT_ORDERS",
    }
)
"""What ``includedData`` may name (orders 2026-01-01)."""


class Status(StrEnum):
    """``fulfillmentStatus`` of an order (orders 2026-01-01)."""

    PENDING_AVAILABILITY = "PENDING_AVAILABILITY"
    PENDING = "PENDING"
    UNSHIPPED = "UNSHIPPED"
    PARTIALLY_SHIPPED = "PARTIALLY_SHIPPED"
    SHIPPED = "SHIPPED"
    CANCELLED = "CANCELLED"
    UNFULFILLABLE = "UNFULFILLABLE"


UNPAID = frozenset({Status.PENDING_AVAILABILITY, Status.PENDING})
WITH_ADDRESS = frozenset({Status.UNSHIPPED, Status.PARTIALLY_SHIPPED, Status.SHIPPED})
"""In these alone Amazon gives the recipient and the buyer."""

SHIP_PLUS = "FBM_SHIP_PLUS"
"""The program whose orders Amazon confirms by itself."""

_UTC_FORM = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z")


def stamp(moment: datetime) -> str:
    """Write a moment as Amazon stamps records: UTC, milliseconds, ``Z``."""
    return moment.isoformat(timespec="milliseconds")[:-6] + "Z"


def window_stamp(moment: datetime) -> str:
    """Write a moment as it stands in promised windows: UTC, whole seconds, ``Z``."""
    return moment.isoformat(timespec="seconds")[:-6] + "Z"


def whole_milliseconds(moment: datetime) -> datetime:
    """Cut a moment to what ``stamp`` can write, so that filters and answers agree."""
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def read_utc(text: str) -> datetime | None:
    """Read a time of a query, or None: Amazon refuses every zone but ``Z`` there."""
    if not _UTC_FORM.fullmatch(text):
        return None
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except ValueError:
        return None


def money(minor: int, currency: str) -> Json:
    """Write an amount of minor units (pence, cents) as Amazon's Money."""
    sign = "-" if minor < 0 else ""
    return {"amount": f"{sign}{abs(minor) // 100}.{abs(minor) % 100:02d}", "currencyCode": currency}
