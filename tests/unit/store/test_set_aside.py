"""Orders that could not be read stay in sight until they can."""

from __future__ import annotations

from kiosk.domain.sighting import Unreadable
from kiosk.store.store import Store
from tests.fakes.builders import order_id


def set_aside(store: Store, *orders: Unreadable) -> None:
    store.transact(lambda: store.set_aside.add(orders))


def test_an_order_is_set_aside_once_however_often_it_comes(store: Store) -> None:
    set_aside(store, Unreadable(id=order_id(1), why="odd"), Unreadable(id=order_id(2), why="odd"))
    set_aside(store, Unreadable(id=order_id(1), why="odd still"))

    assert store.set_aside.count() == 2


def test_an_order_without_an_id_is_in_sight_too(store: Store) -> None:
    set_aside(store, Unreadable(id=None, why="no id"))

    assert store.set_aside.count() == 1


def test_an_order_that_can_be_read_now_is_forgotten(store: Store) -> None:
    set_aside(store, Unreadable(id=order_id(1), why="odd"), Unreadable(id=order_id(2), why="odd"))

    store.transact(lambda: store.set_aside.clear([order_id(1), order_id(9)]))

    assert store.set_aside.count() == 1
