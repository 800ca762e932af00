"""From a return in cash to the drawer: it opens once, and never again by itself or for a copy."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.actions.desk import Desk
from kiosk.actions.post_return import Payout, give_back, reverse_return
from kiosk.actions.print_house import print_reading, print_receipt
from kiosk.actions.till import look
from kiosk.background.printers import Printers
from kiosk.domain.money import Money
from kiosk.domain.outbox import Kind
from kiosk.domain.paper_state import PaperState, paper_state
from kiosk.domain.reading_ids import reading_id
from kiosk.domain.returns import Condition, Draft
from kiosk.domain.till import Tender
from kiosk.domain.values import LineId, OrderId
from kiosk.papers import Papers, plan
from kiosk.ports.clock import SystemClock
from kiosk.settings.schema import Printer, Settings, Storage
from tests.fakes.builders import a_line, an_order, order_id
from tests.fakes.escpos_printer import Behaviour, FaultPrinter, switched_on
from tests.fakes.kept import keep
from tests.fakes.stores import a_store

ID = order_id()
LOOKS, LOOK_SECONDS = 1500, 0.02
SENT = an_order().of(a_line("MUG", 5, price=Money(500, "GBP"), fulfilled=5)).despatched()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    (tmp_path / "data").mkdir()
    store = a_store(tmp_path / "data", SystemClock())
    keep(store, SENT)
    yield Desk(store=store, clock=SystemClock(), bench="Bench 1")
    store.close()


@contextmanager
def bench(desk: Desk, fake: FaultPrinter, folder: Path) -> Iterator[Printers]:
    there = (Printer(name="Receipts", at=f"tcp://127.0.0.1:{fake.port}", medium="80mm"),)
    settings = Settings(storage=Storage(folder=str(folder)), printer=there)
    printers = Printers(desk, plan(settings), Papers(settings), lambda: 0.1, desk.store.close)
    printers.recover()
    for loop in printers.loops:
        loop.start()
    try:
        yield printers
    finally:
        for loop in printers.loops:
            loop.stop(10)


def give(desk: Desk, tender: Tender) -> int:
    draft = Draft(units={LineId("L-MUG"): {Condition.BACK_TO_STOCK: 1}}, refunded=True)
    return give_back(desk, ID, draft, Payout(tender=tender, printer="Receipts")).posted.number


def states(desk: Desk, of: OrderId) -> list[PaperState]:
    rows = desk.store.read(lambda: desk.store.outbox.of_order(of, Kind.PRINT))
    return [paper_state(row) for row in rows]


def until(what: str, so: Callable[[], bool]) -> None:
    for _ in range(LOOKS):
        if so():
            return
        threading.Event().wait(LOOK_SECONDS)  # the threads of the printers tell nobody
    pytest.fail(f"waited for {what}")


def out(desk: Desk, papers: int, of: OrderId = ID) -> None:
    until(f"{papers} papers", lambda: states(desk, of) == [PaperState.CONFIRMED] * papers)


def test_cash_opens_the_drawer_once_and_the_copy_of_its_receipt_does_not(
    desk: Desk, tmp_path: Path
) -> None:
    with switched_on() as fake, bench(desk, fake, tmp_path) as printers:
        number = give(desk, Tender.CASH)
        printers.wake()
        out(desk, 1)
        assert fake.paper.kicks == [0]

        print_receipt(desk, number, "Receipts")
        printers.wake()
        out(desk, 2)

        assert fake.paper.kicks == [0]
        assert len(fake.paper.cuts) == 2
        assert not fake.paper.unexpected


def test_neither_a_card_nor_a_reversal_nor_a_reading_opens_it(desk: Desk, tmp_path: Path) -> None:
    with switched_on() as fake, bench(desk, fake, tmp_path) as printers:
        give(desk, Tender.CARD)
        printers.wake()
        out(desk, 1)
        reverse_return(desk, 1, "Receipts")
        printers.wake()
        out(desk, 2)
        reading = look(desk)
        print_reading(desk, reading, "Receipts")
        printers.wake()
        out(desk, 1, reading_id(reading))

        assert fake.paper.kicks == []
        assert len(fake.paper.cuts) == 3


def test_a_roll_that_ends_under_the_receipt_does_not_open_it_again(
    desk: Desk, tmp_path: Path
) -> None:
    with (
        switched_on(Behaviour(paper_left=300)) as fake,
        bench(desk, fake, tmp_path) as printers,
    ):
        give(desk, Tender.CASH)
        printers.wake()
        until("the end of the roll", lambda: states(desk, ID) == [PaperState.BLOCKED])
        fake.refill()
        out(desk, 1)

        assert fake.paper.kicks == [0]


def test_a_plug_pulled_after_it_opened_leaves_it_to_a_person_and_opens_nothing(
    desk: Desk, tmp_path: Path
) -> None:
    with (
        switched_on(Behaviour(unplugged_after=900)) as fake,
        bench(desk, fake, tmp_path) as printers,
    ):
        number = give(desk, Tender.CASH)
        printers.wake()
        until("a question", lambda: states(desk, ID) == [PaperState.UNKNOWN])
        print_receipt(desk, number, "Receipts")
        printers.wake()
        withdrawn = [PaperState.WITHDRAWN, PaperState.CONFIRMED]
        until("the copy", lambda: states(desk, ID) == withdrawn)

        assert fake.paper.kicks == [0]
        assert len(fake.paper.cuts) == 1
