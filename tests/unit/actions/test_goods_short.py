"""When there is not enough for all: who goes first, what is said, and which part goes now."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.actions.allocate import allocate, allocate_part
from kiosk.actions.desk import Desk
from kiosk.actions.despatch import despatch
from kiosk.actions.goods import NotEnough
from kiosk.actions.intake import intake
from kiosk.actions.pack import pack
from kiosk.actions.step import pick
from kiosk.actions.stock import receive
from kiosk.domain.order import Line, Progress
from kiosk.domain.product import Product
from kiosk.domain.values import LineId, Sku
from tests.fakes.builders import OrderBuilder, a_line, an_order, details, order_id
from tests.fakes.clock import NOON
from tests.fakes.kept import keep, kept

ID = order_id()
MUG, POT, BAG = Sku("MUG"), Sku("POT"), Sku("BAG")
MORE_MUGS = replace(a_line(MUG, 4), id=LineId("L-MORE"))
"""A second line of the same product."""


@pytest.fixture
def shop(desk: Desk) -> Desk:
    """Five mugs are counted; pots too, of which there are none; bags are not."""
    tracked = [Product(sku=sku, tracked=True) for sku in (MUG, POT)]
    desk.store.transact(lambda: desk.store.products.save_all([*tracked, Product(sku=BAG)]))
    receive(desk, MUG, 5)
    return desk


def wanting(number: int, *lines: Line | tuple[str, int], hours: int = 24) -> OrderBuilder:
    return an_order(number).of(*lines).to_leave_by(NOON + timedelta(hours=hours))


def held(desk: Desk, number: int = 1) -> dict[Sku, int]:
    return desk.store.stock.allocation(order_id(number))


def look(desk: Desk, builder: OrderBuilder) -> None:
    """Amazon shows the order as it is now."""
    intake(desk, [builder.updated(desk.clock.now()).sighting()])


# Who goes first.


def test_all_orders_that_leave_earlier_go_first(shop: Desk) -> None:
    first, second = wanting(2, (MUG, 2), hours=1), wanting(3, (MUG, 2), hours=2)
    keep(shop.store, wanting(1, (MUG, 2)), first, second)

    with pytest.raises(NotEnough) as no:
        allocate(shop, ID)

    assert (no.value.shortfalls[0].promised, no.value.shortfalls[0].missing) == (4, 1)


def test_an_earlier_order_goes_first_whatever_else_it_wants_that_nobody_counts(shop: Desk) -> None:
    keep(shop.store, wanting(1, (MUG, 4)), wanting(2, (MUG, 2), (BAG, 9), hours=1))

    with pytest.raises(NotEnough) as no:
        allocate(shop, ID)

    assert no.value.shortfalls[0].promised == 2


def test_an_earlier_order_that_holds_its_goods_wants_them_no_more(shop: Desk) -> None:
    unpaid = wanting(2, (MUG, 1), hours=1).unpaid()
    look(shop, unpaid)
    look(shop, unpaid.paid())
    keep(shop.store, wanting(1, (MUG, 4)))

    allocate(shop, ID)

    assert (held(shop, 1), held(shop, 2)) == ({MUG: 4}, {MUG: 1})


def test_an_unpaid_order_reserves_what_is_free_whoever_leaves_earlier(shop: Desk) -> None:
    keep(shop.store, wanting(2, (MUG, 4), hours=1))

    look(shop, wanting(1, (MUG, 3)).unpaid())

    assert held(shop) == {MUG: 3}


def test_each_product_that_is_short_is_named_with_how_much_can_be_had(shop: Desk) -> None:
    keep(shop.store, wanting(1, (MUG, 3), MORE_MUGS, (POT, 1), (BAG, 9)))

    with pytest.raises(NotEnough) as no:
        allocate(shop, ID)

    assert no.value.about == "MUG: 5 / 7, POT: 0 / 1"
    assert held(shop) == {}


# Part of an order.


def test_a_part_is_shared_out_line_by_line_and_what_nobody_counts_goes_whole(shop: Desk) -> None:
    keep(shop.store, wanting(1, (MUG, 3), MORE_MUGS, (POT, 1), (BAG, 9)))

    allocate_part(shop, ID)

    assert kept(shop.store).part == {"L-MUG": 3, "L-MORE": 2, "L-POT": 0, "L-BAG": 9}
    assert held(shop) == {MUG: 5}


def test_what_an_order_holds_already_is_in_its_part(shop: Desk) -> None:
    unpaid = wanting(1, (MUG, 2)).unpaid()
    look(shop, unpaid)
    look(shop, unpaid.paid().of((MUG, 7)))

    allocate_part(shop, ID)

    assert kept(shop.store).part == {"L-MUG": 5}
    assert held(shop) == {MUG: 5}


def test_the_next_part_has_nothing_in_it_that_has_left(shop: Desk) -> None:
    keep(shop.store, wanting(1, (MUG, 7), (BAG, 2)))
    allocate_part(shop, ID)
    pick(shop, ID)
    pack(shop, ID, details())
    despatch(shop, ID)
    receive(shop, MUG, 1)

    allocate_part(shop, ID)

    assert kept(shop.store).part == {"L-MUG": 1, "L-BAG": 0}


def test_a_part_of_nothing_is_refused(shop: Desk) -> None:
    keep(shop.store, wanting(1, (POT, 2)))

    with pytest.raises(NotEnough) as no:
        allocate_part(shop, ID)

    assert no.value.about == "POT: 0 / 2"
    assert (kept(shop.store).progress, kept(shop.store).part) == (Progress.NEW, None)
