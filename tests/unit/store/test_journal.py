"""The journal: appended to, followed, and read back."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.journal import Entry, Event, Means
from kiosk.store.store import Store
from tests.fakes.builders import order_id
from tests.fakes.clock import NOON
from tests.fakes.kept import history

ENTRY = Entry(
    at=NOON, bench="Bench 1", person="Sam", event=Event.PACKED, order=order_id(), means=Means.SCAN
)


def write(store: Store, *entries: Entry) -> None:
    store.transact(lambda: store.journal.add(entries))


def test_an_entry_is_read_as_it_was_written(store: Store) -> None:
    entries = [replace(ENTRY, event=e, means=m, note="2") for e in Event for m in Means]
    write(store, *entries)

    assert history(store) == entries


def test_an_orders_history_is_told_from_its_beginning_and_is_its_own(store: Store) -> None:
    other = replace(ENTRY, order=order_id(2))
    write(store, ENTRY, other, replace(ENTRY, event=Event.DESPATCHED))

    assert [entry.event for entry in history(store)] == [Event.PACKED, Event.DESPATCHED]
    assert history(store, 2) == [other]


def test_the_feed_tells_each_change_once(store: Store) -> None:
    assert store.journal.head() == 0
    write(store, ENTRY, replace(ENTRY, order=order_id(2)), ENTRY)
    seen, orders = store.journal.since(0, limit=10)

    assert orders == {order_id(1), order_id(2)}
    assert seen == store.journal.head()
    assert store.journal.since(seen, limit=10) == (seen, frozenset())


def test_the_feed_comes_in_portions_and_leaves_nothing_out(store: Store) -> None:
    write(store, *(replace(ENTRY, order=order_id(n)) for n in range(1, 6)))
    seen, told = 0, set[str]()
    for _ in range(3):
        seen, orders = store.journal.since(seen, limit=2)
        assert len(orders) <= 2
        told |= orders

    assert told == {order_id(n) for n in range(1, 6)}


def test_an_entry_that_is_about_no_order_moves_the_feed_on(store: Store) -> None:
    write(store, replace(ENTRY, order=None, event=Event.PRODUCTS))

    seen, orders = store.journal.since(0, limit=10)

    assert (seen, orders) == (store.journal.head(), frozenset())
    assert seen > 0
