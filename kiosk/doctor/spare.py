"""Whether this bench still has something to tell its server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.doctor.finding import Finding, bad, look, ok
from kiosk.store.at_bench import untold
from kiosk.store.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.store.startup import Place

SPARE = "spare"


def spare(place: Place) -> Iterator[Finding]:
    """Look at what was done while the server was away; a bench without a server has none."""
    if not place.url:
        return
    try:
        steps = untold(place)
    except StoreError as error:
        advice = "Do not delete anything. Start the bench, which sets it aside and says so."
        yield bad(SPARE, f"spare.db can't be read: {error}", advice)
        return
    if steps:
        advice = "Start the bench with the server on: it tells them by itself. Keep spare.db."
        yield look(SPARE, f"the server has not heard of {steps} steps", advice)
    else:
        yield ok(SPARE, "the server has heard of everything")
