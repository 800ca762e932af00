"""Stock in the store: levels are sums of what moved, and what orders hold is never mixed up."""

from __future__ import annotations

import random
import threading
from dataclasses import replace
from datetime import timedelta

import psycopg
import pytest

from kiosk.domain.product import Product
from kiosk.domain.stock import Effect, Level, Movement, MovementKind
from kiosk.domain.values import OrderId, Sku
from kiosk.store.startup import Place
from kiosk.store.store import Store
from tests.fakes.builders import order_id
from tests.fakes.clock import NOON

MUG, POT, JUG, BAG = Sku("MUG"), Sku("POT"), Sku("JUG"), Sku("BAG")
ODD = Sku("Ø'5%_\"; --")
FIRST, SECOND, THIRD = (order_id(n) for n in (1, 2, 3))


@pytest.fixture
def store(store: Store) -> Store:
    """Three products are counted, and one is not."""
    know(store, *(Product(sku=sku, tracked=True) for sku in (MUG, POT, ODD)), Product(sku=BAG))
    return store


def know(store: Store, *products: Product) -> None:
    store.transact(lambda: store.products.save_all(products))


def moved(sku: Sku, on_hand: int = 0, allocated: int = 0, quarantined: int = 0) -> Movement:
    return Movement(
        at=NOON,
        bench="Bench 1",
        person="Ada",
        sku=sku,
        kind=MovementKind.RECEIVED,
        effect=Effect(on_hand=on_hand, allocated=allocated, quarantined=quarantined),
    )


def add(store: Store, *movements: Movement) -> None:
    store.transact(lambda: store.stock.add(movements))


def level(store: Store, sku: Sku = MUG) -> Level:
    return store.read(lambda: store.stock.levels((sku,)))[sku]


def hold(store: Store, order: OrderId, **units: int) -> None:
    given = {Sku(sku): n for sku, n in units.items()}
    store.transact(lambda: store.stock.set_allocation(order, given))


# Which products are counted.


def test_only_products_that_are_counted_are_tracked(store: Store) -> None:
    assert store.stock.tracked((MUG, ODD, BAG, JUG)) == {MUG, ODD}
    assert store.stock.tracked({POT}) == {POT}
    assert store.stock.tracked(()) == frozenset()


def test_a_shop_that_counts_nothing_knows_it(store: Store) -> None:
    assert store.stock.any_tracked()

    know(store, *(Product(sku=sku) for sku in (MUG, POT, ODD)))

    assert not store.stock.any_tracked()
    assert store.stock.tracked((MUG, POT, ODD, BAG)) == frozenset()


# The ledger.


def test_what_never_moved_is_nothing(store: Store) -> None:
    add(store, moved(POT, 3))

    assert store.stock.levels((MUG, BAG, JUG)) == {sku: Level() for sku in (MUG, BAG, JUG)}
    assert store.stock.levels(()) == {}
    assert store.stock.sums(MUG) == Level()
    assert store.stock.history(MUG, limit=10) == []


@pytest.mark.parametrize("seed", range(3))
def test_a_level_is_the_sum_of_all_that_moved_each_product_by_itself(
    store: Store, seed: int
) -> None:
    chance = random.Random(seed)
    wanted = {sku: Level() for sku in (MUG, POT, ODD)}
    for _ in range(8):
        many = [
            moved(chance.choice((MUG, POT, ODD)), *(chance.randint(-9, 9) for _ in range(3)))
            for _ in range(chance.randint(1, 6))
        ]
        for each in many:
            wanted[each.sku] = wanted[each.sku].moved(each.effect)
        add(store, *many)

        assert store.stock.levels((MUG, POT, ODD)) == wanted
        assert {sku: store.stock.sums(sku) for sku in wanted} == wanted


@pytest.mark.parametrize("kind", MovementKind)
def test_a_movement_is_read_back_whole(store: Store, kind: MovementKind) -> None:
    whole = Movement(
        at=NOON + timedelta(milliseconds=7),
        bench="Bench 2",
        person="Zoë",
        sku=ODD,
        kind=kind,
        effect=Effect(on_hand=3_000_000_000, allocated=-2, quarantined=1),
        order=SECOND,
        why="it's 50% 'odd'",
    )
    of_nobody = replace(whole, order=None, why="", person="", effect=Effect(allocated=5))
    add(store, whole, of_nobody)

    assert store.stock.history(ODD, limit=10) == [
        (of_nobody, Level(on_hand=3_000_000_000, allocated=3, quarantined=1)),
        (whole, Level(on_hand=3_000_000_000, allocated=-2, quarantined=1)),
    ]


def test_the_newest_movements_come_first_and_no_more_than_are_asked_for(store: Store) -> None:
    for units in range(1, 13):
        add(store, moved(MUG, units), moved(POT, 100))

    newest = [(m.effect.on_hand, after.on_hand) for m, after in store.stock.history(MUG, limit=3)]

    assert newest == [(12, 78), (11, 66), (10, 55)]
    assert len(store.stock.history(MUG, limit=100)) == 12


