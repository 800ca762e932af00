"""The bench as a whole: scans, openings, changes from elsewhere, and failures in words."""

from __future__ import annotations

import logging

import pytest

from kiosk.actions.changes import Changes
from kiosk.actions.desk import Desk
from kiosk.actions.open_order import open_order
from kiosk.domain.hub import HUB_NOTE, HubReport, HubState
from kiosk.domain.journal import Means
from kiosk.domain.order import Progress
from kiosk.domain.refusals import Refusal, Refused
from kiosk.presenters.bench import BenchPresenter
from kiosk.presenters.carrier_purpose import Purpose
from kiosk.presenters.marks import Tone
from tests.fakes.builders import an_order, order_id
from tests.fakes.clock import TurnableClock
from tests.fakes.kept import history, keep, kept
from tests.fakes.runner import Later


def test_a_fresh_bench_shows_the_list_and_a_welcome(bench: BenchPresenter, desk: Desk) -> None:
    keep(desk.store, an_order())

    bench.start()

    assert len(bench.queue.model.rows) == 1
    assert bench.order.model.welcome is not None
    assert bench.strip.model.time == "12:00"
    assert not bench.notice.shown


def test_a_bench_that_was_left_goes_on_with_the_order_that_was_open(
    bench: BenchPresenter, desk: Desk
) -> None:
    keep(desk.store, an_order(1), an_order(2))
    open_order(desk, order_id(2))

    bench.start()

    assert bench.order.model.order_id == order_id(2)
    assert [row.selected for row in bench.queue.model.rows] == [False, True]


def test_news_of_the_start_are_said_first(bench: BenchPresenter) -> None:
    bench.start("The database was damaged. It was set aside.")

    assert bench.notice.model.title == "Look at this first"
    assert bench.notice.model.text == "The database was damaged. It was set aside."
    assert bench.notice.model.tone is Tone.STOP


def test_a_touched_row_opens_its_order(bench: BenchPresenter, desk: Desk) -> None:
    keep(desk.store, an_order(1), an_order(2))
    bench.start()

    bench.queue.open(order_id(2))

    assert bench.order.model.order_id == order_id(2)
    assert kept(desk.store, 2).claimed_by == "Bench 1"
    assert history(desk.store, 2)[-1].means is Means.TOUCH


@pytest.mark.parametrize(
    "code",
    ["202-0000002-0000002", "20200000020000002", " 202-0000002-0000002\r\n", "202-00000020000002"],
)
def test_a_picking_notes_barcode_opens_its_order(
    bench: BenchPresenter, desk: Desk, code: str
) -> None:
    keep(desk.store, an_order(1), an_order(2))

    bench.scanned(code)

    assert bench.order.model.order_id == order_id(2)
    assert history(desk.store, 2)[-1].means is Means.SCAN


def test_a_code_that_nobody_knows_is_shown_as_it_was_scanned(bench: BenchPresenter) -> None:
    bench.scanned("5012345\x1d678900" + "9" * 100)

    model = bench.notice.model
    assert model.title == "Unknown code"
    assert model.tone is Tone.STOP
    assert model.code.startswith("5012345·678900")
    assert len(model.code) == 60


def test_a_scan_while_a_notice_is_shown_is_swallowed(bench: BenchPresenter, desk: Desk) -> None:
    keep(desk.store, an_order())
    bench.scanned("what is this")
    before = bench.notice.model

    bench.scanned(order_id())

    assert bench.notice.model == before
    assert bench.order.model.order_id == ""
    assert history(desk.store) == []


def test_a_scan_goes_to_the_open_window(bench: BenchPresenter, desk: Desk) -> None:
    keep(desk.store, an_order().picked())
    bench.order.want(order_id())
    bench.ask_carrier(order_id(), Purpose.PACK)

    bench.scanned(order_id(7))

    assert bench.carrier.model.number == "202- 0000 007- 0000 007"
    assert bench.order.model.order_id == order_id()


