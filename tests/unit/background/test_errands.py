"""Errands: an order that somebody wants read afresh."""

from __future__ import annotations

import pytest

from kiosk.actions import queries
from kiosk.actions.desk import Desk
from kiosk.actions.open_order import ask_again
from kiosk.background.errands import BATCH, IDLE_SECONDS, Errands
from kiosk.domain.journal import Event
from kiosk.domain.requests import Outcome
from kiosk.ports.channel import (
    ChannelError,
    Denied,
    NotFound,
    OutcomeUnknown,
    Throttled,
    Unreachable,
)
from tests.fakes.builders import an_order, order_id
from tests.fakes.clock import NOON
from tests.fakes.kept import history, keep, kept
from tests.fakes.scripted import ScriptedChannel


@pytest.fixture
def errands(hub: Desk, channel: ScriptedChannel) -> Errands:
    return Errands(hub, channel)


def test_an_order_is_read_taken_in_and_said_to_be_fresh(
    desk: Desk, channel: ScriptedChannel, errands: Errands
) -> None:
    keep(desk.store, an_order().unpaid())
    ask_again(desk, order_id())
    channel.has(an_order().updated(NOON).sighting())

    assert errands.step() == IDLE_SECONDS

    assert kept(desk.store).facts == an_order().updated(NOON).facts()
    assert queries.order(desk, order_id()).checked is Outcome.FRESH
    assert desk.store.requests.waiting(limit=9) == []


def test_an_order_that_was_not_here_yet_comes_in(
    desk: Desk, channel: ScriptedChannel, errands: Errands
) -> None:
    ask_again(desk, order_id())
    channel.has(an_order().sighting())

    errands.step()

    assert kept(desk.store).facts == an_order().facts()


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (Unreachable("no line"), Outcome.OFFLINE),
        (Denied("403"), Outcome.DENIED),
        (NotFound("404", status=404), Outcome.UNKNOWN),
        (OutcomeUnknown("cut"), Outcome.TROUBLE),
    ],
)
def test_what_went_wrong_is_answered_so_that_nobody_waits(
    desk: Desk,
    channel: ScriptedChannel,
    errands: Errands,
    error: ChannelError,
    outcome: Outcome,
) -> None:
    keep(desk.store, an_order())
    ask_again(desk, order_id())
    channel.orders[order_id()] = error

    errands.step()

    assert queries.order(desk, order_id()).checked is outcome
    assert history(desk.store)[-1].event is Event.CHANGED
    assert history(desk.store)[-1].note == outcome.value


@pytest.mark.parametrize(("after", "wait"), [(7.0, 7.0), (None, 2.0), (900.0, 30.0)])
def test_a_throttled_request_waits_its_turn(
    desk: Desk,
    channel: ScriptedChannel,
    errands: Errands,
    *,
    after: float | None,
    wait: float,
) -> None:
    ask_again(desk, order_id())
    channel.orders[order_id()] = Throttled("429", retry_after=after)

    assert errands.step() == wait
    assert len(desk.store.requests.waiting(limit=9)) == 1


def test_the_order_on_somebodys_screen_goes_before_older_requests(
    desk: Desk, channel: ScriptedChannel, errands: Errands
) -> None:
    for number in range(1, BATCH + 3):
        ask_again(desk, order_id(number))

    errands.step()

    assert channel.read == [order_id(n) for n in range(BATCH + 2, 2, -1)]


def test_nobodys_trouble_is_anothers(
    desk: Desk, channel: ScriptedChannel, errands: Errands
) -> None:
    ask_again(desk, order_id(1))
    ask_again(desk, order_id(2))
    channel.has(an_order(1).sighting())
    channel.orders[order_id(2)] = OutcomeUnknown("cut")

    errands.step()

    assert kept(desk.store, 1).facts == an_order(1).facts()
