"""Picks in the store: kept whole, only their end written; orders in hand found by their goods."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from kiosk.domain.journal import Means
from kiosk.domain.order import Order
from kiosk.domain.values import OrderId, Sku
from kiosk.store import bulk, orders
from kiosk.store.store import Store
from kiosk.store.tables import Picks
from tests.fakes.builders import OrderBuilder, an_order, order_id
from tests.fakes.kept import keep, kept

OTHER = an_order(2).counted("MUG-BLUE")


def save(store: Store, new: Order) -> Order:
    was = kept(store, new.id)
    return store.transact(lambda: store.orders.save(replace(new, version=was.version), was))


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The places of the picks that are written from now on."""
    places: list[int] = []

    def insert(table: Any, rows: Any) -> None:
        many = list(rows)
        places.extend(row[1] for row in many if table is Picks)
        bulk.insert(table, many)

    monkeypatch.setattr(orders, "insert", insert)
    return places


def test_picks_are_kept_whole_and_in_their_order(store: Store) -> None:
    order = (
        an_order()
        .of(("A", 12), ("B", 9))
        .counted("B", 2, serial="S\x1d1", lot="L7", expiry=date(2027, 1, 31))
        .counted("A", 10, means=Means.TOUCH)
        .counted("A", -1, gesture=2, means=Means.ITSELF)
        .counted("A", 3)
    )
    keep(store, order)

    assert kept(store) == order.order()


def test_what_is_counted_next_is_written_behind_the_rest(store: Store, written: list[int]) -> None:
    builder = an_order().of(("A", 9)).counted("A").counted("A", 2)
    keep(store, builder)
    assert written == [0, 1]

    saved = save(store, builder.counted("A", 3).counted("A", 1).order())

    assert kept(store) == saved
    assert written == [0, 1, 2, 3]


def test_what_is_taken_back_is_dropped_from_the_end(store: Store, written: list[int]) -> None:
    one = an_order().of(("A", 9)).counted("A")
    keep(store, one.counted("A", 2).counted("A", 3), OTHER)
    written.clear()

    saved = save(store, one.order())

    assert kept(store) == saved
    assert kept(store, 2).picks == OTHER.order().picks
    assert written == []


def test_a_gesture_that_takes_the_place_of_another_is_written_anew(
    store: Store, written: list[int]
) -> None:
    one = an_order().of(("A", 9)).counted("A")
    keep(store, one.counted("A", 2).counted("A", 3))
    written.clear()

    saved = save(store, one.counted("A", 4).order())

    assert kept(store) == saved
    assert written == [1]


def test_picks_that_changed_in_the_middle_are_written_from_there(store: Store) -> None:
    builder = an_order().of(("A", 9)).counted("A").counted("A", 2).counted("A", 3)
    keep(store, builder)
    first, middle, last = builder.order().picks

    saved = save(store, builder.with_(picks=(first, replace(middle, lot="L7"), last)).order())

    assert kept(store) == saved


def test_all_picks_can_be_dropped_and_another_orders_stay(store: Store) -> None:
    keep(store, an_order(1).counted("MUG-BLUE"), an_order(2).counted("MUG-BLUE"))

    save(store, an_order(1).order())

    assert kept(store, 1).picks == ()
    assert kept(store, 2).picks == an_order(2).counted("MUG-BLUE").order().picks


def test_what_has_not_changed_is_not_written(store: Store, written: list[int]) -> None:
    keep(store, an_order().counted("MUG-BLUE"), OTHER)
    written.clear()

    save(store, replace(kept(store), printed=1))

    assert kept(store).picks == an_order().counted("MUG-BLUE").order().picks
    assert written == []


def test_many_orders_come_each_with_its_own_picks(store: Store) -> None:
    keep(store, *(an_order(n).of(("A", n)).counted("A", n) for n in (1, 2, 3)))

    found = store.orders.find([order_id(n) for n in (3, 1, 2)])

    assert {o.id: [pick.units for pick in o.picks] for o in found.values()} == {
        order_id(1): [1],
        order_id(2): [2],
        order_id(3): [3],
    }


@pytest.mark.parametrize(
    ("builder", "found"),
    [
        (an_order(2), False),
        (an_order(2).printed(), True),
        (an_order(2).allocated(), True),
        (an_order(2).counted("MUG-BLUE"), True),
        (an_order(2).despatched(), False),
        (an_order(2).printed().of(("POT", 1)), False),
    ],
)
def test_an_order_in_hand_is_found_by_its_goods(
    store: Store, builder: OrderBuilder, found: bool
) -> None:
    keep(store, an_order(1).allocated(), builder)

    other = store.orders.in_hand_with(Sku("MUG-BLUE"), but=order_id(1))

    assert [order.id for order in other] == ([order_id(2)] if found else [])


def in_hand(store: Store, sku: str, but: OrderId | None = None) -> list[OrderId]:
    return [order.id for order in store.orders.in_hand_with(Sku(sku), but=but)]


def test_of_several_orders_in_hand_all_but_the_open_one_are_named(store: Store) -> None:
    keep(store, *(an_order(n).counted("MUG-BLUE") for n in (3, 1, 2)))

    assert in_hand(store, "MUG-BLUE", order_id(1)) == [order_id(2), order_id(3)]
    assert in_hand(store, "MUG-BLUE") == [order_id(n) for n in (1, 2, 3)]
    assert in_hand(store, "POT") == []
    assert store.orders.in_hand_with(Sku("MUG-BLUE"), but=None)[0] == kept(store, 1)


def test_an_order_that_is_put_back_or_has_left_is_in_hand_no_more(store: Store) -> None:
    keep(store, an_order().allocated())
    assert in_hand(store, "MUG-BLUE") == [order_id()]

    save(store, an_order().order())

    assert in_hand(store, "MUG-BLUE") == []
