"""Goods are counted by scan or by hand; what is kept and what is written down."""

from __future__ import annotations

import pytest

from kiosk.actions.changes import Changes
from kiosk.actions.count import Counted, count, set_count
from kiosk.actions.desk import Desk
from kiosk.domain.journal import Event, Means
from kiosk.domain.order import Progress
from kiosk.domain.picks import Proof, by_hand
from kiosk.domain.picks import counted as counted_of
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.values import LineId
from tests.fakes.builders import OrderBuilder, an_order, order_id
from tests.fakes.kept import history, keep, kept

ID = order_id()
A, B = LineId("L-A"), LineId("L-B")
TWO = an_order().of(("A", 3), ("B", 1))
CHANGED = Changes(frozenset({ID}))


def written(desk: Desk) -> list[tuple[Event, Means, str]]:
    return [(entry.event, entry.means, entry.note) for entry in history(desk.store)]


def test_a_unit_is_counted_and_the_answer_says_how_many_of_how_many(desk: Desk) -> None:
    keep(desk.store, TWO.allocated())

    answer = count(desk, ID, A, 2, Proof(means=Means.SCAN, lot="L7"))

    assert answer == Counted(
        order=ID,
        line=TWO.facts().lines[0],
        have=2,
        want=3,
        picked=False,
        changes=CHANGED,
    )
    assert kept(desk.store) == TWO.counted("A", 2, lot="L7").with_(version=1).order()
    assert written(desk) == [(Event.COUNTED, Means.SCAN, "A 2/3")]


def test_the_first_unit_is_written_down_as_the_allocation_too(desk: Desk) -> None:
    keep(desk.store, TWO)

    count(desk, ID, A, 1, Proof(means=Means.SCAN))

    assert kept(desk.store).progress is Progress.ALLOCATED
    assert written(desk) == [
        (Event.ALLOCATED, Means.SCAN, ""),
        (Event.COUNTED, Means.SCAN, "A 1/3"),
    ]


def test_the_last_unit_is_written_down_as_the_pick_too(desk: Desk) -> None:
    keep(desk.store, TWO.counted("A", 3))

    answer = count(desk, ID, B, 1, Proof(means=Means.SCAN))

    assert answer.picked
    assert kept(desk.store).progress is Progress.PICKED
    assert written(desk) == [
        (Event.COUNTED, Means.SCAN, "B 1/1"),
        (Event.PICKED, Means.SCAN, ""),
    ]


def test_one_scan_can_allocate_count_and_pick(desk: Desk) -> None:
    keep(desk.store, an_order())

    answer = count(desk, ID, LineId("L-MUG-BLUE"), 1, Proof(means=Means.SCAN))

    assert answer.picked
    assert [event for event, _, _ in written(desk)] == [
        Event.ALLOCATED,
        Event.COUNTED,
        Event.PICKED,
    ]


def test_what_is_counted_by_hand_is_recorded_as_by_hand(desk: Desk) -> None:
    keep(desk.store, TWO.counted("A"))

    answer = set_count(desk, ID, A, 3)

    assert (answer.have, answer.want, answer.picked) == (3, 3, False)
    assert by_hand(kept(desk.store), A) == 2
    assert written(desk) == [(Event.COUNTED, Means.TOUCH, "A 3/3")]


def test_the_line_that_completes_the_order_by_hand_picks_it(desk: Desk) -> None:
    keep(desk.store, TWO.counted("A", 3))

    assert set_count(desk, ID, B, 1).picked
    assert written(desk) == [
        (Event.COUNTED, Means.TOUCH, "B 1/1"),
        (Event.PICKED, Means.TOUCH, ""),
    ]


def test_a_line_is_counted_down_by_hand(desk: Desk) -> None:
    keep(desk.store, TWO.counted("A", 3))

    answer = set_count(desk, ID, A, 1)

    assert (answer.have, answer.changes) == (1, CHANGED)
    assert counted_of(kept(desk.store)) == {A: 1}
    assert written(desk) == [(Event.COUNTED, Means.TOUCH, "A 1/3")]


@pytest.mark.parametrize("builder", [TWO, TWO.allocated(), TWO.counted("A", 2)])
def test_the_number_that_stands_there_already_is_not_written_again(
    desk: Desk, builder: OrderBuilder
) -> None:
    keep(desk.store, builder)
    have = counted_of(builder.order()).get(A, 0)

    answer = set_count(desk, ID, A, have)

    assert (answer.have, answer.picked, answer.changes) == (have, False, Changes())
    assert kept(desk.store) == builder.order()
    assert written(desk) == []


@pytest.mark.parametrize(
    ("builder", "line", "units", "why"),
    [
        (TWO.counted("A", 3), A, 1, Refusal.LINE_COMPLETE),
        (TWO, A, 4, Refusal.CASE_TOO_LARGE),
        (TWO, LineId("gone"), 1, Refusal.LINE_UNKNOWN),
        (TWO.held(), A, 1, Refusal.HELD),
        (TWO.picked(), A, 1, Refusal.ALREADY_DONE),
        (TWO.despatched(), A, 1, Refusal.DESPATCHED),
    ],
)
def test_a_count_that_is_refused_leaves_everything_as_it_was(
    desk: Desk, builder: OrderBuilder, line: LineId, units: int, why: Refusal
) -> None:
    keep(desk.store, builder)

    with pytest.raises(Refused) as no:
        count(desk, ID, line, units)

    assert no.value.reason is why
    assert kept(desk.store) == builder.order()
    assert written(desk) == []


def test_an_order_that_is_not_here_is_refused(desk: Desk) -> None:
    for act in (count, set_count):
        with pytest.raises(Refused) as no:
            act(desk, ID, A, 1)
        assert (no.value.reason, no.value.about) == (Refusal.ORDER_UNKNOWN, ID)


def test_a_bench_that_was_too_slow_is_told_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(desk.store, TWO.allocated())
    stale = kept(desk.store)
    count(desk, ID, A, 1)
    monkeypatch.setattr(desk.store.orders, "get", lambda _: stale)

    for act in (count, set_count):
        with pytest.raises(Refused) as no:
            act(desk, ID, A, 1)
        assert no.value.reason is Refusal.SOMEONE_ELSE
    monkeypatch.undo()
    assert counted_of(kept(desk.store)) == {A: 1}
