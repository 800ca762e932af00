"""Moments as the tables keep them: milliseconds since 1970 in UTC."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Stamp = Callable[[], int]
"""Tells the present moment in milliseconds."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MS = timedelta(milliseconds=1)


def to_ms(moment: datetime) -> int:
    """Milliseconds of an aware moment; exact, and good for any year."""
    return (moment - _EPOCH) // _MS


def from_ms(value: int) -> datetime:
    """The aware moment in UTC."""
    return _EPOCH + value * _MS


def to_ms_or_none(moment: datetime | None) -> int | None:
    """As ``to_ms``; None stays None."""
    return None if moment is None else to_ms(moment)


def from_ms_or_none(value: int | None) -> datetime | None:
    """As ``from_ms``; None stays None."""
    return None if value is None else from_ms(value)
