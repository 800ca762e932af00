"""What an order does to the ledger, movement by movement, and what it holds after each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.actions.allocate import allocate
from kiosk.actions.desk import Desk
from kiosk.actions.despatch import despatch
from kiosk.actions.intake import intake
from kiosk.actions.pack import pack
from kiosk.actions.step import pick, step_back
from kiosk.actions.stock import receive
from kiosk.domain.product import Product
from kiosk.domain.stock import Effect, Level, MovementKind
from kiosk.domain.values import LineId, Sku
from tests.fakes.builders import OrderBuilder, a_line, an_order, details, order_id
from tests.fakes.kept import keep, kept

ID = order_id()
MUG, POT, BAG = Sku("MUG"), Sku("POT"), Sku("BAG")
MORE_MUGS = replace(a_line(MUG, 1), id=LineId("L-MORE"))
"""A second line of the same product."""


@pytest.fixture
def shop(desk: Desk) -> Desk:
    """Five mugs and five pots are counted, bags are not; Ada works here."""
    tracked = [Product(sku=sku, tracked=True) for sku in (MUG, POT)]
    desk.store.transact(lambda: desk.store.products.save_all([*tracked, Product(sku=BAG)]))
    for sku in (MUG, POT):
        receive(desk, sku, 5)
    return replace(desk, person="Ada")


def ledger(desk: Desk, sku: Sku = MUG) -> list[tuple[MovementKind, Effect, str]]:
    """What orders did to a product, oldest first: each movement and why."""
    moved = [movement for movement, _ in desk.store.stock.history(sku, limit=50)]
    ours = [movement for movement in reversed(moved) if movement.order == ID]
    assert all((each.person, each.bench) == ("Ada", "Bench 1") for each in ours)
    return [(each.kind, each.effect, each.why) for each in ours]


def level(desk: Desk, sku: Sku = MUG) -> Level:
    """What there is; checked against the sum of the ledger and what orders hold."""
    there = desk.store.stock.levels((sku,))[sku]
    assert there == desk.store.stock.sums(sku)
    assert there.allocated == sum(units for _, units in desk.store.stock.holders(sku))
    return there


def look(desk: Desk, builder: OrderBuilder) -> None:
    """Amazon shows the order as it is now."""
    intake(desk, [builder.updated(desk.clock.now()).sighting()])


def through(desk: Desk, builder: OrderBuilder) -> None:
    """The order leaves as it is built."""
    keep(desk.store, builder)
    despatch(desk, ID)


ALLOCATED, UNALLOCATED, DESPATCHED = (
    MovementKind.ALLOCATED,
    MovementKind.UNALLOCATED,
    MovementKind.DESPATCHED,
)


def test_what_an_order_does_stands_in_the_ledger_with_who_did_it(shop: Desk) -> None:
    keep(shop.store, an_order().of((MUG, 3)))
    allocate(shop, ID)
    step_back(shop, ID)
    allocate(shop, ID)
    pick(shop, ID)
    pack(shop, ID, details())
    despatch(shop, ID)

    assert ledger(shop) == [
        (ALLOCATED, Effect(allocated=3), ""),
        (UNALLOCATED, Effect(allocated=-3), ""),
        (ALLOCATED, Effect(allocated=3), ""),
        (DESPATCHED, Effect(on_hand=-3, allocated=-3), ""),
    ]
    assert level(shop) == Level(on_hand=2)


def test_an_order_that_wants_fewer_gives_back_what_is_too_much_and_no_more(shop: Desk) -> None:
    unpaid = an_order().of((MUG, 3), (POT, 2)).unpaid()
    look(shop, unpaid)

    look(shop, unpaid.paid().of((MUG, 1), (POT, 2)))

    assert shop.store.stock.allocation(ID) == {MUG: 1, POT: 2}
    assert ledger(shop)[1:] == [(UNALLOCATED, Effect(allocated=-2), "the order wants fewer")]
    assert ledger(shop, POT) == [(ALLOCATED, Effect(allocated=2), "")]
    assert level(shop) == Level(on_hand=5, allocated=1)


def test_an_order_that_wants_more_sets_aside_the_rest_alone(shop: Desk) -> None:
    unpaid = an_order().of((MUG, 3)).unpaid()
    look(shop, unpaid)

    look(shop, unpaid.of((MUG, 4), MORE_MUGS))

    assert shop.store.stock.allocation(ID) == {MUG: 5}
    assert ledger(shop) == [
        (ALLOCATED, Effect(allocated=3), ""),
        (ALLOCATED, Effect(allocated=2), ""),
    ]
    assert level(shop).free == 0


def test_an_unpaid_order_that_can_not_be_had_whole_reserves_nothing(shop: Desk) -> None:
    look(shop, an_order().of((MUG, 2), (POT, 6)).unpaid())

    assert shop.store.stock.allocation(ID) == {}
    assert (ledger(shop), ledger(shop, POT)) == ([], [])


def test_goods_that_were_never_set_aside_are_as_they_leave(shop: Desk) -> None:
    through(shop, an_order().of((MUG, 2), MORE_MUGS, (BAG, 4)).picked().packed(details()))

    assert ledger(shop) == [
        (ALLOCATED, Effect(allocated=3), ""),
        (DESPATCHED, Effect(on_hand=-3, allocated=-3), ""),
    ]
    assert level(shop) == Level(on_hand=2)
    assert shop.store.stock.history(BAG, limit=5) == []


def test_when_more_leaves_than_the_ledger_had_it_is_put_right_first(shop: Desk) -> None:
    keep(shop.store, an_order(2).of((MUG, 4)))
    allocate(shop, order_id(2))

    through(shop, an_order().of((MUG, 3)).picked().packed(details()))

    assert ledger(shop) == [
        (MovementKind.COUNTED, Effect(on_hand=2), "more left than the ledger had"),
        (ALLOCATED, Effect(allocated=3), ""),
        (DESPATCHED, Effect(on_hand=-3, allocated=-3), ""),
    ]
    assert level(shop) == Level(on_hand=4, allocated=4)


def test_what_an_order_holds_counts_for_what_leaves(shop: Desk) -> None:
    look(shop, an_order().of((MUG, 2)).unpaid())

    through(shop, an_order().of((MUG, 3)).picked().packed(details()))

    assert ledger(shop)[1:] == [
        (ALLOCATED, Effect(allocated=1), ""),
        (DESPATCHED, Effect(on_hand=-3, allocated=-3), ""),
    ]
    assert level(shop) == Level(on_hand=2)


def test_what_an_order_holds_beyond_what_leaves_is_given_back(shop: Desk) -> None:
    look(shop, an_order().of((MUG, 3), (POT, 1)).unpaid())
    fewer = an_order().of((MUG, 2), (POT, 1)).fulfilled(1, POT)

    through(shop, fewer.picked().packed(details()))

    assert ledger(shop)[1:] == [
        (DESPATCHED, Effect(on_hand=-2, allocated=-2), ""),
        (UNALLOCATED, Effect(allocated=-1), "the order wants fewer"),
    ]
    assert ledger(shop, POT)[1:] == [
        (UNALLOCATED, Effect(allocated=-1), "the order wants fewer"),
    ]
    assert kept(shop.store).units_left == 0
    assert (level(shop), level(shop, POT)) == (Level(on_hand=3), Level(on_hand=5))
