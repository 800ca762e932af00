"""The relay to Amazon: what it sends, and when it reads back before it sends again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from kiosk.actions import tell
from kiosk.actions.correct import correct
from kiosk.actions.desk import Desk
from kiosk.background.relay import BATCH, IDLE_SECONDS, Relay
from kiosk.domain.answers import LOOK_AGAIN, SENDS_LIMIT, SHOWN_WITHIN
from kiosk.domain.outbox import Sending
from kiosk.domain.parcel import Telling, TellingRefusal
from tests.fakes.builders import OrderBuilder, an_order, details, order_id, seen
from tests.fakes.clock import TurnableClock
from tests.fakes.kept import kept
from tests.fakes.scripted import ScriptedChannel
from tests.unit.background.telling import CUT, a_parcel, leave, refusal, row, told

DAY = timedelta(days=1)


def test_with_nothing_to_tell_amazon_is_left_alone(channel: ScriptedChannel, relay: Relay) -> None:
    assert relay.step() == IDLE_SECONDS
    assert channel.confirmed == []
    assert channel.read == []


def test_a_yes_is_an_acceptance_until_amazon_shows_the_parcel(
    hub: Desk, channel: ScriptedChannel, relay: Relay, amazon_shows: Callable[..., None]
) -> None:
    leave(hub)
    channel.will_say(None)

    relay.step()
    assert (row(hub).state, told(hub)) == (Sending.ACCEPTED, Telling.ACCEPTED)
    assert channel.confirmed[0].details == details("AB001")

    amazon_shows()
    relay.step()
    assert (row(hub).state, told(hub)) == (Sending.DONE, Telling.TOLD)
    assert relay.step() == IDLE_SECONDS
    assert (len(channel.confirmed), len(channel.read)) == (1, 1)


def test_a_parcel_that_amazon_does_not_show_yet_is_looked_for_again(
    hub: Desk,
    channel: ScriptedChannel,
    relay: Relay,
    amazon_shows: Callable[..., None],
    clock: TurnableClock,
) -> None:
    leave(hub)
    channel.will_say(None)
    amazon_shows(nothing=True)
    relay.step()

    relay.step()

    assert (row(hub).state, told(hub)) == (Sending.ACCEPTED, Telling.ACCEPTED)
    assert row(hub).not_before == clock.now() + LOOK_AGAIN
    relay.step()
    assert len(channel.read) == 1


def test_after_an_unknown_outcome_amazon_is_asked_before_anything_is_sent_again(
    hub: Desk,
    channel: ScriptedChannel,
    relay: Relay,
    amazon_shows: Callable[..., None],
    clock: TurnableClock,
) -> None:
    leave(hub)
    channel.will_say(CUT)
    relay.step()
    assert (row(hub).state, told(hub)) == (Sending.UNKNOWN, Telling.QUEUED)
    assert row(hub).not_before == clock.now() + timedelta(seconds=4)

    relay.step()
    assert channel.read == []

    clock.advance(4)
    amazon_shows()
    relay.step()
    assert (row(hub).state, told(hub)) == (Sending.DONE, Telling.TOLD)
    assert len(channel.confirmed) == 1


def test_what_never_arrived_is_sent_again_under_the_same_reference(
    hub: Desk,
    channel: ScriptedChannel,
    relay: Relay,
    amazon_shows: Callable[..., None],
    clock: TurnableClock,
) -> None:
    leave(hub)
    amazon_shows(nothing=True)
    channel.will_say(CUT, None)
    relay.step()

    clock.advance(SHOWN_WITHIN)
    relay.step()
    assert row(hub).state is Sending.WAITING
    clock.advance(DAY)
    relay.step()

    first, second = channel.confirmed
    assert first == second
    assert (row(hub).state, row(hub).attempts) == (Sending.ACCEPTED, 2)


def test_what_amazon_accepts_too_often_without_showing_it_is_given_to_a_person(
    hub: Desk,
    channel: ScriptedChannel,
    relay: Relay,
    amazon_shows: Callable[..., None],
    clock: TurnableClock,
) -> None:
    leave(hub)
    amazon_shows(nothing=True)
    channel.will_say(*[None] * SENDS_LIMIT)

    for _ in range(4 * SENDS_LIMIT):
        relay.step()
        clock.advance(DAY)

    assert len(channel.confirmed) == SENDS_LIMIT
    assert (row(hub).state, told(hub)) == (Sending.PARKED, Telling.REFUSED)
    assert refusal(hub) is TellingRefusal.OTHER


def test_an_amazon_that_is_out_of_order_for_long_is_no_business_of_a_packer(
    hub: Desk,
    channel: ScriptedChannel,
    relay: Relay,
    amazon_shows: Callable[..., None],
    clock: TurnableClock,
) -> None:
    leave(hub)
    amazon_shows(nothing=True)
    channel.will_say(*[CUT] * 3 * SENDS_LIMIT, None)

    for _ in range(6 * SENDS_LIMIT + 1):
        relay.step()
        clock.advance(DAY)

    assert (row(hub).state, told(hub)) == (Sending.ACCEPTED, Telling.ACCEPTED)


def test_a_parcel_seen_by_the_sync_needs_no_call(
    hub: Desk, channel: ScriptedChannel, relay: Relay, clock: TurnableClock
) -> None:
    leave(hub)
    channel.will_say(CUT)
    relay.step()
    order = kept(hub.store)
    shown = OrderBuilder(order).parcel_with(telling=Telling.TOLD).order()
    hub.store.transact(lambda: hub.store.orders.save(shown, order))
    clock.advance(60)

    relay.step()

    assert row(hub).state is Sending.DONE
    assert channel.read == []


def test_a_parcel_that_amazon_shows_already_is_not_even_sent(
    hub: Desk, channel: ScriptedChannel, relay: Relay
) -> None:
    leave(hub)
    order = kept(hub.store)
    shown = OrderBuilder(order).parcel_with(telling=Telling.TOLD).order()
    hub.store.transact(lambda: hub.store.orders.save(shown, order))

    relay.step()

    assert row(hub).state is Sending.DONE
    assert channel.confirmed == []


def test_a_row_that_was_withdrawn_after_it_was_read_is_not_sent(
    hub: Desk, channel: ScriptedChannel, relay: Relay, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave(hub)
    read_before = tell.due(hub, limit=10)
    correct(hub, order_id(), details("ZZ999"))
    monkeypatch.setattr(tell, "due", lambda *_, **__: read_before)

    relay.step()

    assert channel.confirmed == []


def test_a_correction_is_sent_after_the_version_before_it_is_settled(
    hub: Desk,
    channel: ScriptedChannel,
    relay: Relay,
    amazon_shows: Callable[..., None],
    clock: TurnableClock,
) -> None:
    leave(hub)
    channel.will_say(CUT, None)
    relay.step()
    correct(hub, order_id(), details("ZZ999"))
    amazon_shows()
    clock.advance(60)

    relay.step()
    relay.step()

    assert [c.details.tracking for c in channel.confirmed] == ["AB001", "ZZ999"]
    assert channel.confirmed[0].ref == channel.confirmed[1].ref


def test_a_full_batch_is_followed_by_the_next_at_once(
    hub: Desk, channel: ScriptedChannel, relay: Relay
) -> None:
    leave(hub, *range(1, BATCH + 2))
    channel.will_say(*[CUT] * (BATCH + 1))

    assert relay.step() == 0.0
    assert relay.step() == IDLE_SECONDS
    assert len(channel.confirmed) == BATCH + 1


def test_a_hub_that_fell_while_sending_asks_amazon_first(
    hub: Desk, channel: ScriptedChannel, relay: Relay, amazon_shows: Callable[..., None]
) -> None:
    leave(hub)

    class PowerCut(BaseException):
        pass

    channel.confirms.append(PowerCut())  # type: ignore[arg-type]
    with pytest.raises(PowerCut):
        relay.step()
    amazon_shows()

    again = Relay(hub, channel, share=lambda: 1.0)
    again.recover()
    again.step()

    assert (row(hub).state, told(hub)) == (Sending.DONE, Telling.TOLD)
    assert len(channel.confirmed) == 1


@pytest.mark.parametrize(("carrier", "shown"), [("Royal Mail", False), ("DPD", True)])
def test_a_correction_of_the_carrier_alone_is_told_by_the_carrier_that_amazon_shows(
    hub: Desk,
    channel: ScriptedChannel,
    relay: Relay,
    amazon_shows: Callable[..., None],
    clock: TurnableClock,
    *,
    carrier: str,
    shown: bool,
) -> None:
    leave(hub)
    channel.will_say(None, CUT)
    amazon_shows()
    relay.step()
    relay.step()
    correct(hub, order_id(), details("AB001", code="DPD"))
    relay.step()
    amazon_shows(1, seen(a_parcel(), carrier=carrier))
    clock.advance(60)

    relay.step()

    assert (told(hub) is Telling.TOLD) == shown


def test_an_amazon_that_shows_no_packages_at_all_tells_nothing(
    hub: Desk, channel: ScriptedChannel, relay: Relay, clock: TurnableClock
) -> None:
    leave(hub)
    channel.will_say(CUT)
    channel.has(an_order().sighting(withheld=True))
    relay.step()
    clock.advance(DAY)

    relay.step()

    assert row(hub).state is Sending.UNKNOWN
    assert len(channel.confirmed) == 1
