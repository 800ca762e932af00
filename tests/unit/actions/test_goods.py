"""Stock that orders set aside: whole orders first, by ship-by time, and given back at once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.actions.allocate import allocate, allocate_part
from kiosk.actions.desk import Desk
from kiosk.actions.despatch import despatch
from kiosk.actions.goods import NotEnough
from kiosk.actions.intake import intake
from kiosk.actions.pack import pack
from kiosk.actions.step import pick, step_back
from kiosk.actions.stock import receive, recount
from kiosk.domain.order import Progress
from kiosk.domain.product import Product
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.stock import Level
from kiosk.domain.values import LineId, Sku
from tests.fakes.builders import OrderBuilder, an_order, details, order_id
from tests.fakes.clock import NOON
from tests.fakes.kept import keep, kept

MUG = Sku("MUG")


@pytest.fixture
def stocked(desk: Desk) -> Desk:
    """Five mugs lie on the shelf, and are counted."""
    desk.store.transact(lambda: desk.store.products.save_all([Product(sku=MUG, tracked=True)]))
    receive(desk, MUG, 5)
    return desk


def level(desk: Desk) -> Level:
    return desk.store.stock.levels((MUG,))[MUG]


def wanting(number: int, units: int, hours: int = 24) -> OrderBuilder:
    return an_order(number).of((MUG, units)).to_leave_by(NOON + timedelta(hours=hours))


def test_goods_are_set_aside_once_and_leave_with_the_parcel(stocked: Desk) -> None:
    keep(stocked.store, wanting(1, 3))
    allocate(stocked, order_id())
    assert level(stocked) == Level(on_hand=5, allocated=3)

    pick(stocked, order_id())
    pack(stocked, order_id(), details())
    despatch(stocked, order_id())

    assert level(stocked) == Level(on_hand=2)


def test_what_is_missing_is_named_and_nothing_is_set_aside(stocked: Desk) -> None:
    keep(stocked.store, wanting(1, 7))

    with pytest.raises(NotEnough) as no:
        allocate(stocked, order_id())

    (short,) = no.value.shortfalls
    assert (short.sku, short.wanted, short.missing) == (MUG, 7, 2)
    assert level(stocked) == Level(on_hand=5)
    assert kept(stocked.store).progress is Progress.NEW


def test_an_order_that_leaves_earlier_has_its_goods_first(stocked: Desk) -> None:
    keep(stocked.store, wanting(1, 4, hours=48), wanting(2, 3, hours=2))

    with pytest.raises(NotEnough) as no:
        allocate(stocked, order_id(1))
    allocate(stocked, order_id(2))

    assert no.value.shortfalls[0].promised == 3


def test_an_order_that_can_not_be_sent_whole_holds_nobody_up(stocked: Desk) -> None:
    keep(stocked.store, wanting(1, 4, hours=48), wanting(2, 9, hours=2))

    allocate(stocked, order_id(1))

    assert level(stocked).allocated == 4


def test_part_of_an_order_goes_now_and_the_rest_stays_on_the_list(stocked: Desk) -> None:
    keep(stocked.store, wanting(1, 7))
    allocate_part(stocked, order_id())
    assert kept(stocked.store).part == {LineId("L-MUG"): 5}

    pick(stocked, order_id())
    pack(stocked, order_id(), details())
    despatch(stocked, order_id())

    order = kept(stocked.store)
    assert (order.progress, order.units_left) == (Progress.NEW, 2)
    assert level(stocked) == Level()


def test_the_last_unit_is_set_aside_for_one_order_alone(stocked: Desk) -> None:
    recount(stocked, MUG, 1)
    keep(stocked.store, wanting(1, 1), wanting(2, 1))
    allocate(stocked, order_id(1))

    with pytest.raises(NotEnough):
        allocate(stocked, order_id(2))


def test_undo_gives_the_goods_back(stocked: Desk) -> None:
    keep(stocked.store, wanting(1, 3))
    allocate(stocked, order_id())
    step_back(stocked, order_id())

    assert level(stocked) == Level(on_hand=5)


def test_an_unpaid_order_reserves_and_gives_back_when_it_is_cancelled(stocked: Desk) -> None:
    unpaid = wanting(1, 3).unpaid()
    intake(stocked, [unpaid.sighting()])
    assert level(stocked).allocated == 3

    intake(stocked, [unpaid.cancelled().updated(NOON).sighting()])

    assert level(stocked) == Level(on_hand=5)


def test_a_count_takes_from_orders_that_nobody_has_begun_and_never_from_a_bench(
    stocked: Desk,
) -> None:
    intake(stocked, [wanting(1, 2).unpaid().sighting()])
    keep(stocked.store, wanting(2, 3))
    allocate(stocked, order_id(2))

    recount(stocked, MUG, 3)
    assert stocked.store.stock.holders(MUG) == [(order_id(2), 3)]

    with pytest.raises(Refused) as no:
        recount(stocked, MUG, 2)
    assert no.value.reason is Refusal.STOCK_HELD


def test_a_product_that_nobody_imported_never_holds_up_a_bench(desk: Desk) -> None:
    keep(desk.store, wanting(1, 1000))

    allocate(desk, order_id())

    assert kept(desk.store).progress is Progress.ALLOCATED
    assert desk.store.stock.allocation(order_id()) == {}
