"""The pages of searchOrders: which orders a search finds, and how it goes on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from kiosk.simulator.cursors import Cursor, Cursors, fixed
from kiosk.simulator.query import read_page_size, read_query
from kiosk.simulator.timeline import Timeline

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from kiosk.simulator.orders import Order
    from kiosk.simulator.query import Query
    from kiosk.simulator.rules import Rules
    from kiosk.simulator.timeline import Key


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its orders, oldest first, the search it belongs to, and the way on."""

    orders: list[Order]
    query: Query
    next_token: str
    """Empty on the last page."""


class Listing:
    """Finds orders by time. Not safe between threads by itself: the shop holds its lock."""

    def __init__(self, orders: Mapping[str, Order]) -> None:
        self._orders = orders
        self._by_update = Timeline(_key(one, by_update=True) for one in orders.values())
        self._by_creation = Timeline(_key(one, by_update=False) for one in orders.values())
        self._cursors = Cursors()

    def add(self, order: Order) -> None:
        """List a new order."""
        self._by_update.add(_key(order, by_update=True))
        self._by_creation.add(_key(order, by_update=False))

    def move(self, old: Order, new: Order) -> None:
        """List a changed order under its new time of update."""
        self._by_update.move(_key(old, by_update=True), _key(new, by_update=True))

    def page(self, params: Mapping[str, str], *, now: datetime, rules: Rules, repeat: bool) -> Page:
        """Return the page that ``params`` ask for; with ``repeat`` its token leads back to it.

        Raises:
            ShopError: 400, for parameters that break a rule.
        """
        newest = now - rules.lag
        size = read_page_size(params)
        if "paginationToken" in params:
            start = self._cursors.take(params, now)
        else:
            query = read_query(params, newest)
            start = Cursor(query, fixed(params), None, now + rules.token_life)
        found = list(islice(self._matches(start, newest), size + 1))
        page = found[:size]
        token = ""
        if page and (repeat or len(found) > size):
            key = _key(page[-1], by_update=start.query.by_update)
            token = self._cursors.give(start if repeat else replace(start, last=key))
        return Page(page, start.query, token)

    def kill_tokens(self) -> int:
        """End all pagination tokens and return how many there were."""
        return self._cursors.kill()

    def _matches(self, start: Cursor, newest: datetime) -> Iterator[Order]:
        query = start.query
        line = self._by_update if query.by_update else self._by_creation
        for order_id in line.between(query.after, query.before, start.last):
            order = self._orders[order_id]
            if order.updated <= newest and _fits(order, query):
                yield order


def _key(order: Order, *, by_update: bool) -> Key:
    return (order.updated if by_update else order.created, order.id)


def _fits(order: Order, query: Query) -> bool:
    party = "MERCHANT" if order.by_merchant else "AMAZON"
    return (
        (not query.statuses or order.status in query.statuses)
        and (not query.marketplaces or order.market.id in query.marketplaces)
        and (not query.parties or party in query.parties)
    )
