"""Amazon's pages of many orders, read as the hub reads them but without a line."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

from kiosk.amazon import asking, reading
from kiosk.amazon.datasets import WANTED
from kiosk.ports.channel import Window
from kiosk.simulator.bulk import SPAN, bulk_shop

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from kiosk.ports.channel import Page


def pages(count: int, now: datetime) -> Iterator[Page]:
    """All pages of a first reading of ``count`` orders."""
    shop = bulk_shop(count, now)
    window = Window(since=now - SPAN - timedelta(days=1), by_creation=True, open_only=True)
    token: str | None = None
    while True:
        request = asking.search(window, token, marketplaces=(), datasets=WANTED)
        body = json.dumps(shop.search(dict(request.params))).encode()
        page = reading.page(body, frozenset(WANTED), by_creation=True)
        yield page
        if (token := page.next_token) is None:
            return
