"""Which papers an order may have, where they come out, and how far one is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.order import Order, Progress
from kiosk.domain.outbox import Kind, Posting, Sending
from kiosk.domain.paper import (
    OF_AN_ORDER,
    PaperJob,
    PaperKind,
    PrintPlan,
    paper_refusal,
    parcel_of,
    place,
    print_next,
    still_wanted,
)
from kiosk.domain.paper_state import Kept, PaperState, Trouble, kept, paper_state
from kiosk.domain.personal import Address, Personal
from kiosk.domain.refusals import Refusal
from kiosk.domain.values import LineId
from kiosk.wording import papers as words
from tests.fakes.builders import OrderBuilder, an_order, details, order_id
from tests.fakes.clock import NOON

NOTE, SLIP, LABEL, BACK = OF_AN_ORDER
PUT_BACK, RECEIPT = PaperKind.PUT_BACK_SLIP, PaperKind.RETURN_RECEIPT
PLAN = PrintPlan(
    printers=("Receipts", "Labels"),
    by_kind={LABEL: "Labels", SLIP: "Receipts"},
    automatic=(SLIP, LABEL, BACK),
    shown=frozenset({"Labels"}),
)


def without_address(order: Order) -> Order:
    personal = Personal(address=Address(country="GB"))
    return replace(order, facts=replace(order.facts, personal=personal))


def with_address(order: Order) -> Order:
    personal = Personal(address=Address(line1="1 Mill Lane", city="Leeds", country="GB"))
    return replace(order, facts=replace(order.facts, personal=personal))


PAID = with_address(an_order().order())


@pytest.mark.parametrize(
    ("order", "papers"),
    [
        (PAID, (NOTE, SLIP, LABEL)),
        (without_address(PAID), (NOTE, SLIP)),
        (with_address(an_order().unpaid().order()), ()),
        (with_address(an_order().cancelled().order()), ()),
        (with_address(an_order().held().order()), ()),
        (with_address(an_order().despatched().order()), OF_AN_ORDER),
    ],
)
def test_an_order_may_have_these_papers(order: Order, papers: tuple[PaperKind, ...]) -> None:
    assert tuple(kind for kind in OF_AN_ORDER if paper_refusal(order, kind) is None) == papers


def test_a_label_without_an_address_says_why() -> None:
    assert paper_refusal(without_address(PAID), LABEL) is Refusal.NO_ADDRESS
    assert paper_refusal(PAID, BACK) is Refusal.NOT_YET
    assert paper_refusal(PAID, PaperKind.TILL_READING) is Refusal.NOT_YET


@pytest.mark.parametrize(
    ("order", "why"),
    [
        (an_order().picked().cancelled(), None),
        (an_order().packed(details()).cancelled(), None),
        (an_order().picked(), Refusal.ALREADY_DONE),
        (an_order().cancelled(), Refusal.NOT_YET),
        (an_order().despatched().cancelled(), Refusal.DESPATCHED),
    ],
)
def test_only_what_is_in_hand_of_a_cancelled_order_is_put_back(
    order: OrderBuilder, why: Refusal | None
) -> None:
    assert paper_refusal(order.order(), PUT_BACK) is why


def test_a_receipt_belongs_to_goods_that_were_sent_whatever_became_of_the_order() -> None:
    sent = an_order().fulfilled(1)

    assert paper_refusal(sent.order(), RECEIPT) is None
    assert paper_refusal(sent.cancelled().order(), RECEIPT) is None
    assert paper_refusal(PAID, RECEIPT) is Refusal.NOT_YET


def test_a_paper_is_wanted_while_its_parcel_is_packed_and_its_goods_are_not_put_back() -> None:
    packed = an_order().packed(details()).order()
    slip = PaperJob(kind=SLIP, copy=1, printer="", at=NOON, parcel=packed.parcels[0].ref)
    back = PaperJob(kind=PUT_BACK, copy=1, printer="", at=NOON)

    assert still_wanted(packed, slip)
    assert not still_wanted(PAID, slip)
    assert still_wanted(an_order().picked().cancelled().order(), back)
    assert not still_wanted(an_order().cancelled().order(), back)


def test_copies_of_receipts_are_counted_return_by_return() -> None:
    job = PaperJob(kind=RECEIPT, copy=1, printer="", at=NOON, number=12)

    assert (job.series, job.label) == ((RECEIPT, 12, 0), "return-receipt-12")
    assert replace(job, kind=SLIP, number=0).label == "packing-slip"


def test_what_prints_next_is_what_was_never_printed() -> None:
    assert print_next(PAID, {}) == (NOTE, SLIP, LABEL)
    assert print_next(PAID, {NOTE: 2, LABEL: 1}) == (SLIP,)
    assert print_next(an_order().unpaid().order(), {}) == ()


def test_a_paper_comes_out_where_it_is_set_to_or_at_the_first_printer() -> None:
    assert [PLAN.printer(kind) for kind in OF_AN_ORDER] == [
        "Receipts", "Receipts", "Labels", "Receipts",
    ]  # fmt: skip
    assert PLAN.pops_up(LABEL)
    assert not PLAN.pops_up(NOTE)
    assert place("Bench 1", PLAN.printer(LABEL)) == "Bench 1/Labels"


@pytest.mark.parametrize(
    ("order", "papers"),
    [
        (an_order().order(), ()),
        (an_order().picked().order(), (SLIP, LABEL)),
        (an_order().packed(details()).order(), (SLIP, LABEL)),
        (an_order().despatched().order(), ()),
    ],
)
def test_papers_print_by_themselves_once_picked_where_a_printer_is_named(
    order: Order, papers: tuple[PaperKind, ...]
) -> None:
    assert PLAN.by_itself(with_address(order)) == papers
    assert replace(PLAN, by_kind={}).by_itself(with_address(order)) == ()


def test_a_return_slip_prints_by_itself_when_the_order_has_left() -> None:
    plan = replace(PLAN, by_kind={BACK: "Receipts"})

    assert plan.by_itself(with_address(an_order().despatched().order())) == (BACK,)


def test_a_picking_note_belongs_to_no_parcel() -> None:
    packed = an_order().packed(details()).order()

    assert parcel_of(packed, NOTE) == ("", 0)
    assert parcel_of(packed, PUT_BACK) == parcel_of(packed, RECEIPT) == ("", 0)
    assert parcel_of(packed, SLIP) == (packed.parcels[-1].ref, 0)
    assert parcel_of(PAID, SLIP) == ("", 0)


def test_the_papers_of_several_parcels_are_told_apart() -> None:
    order = an_order().of(("MUG-BLUE", 3))
    shared = order.packed(details(), ref="7").parcel_with(contents={LineId("L-MUG-BLUE"): 1})
    first = shared.picked()
    one_left = shared.despatched().with_(progress=Progress.NEW)
    both = one_left.packed(details("X"), ref="8")

    assert parcel_of(first.order(), SLIP) == ("7", 1)
    assert parcel_of(one_left.order(), SLIP) == ("", 2), "the next parcel has no reference yet"
    assert parcel_of(both.order(), SLIP) == ("8", 2)
    assert parcel_of(both.despatched().order(), BACK) == ("8", 2)


def posting(state: Sending, answer: str = "") -> Posting:
    return Posting(
        id=1, kind=Kind.PRINT, key="k", order=order_id(), payload="", state=state, attempts=1,
        not_before=NOON, answer=answer,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("state", "trouble", "how"),
    [
        (Sending.WAITING, None, PaperState.QUEUED),
        (Sending.WAITING, Trouble.PAPER_OUT, PaperState.BLOCKED),
        (Sending.SENDING, None, PaperState.SENT),
        (Sending.SENDING, Trouble.COVER_OPEN, PaperState.BLOCKED),
        (Sending.UNKNOWN, None, PaperState.SENT),
        (Sending.UNKNOWN, Trouble.OTHER, PaperState.SENT),
        (Sending.UNKNOWN, Trouble.PAUSED, PaperState.BLOCKED),
        (Sending.PARKED, None, PaperState.UNKNOWN),
        (Sending.PARKED, Trouble.UNSURE, PaperState.UNKNOWN),
        (Sending.PARKED, Trouble.GIVEN_UP, PaperState.FAILED),
        (Sending.PARKED, Trouble.UNPRINTABLE, PaperState.FAILED),
        (Sending.SUPERSEDED, None, PaperState.WITHDRAWN),
        (Sending.DONE, None, PaperState.CONFIRMED),
    ],
)
def test_how_far_a_paper_is_is_told_by_its_row(
    state: Sending, trouble: Trouble | None, how: PaperState
) -> None:
    answer = Kept(trouble).answer if trouble else ""

    assert paper_state(posting(state, answer)) is how


@pytest.mark.parametrize(
    "why",
    [Kept(Trouble.AWAY), Kept(Trouble.JAM, held=True), Kept(Trouble.OTHER, True, "a | b")],
)
def test_what_keeps_a_paper_is_read_as_it_was_written(why: Kept) -> None:
    assert kept(posting(Sending.UNKNOWN, why.answer)) == why


@pytest.mark.parametrize("answer", ["", "papers/1.pdf", "Receipts: printed", "no-such-trouble|"])
def test_an_answer_that_tells_of_no_trouble_keeps_nothing(answer: str) -> None:
    assert kept(posting(Sending.WAITING, answer)) is None


def test_the_place_of_a_paper_that_is_out_is_no_trouble() -> None:
    assert kept(posting(Sending.DONE, Trouble.AWAY.value)) is None


def test_every_kind_state_and_trouble_has_its_words() -> None:
    assert set(words.KINDS) == set(PaperKind)
    assert set(words.STATES) == set(PaperState)
    assert set(words.TROUBLES) == set(words.WHAT_TO_DO) == set(Trouble)
