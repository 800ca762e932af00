"""Orders that rest, are released, sent in spite of a wish to cancel, or put back."""

from __future__ import annotations

import pytest

from kiosk.actions.by_hand import done_by_hand
from kiosk.actions.desk import Desk
from kiosk.actions.rest import hold, put_back, release, waive_cancel
from kiosk.domain.journal import Event
from kiosk.domain.order import Progress
from kiosk.domain.parcel import Telling, TellingRefusal
from kiosk.domain.refusals import Refusal, Refused
from tests.fakes.builders import an_order, details, order_id
from tests.fakes.clock import NOON
from tests.fakes.kept import history, keep, kept

ID = order_id()


def test_a_held_order_keeps_its_reason_and_its_progress(desk: Desk) -> None:
    keep(desk.store, an_order().picked())

    hold(desk, ID, "Goods missing")

    assert kept(desk.store) == an_order().picked().held("Goods missing").with_(version=1).order()
    assert [entry.event for entry in history(desk.store)] == [Event.HELD]


def test_a_reason_without_end_is_cut_off(desk: Desk) -> None:
    keep(desk.store, an_order())

    hold(desk, ID, "x" * 1000)

    assert len(kept(desk.store).held_for) == 200


def test_a_held_order_is_not_held_again(desk: Desk) -> None:
    keep(desk.store, an_order().held("Goods missing"))

    with pytest.raises(Refused) as no:
        hold(desk, ID, "Something else")

    assert no.value.reason is Refusal.HELD
    assert kept(desk.store).held_for == "Goods missing"


def test_a_released_order_goes_on_where_it_was(desk: Desk) -> None:
    keep(desk.store, an_order().picked().held())

    release(desk, ID)

    assert kept(desk.store) == an_order().picked().with_(version=1).order()


def test_a_wish_to_cancel_is_waived_by_a_person(desk: Desk) -> None:
    keep(desk.store, an_order().wanting_to_cancel())

    waive_cancel(desk, ID)

    assert kept(desk.store).cancel_waived
    assert kept(desk.store).facts.cancel_asked


@pytest.mark.parametrize("progress", [Progress.ALLOCATED, Progress.PICKED])
def test_the_goods_of_a_cancelled_order_go_back(desk: Desk, progress: Progress) -> None:
    keep(desk.store, an_order().cancelled().with_(progress=progress))

    put_back(desk, ID)

    assert kept(desk.store).progress is Progress.NEW


def test_what_was_counted_of_a_cancelled_order_is_counted_no_more(desk: Desk) -> None:
    keep(desk.store, an_order().counted("MUG-BLUE").picked().cancelled())

    put_back(desk, ID)

    assert kept(desk.store).picks == ()
    assert not kept(desk.store).in_hand


def test_the_parcel_of_a_cancelled_order_is_unpacked_with_it(desk: Desk) -> None:
    keep(desk.store, an_order().cancelled().packed(details()))

    put_back(desk, ID)

    assert kept(desk.store).progress is Progress.NEW
    assert kept(desk.store).parcels == ()


def test_a_parcel_that_left_before_stays_when_the_rest_is_put_back(desk: Desk) -> None:
    left = an_order().packed(details(), ref="1")
    sent = left.parcel_with(telling=Telling.TOLD, despatched_at=NOON)
    keep(desk.store, sent.cancelled().picked())

    put_back(desk, ID)

    assert [parcel.ref for parcel in kept(desk.store).parcels] == ["1"]


def test_a_living_order_is_not_put_back_as_a_whole(desk: Desk) -> None:
    keep(desk.store, an_order().picked())

    with pytest.raises(Refused):
        put_back(desk, ID)


def test_what_a_person_settled_in_seller_central_needs_nothing_more(desk: Desk) -> None:
    told = an_order().despatched(details(), telling=Telling.TOLD)
    keep(desk.store, told.packed(ref="2").refused(TellingRefusal.CANCELLED))

    done_by_hand(desk, ID)

    first, second = kept(desk.store).parcels
    assert first.telling is Telling.TOLD
    assert (second.telling, second.refusal) == (Telling.NOT_NEEDED, None)
    assert [entry.event for entry in history(desk.store)] == [Event.SETTLED_BY_HAND]


def test_nothing_is_settled_where_nothing_was_refused(desk: Desk) -> None:
    keep(desk.store, an_order().despatched())

    assert not done_by_hand(desk, ID)
    assert history(desk.store) == []
