"""A return from SUB to Card or Cash, on a real store: till, stock and paper agree at its end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.actions import till
from kiosk.actions.desk import Desk
from kiosk.actions.stock import receive
from kiosk.domain.money import Money
from kiosk.domain.product import Product
from kiosk.domain.returns import Condition, Reason
from kiosk.domain.stock import Level
from kiosk.domain.till import EntryKind, Tender
from kiosk.domain.values import Sku
from kiosk.presenters.bench import BenchPresenter
from kiosk.presenters.context import Context
from kiosk.presenters.marks import Tone
from kiosk.presenters.models_return import ReturnLineModel, Stage
from kiosk.presenters.returning import ReturnPresenter
from kiosk.presenters.seat import Seat
from tests.fakes.builders import an_order
from tests.fakes.kept import keep
from tests.unit.presenters.backs import ID, SENT, all_by_card, past, receipts, to_the_money

MUG, TEE = Sku("MUG"), Sku("TEE")


@pytest.fixture
def window(bench: BenchPresenter, desk: Desk) -> ReturnPresenter:
    """The window, open for an order of a mug and three shirts, of which two were sent."""
    keep(desk.store, SENT)
    bench.returning.show(ID)
    return bench.returning


def line(window: ReturnPresenter, sku: str) -> ReturnLineModel:
    return next(one for one in window.model.lines if one.sku == sku)


def counted(desk: Desk) -> None:
    """Have the stock of both products counted: ten of each on hand."""
    products = [Product(sku=sku, tracked=True) for sku in (MUG, TEE)]
    desk.store.transact(lambda: desk.store.products.save_all(products))
    for sku in (MUG, TEE):
        receive(desk, sku, 10)


def levels(desk: Desk) -> dict[Sku, Level]:
    return dict(desk.store.read(lambda: desk.store.stock.levels((MUG, TEE))))


def test_sub_shows_the_whole_transaction_with_its_subtotal(window: ReturnPresenter) -> None:
    model = window.model

    assert (model.shown, model.stage, model.title) == (True, Stage.SUB, "Transaction …000001")
    assert [(one.sku, one.count, one.price, one.detail) for one in model.lines] == [
        ("MUG", "1", "£14.00", "1 sent"), ("TEE", "3", "£54.00", "2 sent"),
    ]  # fmt: skip
    assert (model.total_word, model.total) == ("Subtotal", "£68.00")
    assert (model.next_word, model.next_live) == ("Rtn", True)


def test_all_items_come_back_to_stock_and_are_paid_to_a_card(
    window: ReturnPresenter, bench: BenchPresenter, desk: Desk
) -> None:
    counted(desk)

    all_by_card(window)

    (posted,) = past(desk)
    assert (posted.tender, posted.amount) == (Tender.CARD, Money(5000, "GBP"))
    assert {each.sku: each.units for each in posted.lines} == {MUG: 1, TEE: 2}
    assert levels(desk) == {MUG: Level(on_hand=11), TEE: Level(on_hand=12)}
    (entry,) = till.look(desk).lines
    assert (entry.kind, entry.tender, entry.units) == (EntryKind.RETURN, Tender.CARD, 3)
    assert entry.amount == Money(-5000, "GBP")
    assert receipts(desk) == [("return-receipt-1", "Bench 1/Laser")]
    notice = bench.notice.model
    assert (notice.title, notice.tone) == ("Return 1 posted", Tone.GO)
    assert notice.text == "£50.00 by Card. The receipt is on its way to Laser."


def test_after_posting_the_transaction_shows_what_came_back(window: ReturnPresenter) -> None:
    all_by_card(window)

    assert window.model.stage is Stage.SUB
    assert line(window, "TEE").detail == "2 sent, 2 came back before"
    (before,) = window.model.past
    assert before.text == "Return 1 · 12:00 · 3 units · £50.00 · Card"
    assert not window.model.next_live


def test_part_of_it_comes_back_in_cash_and_one_is_put_into_quarantine(
    window: ReturnPresenter, desk: Desk
) -> None:
    counted(desk)
    window.next()
    window.more("L-MUG")
    window.more("L-TEE")
    window.condition("L-TEE", "quarantine")
    window.reason("damaged")
    to_the_money(window)
    assert [one.sku for one in window.model.lines] == ["MUG", "TEE"]
    assert window.model.total == "£32.00"

    window.post("cash")

    (posted,) = past(desk)
    assert (posted.tender, posted.reason, posted.refunded) == (Tender.CASH, Reason.DAMAGED, True)
    assert {each.sku: each.condition for each in posted.lines} == {
        MUG: Condition.BACK_TO_STOCK, TEE: Condition.QUARANTINE,
    }  # fmt: skip
    assert levels(desk) == {MUG: Level(on_hand=11), TEE: Level(on_hand=10, quarantined=1)}
    (drawer,) = till.look(desk).drawers
    assert drawer.expected == Money(-3200, "GBP")


def test_what_is_written_off_comes_in_and_goes_at_once(window: ReturnPresenter, desk: Desk) -> None:
    counted(desk)
    window.next()
    window.more("L-MUG")
    window.condition("L-MUG", "written_off")
    to_the_money(window)

    window.post("card")

    assert levels(desk)[MUG] == Level(on_hand=10)


def test_no_more_comes_back_than_was_sent(
    window: ReturnPresenter,
) -> None:
    window.next()
    for _ in range(5):
        window.more("L-TEE")

    assert (line(window, "TEE").count, line(window, "TEE").more_live) == ("2", False)


def test_what_another_bench_took_back_meanwhile_is_refused_and_nothing_is_posted(
    window: ReturnPresenter, bench: BenchPresenter, context: Context, desk: Desk
) -> None:
    window.next()
    window.all()
    to_the_money(window)
    elsewhere = replace(context, seat=Seat(replace(desk, bench="Bench 2")))
    other = BenchPresenter(elsewhere, dark=False)
    other.returning.show(ID)
    all_by_card(other.returning)

    window.post("card")

    assert len(past(desk)) == 1
    assert "MUG" in bench.notice.model.text
    assert window.model.stage is Stage.MONEY


def test_what_was_not_refunded_on_amazon_is_not_posted(
    window: ReturnPresenter, bench: BenchPresenter, desk: Desk
) -> None:
    window.next()
    window.all()
    to_the_money(window, refunded=False)
    assert (window.model.refunded_word, window.model.post_live) == ("Not refunded yet", False)

    window.post("card")

    assert past(desk) == []
    assert receipts(desk) == []
    assert bench.notice.shown
    window.refunded()
    assert (window.model.refunded_word, window.model.post_live) == ("Refunded on Amazon", True)


def test_nothing_is_chosen_without_a_unit_and_back_goes_stage_by_stage(
    window: ReturnPresenter, desk: Desk
) -> None:
    window.next()
    assert (window.model.stage, window.model.next_live) == (Stage.LINES, False)
    assert window.model.reason_word == "Why did it come back?"
    window.next()
    assert window.model.stage is Stage.LINES

    window.more("L-MUG")
    window.next()
    window.amount()
    window.back()
    assert (window.model.stage, window.model.typing) == (Stage.MONEY, False)
    window.back()
    window.less("L-MUG")
    assert (window.model.stage, line(window, "MUG").conditions) == (Stage.LINES, ())
    window.back()
    window.back()
    assert not window.model.shown
    assert past(desk) == []


def test_an_order_of_which_nothing_was_sent_has_nothing_to_return(
    bench: BenchPresenter, desk: Desk
) -> None:
    keep(desk.store, an_order())

    bench.returning.show(ID)

    assert not bench.returning.model.next_live
    assert bench.returning.model.hint.startswith("Nothing of this order can come back")


def test_an_order_that_is_not_here_is_said(bench: BenchPresenter) -> None:
    bench.returning.show(ID)

    assert bench.notice.shown
    assert not bench.returning.model.shown
