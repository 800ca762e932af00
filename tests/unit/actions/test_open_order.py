"""Opening an order: claimed by this bench, remembered, and asked for afresh."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.actions.changes import Changes
from kiosk.actions.desk import Desk
from kiosk.actions.open_order import ask_again, last_open, open_order
from kiosk.domain.journal import Event, Means
from kiosk.domain.refusals import Refusal, Refused
from tests.fakes.builders import an_order, order_id
from tests.fakes.kept import history, keep, kept


@pytest.fixture
def other(desk: Desk) -> Desk:
    return replace(desk, bench="Bench 2")


def test_an_open_order_is_claimed_remembered_and_asked_for(desk: Desk) -> None:
    keep(desk.store, an_order())

    changes = open_order(desk, order_id(), Means.SCAN)

    assert changes == Changes(frozenset({order_id()}))
    assert kept(desk.store).claimed_by == "Bench 1"
    assert last_open(desk) == order_id()
    assert [order for _, order in desk.store.requests.waiting(limit=9)] == [order_id()]
    (entry,) = history(desk.store)
    assert (entry.event, entry.means) == (Event.OPENED, Means.SCAN)


def test_the_order_before_it_is_let_go(desk: Desk) -> None:
    keep(desk.store, an_order(1), an_order(2))
    open_order(desk, order_id(1))

    changes = open_order(desk, order_id(2))

    assert changes == Changes(frozenset({order_id(1), order_id(2)}))
    assert kept(desk.store, 1).claimed_by == ""
    assert kept(desk.store, 2).claimed_by == "Bench 1"


def test_opening_it_again_keeps_the_claim(desk: Desk) -> None:
    keep(desk.store, an_order())
    open_order(desk, order_id())

    open_order(desk, order_id())

    assert kept(desk.store).claimed_by == "Bench 1"
    assert kept(desk.store).version == 1


def test_an_order_in_another_benchs_hands_opens_and_stays_there(desk: Desk, other: Desk) -> None:
    keep(desk.store, an_order(1), an_order(2))
    open_order(other, order_id(1))

    open_order(desk, order_id(1))
    assert kept(desk.store, 1).claimed_by == "Bench 2"

    open_order(desk, order_id(2))
    assert kept(desk.store, 1).claimed_by == "Bench 2"


def test_an_order_that_has_left_is_looked_at_without_being_touched(desk: Desk) -> None:
    keep(desk.store, an_order().despatched())

    open_order(desk, order_id())

    assert kept(desk.store) == an_order().despatched().order()


def test_an_order_despatched_in_hand_is_let_go_too(desk: Desk) -> None:
    keep(desk.store, an_order(1), an_order(2))
    open_order(desk, order_id(1))
    keep(desk.store, an_order(1).despatched().claimed_by("Bench 1"))

    open_order(desk, order_id(2))

    assert kept(desk.store, 1).claimed_by == ""


def test_an_order_that_is_not_here_opens_nothing(desk: Desk) -> None:
    keep(desk.store, an_order(1))
    open_order(desk, order_id(1))

    with pytest.raises(Refused) as no:
        open_order(desk, order_id(9))

    assert no.value.reason is Refusal.ORDER_UNKNOWN
    assert last_open(desk) == order_id(1)
    assert kept(desk.store, 1).claimed_by == "Bench 1"


def test_a_new_bench_had_nothing_open(desk: Desk, other: Desk) -> None:
    keep(desk.store, an_order())
    open_order(desk, order_id())

    assert last_open(other) is None


def test_an_order_may_be_asked_for_before_it_is_here(desk: Desk) -> None:
    ask_again(desk, order_id(9))

    assert [order for _, order in desk.store.requests.waiting(limit=9)] == [order_id(9)]
    assert [entry.event for entry in history(desk.store, 9)] == [Event.ASKED_AGAIN]
