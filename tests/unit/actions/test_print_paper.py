"""Printing: copies are counted, and only the newest one that waits comes out."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from kiosk.actions.desk import Desk
from kiosk.actions.pack import pack
from kiosk.actions.paper_rows import decoded, find_by_check_code, name_of_paper
from kiosk.actions.print_paper import Wish, print_by_itself, print_paper, reprint
from kiosk.documents.check_code import check_code
from kiosk.domain.journal import Event, Means
from kiosk.domain.outbox import Kind, Posting, Sending
from kiosk.domain.paper import PaperJob, PaperKind, PrintPlan
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.values import LineId
from tests.fakes.builders import an_order, details, order_id
from tests.fakes.clock import NOON, TurnableClock
from tests.fakes.kept import history, keep, kept, postings

ID = order_id()
NOTE, SLIP, LABEL, BACK = (
    PaperKind.PICKING_NOTE, PaperKind.PACKING_SLIP, PaperKind.ADDRESS_LABEL, PaperKind.RETURN_SLIP,
)  # fmt: skip
PLAN = PrintPlan(
    printers=("Receipts", "Labels"),
    by_kind={SLIP: "Receipts", LABEL: "Labels"},
    automatic=(SLIP, LABEL, BACK),
)


def rows(desk: Desk) -> list[Posting]:
    return postings(desk.store, Kind.PRINT)


def papers(desk: Desk) -> list[tuple[PaperKind, int, Sending]]:
    found = [(decoded(row), row.state) for row in rows(desk)]
    return [(job.kind, job.copy, state) for job, state in found if job is not None]


def done(desk: Desk) -> None:
    for row in rows(desk):
        write = replace(row, state=Sending.DONE)
        desk.store.transact(lambda write=write: desk.store.outbox.write(write))  # type: ignore[misc]


def test_each_copy_of_the_note_is_counted_and_has_its_own_row(desk: Desk) -> None:
    keep(desk.store, an_order())

    print_paper(desk, ID, Wish(NOTE, "Receipts"))
    assert kept(desk.store).printed == 1
    done(desk)
    print_paper(desk, ID, Wish(NOTE, "Receipts"))

    assert kept(desk.store).printed == 2
    assert papers(desk) == [(NOTE, 1, Sending.DONE), (NOTE, 2, Sending.WAITING)]


def test_other_papers_count_their_copies_by_themselves(desk: Desk) -> None:
    keep(desk.store, an_order())
    print_paper(desk, ID, Wish(NOTE, "Receipts"))

    for _ in range(2):
        print_paper(desk, ID, Wish(SLIP, "Receipts"))
        done(desk)

    assert kept(desk.store).printed == 1
    assert [copy for kind, copy, _ in papers(desk) if kind is SLIP] == [1, 2]


def test_a_row_says_where_the_paper_comes_out_and_who_asked_when(
    desk: Desk, clock: TurnableClock
) -> None:
    keep(desk.store, an_order().packed(details()))
    clock.advance(5)
    sam = replace(desk, person="Sam")

    print_paper(sam, ID, Wish(LABEL, "Labels"))

    (row,) = rows(desk)
    assert row.place == "Bench 1/Labels"
    parcel = kept(desk.store).parcels[-1].ref
    assert decoded(row) == PaperJob(
        kind=LABEL, copy=1, printer="Labels", at=clock.now(), parcel=parcel, person="Sam"
    )
    last = history(desk.store)[-1]
    assert (last.event, last.note) == (Event.PRINTED, "address-label 1")


def test_a_copy_that_still_waits_is_withdrawn_for_the_newer_one(desk: Desk) -> None:
    keep(desk.store, an_order())
    print_paper(desk, ID, Wish(SLIP, "Receipts"))

    for _ in range(11):
        print_paper(desk, ID, Wish(NOTE, "Receipts"))

    states = [state for kind, _, state in papers(desk) if kind is NOTE]
    assert states == [Sending.SUPERSEDED] * 10 + [Sending.WAITING]
    assert papers(desk)[0] == (SLIP, 1, Sending.WAITING)


def test_printing_changes_neither_progress_nor_what_amazon_knows(desk: Desk) -> None:
    keep(desk.store, an_order().despatched())

    print_paper(desk, ID, Wish(NOTE, "Receipts"))

    assert kept(desk.store) == an_order().despatched().printed().with_(version=1).order()
    assert postings(desk.store) == []


@pytest.mark.parametrize(
    ("kind", "order", "why"),
    [
        (NOTE, an_order().unpaid(), Refusal.NOT_PAID),
        (SLIP, an_order().cancelled(), Refusal.CANCELLED),
        (BACK, an_order().packed(details()), Refusal.NOT_YET),
        (PaperKind.TILL_READING, an_order(), Refusal.NOT_YET),
    ],
)
def test_a_paper_that_the_order_can_not_have_is_refused(
    desk: Desk, kind: PaperKind, order: object, why: Refusal
) -> None:
    keep(desk.store, order)  # type: ignore[arg-type]

    with pytest.raises(Refused) as no:
        print_paper(desk, ID, Wish(kind, "Receipts"))

    assert no.value.reason is why
    assert papers(desk) == []


def test_what_prints_by_itself_does_so_once(desk: Desk) -> None:
    keep(desk.store, an_order().picked())

    assert print_by_itself(desk, PLAN, ID)
    assert not print_by_itself(desk, PLAN, ID)

    assert papers(desk) == [(SLIP, 1, Sending.WAITING), (LABEL, 1, Sending.WAITING)]
    assert history(desk.store)[-1].means is Means.ITSELF


def test_each_of_several_parcels_has_a_slip_of_its_own(desk: Desk) -> None:
    keep(desk.store, an_order().of(("MUG-BLUE", 2)).picked())
    print_by_itself(desk, PLAN, ID)
    for number in ("AB123456785GB", "RR123456785GB"):
        pack(desk, ID, details(number), contents={LineId("L-MUG-BLUE"): 1})
        assert print_by_itself(desk, PLAN, ID)
        assert not print_by_itself(desk, PLAN, ID)

    slips = [job for job in map(decoded, rows(desk)) if job and job.kind is SLIP]
    refs = [parcel.ref for parcel in kept(desk.store).parcels]
    assert [(job.parcel, job.box, job.copy) for job in slips] == [
        ("", 0, 1),
        (refs[0], 1, 1),
        (refs[1], 2, 1),
    ]
    assert len({name_of_paper(ID, job) for job in slips}) == len(slips)


def test_what_a_person_printed_before_does_not_print_by_itself(desk: Desk) -> None:
    keep(desk.store, an_order().picked())
    print_paper(desk, ID, Wish(SLIP, "Receipts"))

    print_by_itself(desk, PLAN, ID)

    assert papers(desk) == [(SLIP, 1, Sending.WAITING), (LABEL, 1, Sending.WAITING)]


def test_nothing_prints_by_itself_without_a_printer_named_for_it(desk: Desk) -> None:
    keep(desk.store, an_order().picked())

    assert not print_by_itself(desk, replace(PLAN, by_kind={}), ID)


def test_the_paper_that_was_printed_last_is_printed_again(desk: Desk) -> None:
    keep(desk.store, an_order())
    reprint(desk, PLAN, ID)
    print_paper(desk, ID, Wish(LABEL, "Labels"))
    done(desk)

    reprint(desk, PLAN, ID, Means.SCAN)

    assert papers(desk)[-1] == (LABEL, 2, Sending.WAITING)
    assert papers(desk)[0] == (NOTE, 1, Sending.DONE)


def payload(kind: str = "picking-note", copy: object = 1, at: str = "2026-01-01T00:00Z") -> str:
    return json.dumps({"kind": kind, "copy": copy, "printer": "", "at": at})


@pytest.mark.parametrize(
    "payload",
    [
        "", "1", "{}", "nonsense", payload(kind="banknote"), payload(copy=0), payload(copy="x"),
        payload(at="2026-01-01T00:00:00"),
    ],
)  # fmt: skip
def test_a_row_that_can_not_be_read_has_no_job(desk: Desk, payload: str) -> None:
    posting = Posting(
        id=1, kind=Kind.PRINT, key="k", order=ID, payload=payload, state=Sending.WAITING,
        attempts=0, not_before=NOON,
    )  # fmt: skip

    assert decoded(posting) is None


def test_a_check_code_finds_its_paper_and_no_other(desk: Desk) -> None:
    keep(desk.store, an_order())
    for _ in range(3):
        print_paper(desk, ID, Wish(SLIP, "Receipts"))
    wanted = decoded(rows(desk)[1])
    assert wanted is not None
    code = check_code(name_of_paper(ID, wanted))

    found = find_by_check_code(desk, f" {code.lower()} ")

    assert found is not None
    assert (found.posting.id, found.job.copy) == (rows(desk)[1].id, 2)
    assert find_by_check_code(desk, "OKAAAA") is None
    assert find_by_check_code(replace(desk, bench="Bench 2"), code) is None