def test_an_order_that_is_not_here_is_asked_for(bench: BenchPresenter, desk: Desk) -> None:
    bench.scanned(order_id(9))

    assert bench.notice.model.title == "Not here yet"
    assert order_id(9) in bench.notice.model.text
    assert [order for _, order in desk.store.requests.waiting(limit=9)] == [order_id(9)]


def test_what_changed_elsewhere_is_read_again(bench: BenchPresenter, desk: Desk) -> None:
    keep(desk.store, an_order(1), an_order(2))
    bench.start()
    bench.queue.open(order_id(1))
    keep(desk.store, an_order(1).held(), an_order(3))

    bench.changed(Changes(frozenset({order_id(1), order_id(3)})))

    assert bench.order.model.hold_word == "Release"
    assert [tab.count for tab in bench.queue.model.tabs] == ["2", "0", "1", ""]


def test_a_change_of_another_order_leaves_the_open_one_alone(
    busy_bench: BenchPresenter, desk: Desk, later: Later
) -> None:
    keep(desk.store, an_order(1), an_order(2))
    busy_bench.order.want(order_id(1))
    later.catch_up()

    busy_bench.changed(Changes(frozenset({order_id(2)})))

    assert len(later.waiting) == 2
    busy_bench.changed(Changes())
    assert len(later.waiting) == 2


def test_an_empty_list_hears_what_the_hub_is_about(bench: BenchPresenter, desk: Desk) -> None:
    bench.start()
    report = HubReport(state=HubState.OFFLINE, beat_at=desk.clock.now())
    desk.store.transact(lambda: desk.store.notes.put(HUB_NOTE, report))

    bench.changed(Changes(hub=True))

    assert bench.strip.model.amazon.detail == "not reachable"
    assert bench.queue.model.empty is not None
    assert "can't be reached" in bench.queue.model.empty.detail


def test_clocks_and_countdowns_go_on(
    bench: BenchPresenter, desk: Desk, clock: TurnableClock
) -> None:
    keep(desk.store, an_order())
    bench.start()
    bench.queue.open(order_id())
    clock.advance(2 * 3600)

    bench.tick()

    assert bench.strip.model.time == "14:00"
    assert bench.queue.model.rows[0].time == "22:00"
    assert bench.order.model.ship_by.endswith("· 22 h")


def test_a_refused_action_is_said_and_everything_read_again(
    bench: BenchPresenter, desk: Desk
) -> None:
    keep(desk.store, an_order())
    bench.order.want(order_id())
    keep(desk.store, an_order().allocated())

    def refuse() -> Changes:
        raise Refused(Refusal.SOMEONE_ELSE)

    bench.act(refuse)

    assert bench.notice.model.title == "Somebody was faster"
    assert bench.order.model.steps[1].state == "done"


def test_a_failure_that_is_no_refusal_is_logged_without_personal_data(
    bench: BenchPresenter, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        bench.failed(ValueError("odd"))
        bench.failed(Refused(Refusal.HELD))

    assert [record.getMessage() for record in caplog.records] == ["an action failed: ValueError"]
    assert bench.notice.model.title == "On hold"


def test_a_hold_is_written_with_its_reason(bench: BenchPresenter, desk: Desk) -> None:
    keep(desk.store, an_order().picked())
    bench.order.want(order_id())

    bench.ask_hold(order_id())
    bench.notice.choose("damaged")

    assert kept(desk.store).held_for == "Goods damaged"
    assert kept(desk.store).progress is Progress.PICKED


def test_opening_another_order_puts_the_paper_away(bench: BenchPresenter, desk: Desk) -> None:
    keep(desk.store, an_order(1), an_order(2))
    bench.order.want(order_id(1))
    bench.order.step("print")
    bench.order.show_paper()
    assert bench.paper.model.shown

    bench.queue.open(order_id(2))

    assert not bench.paper.model.shown
