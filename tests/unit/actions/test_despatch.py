"""Despatching: it left, and what Amazon is to be told is queued with it."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from kiosk.actions.desk import Desk
from kiosk.actions.despatch import despatch
from kiosk.domain.journal import Event
from kiosk.domain.order import Program, Progress
from kiosk.domain.outbox import Sending
from kiosk.domain.parcel import Telling
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.values import LineId, ParcelRef
from kiosk.ports.channel import Confirmation
from tests.fakes.builders import GB, an_order, details, order_id
from tests.fakes.clock import NOON, TurnableClock
from tests.fakes.kept import history, keep, kept, postings

ID = order_id()
PACKED = an_order().of(("A", 2)).packed(details("AB123456785GB"), ref="100007")


def test_the_order_has_left_and_its_confirmation_waits(desk: Desk) -> None:
    keep(desk.store, PACKED)

    despatch(desk, ID)

    order = kept(desk.store)
    assert order.progress is Progress.DESPATCHED
    assert order.parcel is not None
    assert order.parcel.telling is Telling.QUEUED
    assert order.parcel.despatched_at == desk.clock.now()
    (row,) = postings(desk.store)
    assert (row.key, row.state) == (f"confirm:{ID}:100007:1", Sending.WAITING)
    assert [entry.event for entry in history(desk.store)] == [Event.DESPATCHED]


def test_the_confirmation_says_all_that_amazon_needs_and_is_frozen(
    desk: Desk, clock: TurnableClock
) -> None:
    keep(desk.store, PACKED)
    left_at = clock.advance(90)
    despatch(desk, ID)
    clock.advance(3600)

    payload = msgspec.json.decode(postings(desk.store)[0].payload, type=Confirmation)

    assert payload == Confirmation(
        order=ID,
        marketplace=GB,
        ref=ParcelRef("100007"),
        details=details("AB123456785GB"),
        shipped_at=left_at,
        contents={LineId("L-A"): 2},
    )


def test_amazon_is_asked_once_more_what_has_become_of_the_order(desk: Desk) -> None:
    keep(desk.store, PACKED)

    despatch(desk, ID)

    assert [order for _, order in desk.store.requests.waiting(limit=9)] == [ID]


def test_of_a_ship_plus_order_nothing_is_queued(desk: Desk) -> None:
    keep(desk.store, an_order().of_program(Program.SHIP_PLUS).packed())

    despatch(desk, ID)

    parcel = kept(desk.store).parcel
    assert parcel is not None
    assert parcel.telling is Telling.NOT_NEEDED
    assert parcel.despatched_at == desk.clock.now()
    assert postings(desk.store) == []


def test_parcels_that_left_before_are_not_told_of_again(desk: Desk) -> None:
    first = PACKED.parcel_with(telling=Telling.TOLD, despatched_at=NOON)
    keep(desk.store, first.packed(details("ZZ999999999GB"), ref="100008").of(("MUG-BLUE", 2)))

    despatch(desk, ID)

    assert [row.key for row in postings(desk.store)] == [f"confirm:{ID}:100008:1"]
    assert [p.telling for p in kept(desk.store).parcels] == [Telling.TOLD, Telling.QUEUED]


def test_all_parcels_that_are_packed_leave_together(desk: Desk) -> None:
    two = an_order().of(("MUG-BLUE", 1), ("POT", 1))
    both = two.packed(details("ZZ999999999GB")).packed(details(), ref="100008")
    first, second = both.order().parcels
    keep(
        desk.store,
        both.with_(
            parcels=(
                replace(first, contents={LineId("L-MUG-BLUE"): 1}),
                replace(second, contents={LineId("L-POT"): 1}),
            )
        ),
    )

    despatch(desk, ID)

    assert [p.telling for p in kept(desk.store).parcels] == [Telling.QUEUED, Telling.QUEUED]
    assert kept(desk.store).progress is Progress.DESPATCHED


def test_an_order_of_which_something_is_left_goes_back_to_the_list(desk: Desk) -> None:
    part = an_order().of(("MUG-BLUE", 3)).with_(part={LineId("L-MUG-BLUE"): 1})
    keep(desk.store, part.packed(details()).parcel_with(contents={LineId("L-MUG-BLUE"): 1}))

    despatch(desk, ID)

    order = kept(desk.store)
    assert (order.progress, order.part) == (Progress.NEW, None)
    assert [order.left(line) for line in order.facts.lines] == [2]


def test_without_carrier_details_nothing_leaves(desk: Desk) -> None:
    keep(desk.store, an_order().packed())

    with pytest.raises(Refused) as no:
        despatch(desk, ID)

    assert no.value.reason is Refusal.NO_CARRIER_DETAILS
    assert kept(desk.store).progress is Progress.PACKED
    assert desk.store.requests.waiting(limit=9) == []


def test_a_packed_order_without_a_parcel_asks_for_the_details(desk: Desk) -> None:
    order = an_order().of_program(Program.SHIP_PLUS).with_(progress=Progress.PACKED)
    keep(desk.store, order)

    with pytest.raises(Refused) as no:
        despatch(desk, ID)

    assert no.value.reason is Refusal.NO_CARRIER_DETAILS


def test_a_second_touch_queues_nothing_more(desk: Desk) -> None:
    keep(desk.store, PACKED)
    despatch(desk, ID)

    with pytest.raises(Refused) as no:
        despatch(desk, ID)

    assert no.value.reason is Refusal.DESPATCHED
    assert len(postings(desk.store)) == 1


def test_an_order_cancelled_meanwhile_does_not_leave(desk: Desk) -> None:
    keep(desk.store, PACKED.cancelled())

    with pytest.raises(Refused) as no:
        despatch(desk, ID)

    assert no.value.reason is Refusal.CANCELLED
    assert postings(desk.store) == []
