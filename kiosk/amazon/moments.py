"""Amazon's moments: ISO 8601 in UTC, both ways."""

from __future__ import annotations

from datetime import UTC, datetime


def moment(text: str | None) -> datetime | None:
    """Read a moment to the millisecond; None for what is missing or can't be read.

    Without a zone it is UTC. Finer parts would be lost in the store, and the order would look
    changed at each reading.
    """
    if not text:
        return None
    try:
        read = datetime.fromisoformat(text)
        if read.microsecond:
            read = read.replace(microsecond=read.microsecond // 1000 * 1000)
        if read.tzinfo is UTC:
            return read
        return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def stamp(when: datetime) -> str:
    """Write an aware moment as Amazon takes it: UTC, milliseconds, ``Z``; no other zone passes.

    Raises:
        ValueError: ``when`` has no zone, so it could be any moment.
    """
    if when.tzinfo is None:
        raise ValueError("a moment for Amazon needs a time zone")
    return when.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"
