"""Returns that go another way: a typed price, a glove that touches twice, a closed window."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.actions.desk import Desk
from kiosk.domain.money import Money
from kiosk.domain.paper import PaperKind, PrintPlan
from kiosk.presenters.bench import BenchPresenter
from kiosk.presenters.context import Context
from kiosk.presenters.models_return import Stage
from kiosk.presenters.returning import ReturnPresenter
from tests.fakes.builders import a_line, an_order, order_id
from tests.fakes.kept import keep
from tests.fakes.printers import printers
from tests.fakes.runner import Later
from tests.unit.presenters.backs import ID, SENT, all_by_card, past, receipts, to_the_money


@pytest.fixture
def window(bench: BenchPresenter, desk: Desk) -> ReturnPresenter:
    """The window, open for an order of a mug and three shirts, of which two were sent."""
    keep(desk.store, SENT)
    bench.returning.show(ID)
    return bench.returning


def test_another_amount_is_typed_in_the_currency_of_the_order(
    window: ReturnPresenter, desk: Desk
) -> None:
    window.next()
    window.all()
    to_the_money(window)
    window.amount()
    assert not window.model.post_live
    for char in "125x9":
        window.digit(char)
    window.erase()
    assert (window.model.typing, window.model.total) == (True, "£1.25")
    window.amount()

    window.post("cash")

    assert past(desk)[0].amount == Money(125, "GBP")


def test_a_price_that_is_not_known_is_typed_in_what_the_till_counts_in(
    context: Context, desk: Desk
) -> None:
    keep(desk.store, an_order().of(a_line("MUG", 1, fulfilled=1)).despatched())
    bench = BenchPresenter(replace(context, currency="EUR"), dark=False)
    window = bench.returning
    window.show(ID)
    assert window.model.total == "price not known"
    window.next()
    window.all()
    to_the_money(window)
    window.post("card")
    assert past(desk) == []

    window.amount()
    window.digit("7")
    window.amount()
    window.post("card")

    assert past(desk)[0].amount == Money(7, "EUR")


def test_a_glove_that_touches_card_twice_posts_once(
    busy_bench: BenchPresenter, later: Later, desk: Desk
) -> None:
    keep(desk.store, SENT)
    window = busy_bench.returning
    window.show(ID)
    later.catch_up()
    window.next()
    window.more("L-TEE")
    to_the_money(window)

    window.post("card")
    window.post("card")
    later.catch_up()

    assert len(past(desk)) == 1
    assert window.model.stage is Stage.SUB


def test_a_window_that_was_closed_meanwhile_stays_closed(
    busy_bench: BenchPresenter, later: Later, desk: Desk
) -> None:
    keep(desk.store, SENT)
    window = busy_bench.returning
    window.show(ID)
    window.close()
    later.catch_up()
    assert not window.model.shown

    window.show(ID)
    later.catch_up()
    window.next()
    window.more("L-TEE")
    to_the_money(window)
    window.post("card")
    window.close()
    later.catch_up()

    assert len(past(desk)) == 1
    assert not window.model.shown
    window.show(ID)
    later.catch_up()
    all_by_card(window)
    later.catch_up()
    assert len(past(desk)) == 2


def test_opening_another_order_puts_the_window_away(
    window: ReturnPresenter, bench: BenchPresenter, desk: Desk
) -> None:
    keep(desk.store, an_order(2))

    bench.queue.open(order_id(2))

    assert not window.model.shown


def test_a_receipt_that_comes_out_without_paper_is_shown(context: Context, desk: Desk) -> None:
    keep(desk.store, SENT)
    plan = PrintPlan(
        printers=("Laser", "Glass"),
        by_kind={PaperKind.RETURN_RECEIPT: "Glass"},
        shown=frozenset({"Glass"}),
    )
    bench = BenchPresenter(replace(context, printers=printers(desk, plan)), dark=False)
    bench.returning.show(ID)

    all_by_card(bench.returning)

    assert receipts(desk) == [("return-receipt-1", "Bench 1/Glass")]
    assert bench.paper.model.shown
    assert bench.paper.model.title.startswith("Receipt of a return")
