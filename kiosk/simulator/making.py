"""Makes the orders that are wished for through the control door."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec

from kiosk.simulator import marketplaces
from kiosk.simulator.catalogue import products
from kiosk.simulator.demo_people import PEOPLE
from kiosk.simulator.drafts import Draft, Want, made
from kiosk.simulator.errors import invalid
from kiosk.simulator.numbering import MOST_ORDERS, order_id
from kiosk.simulator.orders import Address, Gift

if TYPE_CHECKING:
    from collections.abc import Container
    from datetime import datetime

    from kiosk.simulator.marketplaces import Marketplace
    from kiosk.simulator.orders import Order
    from kiosk.simulator.wishes import LineWish, OrderWish

FIRST_NUMBER = 500_000
"""Made orders are numbered from here, so that they meet none of the demo or in bulk."""


def order_of(wish: OrderWish, *, now: datetime, taken: Container[str]) -> Order:
    """Return the order wished for, with an id that is not ``taken`` unless one was given.

    Raises:
        ShopError: 400, for an unknown marketplace.
    """
    market = marketplaces.ALL.get(wish.marketplace) or marketplaces.BY_ID.get(wish.marketplace)
    if market is None:
        raise invalid(f"There is no marketplace {wish.marketplace}.")
    number = _free_number(market, taken)
    return made(_draft(wish, market, number), number, now)


def _free_number(market: Marketplace, taken: Container[str]) -> int:
    numbers = range(FIRST_NUMBER, MOST_ORDERS)
    return next(number for number in numbers if order_id(market, number) not in taken)


def _draft(wish: OrderWish, market: Marketplace, number: int) -> Draft:
    people = PEOPLE[market]
    return Draft(
        market=market,
        address=_address(wish) or people[number % len(people)],
        wants=_chosen(number) if wish.lines is None else tuple(map(_want, wish.lines)),
        ship_in=timedelta(hours=wish.ship_in_hours),
        placed_ago=timedelta(hours=wish.placed_hours_ago),
        status=wish.status,
        service=wish.service_level,
        programs=wish.programs,
        by_merchant=wish.fulfilled_by == "MERCHANT",
        buyer_name=wish.buyer_name,
        buyer_email=wish.buyer_email,
        company=wish.company,
        po_number=wish.po_number,
        delivery_note=wish.delivery_note,
        drop_off=wish.drop_off,
        seller_order_id=wish.seller_order_id,
        replaces=wish.replaces,
        order_id=wish.order_id,
    )


def _address(wish: OrderWish) -> Address | None:
    return None if wish.address is None else Address(**msgspec.structs.asdict(wish.address))


def _chosen(number: int) -> tuple[Want, ...]:
    goods = products()
    count = 1 + number % 3
    return tuple(
        Want(sku=goods[(number * 7 + place) % len(goods)].sku, quantity=1 + (number + place) % 2)
        for place in range(count)
    )


def _want(line: LineWish) -> Want:
    wrapped = bool(line.gift_message or line.gift_wrap)
    return Want(
        sku=line.sku,
        quantity=line.quantity,
        title=line.title,
        price=line.price,
        gift=Gift(line.gift_message, line.gift_wrap) if wrapped else None,
        cancel_asked=line.cancel_asked,
        serial_required=line.serial_required,
        transparency=line.transparency,
        constraints=line.constraints,
    )
