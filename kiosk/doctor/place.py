"""Whether the bench's time zone is the one where it stands."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from kiosk.doctor.finding import Finding, look, ok

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, tzinfo

ZONE = "time zone"


def time_zone(zone: tzinfo, now: datetime) -> Iterator[Finding]:
    """Compare ``zone`` with that of ``now``, an aware moment in the machine's own zone.

    A machine in UTC says nothing of where it stands: servers and fresh images are.
    """
    there = now.astimezone(zone)
    words = f"{zone}, where it is {there:%H:%M} now"
    if now.utcoffset() in {there.utcoffset(), timedelta()}:
        yield ok(ZONE, words)
    else:
        advice = f"This machine says {now:%H:%M}. Is bench.time_zone right?"
        yield look(ZONE, words, advice)
