"""The relay to Amazon when it is refused, throttled, cut off or not believed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.actions.desk import Desk
from kiosk.background.relay import IDLE_SECONDS, PROBE_SECONDS, Relay
from kiosk.domain.outbox import Sending
from kiosk.domain.parcel import Telling, TellingRefusal
from kiosk.ports.channel import (
    ChannelError,
    Denied,
    NotFound,
    Rejected,
    Throttled,
    Unreachable,
)
from tests.fakes.builders import order_id
from tests.fakes.clock import TurnableClock
from tests.fakes.scripted import ScriptedChannel
from tests.unit.background.telling import CUT, leave, refusal, row, told

NO = Rejected("400 InvalidInput: carrierCode is invalid", status=400)
GONE = NotFound("404 no such order", status=404)


@pytest.mark.parametrize("answer", [Unreachable("no line"), Throttled("429"), Denied("403")])
def test_what_never_left_is_no_send_and_stops_the_others_too(
    hub: Desk, channel: ScriptedChannel, relay: Relay, answer: ChannelError
) -> None:
    leave(hub, 1, 2)
    channel.will_say(answer)

    wait = relay.step()

    assert len(channel.confirmed) == 1
    assert wait > IDLE_SECONDS
    for number in (1, 2):
        assert (row(hub, number).state, row(hub, number).attempts) == (Sending.WAITING, 0)
        assert told(hub, number) is Telling.QUEUED


def test_a_refused_sign_in_is_an_alarm_until_something_goes_through(
    hub: Desk, channel: ScriptedChannel, relay: Relay
) -> None:
    leave(hub)
    channel.will_say(Denied("403 sign in again"), None)

    assert relay.step() == PROBE_SECONDS
    assert relay.denied == "403 sign in again"

    relay.step()
    assert relay.denied == ""


@pytest.mark.parametrize(("after", "wait"), [(7.5, 7.5), (None, 4.0)])
def test_amazons_wish_to_wait_is_granted(
    hub: Desk, channel: ScriptedChannel, relay: Relay, after: float | None, wait: float
) -> None:
    leave(hub)
    channel.will_say(Throttled("429", retry_after=after))

    assert relay.step() == wait


def test_an_outage_is_probed_less_and_less_often_until_something_goes_through(
    hub: Desk, channel: ScriptedChannel, relay: Relay, amazon_shows: Callable[..., None]
) -> None:
    leave(hub)
    amazon_shows()
    channel.will_say(*[Unreachable("no line")] * 7, None, Unreachable("no line"))

    waits = [relay.step() for _ in range(8)]
    leave(hub, 2)

    assert waits == [4.0, 8.0, 16.0, 32.0, *[PROBE_SECONDS] * 3, IDLE_SECONDS]
    assert relay.step() == 4.0


def test_a_refusal_is_given_to_a_person_with_its_reason(
    hub: Desk, channel: ScriptedChannel, relay: Relay, amazon_shows: Callable[..., None]
) -> None:
    leave(hub)
    amazon_shows(nothing=True)
    channel.will_say(NO)

    relay.step()

    assert (row(hub).state, told(hub)) == (Sending.PARKED, Telling.REFUSED)
    assert refusal(hub) is TellingRefusal.BAD_CARRIER
    assert row(hub).answer == NO.detail


def test_a_refusal_of_what_amazon_shows_already_is_none(
    hub: Desk, channel: ScriptedChannel, relay: Relay, amazon_shows: Callable[..., None]
) -> None:
    leave(hub)
    amazon_shows()
    channel.will_say(NO)

    relay.step()

    assert (row(hub).state, told(hub)) == (Sending.DONE, Telling.TOLD)


def test_a_refusal_whose_truth_cannot_be_told_now_is_looked_into_later(
    hub: Desk,
    channel: ScriptedChannel,
    relay: Relay,
    amazon_shows: Callable[..., None],
    clock: TurnableClock,
) -> None:
    leave(hub)
    channel.orders[order_id()] = CUT
    channel.will_say(NO)
    relay.step()
    assert (row(hub).state, told(hub)) == (Sending.UNKNOWN, Telling.QUEUED)

    amazon_shows()
    clock.advance(60)
    relay.step()
    assert told(hub) is Telling.TOLD


@pytest.mark.parametrize("first", [GONE, CUT])
def test_an_order_that_amazon_does_not_know_is_given_to_a_person(
    hub: Desk,
    channel: ScriptedChannel,
    relay: Relay,
    first: ChannelError,
    clock: TurnableClock,
) -> None:
    leave(hub)
    channel.will_say(first)

    relay.step()
    clock.advance(60)
    relay.step()

    assert (row(hub).state, refusal(hub)) == (Sending.PARKED, TellingRefusal.ORDER_UNKNOWN)


@pytest.mark.parametrize("answer", [Unreachable("no line"), Throttled("429"), Denied("403")])
def test_reading_back_waits_for_the_line_and_forgets_nothing(
    hub: Desk,
    channel: ScriptedChannel,
    relay: Relay,
    answer: ChannelError,
    clock: TurnableClock,
) -> None:
    leave(hub)
    channel.will_say(CUT)
    relay.step()
    clock.advance(60)
    channel.orders[order_id()] = answer

    assert relay.step() > IDLE_SECONDS
    assert (row(hub).state, row(hub).attempts) == (Sending.UNKNOWN, 1)


def test_reading_back_that_makes_no_sense_is_tried_later(
    hub: Desk, channel: ScriptedChannel, relay: Relay, clock: TurnableClock
) -> None:
    leave(hub)
    channel.will_say(None)
    relay.step()
    channel.orders[order_id()] = CUT

    relay.step()

    assert row(hub).state is Sending.ACCEPTED
    assert row(hub).not_before > clock.now()


def test_one_orders_trouble_holds_no_other_up(
    hub: Desk, channel: ScriptedChannel, relay: Relay, amazon_shows: Callable[..., None]
) -> None:
    leave(hub, 1, 2, 3)
    amazon_shows(1, nothing=True)
    channel.will_say(NO, CUT, None)

    relay.step()

    states = [row(hub, number).state for number in (1, 2, 3)]
    assert states == [Sending.PARKED, Sending.UNKNOWN, Sending.ACCEPTED]
