"""Operations in the store: taken once, kept in their order, forgotten in time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from kiosk.domain.operation import Operation
from kiosk.domain.people import Right
from kiosk.store.store import Store
from kiosk.store.tables import Operations
from tests.fakes.builders import order_id
from tests.fakes.clock import NOON, TurnableClock

WHAT = Operation(
    id="a",
    at=NOON,
    order=order_id(),
    name="count",
    arguments='{"units": 1}',
    bench="Bench 1",
    person="Ada",
    person_id="p-1",
    rights=frozenset({Right.SEND_PART}),
)


def test_an_operation_is_taken_once(store: Store) -> None:
    assert store.transact(lambda: store.operations.take("a"))
    assert not store.transact(lambda: store.operations.take("a"))
    assert store.transact(lambda: store.operations.take("b"))


def test_what_waits_is_read_as_it_was_kept_and_in_its_order(store: Store) -> None:
    later = replace(WHAT, id="0")

    def work() -> None:
        store.operations.take("told already")
        store.operations.take("a", WHAT)
        store.operations.take("0", later)
        store.operations.named(WHAT, "100007")

    store.transact(work)

    assert store.read(store.operations.waiting) == [replace(WHAT, parcel="100007"), later]


def test_one_that_did_nothing_is_dropped(store: Store) -> None:
    store.transact(lambda: store.operations.take("a", WHAT))

    store.transact(lambda: store.operations.drop("a"))

    assert store.read(store.operations.waiting) == []


def test_one_that_nobody_can_read_is_not_passed_over(store: Store) -> None:
    store.transact(lambda: store.operations.take("a", WHAT))
    store.transact(lambda: Operations.update(operation='{"id": 5}').execute())

    (found,) = store.read(store.operations.waiting)

    assert (found.id, found.name, found.at) == ("a", "", NOON)


def test_ids_are_forgotten_in_time(store: Store, clock: TurnableClock) -> None:
    store.transact(lambda: store.operations.take("old"))
    clock.advance(timedelta(days=2))
    store.transact(lambda: store.operations.take("new"))

    gone = store.transact(lambda: store.operations.forget(clock.now() - timedelta(days=1)))

    assert gone == 1
    assert store.transact(lambda: store.operations.take("old"))
    assert not store.transact(lambda: store.operations.take("new"))
