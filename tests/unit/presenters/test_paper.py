"""The paper on the glass, and where it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.actions.desk import Desk
from kiosk.actions.print_note import print_note
from kiosk.domain.outbox import Kind, Sending
from kiosk.presenters.bench import BenchPresenter
from kiosk.presenters.context import Context
from kiosk.presenters.models import PaperModel
from tests.fakes.builders import an_order, order_id
from tests.fakes.kept import keep, kept, postings
from tests.fakes.runner import Later

ID = order_id()


@pytest.fixture(autouse=True)
def printed(desk: Desk) -> None:
    """A picking note was printed, and waits."""
    keep(desk.store, an_order())
    print_note(desk, ID)


def came(desk: Desk, state: Sending, answer: str = "papers/note.pdf") -> None:
    row = replace(postings(desk.store, Kind.PRINT)[-1], state=state, answer=answer)
    desk.store.transact(lambda: desk.store.outbox.write(row))


@pytest.mark.parametrize(
    ("state", "where", "pages"),
    [
        (Sending.WAITING, "waits for Laser", ()),
        (Sending.SENDING, "waits for Laser", ()),
        (Sending.DONE, "came out at Laser", ("papers/note.pdf.page-01.png",)),
        (
            Sending.PARKED,
            "Did it come out? Look at Laser, then print again if it did not.",
            (),
        ),
        (
            Sending.UNKNOWN,
            "Did it come out? Look at Laser, then print again if it did not.",
            (),
        ),
    ],
)
def test_a_paper_says_where_it_is_and_never_more_than_is_known(
    bench: BenchPresenter, desk: Desk, state: Sending, where: str, pages: tuple[str, ...]
) -> None:
    came(desk, state)

    bench.show_paper(ID, expected=True)

    assert bench.paper.model == PaperModel(
        shown=True,
        title="Picking note",
        where=where,
        pages=pages,
        again_word="Print again",
        close_word="Close",
    )


def test_a_paper_shows_its_pages_as_soon_as_it_has_come_out(
    bench: BenchPresenter, desk: Desk
) -> None:
    bench.paper.show_newest(ID)

    came(desk, Sending.DONE)
    bench.paper.reload()

    assert bench.paper.model.where == "came out at Laser"


def test_another_copy_is_marked_and_the_printer_woken(context: Context, desk: Desk) -> None:
    woken: list[bool] = []
    bench = BenchPresenter(replace(context, wake_printer=lambda: woken.append(True)), dark=False)
    bench.paper.show_newest(ID)

    bench.paper.again()

    assert bench.paper.model.title == "Picking note · COPY 2"
    assert kept(desk.store).printed == 2
    assert woken == [True]


def test_a_closed_paper_stays_closed_when_it_comes_out(bench: BenchPresenter, desk: Desk) -> None:
    bench.paper.show_newest(ID)
    bench.paper.close()

    came(desk, Sending.DONE)
    bench.paper.reload()
    bench.paper.again()

    assert bench.paper.model == PaperModel()
    assert kept(desk.store).printed == 1


def test_a_paper_that_arrives_after_it_was_closed_is_not_shown(
    busy_bench: BenchPresenter, later: Later
) -> None:
    busy_bench.paper.show_newest(ID)
    busy_bench.paper.close()

    later.catch_up()

    assert not busy_bench.paper.model.shown


def test_an_order_that_was_never_printed_has_no_paper(bench: BenchPresenter, desk: Desk) -> None:
    keep(desk.store, an_order(2))

    bench.paper.show_newest(order_id(2))

    assert not bench.paper.model.shown
