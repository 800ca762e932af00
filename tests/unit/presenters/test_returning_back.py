"""A return that is taken back: asked for first, posted the other way, and never twice."""

from __future__ import annotations

import pytest

from kiosk.actions import till
from kiosk.actions.desk import Desk
from kiosk.actions.paper_rows import decoded
from kiosk.actions.stock import receive, write_off
from kiosk.domain.money import Money
from kiosk.domain.outbox import Kind
from kiosk.domain.product import Product
from kiosk.domain.stock import Level
from kiosk.domain.till import EntryKind
from kiosk.domain.values import Sku
from kiosk.presenters.bench import BenchPresenter
from kiosk.presenters.returning import ReturnPresenter
from tests.fakes.builders import a_line, an_order, order_id
from tests.fakes.kept import keep, postings
from tests.fakes.runner import Later

ID, MUG = order_id(), Sku("MUG")
SENT = an_order().of(a_line("MUG", 2, price=Money(1400, "GBP"), fulfilled=2)).despatched()


@pytest.fixture
def window(bench: BenchPresenter, desk: Desk) -> ReturnPresenter:
    """The window, after both mugs were given back in cash."""
    keep(desk.store, SENT)
    mug = Product(sku=MUG, tracked=True)
    desk.store.transact(lambda: desk.store.products.save_all([mug]))
    receive(desk, MUG, 10)
    bench.returning.show(ID)
    cash(bench.returning)
    bench.notice.close()
    return bench.returning


def cash(window: ReturnPresenter) -> None:
    window.next()
    window.all()
    window.next()
    window.refunded()
    window.post("cash")


def level(desk: Desk) -> Level:
    return desk.store.read(lambda: desk.store.stock.levels((MUG,)))[MUG]


def test_a_person_is_asked_before_a_return_is_taken_back(
    window: ReturnPresenter, bench: BenchPresenter, desk: Desk
) -> None:
    window.reverse("1")
    assert bench.notice.model.title == "Reverse return 1?"

    bench.notice.other()

    assert level(desk) == Level(on_hand=12)
    assert len(window.model.past) == 1


def test_it_is_posted_the_other_way_with_a_receipt_of_its_own(
    window: ReturnPresenter, bench: BenchPresenter, desk: Desk
) -> None:
    window.reverse("1")
    bench.notice.choose("yes")

    assert level(desk) == Level(on_hand=10)
    kinds = {entry.kind: entry.amount.minor for entry in till.look(desk).lines}
    assert kinds == {EntryKind.RETURN: -2800, EntryKind.REVERSAL: 2800}
    assert till.look(desk).drawers[0].expected == Money(0, "GBP")
    jobs = [decoded(row) for row in postings(desk.store, Kind.PRINT)]
    assert [job.label for job in jobs if job] == ["return-receipt-1", "return-receipt-2"]
    said = bench.notice.model
    assert said.title == "Return 1 reversed"
    assert said.text == "£28.00 by Cash is taken back. The receipt is on its way to Laser."


def test_what_was_taken_back_can_come_back_again_and_is_reversed_once(
    window: ReturnPresenter, bench: BenchPresenter
) -> None:
    window.reverse("1")
    bench.notice.choose("yes")

    assert [(one.text.split(" · ")[0], one.reverse_word) for one in window.model.past] == [
        ("Reversal 2", ""), ("Return 1", ""),
    ]  # fmt: skip
    assert window.model.past[1].text.endswith("reversed")
    assert window.model.next_live

    window.reverse("1")
    bench.notice.choose("yes")
    assert len(window.model.past) == 2
    assert "revers" in bench.notice.model.title.lower()


def test_goods_that_have_gone_on_keep_the_return_as_it_is(
    window: ReturnPresenter, bench: BenchPresenter, desk: Desk
) -> None:
    write_off(desk, MUG, 11)

    window.reverse("1")
    bench.notice.choose("yes")

    assert level(desk) == Level(on_hand=1)
    assert "MUG" in bench.notice.model.text
    assert window.model.past[0].reverse_word == "Reverse"


def test_two_answers_reverse_once(busy_bench: BenchPresenter, later: Later, desk: Desk) -> None:
    keep(desk.store, SENT)
    window = busy_bench.returning
    window.show(ID)
    later.catch_up()
    cash(window)
    later.catch_up()
    for _ in range(2):
        window.reverse("1")
        busy_bench.notice.choose("yes")

    later.catch_up()

    assert len(window.model.past) == 2
    assert busy_bench.notice.model.title == "Return 1 reversed"
