"""Entries of the till in the store: only ever added, and read by bench, by order, from one on."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from peewee import IntegrityError

from kiosk.domain.money import Money
from kiosk.domain.till import EntryKind, Tender, TillEntry
from kiosk.store.store import Store
from tests.fakes.builders import order_id
from tests.fakes.clock import NOON

ONE, TWO = "Bench 1", "Bench 2"
SALE = TillEntry(
    id=0,
    at=NOON,
    bench=ONE,
    person="Ada",
    kind=EntryKind.SALE,
    tender=Tender.CHANNEL,
    amount=Money(1299, "GBP"),
    order=order_id(),
    channel="Amazon",
    units=2,
)


def add(store: Store, *entries: TillEntry) -> None:
    store.transact(lambda: store.till.add(entries))


def amounts(entries: list[TillEntry]) -> list[int]:
    return [entry.amount.minor for entry in entries]


def of(minor: int, bench: str = ONE) -> TillEntry:
    return replace(SALE, amount=Money(minor, "GBP"), bench=bench)


@pytest.mark.parametrize("kind", EntryKind)
@pytest.mark.parametrize("tender", Tender)
def test_an_entry_is_read_back_whole(store: Store, kind: EntryKind, tender: Tender) -> None:
    whole = TillEntry(
        id=0,
        at=NOON + timedelta(milliseconds=9),
        bench=TWO,
        person="Zoë",
        kind=kind,
        tender=tender,
        amount=Money(-3_000_000_000, "JPY"),
        order=order_id(5),
        channel="Amazon",
        units=7,
    )
    bare = replace(whole, order=None, channel="", person="", units=0)
    add(store, whole, bare)

    kept = store.till.since(TWO, 0)

    assert [replace(entry, id=0) for entry in kept] == [whole, bare]
    assert store.till.of_order(order_id(5)) == kept[:1]


def test_entries_are_given_ids_that_rise_whatever_they_said_of_theirs(store: Store) -> None:
    add(store, replace(of(1), id=99), replace(of(2), id=5))
    add(store, of(3))

    kept = store.till.since(ONE, 0)
    ids = [entry.id for entry in kept]

    assert amounts(kept) == [1, 2, 3]
    assert ids == sorted(set(ids))


def test_entries_after_another_one_are_those_of_the_bench_that_came_later(store: Store) -> None:
    add(store, of(1), of(2, TWO), of(3), of(4), of(5, TWO))
    first, second, third = store.till.since(ONE, 0)

    assert amounts([first, second, third]) == [1, 3, 4]
    assert store.till.since(ONE, first.id) == [second, third]
    assert store.till.since(ONE, third.id) == []
    assert amounts(store.till.since(TWO, second.id)) == [5]
    assert store.till.since("Bench 3", 0) == []


def test_the_clock_does_not_decide_which_entry_came_later(store: Store) -> None:
    add(store, of(1))
    (first,) = store.till.since(ONE, 0)
    add(store, replace(of(2), at=NOON - timedelta(days=1)))

    assert amounts(store.till.since(ONE, 0)) == [1, 2]
    assert amounts(store.till.since(ONE, first.id)) == [2]


def test_entries_of_an_order_come_from_every_bench_oldest_first(store: Store) -> None:
    add(store, of(1, TWO), replace(of(2), order=order_id(2)), of(3), replace(of(4), order=None))

    assert amounts(store.till.of_order(order_id())) == [1, 3]
    assert amounts(store.till.of_order(order_id(2))) == [2]
    assert store.till.of_order(order_id(3)) == []


def test_nothing_posted_is_no_entry(store: Store) -> None:
    add(store)

    assert store.till.since(ONE, 0) == []


def test_of_entries_posted_together_all_are_kept_or_none(store: Store) -> None:
    odd = replace(of(2), bench=None)  # type: ignore[arg-type]

    with pytest.raises(IntegrityError):
        add(store, of(1), odd)

    assert store.till.since(ONE, 0) == []
