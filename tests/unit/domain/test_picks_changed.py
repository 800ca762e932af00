"""Amazon changes an order while it is picked: what was counted, and what is missing then."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.domain.order import Order, Progress
from kiosk.domain.packing import pack
from kiosk.domain.parcel import Parcel, Telling
from kiosk.domain.picks import (
    complete,
    count,
    count_rest,
    counted,
    missing,
    set_count,
)
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.values import LineId, ParcelRef
from tests.fakes.builders import OrderBuilder, a_line, an_order, details
from tests.fakes.clock import NOON

A, B = LineId("L-A"), LineId("L-B")
TWO = an_order().of(("A", 3), ("B", 1))


def refused(act: Callable[..., object], *args: object) -> tuple[Refusal, str]:
    with pytest.raises(Refused) as no:
        act(*args)
    return no.value.reason, no.value.about


# Amazon changes the order while it is picked.


def lowered(order: Order, sku: str, ordered: int) -> Order:
    lines = tuple(a_line(sku, ordered) if line.sku == sku else line for line in order.facts.lines)
    return OrderBuilder(order).facts_with(lines=lines).order()


def test_a_line_of_which_fewer_are_wanted_now_is_complete_and_never_less_than_that() -> None:
    order = lowered(TWO.counted("A", 3).counted("B").allocated().order(), "A", 2)

    assert missing(order) == {}
    assert complete(order)
    assert refused(count, order, A, 1) == (Refusal.LINE_COMPLETE, "")


def test_the_unit_too_many_is_put_back_by_hand() -> None:
    order = set_count(lowered(TWO.counted("A", 3).counted("B").allocated().order(), "A", 2), A, 2)

    assert counted(order) == {A: 2, B: 1}
    assert order.progress is Progress.PICKED


def test_picked_completes_what_amazon_made_complete() -> None:
    order = count_rest(lowered(TWO.counted("A", 2).counted("B").order(), "A", 2))

    assert order.progress is Progress.PICKED
    assert len(order.picks) == 2


def test_a_line_that_is_gone_stands_in_nobodys_way() -> None:
    order = OrderBuilder(TWO.counted("A", 1).order()).of(("B", 1)).order()

    assert missing(order) == {B: 1}
    assert refused(count, order, A, 1) == (Refusal.LINE_UNKNOWN, "")
    assert count(order, B, 1).progress is Progress.PICKED


def test_a_line_that_is_added_while_picking_is_missing() -> None:
    order = OrderBuilder(TWO.counted("A", 3).order()).of(("A", 3), ("B", 1), ("C", 2)).order()

    assert missing(order) == {B: 1, LineId("L-C"): 2}
    assert count(order, B, 1).progress is Progress.ALLOCATED


def test_units_that_left_with_a_parcel_count_for_nothing_that_is_gathered_next() -> None:
    parcel = Parcel(
        ref=ParcelRef("1"),
        contents={A: 2},
        details=details(),
        despatched_at=NOON,
        telling=Telling.QUEUED,
    )
    part = TWO.counted("A", 2, sent=True).with_(parcels=(parcel,)).order()
    assert counted(part) == {}
    assert missing(part) == {A: 1, B: 1}

    order = count(count(part, A, 1), B, 1)

    assert order.progress is Progress.PICKED
    assert [pick.gesture for pick in order.picks] == [1, 2, 3]


@pytest.mark.parametrize(
    ("wanted", "contents"),
    [((("A", 2), ("B", 1)), {A: 2, B: 1}), ((("A", 3),), {A: 3})],
    ids=["fewer are wanted", "a line is gone"],
)
def test_nothing_is_packed_that_is_wanted_no_more(
    wanted: tuple[tuple[str, int], ...], contents: dict[LineId, int]
) -> None:
    order = TWO.counted("A", 3).counted("B").picked().of(*wanted).order()

    (parcel,) = pack(order, ParcelRef("1"), details()).parcels

    assert dict(parcel.contents) == contents


def test_a_line_that_is_added_after_picking_is_missing_though_the_step_is_done() -> None:
    picked = TWO.counted("A", 3).counted("B").picked()

    order = picked.of(("A", 3), ("B", 1), ("C", 2)).order()

    assert not complete(order)
    assert missing(order) == {LineId("L-C"): 2}
    assert complete(picked.order())
