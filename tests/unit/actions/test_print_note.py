"""Printing: copies are counted, and only the newest one that waits comes out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.actions.desk import Desk
from kiosk.actions.print_note import print_note
from kiosk.domain.outbox import Kind, Sending
from kiosk.domain.refusals import Refusal, Refused
from tests.fakes.builders import an_order, order_id
from tests.fakes.kept import keep, kept, postings

ID = order_id()


def papers(desk: Desk) -> list[tuple[str, Sending]]:
    return [(row.payload, row.state) for row in postings(desk.store, Kind.PRINT)]


def test_each_copy_is_counted_and_has_its_own_row(desk: Desk) -> None:
    keep(desk.store, an_order())

    print_note(desk, ID)
    assert kept(desk.store).printed == 1
    assert papers(desk) == [("1", Sending.WAITING)]

    row = replace(postings(desk.store, Kind.PRINT)[0], state=Sending.DONE)
    desk.store.transact(lambda: desk.store.outbox.write(row))
    print_note(desk, ID)
    assert kept(desk.store).printed == 2
    assert papers(desk) == [("1", Sending.DONE), ("2", Sending.WAITING)]


def test_a_copy_that_still_waits_is_withdrawn_for_the_newer_one(desk: Desk) -> None:
    keep(desk.store, an_order())

    for _ in range(11):
        print_note(desk, ID)

    assert [state for _, state in papers(desk)] == [Sending.SUPERSEDED] * 10 + [Sending.WAITING]


def test_printing_changes_neither_progress_nor_what_amazon_knows(desk: Desk) -> None:
    keep(desk.store, an_order().despatched())

    print_note(desk, ID)

    assert kept(desk.store) == an_order().despatched().printed().with_(version=1).order()
    assert postings(desk.store) == []


def test_an_unpaid_order_is_not_printed(desk: Desk) -> None:
    keep(desk.store, an_order().unpaid())

    with pytest.raises(Refused) as no:
        print_note(desk, ID)

    assert no.value.reason is Refusal.NOT_PAID
    assert papers(desk) == []
