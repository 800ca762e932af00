"""Allocate, pick, and take a step back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.actions.changes import Changes
from kiosk.actions.desk import Desk
from kiosk.actions.step import allocate, pick, step_back
from kiosk.domain.journal import Event, Means
from kiosk.domain.order import Progress
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.values import OrderId
from tests.fakes.builders import OrderBuilder, an_order, order_id
from tests.fakes.kept import history, keep, kept, postings

ID = order_id()


@pytest.mark.parametrize(
    ("action", "before", "after", "event"),
    [
        (allocate, an_order(), Progress.ALLOCATED, Event.ALLOCATED),
        (pick, an_order().allocated(), Progress.PICKED, Event.PICKED),
        (step_back, an_order().allocated(), Progress.NEW, Event.UNALLOCATED),
        (step_back, an_order().picked(), Progress.ALLOCATED, Event.UNPICKED),
        (step_back, an_order().packed(), Progress.PICKED, Event.UNPACKED),
    ],
)
def test_a_step_is_kept_and_written_down(
    desk: Desk,
    action: Callable[[Desk, OrderId], Changes],
    before: OrderBuilder,
    after: Progress,
    event: Event,
) -> None:
    keep(desk.store, before)

    changes = action(desk, ID)

    assert changes == Changes(frozenset({ID}))
    assert kept(desk.store).progress is after
    assert kept(desk.store).version == 1
    (entry,) = history(desk.store)
    assert (entry.event, entry.bench, entry.at) == (event, "Bench 1", desk.clock.now())
    assert postings(desk.store) == []


def test_a_scan_is_told_apart_from_a_touch(desk: Desk) -> None:
    keep(desk.store, an_order())

    allocate(desk, ID, Means.SCAN)
    pick(desk, ID)

    assert [entry.means for entry in history(desk.store)] == [Means.SCAN, Means.TOUCH]


def test_unpacking_forgets_the_parcel_that_amazon_never_heard_of(desk: Desk) -> None:
    keep(desk.store, an_order().packed(ref="1").packed(ref="2"))

    step_back(desk, ID)

    assert [parcel.ref for parcel in kept(desk.store).parcels] == ["1"]


@pytest.mark.parametrize(
    ("action", "order", "why"),
    [
        (allocate, an_order().unpaid(), Refusal.NOT_PAID),
        (pick, an_order(), Refusal.NOT_YET),
        (step_back, an_order(), Refusal.NOT_YET),
        (step_back, an_order().despatched(), Refusal.DESPATCHED),
    ],
)
def test_a_refused_step_changes_nothing(
    desk: Desk, action: Callable[[Desk, OrderId], Changes], order: OrderBuilder, why: Refusal
) -> None:
    keep(desk.store, order)

    with pytest.raises(Refused) as no:
        action(desk, ID)

    assert no.value.reason is why
    assert kept(desk.store) == order.order()
    assert history(desk.store) == []


def test_an_order_that_is_not_here_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused) as no:
        allocate(desk, ID)

    assert (no.value.reason, no.value.about) == (Refusal.ORDER_UNKNOWN, ID)


def test_a_bench_that_was_too_slow_is_told_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(desk.store, an_order())
    stale = kept(desk.store)
    allocate(desk, ID)
    monkeypatch.setattr(desk.store.orders, "get", lambda _: stale)

    with pytest.raises(Refused) as no:
        allocate(desk, ID)

    assert no.value.reason is Refusal.SOMEONE_ELSE