def test_the_clock_does_not_decide_which_movement_is_the_newest(store: Store) -> None:
    add(store, moved(MUG, 5))
    add(store, replace(moved(MUG, 2), at=NOON - timedelta(days=1)))

    assert level(store) == Level(on_hand=7)
    assert store.stock.history(MUG, limit=1)[0][0].effect.on_hand == 2


def test_no_movements_change_nothing(store: Store) -> None:
    add(store, moved(MUG, 5))
    add(store)

    assert level(store) == Level(on_hand=5)


def test_what_was_taken_back_has_never_moved(store: Store) -> None:
    add(store, moved(MUG, 5))

    def fails() -> None:
        store.stock.hold((MUG,))
        store.stock.add([moved(MUG, 3)])
        store.stock.set_allocation(FIRST, {MUG: 3})
        raise LookupError

    with pytest.raises(LookupError):
        store.transact(fails)
    add(store, moved(MUG, 1))

    assert level(store) == store.stock.sums(MUG) == Level(on_hand=6)
    assert store.stock.allocation(FIRST) == {}


def test_two_threads_that_move_a_product_lose_no_unit(shared: Store) -> None:
    know(shared, Product(sku=MUG, tracked=True), Product(sku=POT, tracked=True))
    together = threading.Barrier(2)

    def one_more() -> None:
        shared.stock.hold((POT, MUG))
        shared.stock.add([moved(MUG, 1), moved(POT, 0, 1)])

    def receive() -> None:
        together.wait(10)
        for _ in range(10):
            shared.transact(one_more)
        shared.close()

    threads = [threading.Thread(target=receive) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    assert level(shared) == shared.stock.sums(MUG) == Level(on_hand=20)
    assert level(shared, POT) == shared.stock.sums(POT) == Level(allocated=20)


@pytest.mark.postgres
def test_a_product_that_is_held_is_nobody_elses_until_the_transaction_ends(
    on_server: Store, place: Place
) -> None:
    know(on_server, *(Product(sku=sku) for sku in (MUG, POT, BAG)))

    def free() -> set[str]:
        query = "SELECT sku FROM products FOR UPDATE SKIP LOCKED"
        with psycopg.connect(place.url) as other:
            return {row[0] for row in other.execute(query)}

    def work() -> set[str]:
        on_server.stock.hold(frozenset({POT, MUG}))
        return free()

    assert on_server.transact(work) == {BAG}
    assert free() == {BAG, MUG, POT}


# What orders hold.


def test_what_an_order_holds_is_written_over_what_it_held(store: Store) -> None:
    hold(store, FIRST, MUG=2, POT=1)
    hold(store, SECOND, MUG=7)
    assert store.stock.allocation(FIRST) == {MUG: 2, POT: 1}

    hold(store, FIRST, MUG=5, BAG=4)

    assert store.stock.allocation(FIRST) == {MUG: 5, BAG: 4}
    assert store.stock.allocation(SECOND) == {MUG: 7}
    assert store.stock.allocation(THIRD) == {}


def test_an_order_that_holds_no_units_of_a_product_does_not_hold_it(store: Store) -> None:
    hold(store, FIRST, MUG=2, POT=1)

    hold(store, FIRST, MUG=0, POT=-1, BAG=1)

    assert store.stock.allocation(FIRST) == {BAG: 1}
    assert store.stock.holders(MUG) == store.stock.holders(POT) == []


def test_an_order_can_let_go_of_all_it_holds_and_others_keep_theirs(store: Store) -> None:
    hold(store, FIRST, MUG=2, POT=1)
    hold(store, SECOND, MUG=3)

    hold(store, FIRST)

    assert store.stock.allocations((FIRST, SECOND)) == {SECOND: {MUG: 3}}
    assert store.stock.holders(MUG) == [(SECOND, 3)]


def test_of_many_orders_only_those_that_hold_something_are_told(store: Store) -> None:
    hold(store, FIRST, MUG=2, POT=1)
    hold(store, SECOND, MUG=3)
    hold(store, THIRD, POT=4)

    held = store.stock.allocations([THIRD, order_id(9), FIRST])

    assert held == {FIRST: {MUG: 2, POT: 1}, THIRD: {POT: 4}}
    assert store.stock.allocations(()) == {}
    assert store.stock.allocations((order_id(9),)) == {}


def test_who_holds_a_product_is_told_by_order(store: Store) -> None:
    for order, units in ((THIRD, 1), (FIRST, 30), (SECOND, 2)):
        hold(store, order, MUG=units, POT=9)

    assert store.stock.holders(MUG) == [(FIRST, 30), (SECOND, 2), (THIRD, 1)]
    assert store.stock.holders(JUG) == []
