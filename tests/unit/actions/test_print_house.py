"""Receipts and put-back slips in the outbox: queued with what they belong to, and told truly."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.actions import put_out
from kiosk.actions.changes import Changes
from kiosk.actions.desk import Desk
from kiosk.actions.paper_queries import papers_of, to_show
from kiosk.actions.paper_rows import decoded
from kiosk.actions.post_return import Payout, Posted, give_back, reverse_return
from kiosk.actions.print_house import print_put_back, print_receipt
from kiosk.actions.print_paper import Wish, print_paper, reprint
from kiosk.actions.rest import put_back
from kiosk.domain.journal import Event, Means
from kiosk.domain.money import Money
from kiosk.domain.outbox import Sending
from kiosk.domain.paper import PaperKind
from kiosk.domain.paper_state import PaperState, paper_state
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.returns import Condition, Draft
from kiosk.domain.till import Tender
from kiosk.domain.values import LineId
from tests.fakes.builders import a_line, an_order, order_id
from tests.fakes.kept import history, keep, kept
from tests.unit.actions.house import ID, PLAN, came_out, printed, rows

RECEIPT = PaperKind.RETURN_RECEIPT
SENT = an_order().of(a_line("MUG", 3, price=Money(500, "GBP"), fulfilled=3)).despatched()
IN_HAND = an_order().of(("MUG", 2)).picked()


def draft(units: int = 1) -> Draft:
    return Draft(units={LineId("L-MUG"): {Condition.BACK_TO_STOCK: units}}, refunded=True)


def returned(desk: Desk, units: int = 1, printer: str = "Receipts") -> Posted:
    return give_back(desk, ID, draft(units), Payout(tender=Tender.CARD, printer=printer))


def test_a_return_and_its_receipt_are_posted_together(desk: Desk) -> None:
    keep(desk.store, SENT)

    found = returned(replace(desk, person="Sam"))

    (row,) = rows(desk)
    job = decoded(row)
    assert job is not None
    assert (job.kind, job.number, job.copy, job.person) == (RECEIPT, 1, 1, "Sam")
    assert row.place == "Bench 1/Receipts"
    assert row.key == f"print:{ID}:return-receipt-1:1"
    assert found.changes == Changes(frozenset({ID}), till=True)
    assert [(one.event, one.note) for one in history(desk.store)][-2:] == [
        (Event.RETURNED, "1"), (Event.PRINTED, "return-receipt-1 1"),
    ]  # fmt: skip


def test_a_return_that_is_refused_prints_nothing(desk: Desk) -> None:
    keep(desk.store, SENT)

    with pytest.raises(Refused):
        returned(desk, units=4)

    assert rows(desk) == []


def test_without_a_printer_a_return_is_posted_without_a_paper(desk: Desk) -> None:
    keep(desk.store, SENT)

    give_back(desk, ID, draft(), Payout(tender=Tender.CASH, amount=Money(100, "GBP")))
    returned(desk, printer="")
    reverse_return(desk, 1)

    assert rows(desk) == []


def test_each_return_and_its_reversal_count_their_copies_by_themselves(desk: Desk) -> None:
    keep(desk.store, SENT)
    returned(desk)
    came_out(desk)
    returned(desk)
    came_out(desk)
    reverse_return(desk, 1, "Receipts")
    came_out(desk)

    print_receipt(desk, 1, "Laser")

    assert printed(desk) == [
        ("return-receipt-1", 1, Sending.DONE),
        ("return-receipt-2", 1, Sending.DONE),
        ("return-receipt-3", 1, Sending.DONE),
        ("return-receipt-1", 2, Sending.WAITING),
    ]
    with pytest.raises(Refused):
        print_receipt(desk, 99, "Laser")


def test_a_copy_withdraws_no_receipt_of_another_return(desk: Desk) -> None:
    keep(desk.store, an_order().of(a_line("MUG", 12, price=Money(500, "GBP"))).fulfilled(12))
    for _ in range(11):
        returned(desk)

    print_receipt(desk, 1, "Receipts")

    states = {label: state for label, _, state in printed(desk)[:-1]}
    assert states.pop("return-receipt-1") is Sending.SUPERSEDED
    assert set(states.values()) == {Sending.WAITING}


def test_the_window_prints_the_newest_receipt_again_and_only_if_it_is_the_orders_own(
    desk: Desk,
) -> None:
    keep(desk.store, SENT, an_order(2).fulfilled(1))
    returned(desk)
    returned(desk)
    view = papers_of(desk, ID)

    assert (view.newest, view.number(RECEIPT), view.copies[RECEIPT]) == (RECEIPT, 2, 1)
    print_paper(desk, ID, Wish(RECEIPT, "Receipts", 2))
    reprint(desk, PLAN, ID, Means.SCAN)
    assert printed(desk)[-1] == ("return-receipt-2", 3, Sending.WAITING)
    for number, order in ((3, ID), (2, order_id(2)), (0, ID)):
        with pytest.raises(Refused) as no:
            print_paper(desk, order, Wish(RECEIPT, "Receipts", number))
        assert no.value.reason is Refusal.NOT_YET


def test_a_receipt_comes_with_its_return_also_on_the_glass(desk: Desk) -> None:
    keep(desk.store, SENT)
    posted = returned(desk).posted

    (due,) = put_out.due(desk, "Receipts", limit=5)
    shown = to_show(desk, PLAN, papers_of(desk, ID), RECEIPT)

    assert due.paper.returned == posted
    assert due.name == f"return-receipt_{ID}_1_copy-1"
    assert shown is not None
    assert shown == due.paper


def test_a_receipt_of_no_return_is_set_aside_and_not_shown(desk: Desk) -> None:
    keep(desk.store, SENT)
    returned(desk)
    odd = rows(desk)[0]
    text = odd.payload.replace('"number":1', '"number":7')
    desk.store.transact(lambda: desk.store.outbox.move(replace(odd, payload=text)))

    assert to_show(desk, PLAN, papers_of(desk, ID), RECEIPT) is None
    assert put_out.due(desk, "Receipts", limit=5) == []
    assert paper_state(rows(desk)[0]) is PaperState.FAILED


def test_the_goods_of_a_cancelled_order_are_put_back_by_a_slip_that_prints_once(
    desk: Desk,
) -> None:
    keep(desk.store, IN_HAND.cancelled())

    assert print_put_back(desk, ID, "Receipts") == Changes(frozenset({ID}))
    assert not print_put_back(desk, ID, "Receipts")

    assert printed(desk) == [("put-back-slip", 1, Sending.WAITING)]
    assert history(desk.store)[-1].means is Means.ITSELF
    (due,) = put_out.due(desk, "Receipts", limit=5)
    assert due.name == f"put-back-slip_{ID}_copy-1"


@pytest.mark.parametrize(
    "order", [IN_HAND, an_order().cancelled(), an_order().despatched().cancelled()]
)
def test_nothing_is_put_back_that_is_in_nobodys_hands(desk: Desk, order: object) -> None:
    keep(desk.store, order)  # type: ignore[arg-type]

    assert not print_put_back(desk, ID, "Receipts")
    assert rows(desk) == []


def test_a_slip_that_waits_is_withdrawn_once_the_goods_are_back(desk: Desk) -> None:
    keep(desk.store, IN_HAND.cancelled())
    print_put_back(desk, ID, "Receipts")

    put_back(desk, ID)

    assert put_out.due(desk, "Receipts", limit=5) == []
    assert printed(desk) == [("put-back-slip", 1, Sending.SUPERSEDED)]


def test_papers_of_the_house_change_no_order(desk: Desk) -> None:
    keep(desk.store, SENT)
    before = kept(desk.store)

    returned(desk)

    assert kept(desk.store) == before
