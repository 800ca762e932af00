"""Packing: the parcel comes into being, with a reference of its own for ever."""

from __future__ import annotations

import pytest

from kiosk.actions.desk import Desk
from kiosk.actions.pack import pack
from kiosk.actions.queries import last_carrier
from kiosk.actions.step import step_back
from kiosk.domain.journal import Event, Means
from kiosk.domain.order import Progress
from kiosk.domain.parcel import Telling
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.values import CarrierId, LineId
from tests.fakes.builders import a_line, an_order, details, order_id
from tests.fakes.clock import NOON
from tests.fakes.kept import history, keep, kept, postings

ID = order_id()


def refs(desk: Desk, order: int = 1) -> list[str]:
    return [parcel.ref for parcel in kept(desk.store, order).parcels]


def test_a_parcel_holds_all_that_is_still_to_be_sent(desk: Desk) -> None:
    lines = (a_line("A", 3, fulfilled=1), a_line("B", 1, fulfilled=1), a_line("C", 1))
    keep(desk.store, an_order().of(*lines).picked())

    pack(desk, ID, details("AB123456785GB"), Means.SCAN)

    order = kept(desk.store)
    (parcel,) = order.parcels
    assert order.progress is Progress.PACKED
    assert parcel.contents == {LineId("L-A"): 2, LineId("L-C"): 1}
    assert parcel.details == details("AB123456785GB")
    assert (parcel.version, parcel.telling) == (1, Telling.NOT_TOLD)
    assert [(e.event, e.means) for e in history(desk.store)] == [(Event.PACKED, Means.SCAN)]


def test_amazon_is_told_nothing_yet(desk: Desk) -> None:
    keep(desk.store, an_order().picked())

    pack(desk, ID, details())

    assert postings(desk.store) == []


def test_an_order_may_be_packed_without_carrier_details(desk: Desk) -> None:
    keep(desk.store, an_order().picked())

    pack(desk, ID, None)

    parcel = kept(desk.store).parcel
    assert parcel is not None
    assert parcel.details is None
    assert last_carrier(desk) is None


def test_references_count_on_over_all_orders_and_are_never_given_twice(desk: Desk) -> None:
    keep(desk.store, *(an_order(n).picked() for n in (1, 2)))

    pack(desk, order_id(1), None)
    pack(desk, order_id(2), None)
    step_back(desk, order_id(1))
    pack(desk, order_id(1), None)

    assert refs(desk, 1) + refs(desk, 2) == ["100003", "100002"]
    assert all(ref.isdigit() for ref in refs(desk))


def test_the_carrier_is_remembered_for_this_benchs_next_parcel(desk: Desk) -> None:
    keep(desk.store, an_order().picked())

    pack(desk, ID, details(carrier="dpd"))

    assert last_carrier(desk) == CarrierId("dpd")
    assert last_carrier(Desk(store=desk.store, clock=desk.clock, bench="Bench 2")) is None


def test_a_number_that_another_order_has_is_refused_by_name(desk: Desk) -> None:
    keep(desk.store, an_order(1).picked(), an_order(2).packed(details("AB123456785GB")))

    with pytest.raises(Refused) as no:
        pack(desk, ID, details("AB123456785GB"))

    assert (no.value.reason, no.value.about) == (Refusal.TRACKING_USED, order_id(2))
    assert kept(desk.store).progress is Progress.PICKED
    assert last_carrier(desk) is None


def test_a_number_may_be_used_again_within_its_own_order(desk: Desk) -> None:
    first = an_order().packed(details("AB123456785GB"), ref="1").parcel_with(despatched_at=NOON)
    keep(desk.store, first.of(("MUG-BLUE", 2)).picked())

    pack(desk, ID, details("AB123456785GB"))

    assert refs(desk) == ["1", "100001"]
