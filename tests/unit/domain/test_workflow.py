"""The workflow, walked through: every situation of an order with every move."""

from __future__ import annotations

from itertools import product

import pytest

from kiosk.domain.order import Order, Program, Progress, Standing
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.workflow import (
    BACK,
    MOVES,
    STEPS,
    Move,
    advance,
    allowed,
    done,
    next_step,
    refusal,
)
from tests.fakes.builders import OrderBuilder, a_line, an_order, details

NEW, ALLOCATED, PICKED, PACKED, DESPATCHED = Progress
LEADS = {
    Move.ALLOCATE: {NEW: ALLOCATED},
    Move.COUNT: {NEW: NEW, ALLOCATED: ALLOCATED},
    Move.PICK: {ALLOCATED: PICKED},
    Move.PACK: {PICKED: PACKED},
    Move.DESPATCH: {PACKED: DESPATCHED},
    Move.UNALLOCATE: {ALLOCATED: NEW},
    Move.UNPICK: {PICKED: ALLOCATED},
    Move.UNPACK: {PACKED: PICKED},
    Move.PUT_BACK: {ALLOCATED: NEW, PICKED: NEW, PACKED: NEW},
    Move.PRINT: {p: p for p in Progress},
    Move.HOLD: {p: p for p in Progress if p is not DESPATCHED},
    Move.RELEASE: {p: p for p in Progress if p is not DESPATCHED},
    Move.WAIVE_CANCEL: {p: p for p in Progress if p is not DESPATCHED},
    Move.CORRECT: {PACKED: PACKED, DESPATCHED: DESPATCHED},
}
"""From where each move leads where, when nothing stands in its way: written again by hand."""

LINES = {"none": (), "some": (a_line("A", 2),), "all sent": (a_line("A", 2, fulfilled=2),)}


def situation(
    progress: Progress,
    standing: Standing,
    lines: str = "some",
    *,
    held: str = "",
    cancel: str = "no",
    known: bool = True,
    ship_plus: bool = False,
) -> Order:
    """An order where the axes stand so."""
    builder = an_order().of(*LINES[lines]).facts_with(standing=standing)
    if cancel != "no":
        builder = builder.wanting_to_cancel()
    if ship_plus:
        builder = builder.of_program(Program.SHIP_PLUS)
    if progress >= PACKED:
        builder = builder.packed(details() if known else None)
    return builder.with_(progress=progress, held_for=held, cancel_waived=cancel == "waived").order()


SITUATIONS = tuple(
    situation(p, s, li, held=h, cancel=c, known=k, ship_plus=sp)
    for p, s, li, h, c, k, sp in product(
        Progress,
        Standing,
        LINES,
        ("", "Goods missing"),
        ("no", "asked", "waived"),
        (False, True),
        (False, True),
    )
    if k or p >= PACKED  # without a parcel there is nothing to know of it
)


def made(order: Order, move: Move) -> Order | Refusal:
    try:
        return advance(order, move)
    except Refused as no:
        return no.reason


def nothing_in_the_way(order: Order, move: Move) -> bool:
    """The guards said again, in plain words."""
    facts, parcel = order.facts, order.parcel
    asked = facts.cancel_asked and not order.cancel_waived
    paid = facts.standing is Standing.PAID
    ready = paid and bool(facts.lines) and not order.held_for and not asked
    left_to_send = any(line.ordered > line.fulfilled for line in facts.lines)
    carried = bool(parcel and parcel.details) or facts.has(Program.SHIP_PLUS)
    if move is Move.PRINT:
        return ready
    if move in STEPS or move is Move.COUNT:
        return ready and left_to_send and (carried or move is not Move.DESPATCH)
    return {
        Move.PUT_BACK: facts.standing is Standing.CANCELLED,
        Move.HOLD: not order.held_for,
        Move.RELEASE: bool(order.held_for),
        Move.WAIVE_CANCEL: paid and asked,
    }.get(move, True)


def test_there_is_a_rule_for_every_move() -> None:
    assert set(MOVES) == set(Move) == set(LEADS)


def test_a_button_is_live_exactly_where_its_move_succeeds() -> None:
    for order in SITUATIONS:
        live = allowed(order)
        for move in Move:
            outcome = made(order, move)
            assert isinstance(outcome, Order) == (move in live), (order, move)
            assert (outcome if move not in live else None) is refusal(order, move), (order, move)


def test_a_move_succeeds_where_it_leads_somewhere_and_nothing_is_in_the_way() -> None:
    for order, move in product(SITUATIONS, Move):
        expected = order.progress in LEADS[move] and nothing_in_the_way(order, move)
        assert (refusal(order, move) is None) == expected, (order, move)


def test_a_move_changes_how_far_the_order_is_and_nothing_else() -> None:
    for order, move in product(SITUATIONS, Move):
        outcome = made(order, move)
        if isinstance(outcome, Order):
            expected = OrderBuilder(order).with_(progress=LEADS[move][order.progress]).order()
            assert outcome == expected, (order, move)


def test_every_progress_can_be_reached_and_left_again() -> None:
    reached, open_ends = set[Progress](), [NEW]
    while open_ends:
        progress = open_ends.pop()
        reached.add(progress)
        order = situation(progress, Standing.PAID)
        led = {advance(order, move).progress for move in allowed(order)}
        open_ends += [p for p in led if p not in reached and p not in open_ends]

    assert reached == set(Progress)
    for progress, back in BACK.items():
        order = advance(situation(progress, Standing.PAID), back)
        assert order.progress == progress - 1


