"""What stands in the place of an order in the rows of a till reading's papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.domain.till import ReadingKind
from kiosk.domain.values import OrderId

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.domain.till import Reading

_BEGINS = "till:"


def reading_id(reading: Reading) -> OrderId:
    """One for each reading, such as ``till:z-17:Bench 1``; no order has a colon in its number."""
    number = reading.number if reading.kind is ReadingKind.Z else _stamp(reading.at)
    return OrderId(f"{_BEGINS}{reading.kind.value}-{number}:{reading.bench}")


def is_reading(of: OrderId) -> bool:
    """Whether a row belongs to a reading of the till and to no order."""
    return of.startswith(_BEGINS)


def _stamp(at: datetime) -> int:
    """Milliseconds since 1970: when clocks go back, no two moments are the same."""
    return round(at.timestamp() * 1000)
