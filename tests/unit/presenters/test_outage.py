"""What the glass says while the server is away, and when it is back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.actions import queries
from kiosk.actions.homecoming import Homecoming, Left
from kiosk.actions.open_order import open_order
from kiosk.background.bridging import Outage
from kiosk.domain.lists import Glance
from kiosk.domain.operation import Operation
from kiosk.domain.refusals import Refusal, Refused
from kiosk.presenters.bench import BenchPresenter
from kiosk.presenters.cues import Cue
from kiosk.presenters.marks import Tone
from kiosk.store.errors import StoreWaits
from kiosk.wording import outage as words
from tests.fakes.builders import an_order, order_id
from tests.fakes.clock import NOON
from tests.fakes.kept import keep


@pytest.fixture
def bench(bench: BenchPresenter) -> BenchPresenter:
    """A bench with an order open and another in its list."""
    keep(bench._context.desk.store, an_order(), an_order(2))
    bench.start()
    open_order(bench._context.desk, order_id())
    bench.order.want(order_id())
    bench.queue.reload()
    return bench


def left(name: str, why: Refusal, about: str = "") -> Left:
    """An operation that was not taken in."""
    what = Operation(id=name, at=NOON, order=order_id(), name=name, arguments="{}", bench="Bench 1")
    return Left(operation=what, why=Refused(why, about))


def test_an_outage_is_said_over_everything_with_what_can_still_be_done(
    bench: BenchPresenter,
) -> None:
    bench.outage.away(Outage(order_id()))
    assert bench.strip.model.alarm == words.FINISH()
    assert bench.strip.model.amazon.detail == words.UNKNOWN()

    bench.outage.away(Outage())
    assert bench.strip.model.alarm == words.WAITS()

    bench.outage.back(Homecoming())
    assert bench.strip.model.alarm == ""
    assert bench.strip.model.amazon.detail != words.UNKNOWN()


def test_the_list_stays_as_it_was_but_for_the_order_at_hand(
    bench: BenchPresenter, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = [row.order_id for row in bench.queue.model.rows]
    assert len(before) == 2
    really = queries.queue

    def away(*args: Any, **how: Any) -> queries.QueueView:
        view = really(*args, **how)
        rows = tuple(replace(row, units=7) for row in view.rows if row.id == order_id())
        return replace(view, rows=rows, away=True)

    monkeypatch.setattr(queries, "queue", away)
    bench.outage.away(Outage(order_id()))

    shown: dict[str, Glance] = {row.id: row for row in bench.queue._view.rows}
    assert [row.order_id for row in bench.queue.model.rows] == before
    assert shown[order_id()].units == 7
    assert not bench.queue.model.next_live
    assert bench.queue.model.next_detail == words.NEXT_WAITS()


def test_a_server_that_took_everything_is_told_of_in_a_word(
    bench: BenchPresenter, cues: list[Cue]
) -> None:
    bench.outage.away(Outage(order_id()))

    bench.outage.back(Homecoming(told=3, orders=frozenset({order_id()})))

    assert (bench.echo.model.word, bench.echo.model.detail) == (words.BACK(), "3 steps passed on")
    assert cues == [Cue.DONE]
    assert not bench.notice.shown


def test_what_was_not_taken_in_must_be_seen(bench: BenchPresenter) -> None:
    gone = left("pick", Refusal.IN_OTHER_HANDS, "Bench 2 (Bea)"), left("pack", Refusal.NOT_YET)

    bench.outage.back(Homecoming(left=gone, orders=frozenset({order_id()})))

    model = bench.notice.model
    assert model.tone is Tone.STOP
    assert order_id() in model.title
    assert "Picked, Packed" in model.text
    assert "Bench 2 (Bea)" in model.text + model.title


def test_what_waits_for_the_server_is_said_so(bench: BenchPresenter) -> None:
    bench.failed(StoreWaits("the server is away"))

    assert bench.notice.model.title == words.AWAY()
    assert bench.notice.model.text == words.OTHERS_WAIT()
