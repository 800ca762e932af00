"""The outbox: once a key, one row an order, in their order, and never lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.outbox import Kind, Posting, Sending
from kiosk.domain.values import OrderId
from kiosk.store.store import Store
from tests.fakes.builders import order_id
from tests.fakes.clock import NOON, TurnableClock
from tests.fakes.kept import postings

CONFIRM, PRINT = Kind.CONFIRM, Kind.PRINT


def put(store: Store, key: str, order: int = 1, kind: Kind = CONFIRM) -> None:
    store.transact(lambda: store.outbox.put(kind, key, order_id(order), f"payload of {key}"))


def write(store: Store, posting: Posting, **fields: object) -> None:
    changed = replace(posting, **fields)  # type: ignore[arg-type]
    store.transact(lambda: store.outbox.write(changed))


def due(store: Store, kind: Kind = CONFIRM, limit: int = 10) -> list[str]:
    return [row.key for row in store.outbox.due(kind, limit=limit)]


def test_a_row_waits_and_can_be_tried_at_once(store: Store) -> None:
    put(store, "a")

    (row,) = store.outbox.due(CONFIRM, limit=10)

    assert row == Posting(
        id=row.id,
        kind=CONFIRM,
        key="a",
        order=order_id(),
        payload="payload of a",
        state=Sending.WAITING,
        attempts=0,
        not_before=NOON,
    )


def test_the_same_key_again_changes_nothing(store: Store) -> None:
    put(store, "a")
    write(store, postings(store)[0], state=Sending.DONE)

    store.transact(lambda: store.outbox.put(CONFIRM, "a", order_id(2), "another payload"))

    (row,) = postings(store)
    assert (row.state, row.payload) == (Sending.DONE, "payload of a")
    assert postings(store, order=2) == []


def test_what_was_written_of_a_row_is_read_again(store: Store) -> None:
    put(store, "a")
    row = postings(store)[0]
    later = replace(
        row,
        state=Sending.UNKNOWN,
        attempts=3,
        not_before=NOON + timedelta(milliseconds=1),
        sent_at=NOON,
        answer="oh",
    )

    write(store, later)

    assert store.outbox.get(row.id) == later


def test_only_the_oldest_unfinished_row_of_an_order_is_tried(store: Store) -> None:
    for key in ("a1", "a2", "a3"):
        put(store, key)
    put(store, "b1", order=2)
    first = postings(store)[0]

    assert due(store) == ["a1", "b1"]
    write(store, first, state=Sending.UNKNOWN, not_before=NOON + timedelta(minutes=10))
    assert due(store) == ["b1"]
    write(store, first, state=Sending.DONE)
    assert due(store) == ["a2", "b1"]


@pytest.mark.parametrize("state", Sending)
def test_a_row_is_tried_until_it_is_finished(store: Store, state: Sending) -> None:
    put(store, "a")
    write(store, postings(store)[0], state=state)

    assert due(store) == ([] if state.finished else ["a"])


def test_a_row_is_not_tried_before_its_time(store: Store, clock: TurnableClock) -> None:
    put(store, "a")
    write(store, postings(store)[0], not_before=NOON + timedelta(seconds=5))

    assert due(store) == []
    assert store.outbox.next_due(CONFIRM) == NOON + timedelta(seconds=5)
    clock.advance(5)
    assert due(store) == ["a"]


def test_papers_and_confirmations_do_not_mix(store: Store) -> None:
    put(store, "a", kind=PRINT)

    assert due(store) == []
    assert due(store, PRINT) == ["a"]
    assert store.outbox.next_due(CONFIRM) is None


def test_no_more_rows_come_than_are_asked_for_the_longest_due_first(store: Store) -> None:
    for number in (1, 2, 3):
        put(store, f"o{number}", order=number)
    write(store, postings(store, order=3)[0], not_before=NOON - timedelta(hours=1))

    assert due(store, limit=2) == ["o3", "o1"]


@pytest.mark.parametrize(
    ("state", "after"),
    [
        (Sending.WAITING, Sending.SUPERSEDED),
        (Sending.PARKED, Sending.SUPERSEDED),
        (Sending.SENDING, Sending.SENDING),
        (Sending.UNKNOWN, Sending.UNKNOWN),
        (Sending.ACCEPTED, Sending.ACCEPTED),
        (Sending.DONE, Sending.DONE),
    ],
)
def test_only_what_has_not_been_sent_is_withdrawn(
    store: Store, state: Sending, after: Sending
) -> None:
    put(store, "confirm:x:7:1")
    write(store, postings(store)[0], state=state)

    store.transact(lambda: store.outbox.supersede(order_id(), CONFIRM, "confirm:x:7:"))

    assert postings(store)[0].state is after


def test_nothing_else_is_withdrawn_with_it(store: Store) -> None:
    put(store, "confirm:x:71:1")
    put(store, "confirm:x:7:2", order=2)
    put(store, "confirm:x:7:3", kind=PRINT)

    store.transact(lambda: store.outbox.supersede(order_id(), CONFIRM, "confirm:x:7:"))

    rows = [*postings(store), *postings(store, order=2), *postings(store, PRINT)]
    assert [row.state for row in rows] == [Sending.WAITING] * 3


@pytest.mark.parametrize("state", [Sending.DONE, Sending.PARKED])
def test_a_finished_row_can_be_looked_at_again(
    store: Store, clock: TurnableClock, state: Sending
) -> None:
    put(store, "a")
    write(store, postings(store)[0], state=state, attempts=2)
    clock.advance(60)

    store.transact(lambda: store.outbox.reopen(CONFIRM, "a"))

    (row,) = postings(store)
    assert (row.state, row.attempts, row.not_before) == (Sending.UNKNOWN, 2, clock.now())


@pytest.mark.parametrize("state", [Sending.WAITING, Sending.SENDING, Sending.SUPERSEDED])
def test_a_row_that_is_under_way_or_withdrawn_is_not_reopened(store: Store, state: Sending) -> None:
    put(store, "a")
    write(store, postings(store)[0], state=state)

    store.transact(lambda: store.outbox.reopen(CONFIRM, "a"))

    assert postings(store)[0].state is state


def test_rows_found_sending_were_interrupted(store: Store) -> None:
    put(store, "a")
    put(store, "b", order=2)
    write(store, postings(store)[0], state=Sending.SENDING)

    assert [row.key for row in store.outbox.interrupted(CONFIRM)] == ["a"]
    assert store.outbox.interrupted(PRINT) == []


def test_rows_are_counted_by_state_and_those_done_are_left_out(store: Store) -> None:
    for number, state in enumerate((Sending.DONE, Sending.PARKED, Sending.WAITING), start=1):
        put(store, f"o{number}", order=number)
        write(store, postings(store, order=number)[0], state=state)
    put(store, "o9", order=9)

    assert store.outbox.counts(CONFIRM) == {Sending.PARKED: 1, Sending.WAITING: 2}
    assert store.outbox.counts(PRINT) == {}


def test_rows_that_wait_can_be_hastened(store: Store) -> None:
    put(store, "a")
    put(store, "b", order=2)
    for number in (1, 2):
        write(store, postings(store, order=number)[0], not_before=NOON + timedelta(hours=1))
    write(store, postings(store, order=2)[0], state=Sending.PARKED)

    hastened = store.transact(lambda: store.outbox.hasten(CONFIRM, (Sending.WAITING,)))

    assert hastened == 1
    assert due(store) == ["a"]


def test_an_order_without_rows_has_none(store: Store) -> None:
    assert store.outbox.of_order(OrderId("x"), CONFIRM) == []
