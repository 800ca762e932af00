"""Thousands of orders at once, for benchmarks: plain, distinct, spread over time."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kiosk.simulator import numbering
from kiosk.simulator.catalogue import products
from kiosk.simulator.clock import SimulatedClock
from kiosk.simulator.demo_people import PEOPLE
from kiosk.simulator.orders import Buyer, Line, Order
from kiosk.simulator.shapes import Status, whole_milliseconds
from kiosk.simulator.shop import Shop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.simulator.catalogue import Product
    from kiosk.simulator.clock import Clock
    from kiosk.simulator.marketplaces import Marketplace
    from kiosk.simulator.orders import Address
    from kiosk.simulator.rules import Rules

SPAN = timedelta(days=30)
"""The orders were placed, evenly, in so long before now."""
_LINES = (1, 1, 1, 2, 1, 3, 1, 2, 1, 5)
"""How many lines an order has, in turn: 1.8 in the mean."""


def bulk_orders(count: int, now: datetime, first: int = 0) -> Iterator[Order]:
    """Yield ``count`` paid orders with running numbers from ``first``, oldest first.

    Raises:
        ValueError: when the numbers leave 0 to 999,999.
    """
    people = [(market, address) for market, addresses in PEOPLE.items() for address in addresses]
    goods = products()
    step = SPAN / max(1, count)
    start = now - SPAN
    for place in range(count):
        market, address = people[place % len(people)]
        placed = whole_milliseconds(start + step * place)
        yield _order(first + place, market, address, placed, goods)


def bulk_shop(
    count: int, now: datetime, *, clock: Clock | None = None, rules: Rules | None = None
) -> Shop:
    """Return a shop of ``count`` generated orders, on a clock that stands still unless given."""
    return Shop(clock or SimulatedClock.manual(now), bulk_orders(count, now), rules)


def _order(
    number: int,
    market: Marketplace,
    address: Address,
    placed: datetime,
    goods: tuple[Product, ...],
) -> Order:
    ship_by = placed.replace(microsecond=0) + timedelta(days=2)
    return Order(
        id=numbering.order_id(market, number),
        market=market,
        created=placed,
        updated=placed,
        status=Status.UNSHIPPED,
        lines=tuple(
            _line(number, place, goods[(number + place) % len(goods)])
            for place in range(_LINES[number % len(_LINES)])
        ),
        buyer=Buyer(name=address.name, email=f"{number:06d}@{market.alias_host}"),
        address=address,
        ship_by=(placed, ship_by),
        deliver_by=(ship_by, ship_by + timedelta(days=3)),
        programs=("PRIME",) if number % 4 == 0 else (),
    )


def _line(number: int, place: int, goods: Product) -> Line:
    return Line(
        id=numbering.item_id(number, place),
        sku=goods.sku,
        asin=numbering.asin(goods.sku),
        title=goods.title,
        quantity=1 + (number + place) % 3 // 2,
        price=goods.price,
    )
