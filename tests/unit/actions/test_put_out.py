"""The print relays' side of the outbox."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.actions import put_out
from kiosk.actions.desk import Desk
from kiosk.actions.paper_rows import decoded
from kiosk.actions.print_paper import Wish, print_paper
from kiosk.actions.put_out import Due
from kiosk.actions.settle_paper import SEEN, settle
from kiosk.domain.journal import Event
from kiosk.domain.outbox import Kind, Posting, Sending
from kiosk.domain.paper import PaperKind, PrintPlan
from kiosk.domain.paper_state import Kept, PaperState, Trouble, paper_state
from kiosk.domain.product import Product
from kiosk.domain.values import Sku
from tests.fakes.builders import an_order, details, order_id
from tests.fakes.clock import NOON, TurnableClock
from tests.fakes.kept import history, keep, postings

PLAN = PrintPlan(printers=("Laser", "Labels"), by_kind={PaperKind.ADDRESS_LABEL: "Labels"})


def printed(desk: Desk, number: int = 1, kind: PaperKind = PaperKind.PICKING_NOTE) -> None:
    keep(desk.store, an_order(number))
    print_paper(desk, order_id(number), Wish(kind, "Laser"))


def row(desk: Desk) -> Posting:
    return postings(desk.store, Kind.PRINT)[-1]


def due(desk: Desk) -> list[Due]:
    return put_out.due(desk, "Laser", limit=10)


def begun(desk: Desk) -> Due:
    found = put_out.begin(desk, due(desk)[0])
    assert found is not None
    return found


def test_a_paper_comes_with_its_order_its_copy_and_its_products(desk: Desk) -> None:
    mug = Product(sku=Sku("MUG-BLUE"), bin="A-01")
    desk.store.transact(lambda: desk.store.products.save_all([mug]))
    printed(desk)

    (found,) = due(desk)

    assert (found.paper.of, found.paper.job.copy) == (order_id(), 1)
    assert dict(found.paper.products) == {mug.sku: mug}
    assert found.name == f"picking-note_{order_id()}_copy-1"


def test_a_paper_of_an_order_that_is_gone_is_set_aside(desk: Desk) -> None:
    printed(desk)
    payload = row(desk).payload
    desk.store.transact(
        lambda: desk.store.outbox.put(Kind.PRINT, "print:x", order_id(9), payload, "Bench 1/Laser")
    )

    assert len(due(desk)) == 1
    (gone,) = postings(desk.store, Kind.PRINT, 9)
    assert paper_state(gone) is PaperState.FAILED


def test_a_paper_of_a_parcel_that_was_unpacked_is_withdrawn(desk: Desk) -> None:
    packed = an_order().packed(details())
    keep(desk.store, packed)
    print_paper(desk, order_id(), Wish(PaperKind.PACKING_SLIP, "Laser"))
    parcel = desk.store.orders.get(order_id()).parcels[-1]
    desk.store.transact(lambda: desk.store.orders.drop_parcel(order_id(), parcel.ref))

    assert due(desk) == []
    assert row(desk).state is Sending.SUPERSEDED


def test_being_put_out_is_kept_before_the_first_byte(desk: Desk) -> None:
    printed(desk)

    found = begun(desk)

    assert row(desk) == found.posting
    assert (row(desk).state, row(desk).attempts, row(desk).sent_at) == (Sending.SENDING, 1, NOON)
    assert history(desk.store)[-1].note == "picking-note 1: sent"


def test_where_a_paper_is_and_that_it_is_out_is_written_down(desk: Desk) -> None:
    printed(desk)

    put_out.finish(desk, begun(desk), Sending.DONE, "papers/1.pdf")

    assert (row(desk).state, row(desk).answer) == (Sending.DONE, "papers/1.pdf")
    last = history(desk.store)[-1]
    assert (last.event, last.note) == (Event.PAPER, "picking-note 1: confirmed")


def test_a_paper_that_waits_is_due_when_its_time_has_come(desk: Desk, clock: TurnableClock) -> None:
    printed(desk)
    answer = Kept(Trouble.PAPER_OUT).answer
    put_out.finish(desk, begun(desk), Sending.WAITING, answer, timedelta(seconds=5))

    assert due(desk) == []
    clock.advance(5)
    assert len(due(desk)) == 1


def test_what_keeps_a_paper_is_reported_only_while_it_is_put_out(desk: Desk) -> None:
    printed(desk)
    found = begun(desk)

    put_out.report(desk, found, Trouble.COVER_OPEN)
    assert paper_state(row(desk)) is PaperState.BLOCKED
    put_out.report(desk, found, None)
    assert paper_state(row(desk)) is PaperState.SENT

    put_out.finish(desk, found, Sending.DONE, "x")
    put_out.report(desk, found, Trouble.COVER_OPEN)
    put_out.finish(desk, found, Sending.PARKED, "y")
    assert (row(desk).state, row(desk).answer) == (Sending.DONE, "x")


def test_a_paper_under_way_at_a_crash_may_have_come_out(desk: Desk) -> None:
    printed(desk)
    begun(desk)

    put_out.recover(desk, PLAN)

    assert row(desk).state is Sending.UNKNOWN


def test_a_crash_of_another_bench_is_its_own_matter(desk: Desk) -> None:
    printed(desk)
    begun(desk)

    put_out.recover(replace(desk, bench="Bench 2"), PLAN)

    assert row(desk).state is Sending.SENDING


@pytest.mark.parametrize("sent", [False, True])
def test_a_paper_for_a_printer_that_is_set_no_more_comes_out_elsewhere_unless_it_was_sent(
    desk: Desk, *, sent: bool
) -> None:
    printed(desk, kind=PaperKind.ADDRESS_LABEL)
    if sent:
        begun(desk)

    put_out.recover(desk, replace(PLAN, printers=("Office", "Labels")))

    assert row(desk).state is (Sending.PARKED if sent else Sending.WAITING)
    assert row(desk).place == ("Bench 1/Laser" if sent else "Bench 1/Labels")
    job = decoded(row(desk))
    assert job is not None
    assert job.printer == ("Laser" if sent else "Labels")


@pytest.mark.parametrize(
    ("came_out", "state", "answer"),
    [(True, Sending.DONE, SEEN), (False, Sending.SUPERSEDED, "")],
)
def test_a_person_says_whether_a_paper_came_out(
    desk: Desk, *, came_out: bool, state: Sending, answer: str
) -> None:
    printed(desk)
    put_out.finish(desk, begun(desk), Sending.PARKED, Kept(Trouble.UNSURE).answer)

    assert settle(desk, order_id(), row(desk).key, came_out=came_out)

    assert (row(desk).state, row(desk).answer) == (state, answer)
    assert not settle(desk, order_id(), row(desk).key, came_out=True)


def test_a_paper_that_nobody_asked_about_is_not_settled(desk: Desk) -> None:
    printed(desk)

    assert not settle(desk, order_id(), row(desk).key, came_out=True)
    assert not settle(desk, order_id(), "print:other", came_out=True)
    assert row(desk).state is Sending.WAITING
