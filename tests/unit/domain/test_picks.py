"""Units are counted one gesture at a time, each with its proof, and each can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from kiosk.domain.journal import Means
from kiosk.domain.order import Pick, Progress, Standing
from kiosk.domain.picks import (
    Proof,
    by_hand,
    complete,
    count,
    count_rest,
    counted,
    missing,
    set_count,
    take_back,
)
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.values import LineId
from tests.fakes.builders import OrderBuilder, a_line, an_order

A, B = LineId("L-A"), LineId("L-B")
SCAN = Proof(means=Means.SCAN)
TWO = an_order().of(("A", 3), ("B", 1))


def refused(act: Callable[..., object], *args: object) -> tuple[Refusal, str]:
    with pytest.raises(Refused) as no:
        act(*args)
    return no.value.reason, no.value.about


def test_a_scan_counts_its_units_and_keeps_what_the_code_said() -> None:
    proof = Proof(means=Means.SCAN, serial="S1", lot="L7", expiry=date(2027, 1, 31))

    order = count(TWO.allocated().order(), A, 1, proof)

    assert order.picks == (
        Pick(
            gesture=1,
            line=A,
            units=1,
            means=Means.SCAN,
            serial="S1",
            lot="L7",
            expiry=date(2027, 1, 31),
        ),
    )
    assert counted(order) == {A: 1}
    assert order.progress is Progress.ALLOCATED


def test_the_first_unit_sets_the_goods_aside() -> None:
    assert count(TWO.order(), A, 1).progress is Progress.ALLOCATED
    assert set_count(TWO.order(), A, 1).progress is Progress.ALLOCATED


def test_each_gesture_has_a_number_of_its_own() -> None:
    order = count(count(TWO.order(), A, 1), A, 1)
    order = count(take_back(order), B, 1)

    assert [(pick.gesture, pick.line) for pick in order.picks] == [(1, A), (2, B)]


def test_what_is_missing_stands_in_the_order_of_the_lines() -> None:
    assert missing(TWO.order()) == {A: 3, B: 1}
    assert list(missing(an_order().of(("B", 1), ("A", 3)).order())) == [B, A]
    assert missing(TWO.counted("A", 2).order()) == {A: 1, B: 1}
    assert missing(TWO.counted("A", 3).order()) == {B: 1}


def test_the_last_unit_completes_the_pick_by_itself() -> None:
    almost = TWO.counted("A", 3).order()
    assert not complete(almost)

    order = count(almost, B, 1, SCAN)

    assert complete(order)
    assert order.progress is Progress.PICKED


def test_an_order_of_one_unit_is_picked_with_one_scan() -> None:
    assert count(an_order().of(("A", 1)).order(), A, 1, SCAN).progress is Progress.PICKED


@pytest.mark.parametrize(
    ("builder", "line", "units", "why"),
    [
        (TWO.counted("A", 3), A, 1, (Refusal.LINE_COMPLETE, "")),
        (TWO.counted("A", 4), A, 1, (Refusal.LINE_COMPLETE, "")),
        (TWO.counted("A", 2), A, 2, (Refusal.CASE_TOO_LARGE, "2")),
        (TWO, A, 12, (Refusal.CASE_TOO_LARGE, "12")),
        (TWO, LineId("gone"), 1, (Refusal.LINE_UNKNOWN, "")),
        (TWO.unpaid(), A, 1, (Refusal.NOT_PAID, "")),
        (TWO.cancelled(), A, 1, (Refusal.CANCELLED, "")),
        (TWO.held(), A, 1, (Refusal.HELD, "")),
        (TWO.wanting_to_cancel(), A, 1, (Refusal.CANCEL_ASKED, "")),
        (TWO.fulfilled(3), A, 1, (Refusal.NOTHING_TO_SEND, "")),
        (TWO.picked(), A, 1, (Refusal.ALREADY_DONE, "")),
        (TWO.packed(), A, 1, (Refusal.ALREADY_DONE, "")),
        (TWO.despatched(), A, 1, (Refusal.DESPATCHED, "")),
    ],
)
def test_what_does_not_count_says_why(
    builder: OrderBuilder, line: LineId, units: int, why: tuple[Refusal, str]
) -> None:
    assert refused(count, builder.order(), line, units) == why


def test_a_case_that_fills_the_line_exactly_counts() -> None:
    assert counted(count(TWO.counted("A", 1).order(), A, 2)) == {A: 3}


def test_what_amazon_counts_as_sent_is_not_gathered_again() -> None:
    part = an_order().of(a_line("A", 3, fulfilled=2))

    assert missing(part.order()) == {A: 1}
    assert count(part.order(), A, 1).progress is Progress.PICKED


def test_a_serial_number_counts_once() -> None:
    one = count(TWO.order(), A, 1, Proof(means=Means.SCAN, serial="S1"))

    again = (one, A, 1, Proof(means=Means.SCAN, serial="S1"))
    assert refused(count, *again) == (Refusal.SERIAL_USED, "S1")
    assert counted(count(one, A, 1, Proof(means=Means.SCAN, serial="S2"))) == {A: 2}


def test_a_serial_number_of_another_product_is_another_number() -> None:
    one = count(TWO.order(), A, 1, Proof(means=Means.SCAN, serial="1"))

    assert counted(count(one, B, 1, Proof(means=Means.SCAN, serial="1"))) == {A: 1, B: 1}


def test_one_unit_is_not_counted_for_two_lines_of_its_product() -> None:
    twice = an_order().of(a_line("A"), replace(a_line("A"), id=B))
    one = count(twice.order(), A, 1, Proof(means=Means.SCAN, serial="S1"))

    again = (one, B, 1, Proof(means=Means.SCAN, serial="S1"))
    assert refused(count, *again) == (Refusal.SERIAL_USED, "S1")


def test_a_lot_number_counts_for_many_units() -> None:
    one = count(TWO.order(), A, 1, Proof(means=Means.SCAN, lot="L7"))

    assert counted(count(one, A, 1, Proof(means=Means.SCAN, lot="L7"))) == {A: 2}


def test_a_unit_that_was_taken_back_can_be_scanned_again() -> None:
    proof = Proof(means=Means.SCAN, serial="S1")
    undone = take_back(count(TWO.order(), A, 1, proof))

    assert counted(count(undone, A, 1, proof)) == {A: 1}


def test_a_unit_that_was_counted_down_by_hand_can_be_scanned_again() -> None:
    proof = Proof(means=Means.SCAN, serial="S1")
    none = set_count(count(TWO.order(), A, 1, proof), A, 0)
    assert counted(none).get(A, 0) == 0

    assert counted(count(none, A, 1, proof)) == {A: 1}


@pytest.mark.parametrize("units", [3, 2, 1, 0])
def test_a_line_is_set_to_a_number_by_hand_up_or_down(units: int) -> None:
    order = set_count(TWO.counted("A", 2).order(), A, units)

    assert counted(order).get(A, 0) == units
    assert all(pick.means is Means.TOUCH for pick in order.picks[1:])


def test_a_number_below_nothing_is_nothing() -> None:
    assert counted(set_count(TWO.counted("A", 2).order(), A, -4)) == {A: 0}


def test_the_number_that_stands_there_already_changes_nothing() -> None:
    before = TWO.counted("A", 2).order()

    assert set_count(before, A, 2) == before


def test_nothing_counted_of_a_new_order_leaves_it_new() -> None:
    assert set_count(TWO.order(), A, 0) == TWO.order()


@pytest.mark.parametrize(
    ("builder", "line", "why"),
    [
        (TWO, LineId("gone"), (Refusal.LINE_UNKNOWN, "")),
        (TWO.held(), A, (Refusal.HELD, "")),
        (TWO.picked(), A, (Refusal.ALREADY_DONE, "")),
        (TWO.despatched(), A, (Refusal.DESPATCHED, "")),
    ],
)
def test_a_number_set_by_hand_is_refused_as_a_scan_is(
    builder: OrderBuilder, line: LineId, why: tuple[Refusal, str]
) -> None:
    assert refused(set_count, builder.order(), line, 1) == why


def test_no_more_than_is_wanted_is_set_by_hand() -> None:
    assert refused(set_count, TWO.order(), A, 4) == (Refusal.CASE_TOO_LARGE, "4")


def test_the_last_line_set_by_hand_completes_the_pick() -> None:
    assert set_count(TWO.counted("A", 3).order(), B, 1).progress is Progress.PICKED


def test_the_rest_is_counted_by_hand_as_one_gesture() -> None:
    order = count_rest(TWO.counted("A", 1).order())

    assert order.progress is Progress.PICKED
    assert counted(order) == {A: 3, B: 1}
    assert [(p.gesture, p.line, p.units, p.means) for p in order.picks[1:]] == [
        (2, A, 2, Means.TOUCH),
        (2, B, 1, Means.TOUCH),
    ]
    assert take_back(order) == TWO.counted("A", 1).order()


@pytest.mark.parametrize(
    ("builder", "why"),
    [
        (TWO, Refusal.NOT_YET),
        (TWO.picked(), Refusal.ALREADY_DONE),
        (TWO.allocated().held(), Refusal.HELD),
        (TWO.allocated().facts_with(standing=Standing.CANCELLED), Refusal.CANCELLED),
    ],
)
def test_the_rest_is_counted_where_the_workflow_lets_it(
    builder: OrderBuilder, why: Refusal
) -> None:
    assert refused(count_rest, builder.order()) == (why, "")


def test_what_nobody_scanned_is_told_line_by_line() -> None:
    order = TWO.counted("A").counted("A", 2, means=Means.TOUCH).counted("B", means=Means.ITSELF)

    assert (by_hand(order.order(), A), by_hand(order.order(), B)) == (2, 1)
    assert by_hand(TWO.counted("A", 3).order(), A) == 0


def test_taking_back_opens_a_picked_order_again() -> None:
    before = TWO.counted("A", 3).order()

    assert take_back(count(before, B, 1, SCAN)) == before


def test_taking_back_the_first_unit_leaves_the_goods_set_aside() -> None:
    order = take_back(count(TWO.order(), A, 1))

    assert (order.picks, order.progress) == ((), Progress.ALLOCATED)
