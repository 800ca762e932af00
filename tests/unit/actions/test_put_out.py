"""The print relay's side of the outbox."""

from __future__ import annotations

from datetime import timedelta

from kiosk.actions import put_out
from kiosk.actions.desk import Desk
from kiosk.actions.print_note import print_note
from kiosk.domain.journal import Event
from kiosk.domain.outbox import Kind, Sending
from kiosk.domain.product import Product
from kiosk.domain.values import Sku
from tests.fakes.builders import an_order, order_id
from tests.fakes.clock import NOON, TurnableClock
from tests.fakes.kept import history, keep, postings


def printed(desk: Desk, number: int = 1) -> None:
    keep(desk.store, an_order(number))
    print_note(desk, order_id(number))


def states(desk: Desk) -> list[Sending]:
    return [row.state for row in postings(desk.store, Kind.PRINT)]


def test_a_paper_comes_with_its_order_its_copy_and_its_products(desk: Desk) -> None:
    mug = Product(sku=Sku("MUG-BLUE"), bin="A-01")
    desk.store.transact(lambda: desk.store.products.save_all([mug]))
    printed(desk)

    (paper,) = put_out.due(desk, limit=10)

    assert (paper.order.id, paper.copy, dict(paper.products)) == (order_id(), 1, {mug.sku: mug})


def test_papers_of_an_order_that_is_gone_are_left_out(desk: Desk) -> None:
    desk.store.transact(lambda: desk.store.outbox.put(Kind.PRINT, "print:x", order_id(9), "1"))

    assert put_out.due(desk, limit=10) == []


def test_being_put_out_is_kept_before_the_first_byte(desk: Desk) -> None:
    printed(desk)

    paper = put_out.begin(desk, put_out.due(desk, limit=10)[0])

    (row,) = postings(desk.store, Kind.PRINT)
    assert row == paper.posting
    assert (row.state, row.attempts, row.sent_at) == (Sending.SENDING, 1, NOON)


def test_where_a_paper_is_and_that_it_is_out_is_written_down(desk: Desk) -> None:
    printed(desk)
    paper = put_out.begin(desk, put_out.due(desk, limit=10)[0])

    put_out.finish(desk, paper, Sending.DONE, "papers/1.pdf")

    (row,) = postings(desk.store, Kind.PRINT)
    assert (row.state, row.answer) == (Sending.DONE, "papers/1.pdf")
    last = history(desk.store)[-1]
    assert (last.event, last.note) == (Event.PAPER, "done")


def test_a_paper_that_waits_is_due_when_its_time_has_come(desk: Desk, clock: TurnableClock) -> None:
    printed(desk)
    paper = put_out.begin(desk, put_out.due(desk, limit=10)[0])
    put_out.finish(desk, paper, Sending.WAITING, "no paper", timedelta(seconds=5))

    assert put_out.due(desk, limit=10) == []
    clock.advance(5)
    assert len(put_out.due(desk, limit=10)) == 1


def test_a_paper_under_way_at_a_crash_may_have_come_out(desk: Desk) -> None:
    printed(desk)
    put_out.begin(desk, put_out.due(desk, limit=10)[0])

    put_out.recover(desk)

    assert states(desk) == [Sending.UNKNOWN]
