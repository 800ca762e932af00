"""The relay to Amazon: what it sends, when it reads back, and when it asks a person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from kiosk.actions.correct import correct
from kiosk.actions.desk import Desk
from kiosk.actions.despatch import despatch
from kiosk.background.relay import BATCH, IDLE_SECONDS, PROBE_SECONDS, Relay
from kiosk.domain.answers import LOOK_AGAIN, SENDS_LIMIT, SHOWN_WITHIN
from kiosk.domain.outbox import Posting, Sending
from kiosk.domain.parcel import Parcel, Telling, TellingRefusal
from kiosk.domain.sighting import SeenPackage
from kiosk.ports.channel import (
    ChannelError,
    Denied,
    NotFound,
    OutcomeUnknown,
    Rejected,
    Throttled,
    Unreachable,
)
from tests.fakes.builders import OrderBuilder, an_order, details, order_id, seen
from tests.fakes.clock import TurnableClock
from tests.fakes.kept import keep, kept, postings
from tests.fakes.scripted import ScriptedChannel

CUT = OutcomeUnknown("504 cut")
NO = Rejected("400 InvalidInput: carrierCode is invalid", status=400)
GONE = NotFound("404 no such order", status=404)
DAY = timedelta(days=1)


@pytest.fixture
def relay(hub: Desk, channel: ScriptedChannel) -> Relay:
    return Relay(hub, channel, share=lambda: 1.0)


@pytest.fixture
def amazon_shows(channel: ScriptedChannel) -> Callable[..., None]:
    """Lets Amazon show the newest parcel of an order, or what is given in its place."""

    def show(number: int = 1, *packages: SeenPackage, nothing: bool = False) -> None:
        parcel = a_parcel(number)
        shown = packages or (() if nothing else (seen(parcel),))
        channel.has(an_order(number).sighting(*shown))

    return show


def a_parcel(number: int = 1) -> Parcel:
    left = an_order(number).packed(details(f"AB00{number}"), ref=str(number))
    return left.order().parcels[0]


def leave(hub: Desk, *numbers: int) -> None:
    for number in numbers or (1,):
        keep(hub.store, an_order(number).with_(parcels=(a_parcel(number),)).with_(progress=3))
        despatch(hub, order_id(number))


def row(hub: Desk, number: int = 1) -> Posting:
    return postings(hub.store, order=number)[-1]


def told(hub: Desk, number: int = 1) -> Telling:
    parcel = kept(hub.store, number).parcel
    assert parcel is not None
    return parcel.telling


def refusal(hub: Desk, number: int = 1) -> TellingRefusal | None:
    parcel = kept(hub.store, number).parcel
    assert parcel is not None
    return parcel.refusal


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
