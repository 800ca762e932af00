"""Requests to read an order afresh, and their answers."""

from __future__ import annotations

from datetime import timedelta

from kiosk.store.moments import to_ms
from kiosk.store.store import Store
from tests.fakes.builders import order_id
from tests.fakes.clock import NOON, TurnableClock


def ask(store: Store, *numbers: int) -> None:
    for number in numbers:
        store.transact(lambda number=number: store.requests.ask(order_id(number)))  # type: ignore[misc]


def answer(store: Store, order: int, outcome: str) -> None:
    waiting = {known: request for request, known in store.requests.waiting(limit=100)}
    store.transact(lambda: store.requests.answer(waiting[order_id(order)], outcome))


def waiting(store: Store, limit: int = 10) -> list[str]:
    return [order for _, order in store.requests.waiting(limit=limit)]


def test_the_newest_request_is_answered_first(store: Store) -> None:
    ask(store, 1, 2, 3)

    assert waiting(store, limit=2) == [order_id(3), order_id(2)]


def test_an_order_is_asked_for_once_until_it_is_answered(store: Store) -> None:
    ask(store, 1, 1)
    assert waiting(store) == [order_id(1)]

    answer(store, 1, "fresh")
    assert waiting(store) == []

    ask(store, 1)
    assert waiting(store) == [order_id(1)]


def test_an_order_tells_how_its_last_request_ended(store: Store) -> None:
    assert store.requests.last_outcome(order_id()) == (False, "", 0)
    ask(store, 1)
    assert store.requests.last_outcome(order_id()) == (True, "", 0)
    answer(store, 1, "offline")
    assert store.requests.last_outcome(order_id()) == (False, "offline", to_ms(NOON))


def test_answers_are_forgotten_after_a_day_and_open_requests_are_not(
    store: Store, clock: TurnableClock
) -> None:
    ask(store, 1, 2, 3)
    answer(store, 1, "fresh")
    clock.advance(timedelta(days=1, seconds=1))

    answer(store, 2, "fresh")

    assert store.requests.last_outcome(order_id(1)) == (False, "", 0)
    assert store.requests.last_outcome(order_id(2))[1] == "fresh"
    assert waiting(store) == [order_id(3)]
