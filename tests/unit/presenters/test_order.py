"""The open order: what its buttons do, on a whole bench."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.actions import queries
from kiosk.actions.allocate import allocate
from kiosk.actions.desk import Desk
from kiosk.domain.order import Progress
from kiosk.domain.outbox import Kind
from kiosk.domain.parcel import Telling
from kiosk.ports.failures import TooBusy
from kiosk.presenters.bench import BenchPresenter
from kiosk.presenters.context import Context
from tests.fakes.builders import OrderBuilder, an_order, details, order_id
from tests.fakes.kept import keep, kept, postings
from tests.fakes.runner import Later

ID = order_id()


def open_at(bench: BenchPresenter, desk: Desk, builder: OrderBuilder) -> None:
    keep(desk.store, builder)
    bench.order.want(ID)


def states(bench: BenchPresenter) -> list[str]:
    return [step.state for step in bench.order.model.steps]


def test_before_an_order_is_open_the_bench_says_what_to_do(bench: BenchPresenter) -> None:
    assert bench.order.model.order_id == ""
    assert bench.order.model.welcome is not None
    bench.order.step("allocate")
    bench.order.undo()
    bench.order.hold()
    bench.order.act("release")
    bench.order.show_paper()
    bench.order.tick()
    assert not bench.notice.shown


def test_the_steps_lead_from_paid_to_despatched(bench: BenchPresenter, desk: Desk) -> None:
    open_at(bench, desk, an_order())

    for key in ("print", "allocate", "pick", "pack"):
        bench.order.step(key)
    bench.carrier.choose("dpd")
    bench.carrier.scanned("AB123456785GB")
    bench.carrier.confirm()
    bench.order.step("despatch")

    assert not bench.notice.shown
    assert states(bench) == ["done"] * 5
    assert bench.order.model.chip is not None
    assert bench.order.model.chip.word == "Queued for Amazon"
    assert len(postings(desk.store)) == 1


def test_print_queues_the_note_and_covers_nothing(bench: BenchPresenter, desk: Desk) -> None:
    open_at(bench, desk, an_order())

    bench.order.step("print")

    assert not bench.paper.model.shown
    assert len(postings(desk.store, Kind.PRINT)) == 1


def test_the_last_paper_can_be_shown_again(bench: BenchPresenter, desk: Desk) -> None:
    open_at(bench, desk, an_order())
    bench.order.step("print")
    bench.paper.close()

    bench.order.show_paper()

    assert bench.paper.model.shown
    assert kept(desk.store).printed == 1


def test_an_unpaid_order_says_why_whatever_is_touched(bench: BenchPresenter, desk: Desk) -> None:
    open_at(bench, desk, an_order().unpaid())

    for key in ("print", "allocate", "pick", "pack", "despatch"):
        bench.order.step(key)
        assert bench.notice.model.title == "Not paid yet"
        bench.notice.act()

    assert kept(desk.store) == an_order().unpaid().order()


def test_an_order_that_is_paid_meanwhile_comes_alive_by_itself(
    bench: BenchPresenter, desk: Desk
) -> None:
    open_at(bench, desk, an_order().unpaid())
    unpaid = bench.order.model

    keep(desk.store, an_order())
    bench.order.reload()
    paid = bench.order.model

    assert (unpaid.address_pending, unpaid.address[0]) == (True, "pending")
    assert (paid.address_pending, paid.address[0]) == (False, "Ada Example")
    assert unpaid.stop is not None
    assert paid.stop is None
    assert states(bench)[0] == "next"


def test_undo_takes_the_last_step_back(bench: BenchPresenter, desk: Desk) -> None:
    open_at(bench, desk, an_order().picked())

    bench.order.undo()

    assert kept(desk.store).progress is Progress.ALLOCATED


def test_hold_asks_why_and_release_does_not(bench: BenchPresenter, desk: Desk) -> None:
    open_at(bench, desk, an_order())

    bench.order.hold()
    assert len(bench.notice.model.choices) == 6
    bench.notice.choose("short")
    assert kept(desk.store).held_for == "Goods missing"
    assert bench.order.model.hold_word == "Release"

    bench.order.hold()
    assert kept(desk.store).held_for == ""


@pytest.mark.parametrize(
    ("builder", "key", "after"),
    [
        (an_order().held(), "release", an_order()),
        (
            an_order().wanting_to_cancel(),
            "waive_cancel",
            an_order().wanting_to_cancel().with_(cancel_waived=True),
        ),
        (an_order().cancelled().picked(), "put_back", an_order().cancelled()),
        (
            an_order().despatched(details()).refused(),
            "by_hand",
            an_order().despatched(details(), telling=Telling.NOT_NEEDED),
        ),
    ],
)
def test_the_next_step_of_a_panel_is_one_touch(
    bench: BenchPresenter, desk: Desk, builder: OrderBuilder, key: str, after: OrderBuilder
) -> None:
    open_at(bench, desk, builder)
    panel = bench.order.model.stop
    assert panel is not None
    assert key in {panel.key, panel.other_key}

    bench.order.act(key)

    assert kept(desk.store) == after.with_(version=1).order()
    assert bench.order.model.stop is None or not bench.order.model.stop.action


def test_amazon_can_be_asked_from_the_panel(bench: BenchPresenter, desk: Desk) -> None:
    open_at(bench, desk, an_order().unpaid())

    bench.order.act("ask")

    assert [order for _, order in desk.store.requests.waiting(limit=9)] == [ID]
    assert "checking" in bench.order.model.meta


def test_a_refused_parcel_is_corrected_from_its_panel(bench: BenchPresenter, desk: Desk) -> None:
    open_at(bench, desk, an_order().despatched(details()).refused())

    bench.order.act("correct")

    assert bench.carrier.model.shown
    assert bench.carrier.model.hint == "Amazon is told again under the same parcel."


def test_a_wish_to_cancel_can_be_held_from_its_panel(bench: BenchPresenter, desk: Desk) -> None:
    open_at(bench, desk, an_order().wanting_to_cancel())

    bench.order.act("hold")

    assert bench.notice.model.title == "Why does it wait?"


def test_another_benchs_touch_is_told_and_shown(
    bench: BenchPresenter, desk: Desk, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_at(bench, desk, an_order())
    stale = kept(desk.store)
    allocate(replace(desk, bench="Bench 2"), ID)

    with monkeypatch.context() as patch:
        patch.setattr(desk.store.orders, "get", lambda _: stale)
        bench.order.step("allocate")
    bench.order.reload()

    assert bench.notice.model.title == "Somebody was faster"
    assert states(bench)[1] == "done"


def test_a_touch_means_the_order_that_is_seen(
    busy_bench: BenchPresenter, desk: Desk, later: Later
) -> None:
    keep(desk.store, an_order(1), an_order(2))
    busy_bench.order.want(order_id(1))
    later.catch_up()
    busy_bench.order.want(order_id(2))

    busy_bench.order.step("allocate")
    later.catch_up()

    assert kept(desk.store, 1).progress is Progress.ALLOCATED
    assert kept(desk.store, 2).progress is Progress.NEW


@pytest.mark.parametrize("key", ["print", "despatch", "pack"])
def test_no_touch_at_all_reaches_the_order_that_is_only_being_read(
    busy_bench: BenchPresenter, desk: Desk, later: Later, key: str
) -> None:
    keep(desk.store, an_order(1), an_order(2).packed(details()))
    busy_bench.order.want(order_id(1))
    later.catch_up()
    busy_bench.order.want(order_id(2))

    busy_bench.order.step(key)
    later.catch_up()

    assert kept(desk.store, 2) == an_order(2).packed(details()).order()
    assert not busy_bench.carrier.model.shown


def test_an_order_that_arrives_after_another_was_wanted_is_not_shown(
    busy_bench: BenchPresenter, desk: Desk, later: Later
) -> None:
    keep(desk.store, an_order(1), an_order(2))
    busy_bench.order.want(order_id(1))
    busy_bench.order.want(order_id(2))

    later.catch_up()

    assert busy_bench.order.model.order_id == order_id(2)


def test_an_order_that_is_gone_is_wanted_no_more(bench: BenchPresenter) -> None:
    bench.order.want(order_id(9))

    assert bench.order.order_id is None
    assert not bench.notice.shown


def test_an_order_that_cannot_be_read_now_is_said_and_stays_open(
    bench: BenchPresenter, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_at(bench, desk, an_order())

    def fail(*_: object) -> None:
        raise TooBusy

    monkeypatch.setattr(queries, "order", fail)
    bench.order.reload()

    assert bench.notice.model.title == "The database is busy"
    assert bench.order.order_id == ID


def test_taps_in_a_row_are_done_in_a_row(
    busy_bench: BenchPresenter, desk: Desk, later: Later
) -> None:
    keep(desk.store, an_order().printed())
    busy_bench.order.want(ID)
    later.catch_up()

    for key in ("allocate", "pick", "pack"):
        busy_bench.order.step(key)
    later.catch_up()

    assert not busy_bench.notice.shown
    assert kept(desk.store).progress is Progress.PICKED
    assert busy_bench.carrier.model.shown
