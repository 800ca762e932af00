"""Carrier details given or corrected later, also after the parcel has left."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from kiosk.actions.correct import correct
from kiosk.actions.desk import Desk
from kiosk.actions.queries import last_carrier
from kiosk.domain.journal import Event
from kiosk.domain.order import Program, Progress
from kiosk.domain.outbox import Kind, Sending
from kiosk.domain.parcel import Parcel, Telling, TellingRefusal
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.values import CarrierId, ParcelRef
from kiosk.ports.channel import Confirmation
from tests.fakes.builders import OrderBuilder, an_order, details, order_id
from tests.fakes.clock import NOON
from tests.fakes.kept import history, keep, kept, postings

ID = order_id()
OLD, NEW = details("AB123456785GB"), details("ZZ999999999GB", carrier="dpd", code="DPD")
LEFT = an_order().despatched(OLD)


def newest(desk: Desk) -> Parcel:
    parcel = kept(desk.store).parcel
    assert parcel is not None
    return parcel


def left(desk: Desk, order: OrderBuilder = LEFT, state: Sending = Sending.WAITING) -> None:
    """Keep an order that has left, with its first confirmation in the outbox."""
    keep(desk.store, order)
    key = f"confirm:{ID}:100001:1"
    desk.store.transact(lambda: desk.store.outbox.put(Kind.CONFIRM, key, ID, "{}"))
    row = replace(postings(desk.store)[0], state=state)
    desk.store.transact(lambda: desk.store.outbox.write(row))


def test_a_packed_order_gets_its_details_and_amazon_hears_nothing_yet(desk: Desk) -> None:
    keep(desk.store, an_order().packed())

    correct(desk, ID, NEW)

    assert (newest(desk).details, newest(desk).version) == (NEW, 1)
    assert kept(desk.store).progress is Progress.PACKED
    assert postings(desk.store) == []
    assert last_carrier(desk) == CarrierId("dpd")
    assert [entry.event for entry in history(desk.store)] == [Event.CORRECTED]


def test_the_same_details_again_change_nothing(desk: Desk) -> None:
    keep(desk.store, an_order().packed(OLD))

    assert not correct(desk, ID, OLD)
    assert history(desk.store) == []


def test_after_it_left_amazon_is_told_a_new_version_of_the_same_package(desk: Desk) -> None:
    left(desk)

    correct(desk, ID, NEW)

    parcel = newest(desk)
    assert (parcel.ref, parcel.version, parcel.telling) == (
        ParcelRef("100001"),
        2,
        Telling.QUEUED,
    )
    row = postings(desk.store)[-1]
    told = msgspec.json.decode(row.payload, type=Confirmation)
    assert row.key == f"confirm:{ID}:100001:2"
    assert (told.ref, told.details, told.shipped_at) == (ParcelRef("100001"), NEW, NOON)


@pytest.mark.parametrize(
    ("state", "after"),
    [
        (Sending.WAITING, Sending.SUPERSEDED),
        (Sending.PARKED, Sending.SUPERSEDED),
        (Sending.UNKNOWN, Sending.UNKNOWN),
        (Sending.DONE, Sending.DONE),
    ],
)
def test_what_was_not_sent_yet_is_withdrawn(desk: Desk, state: Sending, after: Sending) -> None:
    left(desk, state=state)

    correct(desk, ID, NEW)

    assert [row.state for row in postings(desk.store)] == [after, Sending.WAITING]


def test_a_refused_parcel_is_told_again_even_with_the_same_details(desk: Desk) -> None:
    left(desk, LEFT.refused(TellingRefusal.BAD_CARRIER), Sending.PARKED)

    correct(desk, ID, OLD)

    assert (newest(desk).telling, newest(desk).refusal) == (Telling.QUEUED, None)
    assert [row.state for row in postings(desk.store)] == [Sending.SUPERSEDED, Sending.WAITING]


def test_a_ship_plus_order_is_corrected_here_and_never_told(desk: Desk) -> None:
    keep(desk.store, LEFT.of_program(Program.SHIP_PLUS).parcel_with(telling=Telling.NOT_NEEDED))

    correct(desk, ID, NEW)

    assert (newest(desk).details, newest(desk).telling) == (NEW, Telling.NOT_NEEDED)
    assert postings(desk.store) == []


def test_earlier_parcels_stay_as_they_are(desk: Desk) -> None:
    keep(desk.store, an_order().packed(OLD, ref="1").packed(ref="2"))

    correct(desk, ID, NEW)

    assert [parcel.details for parcel in kept(desk.store).parcels] == [OLD, NEW]


@pytest.mark.parametrize(
    ("order", "why"),
    [
        (an_order().picked(), Refusal.NOT_YET),
        (an_order().with_(progress=Progress.PACKED), Refusal.NOT_YET),
    ],
)
def test_there_must_be_a_parcel_to_correct(desk: Desk, order: OrderBuilder, why: Refusal) -> None:
    keep(desk.store, order)

    with pytest.raises(Refused) as no:
        correct(desk, ID, NEW)

    assert no.value.reason is why


def test_a_number_of_another_order_is_refused_and_nothing_is_withdrawn(desk: Desk) -> None:
    left(desk)
    keep(desk.store, an_order(2).packed(NEW))

    with pytest.raises(Refused) as no:
        correct(desk, ID, NEW)

    assert (no.value.reason, no.value.about) == (Refusal.TRACKING_USED, order_id(2))
    assert [row.state for row in postings(desk.store)] == [Sending.WAITING]
