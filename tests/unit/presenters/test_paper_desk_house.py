"""Papers of the house from the bench: what is asked after, what is shown, what prints by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kiosk.actions import till
from kiosk.actions.changes import Changes
from kiosk.actions.desk import Desk
from kiosk.actions.paper_rows import decoded, name_of_paper
from kiosk.actions.post_return import Payout, give_back
from kiosk.domain.money import Money
from kiosk.domain.outbox import Kind, Posting, Sending
from kiosk.domain.paper import PaperKind, PrintPlan
from kiosk.domain.paper_state import Kept, PaperState, Trouble, paper_state
from kiosk.domain.reading_ids import reading_id
from kiosk.domain.returns import Condition, Draft
from kiosk.domain.till import Reading, Tender
from kiosk.domain.values import LineId, OrderId
from kiosk.presenters.bench import BenchPresenter
from kiosk.presenters.context import Context
from kiosk.presenters.paper_desk import PrintDesk
from tests.fakes.builders import a_line, an_order, order_id
from tests.fakes.clock import TurnableClock
from tests.fakes.kept import keep
from tests.fakes.printers import printers

ID = order_id()
SENT = an_order().of(a_line("MUG", 2, price=Money(500, "GBP"), fulfilled=2)).despatched()


@pytest.fixture
def reading(desk: Desk) -> Reading:
    return till.look(desk)


def rows(desk: Desk, of: OrderId) -> list[Posting]:
    return desk.store.read(lambda: desk.store.outbox.of_order(of, Kind.PRINT))


def unsure(desk: Desk, of: OrderId) -> None:
    row = replace(rows(desk, of)[-1], state=Sending.PARKED, answer=Kept(Trouble.UNSURE).answer)
    desk.store.transact(lambda: desk.store.outbox.write(row))


def heard(bench: BenchPresenter, of: OrderId) -> None:
    """The feed tells of a paper."""
    bench.changed(Changes(frozenset({of})))


def test_a_reading_that_nobody_can_know_of_is_asked_after_once(
    bench: BenchPresenter, desk: Desk, reading: Reading
) -> None:
    of = reading_id(reading)
    bench.print_reading(reading)
    unsure(desk, of)

    heard(bench, of)
    assert bench.notice.model.text == (
        "Till reading at Laser: the printer does not say. Look, then touch."
    )
    bench.notice.close()
    heard(bench, of)

    assert not bench.notice.shown


def test_the_answer_settles_the_reading_or_prints_it_again(
    bench: BenchPresenter, desk: Desk, reading: Reading, clock: TurnableClock
) -> None:
    of = reading_id(reading)
    bench.print_reading(reading)
    unsure(desk, of)
    heard(bench, of)
    bench.notice.choose("no")
    assert [paper_state(row) for row in rows(desk, of)] == [
        PaperState.WITHDRAWN, PaperState.QUEUED,
    ]  # fmt: skip

    unsure(desk, of)
    heard(bench, of)
    bench.notice.choose("yes")

    assert paper_state(rows(desk, of)[-1]) is PaperState.CONFIRMED


def test_a_reading_that_waited_for_a_person_since_before_is_asked_after_at_the_start(
    bench: BenchPresenter, context: Context, desk: Desk, reading: Reading
) -> None:
    bench.print_reading(reading)
    unsure(desk, reading_id(reading))

    started = BenchPresenter(context, dark=False)
    started.start()

    assert started.notice.shown


def test_what_happens_to_orders_asks_after_no_reading(
    bench: BenchPresenter, desk: Desk, reading: Reading
) -> None:
    bench.print_reading(reading)
    unsure(desk, reading_id(reading))

    heard(bench, ID)

    assert not bench.notice.shown


def test_a_reading_that_comes_out_without_paper_is_shown_and_printed_again_from_there(
    context: Context, desk: Desk, reading: Reading
) -> None:
    plan = PrintPlan(printers=("Glass",), shown=frozenset({"Glass"}))
    bench = BenchPresenter(replace(context, printers=printers(desk, plan)), dark=False)

    bench.print_reading(reading)

    model = bench.paper.model
    assert model.title == "Till reading · 12:00"
    assert (model.kinds, model.print_word, model.print_live) == ((), "Print COPY 2", True)
    assert model.pages == ("till-reading_x-20261123-120000_Bench-1_copy-1.png",)
    bench.paper.again()
    assert [job.copy for job in map(decoded, rows(desk, reading_id(reading))) if job] == [1, 2]


def test_a_reading_taken_in_summer_is_called_by_the_clock_on_the_wall(
    bench: BenchPresenter, desk: Desk, reading: Reading
) -> None:
    summer = replace(reading, at=datetime(2026, 7, 1, 11, 0, tzinfo=UTC))

    bench.print_reading(summer)

    of = reading_id(summer)
    (job,) = map(decoded, rows(desk, of))
    assert job is not None
    assert name_of_paper(of, job) == "till-reading_x-20260701-120000_Bench-1_copy-1"


def test_the_window_of_a_reading_follows_its_paper(
    context: Context, desk: Desk, reading: Reading
) -> None:
    plan = PrintPlan(printers=("Glass",), shown=frozenset({"Glass"}))
    bench = BenchPresenter(replace(context, printers=printers(desk, plan)), dark=False)
    bench.print_reading(reading)
    of = reading_id(reading)
    row = replace(rows(desk, of)[0], state=Sending.DONE, answer="Glass")
    desk.store.transact(lambda: desk.store.outbox.write(row))

    heard(bench, of)

    assert bench.paper.model.state is not None
    assert bench.paper.model.state.word == "Came out"


def test_the_receipt_of_a_return_is_printed_again_from_the_window_of_its_order(
    bench: BenchPresenter, context: Context, desk: Desk
) -> None:
    keep(desk.store, SENT)
    draft = Draft(units={LineId("L-MUG"): {Condition.BACK_TO_STOCK: 1}}, refunded=True)
    for _ in range(2):
        give_back(desk, ID, draft, Payout(tender=Tender.CARD, printer="Laser"))

    bench.paper.show(ID)
    assert bench.paper.model.title == "Receipt of a return · 12:00"
    assert "return-receipt" in [each.key for each in bench.paper.model.kinds]
    bench.paper.again()
    PrintDesk(context, bench).print_return(1)

    jobs = [job for job in map(decoded, rows(desk, ID)) if job is not None]
    assert [(job.number, job.copy) for job in jobs] == [(1, 1), (2, 1), (2, 2), (1, 2)]


def test_an_order_without_returns_offers_no_receipt(bench: BenchPresenter, desk: Desk) -> None:
    keep(desk.store, SENT)

    bench.paper.show(ID)

    assert "return-receipt" not in [each.key for each in bench.paper.model.kinds]


def test_a_cancelled_order_in_hand_is_put_back_by_a_slip_that_can_be_printed_again(
    bench: BenchPresenter, desk: Desk
) -> None:
    keep(desk.store, an_order().picked().cancelled())

    bench.print_put_back(ID)
    bench.print_put_back(ID)
    bench.paper.show(ID, PaperKind.PUT_BACK_SLIP)
    bench.paper.again()

    jobs = [job for job in map(decoded, rows(desk, ID)) if job is not None]
    assert [(job.kind, job.copy) for job in jobs] == [
        (PaperKind.PUT_BACK_SLIP, 1), (PaperKind.PUT_BACK_SLIP, 2),
    ]  # fmt: skip


def test_an_order_that_is_not_cancelled_is_not_put_back(bench: BenchPresenter, desk: Desk) -> None:
    keep(desk.store, an_order().picked())

    bench.print_put_back(ID)

    assert rows(desk, ID) == []
