"""Z readings in the store: kept whole, numbered without a gap, and each entry in one of them."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta

import pytest
from peewee import IntegrityError

from kiosk.domain.money import Money, totals
from kiosk.domain.till import (
    Drawer,
    EntryKind,
    Line,
    Reading,
    ReadingKind,
    Tender,
    TillEntry,
    drawers,
    summed,
)
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
CASH_BACK = replace(
    SALE, kind=EntryKind.RETURN, tender=Tender.CASH, amount=Money(-500, "GBP"), units=1
)
Z = Reading(
    kind=ReadingKind.Z,
    number=1,
    at=NOON,
    bench=ONE,
    person="Ada",
    since=None,
    last_entry=0,
    lines=(),
    drawers=(),
)


def add(store: Store, *entries: TillEntry) -> None:
    store.transact(lambda: store.till.add(entries))


def close(store: Store, *readings: Reading) -> None:
    for each in readings:
        store.transact(lambda new=each: store.till.close(new))  # type: ignore[misc]


def of(minor: int, bench: str = ONE) -> TillEntry:
    return replace(SALE, amount=Money(minor, "GBP"), bench=bench)


def test_a_till_that_was_never_closed_has_no_reading(store: Store) -> None:
    close(store, replace(Z, bench=TWO))

    assert store.till.last_reading(ONE) is None
    assert store.till.reading(ONE, 1) is None
    assert store.till.readings(ONE, limit=10) == []


def test_a_reading_is_kept_whole(store: Store) -> None:
    back = Line(
        kind=EntryKind.RETURN,
        tender=Tender.CASH,
        channel="Amazon",
        entries=2,
        units=3,
        amount=Money(-3_000_000_000, "JPY"),
    )
    sold = replace(back, kind=EntryKind.SALE, tender=Tender.CHANNEL, amount=Money(5, "EUR"))
    whole = Reading(
        kind=ReadingKind.Z,
        number=1,
        at=NOON + timedelta(microseconds=1),
        bench=ONE,
        person="Zoë “Z” O'Hara",
        since=NOON - timedelta(days=1),
        last_entry=41,
        lines=(sold, back, replace(back, kind=EntryKind.REVERSAL, tender=Tender.CARD)),
        drawers=(
            Drawer(float_=Money(10_000, "GBP"), moved=Money(-1299, "GBP")),
            Drawer(float_=Money(0, "JPY"), moved=back.amount, counted=Money(7, "JPY")),
        ),
    )
    close(store, whole)

    assert store.till.reading(ONE, 1) == whole
    assert store.till.last_reading(ONE) == whole
    assert store.till.readings(ONE, limit=1) == [whole]


def test_each_bench_counts_its_readings_by_itself(store: Store) -> None:
    close(store, *(replace(Z, number=n, person=f"{n}") for n in (1, 2, 3)))
    close(store, replace(Z, bench=TWO, person="other"))

    newest = {bench: store.till.last_reading(bench) for bench in (ONE, TWO)}

    assert {b: (z.number, z.person) for b, z in newest.items() if z} == {
        ONE: (3, "3"),
        TWO: (1, "other"),
    }
    assert [store.till.reading(ONE, n) for n in (1, 2, 4)] == [
        replace(Z, number=1, person="1"),
        replace(Z, number=2, person="2"),
        None,
    ]
    assert store.till.reading(TWO, 2) is None


def test_the_newest_readings_by_number_come_first_whatever_the_clock_said(store: Store) -> None:
    for number in range(1, 13):
        at = NOON - timedelta(days=number)
        close(store, replace(Z, number=number, at=at), replace(Z, number=number, bench=TWO))

    assert [z.number for z in store.till.readings(ONE, limit=4)] == [12, 11, 10, 9]
    assert len(store.till.readings(ONE, limit=100)) == 12
    assert {z.bench for z in store.till.readings(ONE, limit=100)} == {ONE}
    newest = store.till.last_reading(ONE)
    assert newest is not None
    assert newest.number == 12


def test_a_reading_is_never_written_over(store: Store) -> None:
    close(store, Z)

    with pytest.raises(IntegrityError):
        close(store, replace(Z, person="Eve", last_entry=9))

    assert store.till.readings(ONE, limit=10) == [Z]


def test_a_reading_that_was_not_kept_leaves_no_gap(store: Store) -> None:
    close(store, Z)

    def fails() -> None:
        store.till.add([of(1)])
        store.till.close(replace(Z, number=2, last_entry=1))
        raise LookupError

    with pytest.raises(LookupError):
        store.transact(fails)

    assert store.till.last_reading(ONE) == Z
    assert store.till.since(ONE, 0) == []
    close(store, replace(Z, number=2))
    assert [z.number for z in store.till.readings(ONE, limit=10)] == [2, 1]


# From one reading to the next.


def closed(store: Store, bench: str) -> Reading:
    """The next Z of a bench, made of the entries since the last one, as it is read back."""
    last = store.till.last_reading(bench)
    entries = store.till.since(bench, last.last_entry if last else 0)
    lines = summed(entries)
    number = last.number + 1 if last else 1
    reading = replace(
        Z,
        number=number,
        bench=bench,
        since=last.at if last else None,
        last_entry=entries[-1].id if entries else last.last_entry if last else 0,
        lines=lines,
        drawers=drawers(lines, [Money(100, "GBP")], ()),
    )
    close(store, reading)
    kept = store.till.reading(bench, number)
    assert kept == reading
    return reading


def some(chance: random.Random, bench: str) -> list[TillEntry]:
    """Up to five entries of all kinds at a bench."""
    return [
        replace(
            chance.choice((SALE, CASH_BACK)),
            bench=bench,
            tender=chance.choice([*Tender]),
            amount=Money(chance.randint(-999, 999), chance.choice(("EUR", "GBP", "JPY"))),
        )
        for _ in range(chance.randint(0, 5))
    ]


@pytest.mark.parametrize("seed", range(3))
def test_every_entry_is_in_one_reading_of_its_bench_and_no_currency_in_anothers(
    store: Store, seed: int
) -> None:
    chance = random.Random(seed)
    posted: dict[str, list[TillEntry]] = {ONE: [], TWO: []}
    read: dict[str, list[Reading]] = {ONE: [], TWO: []}
    for closing in (ONE, TWO, TWO, ONE, ONE, TWO):
        for bench in (ONE, TWO):
            new = some(chance, bench)
            posted[bench] += new
            add(store, *new)
        read[closing].append(closed(store, closing))
    read[ONE].append(closed(store, ONE))

    for bench, readings in read.items():
        lines = [line for reading in readings for line in reading.lines]
        assert [reading.number for reading in readings] == list(range(1, len(readings) + 1))
        assert sum(line.entries for line in lines) == len(posted[bench])
        assert sum(line.units for line in lines) == sum(entry.units for entry in posted[bench])
        assert totals(line.amount for line in lines) == totals(e.amount for e in posted[bench])
        assert store.till.since(bench, readings[-1].last_entry) == []


def test_cash_of_several_currencies_lies_in_drawers_of_its_own(store: Store) -> None:
    yen, pounds = Money(-3_000, "JPY"), Money(-500, "GBP")
    add(store, SALE, CASH_BACK, replace(CASH_BACK, amount=yen), CASH_BACK)

    reading = closed(store, ONE)

    assert [(line.amount, line.entries, line.units) for line in reading.lines] == [
        (pounds.times(2), 2, 2),
        (yen, 1, 1),
        (SALE.amount, 1, 2),
    ]
    assert [drawer.expected for drawer in reading.drawers] == [Money(-900, "GBP"), yen]


def test_a_reading_of_nothing_goes_on_where_the_last_one_ended(store: Store) -> None:
    add(store, of(1))
    first = closed(store, ONE)
    add(store, of(2, TWO))

    second = closed(store, ONE)

    assert (second.number, second.lines, second.since) == (2, (), first.at)
    assert second.last_entry == first.last_entry
