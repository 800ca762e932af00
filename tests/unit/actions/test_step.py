"""Allocate, pick, and take a step back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.actions.allocate import allocate
from kiosk.actions.changes import Changes
from kiosk.actions.count import count
from kiosk.actions.desk import Desk
from kiosk.actions.step import pick, step_back
from kiosk.domain.journal import Event, Means
from kiosk.domain.order import Line, Progress
from kiosk.domain.picks import by_hand, counted
from kiosk.domain.product import Product, Track
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.values import LineId, OrderId, Sku
from tests.fakes.builders import OrderBuilder, a_line, an_order, order_id
from tests.fakes.kept import history, keep, kept, postings

ID = order_id()
TWO = an_order().of(("A", 3), ("B", 1))


def written(desk: Desk) -> list[tuple[Event, str]]:
    return [(entry.event, entry.note) for entry in history(desk.store)]


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


def test_picked_counts_by_hand_what_nobody_scanned(desk: Desk) -> None:
    keep(desk.store, TWO.counted("A"))

    pick(desk, ID)

    order = kept(desk.store)
    assert order.progress is Progress.PICKED
    assert counted(order) == {"L-A": 3, "L-B": 1}
    assert (by_hand(order, LineId("L-A")), by_hand(order, LineId("L-B"))) == (2, 1)
    assert written(desk) == [(Event.PICKED, "by hand 3")]


def test_picked_says_nothing_of_a_hand_when_all_was_scanned(desk: Desk) -> None:
    keep(desk.store, TWO.counted("A", 3).counted("B"))

    pick(desk, ID)

    assert kept(desk.store).picks == TWO.counted("A", 3).counted("B").order().picks
    assert written(desk) == [(Event.PICKED, "")]


@pytest.mark.parametrize(
    ("line", "product", "why"),
    [
        (a_line("A", 2, serial_required=True), Product(sku=Sku("A")), Refusal.SERIAL_WANTED),
        (a_line("A", 2), Product(sku=Sku("A"), track=Track.SERIAL), Refusal.SERIAL_WANTED),
        (a_line("A", 2), Product(sku=Sku("A"), track=Track.LOT), Refusal.LOT_WANTED),
    ],
)
def test_what_must_be_captured_is_not_passed_over(
    desk: Desk, line: Line, product: Product, why: Refusal
) -> None:
    desk.store.transact(lambda: desk.store.products.save_all([product]))
    builder = an_order().of(("B", 1), line).counted("A")
    keep(desk.store, builder)

    with pytest.raises(Refused) as no:
        pick(desk, ID)

    assert (no.value.reason, no.value.about) == (why, "A")
    assert kept(desk.store) == builder.order()
    assert written(desk) == []


def test_goods_whose_numbers_were_all_captured_are_picked(desk: Desk) -> None:
    line = a_line("A", 1, serial_required=True)
    keep(desk.store, an_order().of(("B", 1), line).counted("A", serial="S1"))

    pick(desk, ID)

    assert kept(desk.store).progress is Progress.PICKED


def test_why_an_order_can_not_go_on_is_said_before_what_it_lacks(desk: Desk) -> None:
    keep(desk.store, an_order().of(a_line("A", serial_required=True)).allocated().held())

    with pytest.raises(Refused) as no:
        pick(desk, ID)

    assert no.value.reason is Refusal.HELD


def test_undo_takes_the_last_count_back_and_then_the_allocation(desk: Desk) -> None:
    keep(desk.store, TWO.counted("A").counted("A", 2))

    step_back(desk, ID)
    assert kept(desk.store).picks == TWO.counted("A").order().picks
    step_back(desk, ID)
    assert (kept(desk.store).picks, kept(desk.store).progress) == ((), Progress.ALLOCATED)
    step_back(desk, ID)
    assert kept(desk.store).progress is Progress.NEW

    assert written(desk) == [
        (Event.UNCOUNTED, ""),
        (Event.UNCOUNTED, ""),
        (Event.UNALLOCATED, ""),
    ]


@pytest.mark.parametrize(
    "last", [lambda desk: count(desk, ID, LineId("L-B"), 1), lambda desk: pick(desk, ID)]
)
def test_undo_opens_a_picked_order_with_its_last_gesture(
    desk: Desk, last: Callable[[Desk], object]
) -> None:
    builder = TWO.counted("A", 3)
    keep(desk.store, builder)
    last(desk)
    assert kept(desk.store).progress is Progress.PICKED

    step_back(desk, ID)

    assert kept(desk.store) == builder.with_(version=2).order()


def test_undo_of_a_whole_pick_by_hand_is_one_gesture(desk: Desk) -> None:
    keep(desk.store, TWO.allocated())
    pick(desk, ID)

    step_back(desk, ID)

    assert kept(desk.store) == TWO.allocated().with_(version=2).order()


def test_undo_of_a_packed_order_unpacks_and_leaves_the_count(desk: Desk) -> None:
    builder = TWO.counted("A", 3).counted("B").picked()
    keep(desk.store, builder.packed())

    step_back(desk, ID)

    assert kept(desk.store) == builder.with_(version=1).order()
    assert written(desk) == [(Event.UNPACKED, "")]


@pytest.mark.parametrize("builder", [TWO.counted("A").held(), TWO.counted("A").cancelled()])
def test_goods_can_be_taken_out_again_whatever_amazon_says(
    desk: Desk, builder: OrderBuilder
) -> None:
    keep(desk.store, builder)

    step_back(desk, ID)

    assert kept(desk.store).picks == ()


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
