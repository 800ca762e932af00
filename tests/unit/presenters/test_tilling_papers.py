"""What the till gives out: readings on paper, again as copies, and as tables."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

from kiosk.actions.desk import Desk
from kiosk.actions.paper_rows import decoded
from kiosk.background.printers import Printers
from kiosk.domain.outbox import Kind, Posting
from kiosk.domain.paper import PaperKind, PrintPlan
from kiosk.domain.reading_ids import reading_id
from kiosk.domain.till import Reading
from kiosk.domain.values import OrderId
from kiosk.ports.saving import NotSaved
from kiosk.presenters.bench import BenchPresenter
from kiosk.presenters.context import Context
from kiosk.presenters.marks import Tone
from kiosk.presenters.tilling import TillPresenter
from tests.fakes.clock import TurnableClock
from tests.fakes.printers import Sketches, printers
from tests.unit.presenters.tills import closed, figures, post

PLAN = PrintPlan(printers=("Laser", "Receipts"), by_kind={PaperKind.TILL_READING: "Receipts"})
Z1 = OrderId("till:z-1:Bench 1")


@pytest.fixture
def there(desk: Desk) -> Printers:
    return printers(desk, PLAN)


@pytest.fixture
def context(context: Context, there: Printers) -> Context:
    return replace(context, printers=there)


@pytest.fixture
def window(bench: BenchPresenter) -> TillPresenter:
    return bench.tilling


def rows(desk: Desk, of: OrderId) -> list[Posting]:
    return desk.store.read(lambda: desk.store.outbox.of_order(of, Kind.PRINT))


def test_a_z_is_printed_as_soon_as_the_till_is_closed(
    window: TillPresenter, bench: BenchPresenter, desk: Desk
) -> None:
    window.show()
    assert window.model.print_detail == "Receipts"

    closed(window, bench)

    assert [row.place for row in rows(desk, Z1)] == ["Bench 1/Receipts"]


def test_a_z_of_before_is_looked_at_and_printed_again_as_a_copy(
    window: TillPresenter, bench: BenchPresenter, desk: Desk, clock: TurnableClock
) -> None:
    post(desk, -1200)
    window.show()
    closed(window, bench)
    clock.advance(3600)
    closed(window, bench)
    post(desk, -100)

    window.choose("1")
    assert (window.model.title, window.model.print_word) == ("Z reading 1", "Print again")
    assert (window.model.close_till_word, window.model.float_word) == ("", "")
    assert [each.chosen for each in window.model.past] == [False, True]
    assert figures(window)[0] == ("Returns, cash", "1", "-£12.00")
    window.close_till()
    assert not bench.notice.shown
    window.print()

    jobs = [decoded(row) for row in rows(desk, Z1)]
    assert [(job.copy, job.number) for job in jobs if job] == [(1, 1), (2, 1)]
    window.choose("2")
    assert window.model.period == "12:00 to 13:00"
    window.choose("2")
    assert window.model.title == "Till, Bench 1"


def test_an_x_is_printed_as_it_stands_on_the_glass(
    window: TillPresenter, desk: Desk, clock: TurnableClock
) -> None:
    window.show()
    clock.advance(60)
    post(desk, -100)
    shown = cast("Reading", window._view and window._view.now)

    window.print()

    (row,) = rows(desk, reading_id(shown))
    job = decoded(row)
    assert job is not None
    assert job.reading is not None
    assert (job.reading.lines, job.copy) == ((), 1)
    assert job.reading.at == shown.at


def test_a_reading_is_saved_as_a_table_and_where_is_said(
    window: TillPresenter, bench: BenchPresenter, there: Printers
) -> None:
    window.show()
    window.save()

    workshop = cast("Sketches", there._workshop)
    assert [reading.number for reading in workshop.saved] == [1]
    assert (bench.notice.model.title, bench.notice.model.tone) == ("Saved", Tone.GO)
    assert bench.notice.model.text == "The reading was written to /papers/x-1.csv."


def test_a_folder_that_takes_nothing_is_said_with_its_name(
    window: TillPresenter, bench: BenchPresenter, there: Printers
) -> None:
    cast("Sketches", there._workshop).full = NotSaved("/mnt/share", "Read-only file system")
    window.show()

    window.save()

    assert (bench.notice.model.title, bench.notice.model.tone) == ("Not saved", Tone.LOOK)
    assert "/mnt/share: Read-only file system" in bench.notice.model.text


def test_nothing_is_printed_or_saved_before_the_till_was_read(
    window: TillPresenter, bench: BenchPresenter, there: Printers
) -> None:
    window.print()
    window.save()
    window.close_till()

    assert cast("Sketches", there._workshop).saved == []
    assert not bench.notice.shown
