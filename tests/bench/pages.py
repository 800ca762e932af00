"""Amazon's pages of a shop's orders, read as the hub reads them but without a line."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

from kiosk.amazon import asking, reading
from kiosk.amazon.datasets import WANTED
from kiosk.ports.channel import Window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.ports.channel import Page
    from kiosk.simulator.shop import Shop

REACH = timedelta(days=40)


def pages(shop: Shop) -> Iterator[Page]:
    """All pages of a first reading of ``shop``."""
    window = Window(since=shop.clock.now() - REACH, by_creation=True, open_only=True)
    token: str | None = None
    while True:
        request = asking.search(window, token, marketplaces=(), datasets=WANTED)
        body = json.dumps(shop.search(dict(request.params))).encode()
        page = reading.page(body, frozenset(WANTED), by_creation=True)
        yield page
        if (token := page.next_token) is None:
            return