def test_a_cancelled_order_goes_no_step_further_and_can_be_put_back() -> None:
    for order in SITUATIONS:
        if order.facts.standing is Standing.CANCELLED:
            assert not allowed(order) & set(STEPS), order
            in_work = order.progress in {ALLOCATED, PICKED, PACKED}
            assert (Move.PUT_BACK in allowed(order)) == in_work, order


def test_a_living_order_is_never_put_back_as_a_whole() -> None:
    for order in SITUATIONS:
        if order.facts.standing is not Standing.CANCELLED:
            assert Move.PUT_BACK not in allowed(order), order


def test_the_last_step_can_be_taken_back_whatever_amazon_says_until_it_has_left() -> None:
    for order in SITUATIONS:
        back = set(BACK.values()) & allowed(order)
        assert back == ({BACK[order.progress]} if order.progress in BACK else set()), order


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("held", ["", "Goods missing"])
@pytest.mark.parametrize("lines", LINES)
def test_an_unpaid_order_says_so_whatever_step_is_touched(
    step: Move, held: str, lines: str
) -> None:
    order = situation(NEW, Standing.PENDING, lines, held=held, cancel="asked")

    assert refusal(order, step) is Refusal.NOT_PAID


@pytest.mark.parametrize(
    ("order", "step", "why"),
    [
        (situation(NEW, Standing.CANCELLED), Move.ALLOCATE, Refusal.CANCELLED),
        (situation(NEW, Standing.OTHER), Move.PRINT, Refusal.STATUS_UNKNOWN),
        (situation(NEW, Standing.PAID, "none"), Move.PRINT, Refusal.NO_LINES),
        (situation(NEW, Standing.PAID, "all sent"), Move.ALLOCATE, Refusal.NOTHING_TO_SEND),
        (situation(PICKED, Standing.PAID, held="Broken"), Move.PACK, Refusal.HELD),
        (situation(PICKED, Standing.PAID, cancel="asked"), Move.PACK, Refusal.CANCEL_ASKED),
        (situation(NEW, Standing.PAID), Move.PACK, Refusal.NOT_YET),
        (situation(NEW, Standing.PAID), Move.DESPATCH, Refusal.NOT_YET),
        (situation(PICKED, Standing.PAID), Move.ALLOCATE, Refusal.ALREADY_DONE),
        (situation(PACKED, Standing.PAID, known=False), Move.DESPATCH, Refusal.NO_CARRIER_DETAILS),
        (situation(DESPATCHED, Standing.PAID), Move.PACK, Refusal.DESPATCHED),
        (situation(DESPATCHED, Standing.PAID), Move.UNPACK, Refusal.DESPATCHED),
        (situation(DESPATCHED, Standing.PAID), Move.DESPATCH, Refusal.DESPATCHED),
        (situation(NEW, Standing.PAID), Move.RELEASE, Refusal.NOT_HELD),
        (situation(NEW, Standing.PAID), Move.WAIVE_CANCEL, Refusal.ALREADY_DONE),
        (situation(NEW, Standing.PAID), Move.CORRECT, Refusal.NOT_YET),
        (situation(NEW, Standing.PENDING), Move.COUNT, Refusal.NOT_PAID),
        (situation(NEW, Standing.PAID, "all sent"), Move.COUNT, Refusal.NOTHING_TO_SEND),
        (situation(PICKED, Standing.PAID), Move.COUNT, Refusal.ALREADY_DONE),
        (situation(DESPATCHED, Standing.PAID), Move.COUNT, Refusal.DESPATCHED),
    ],
)
def test_a_refusal_names_what_stands_in_the_way(order: Order, step: Move, why: Refusal) -> None:
    assert refusal(order, step) is why


def test_goods_are_counted_before_they_are_picked_and_never_after() -> None:
    for order in SITUATIONS:
        if Move.COUNT in allowed(order):
            assert order.progress in {NEW, ALLOCATED}, order
            assert Move.PICK in allowed(order) or order.progress is NEW, order


def test_a_ship_plus_order_leaves_without_carrier_details() -> None:
    order = situation(PACKED, Standing.PAID, known=False, ship_plus=True)

    assert refusal(order, Move.DESPATCH) is None


@pytest.mark.parametrize(
    ("progress", "bold"),
    [
        (NEW, []),
        (ALLOCATED, [Move.ALLOCATE]),
        (PICKED, [Move.ALLOCATE, Move.PICK]),
        (PACKED, [Move.ALLOCATE, Move.PICK, Move.PACK]),
        (DESPATCHED, [Move.ALLOCATE, Move.PICK, Move.PACK, Move.DESPATCH]),
    ],
)
def test_each_step_turns_bold_when_it_is_done(progress: Progress, bold: list[Move]) -> None:
    order = situation(progress, Standing.PAID)

    assert [step for step in STEPS if done(order, step)] == bold


def test_print_turns_bold_with_the_first_copy_at_any_progress() -> None:
    assert not done(an_order().order(), Move.PRINT)
    assert done(an_order().printed().order(), Move.PRINT)
    assert not done(an_order().picked().order(), Move.PRINT)


@pytest.mark.parametrize(
    ("progress", "step"),
    [
        (NEW, Move.ALLOCATE),
        (ALLOCATED, Move.PICK),
        (PICKED, Move.PACK),
        (PACKED, Move.DESPATCH),
        (DESPATCHED, None),
    ],
)
def test_the_step_that_is_due_is_the_first_one_not_done(
    progress: Progress, step: Move | None
) -> None:
    printed = OrderBuilder(situation(progress, Standing.PAID)).printed()

    assert next_step(printed.order()) is step


def test_the_picking_note_comes_first_and_is_not_asked_for_later() -> None:
    assert next_step(an_order().order()) is Move.PRINT
    assert next_step(an_order().allocated().order()) is Move.PICK
