"""Readings of the till in the outbox: papers without an order that want for nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from kiosk.actions import put_out, queries, till
from kiosk.actions.changes import Changes
from kiosk.actions.desk import Desk
from kiosk.actions.paper_queries import AtPrinter, papers_of, to_show, unknown_readings
from kiosk.actions.paper_rows import decoded, find_by_check_code, name_of_paper
from kiosk.actions.post_return import Payout, give_back
from kiosk.actions.print_house import print_reading
from kiosk.actions.print_paper import reprint
from kiosk.actions.settle_paper import settle
from kiosk.documents.check_code import check_code
from kiosk.domain.money import Money
from kiosk.domain.outbox import Sending
from kiosk.domain.paper import PaperKind
from kiosk.domain.paper_state import PaperState, Trouble, paper_state
from kiosk.domain.reading_ids import reading_id
from kiosk.domain.returns import Condition, Draft
from kiosk.domain.till import Reading, ReadingKind, Tender
from kiosk.domain.values import LineId
from tests.fakes.builders import a_line, an_order
from tests.fakes.clock import TurnableClock
from tests.fakes.kept import keep
from tests.unit.actions.house import ID, PLAN, came_out, parked, printed, rows


def an_x(desk: Desk) -> Reading:
    return till.look(desk)


def a_z(desk: Desk) -> Reading:
    return till.close(desk, [Money(100, "GBP")])[0]


def test_a_z_is_printed_as_it_is_kept_and_the_second_paper_is_a_copy(desk: Desk) -> None:
    closed = a_z(desk)
    of = reading_id(closed)

    assert print_reading(desk, closed, "Laser") == Changes(till=True)
    came_out(desk, of)
    print_reading(desk, replace(closed, person="somebody else"), "Laser")

    assert printed(desk, of) == [
        ("till-reading-1", 1, Sending.DONE), ("till-reading-1", 2, Sending.WAITING),
    ]  # fmt: skip
    assert '"reading":null' in rows(desk, of)[0].payload
    (due,) = put_out.due(desk, "Laser", limit=5)
    assert (due.paper.reading, due.paper.order, due.paper.of) == (closed, None, of)
    assert due.name == "till-reading_z-1_Bench-1_copy-2"


def test_an_x_is_printed_as_it_was_taken_whatever_was_posted_since(
    desk: Desk, clock: TurnableClock
) -> None:
    looked = an_x(desk)
    print_reading(desk, looked, "Laser")
    clock.advance(1)
    keep(desk.store, an_order().of(a_line("MUG", 1, fulfilled=1)))
    draft = Draft(units={LineId("L-MUG"): {Condition.WRITTEN_OFF: 1}}, refunded=True)
    give_back(desk, ID, draft, Payout(tender=Tender.CASH, amount=Money(100, "GBP")))
    print_reading(desk, an_x(desk), "Laser")

    (due,) = [one for one in put_out.due(desk, "Laser", limit=5) if one.paper.reading == looked]

    assert due.paper.job.copy == 1
    assert looked.kind is ReadingKind.X
    assert len(put_out.due(desk, "Laser", limit=5)) == 2


def test_two_benches_close_with_the_same_number_and_never_print_each_others(desk: Desk) -> None:
    other = replace(desk, bench="Bench 2")
    ours, theirs = a_z(desk), a_z(other)
    print_reading(desk, ours, "Laser")
    print_reading(other, theirs, "Laser")

    (due,) = put_out.due(desk, "Laser", limit=5)
    (elsewhere,) = put_out.due(other, "Laser", limit=5)

    assert ours.number == theirs.number == 1
    assert (due.paper.reading, elsewhere.paper.reading) == (ours, theirs)


def test_a_z_that_is_not_kept_is_set_aside(desk: Desk) -> None:
    never = replace(an_x(desk), kind=ReadingKind.Z)
    print_reading(desk, never, "Laser")

    assert put_out.due(desk, "Laser", limit=5) == []
    assert paper_state(rows(desk, reading_id(never))[0]) is PaperState.FAILED


def test_a_reading_in_trouble_stands_on_the_strip_and_leads_to_no_order(desk: Desk) -> None:
    looked = an_x(desk)
    print_reading(desk, looked, "Laser")
    parked(desk, reading_id(looked))

    assert queries.strip(desk).printers == (AtPrinter(printer="Laser", trouble=Trouble.UNSURE),)
    assert [row.order for row in unknown_readings(desk)] == [reading_id(looked)]


def test_a_person_settles_a_reading_or_its_own_check_code_does(desk: Desk) -> None:
    looked = an_x(desk)
    of = reading_id(looked)
    print_reading(desk, looked, "Laser")
    row = parked(desk, of)
    job = decoded(row)
    assert job is not None

    found = find_by_check_code(desk, check_code(name_of_paper(of, job)))
    assert found is not None
    assert settle(desk, of, found.posting.key, came_out=True) == Changes(till=True)

    assert paper_state(rows(desk, of)[0]) is PaperState.CONFIRMED
    assert unknown_readings(desk) == ()


def test_a_reading_that_did_not_come_out_is_printed_again_as_it_was(
    desk: Desk, clock: TurnableClock
) -> None:
    looked = an_x(desk)
    of = reading_id(looked)
    print_reading(desk, looked, "Receipts")
    settle(desk, of, parked(desk, of).key, came_out=False)
    clock.advance(timedelta(hours=1))

    assert reprint(desk, PLAN, of) == Changes(till=True)

    (due,) = put_out.due(desk, "Laser", limit=5)
    assert (due.paper.reading, due.paper.job.copy, due.paper.job.at) == (looked, 2, clock.now())


def test_a_reading_under_way_when_the_bench_died_is_asked_for_like_any_paper(desk: Desk) -> None:
    looked = an_x(desk)
    print_reading(desk, looked, "Gone")
    print_reading(desk, a_z(desk), "Laser")
    begun = put_out.begin(desk, put_out.due(desk, "Laser", limit=5)[0])
    assert begun is not None

    put_out.recover(desk, PLAN)

    assert rows(desk, reading_id(looked))[0].place == "Bench 1/Laser"
    assert rows(desk, begun.paper.of)[0].state is Sending.UNKNOWN


def test_the_window_shows_a_reading_and_offers_no_paper_of_an_order(desk: Desk) -> None:
    looked = an_x(desk)
    of = reading_id(looked)
    print_reading(desk, looked, "Laser")

    view = papers_of(desk, of)
    shown = to_show(desk, PLAN, view, PaperKind.TILL_READING)

    assert (view.order, view.newest) == (None, PaperKind.TILL_READING)
    assert shown is not None
    assert shown.reading == looked
    assert to_show(desk, PLAN, view, PaperKind.PUT_BACK_SLIP) is None


def test_others_hear_of_a_reading_as_of_any_paper(desk: Desk) -> None:
    head = desk.store.read(desk.store.journal.head)
    looked = an_x(desk)

    print_reading(desk, looked, "Laser")

    _, heard = desk.store.read(lambda: desk.store.journal.since(head, limit=10))
    assert heard == {reading_id(looked)}
