"""From a touch to paper, with real threads, a real store, and a receipt printer with faults.

Whatever happens to the printer, one paper comes out, or a person is asked; never two by themselves.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.actions.desk import Desk
from kiosk.actions.paper_queries import at_printers
from kiosk.actions.paper_rows import decoded, name_of_paper
from kiosk.actions.print_paper import Wish, print_paper
from kiosk.actions.settle_paper import settle
from kiosk.background.printers import Printers
from kiosk.documents.check_code import check_code
from kiosk.domain.outbox import Kind, Posting
from kiosk.domain.paper import PaperKind
from kiosk.domain.paper_state import PaperState, Trouble, kept, paper_state
from kiosk.papers import Papers, plan
from kiosk.ports.clock import SystemClock
from kiosk.settings.schema import Printer, Printing, Settings, Storage
from tests.fakes.builders import an_order, order_id
from tests.fakes.escpos_printer import Behaviour, FaultPrinter, switched_on
from tests.fakes.kept import history, keep, postings
from tests.fakes.stores import a_store

ID = order_id()
NOTE, SLIP = PaperKind.PICKING_NOTE, PaperKind.PACKING_SLIP
LOOKS = 1500
LOOK_SECONDS = 0.02


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    (tmp_path / "data").mkdir()
    store = a_store(tmp_path / "data", SystemClock())
    keep(store, an_order())
    yield Desk(store=store, clock=SystemClock(), bench="Bench 1")
    store.close()


@contextmanager
def bench(desk: Desk, *ports: int, folder: Path) -> Iterator[Printers]:
    """Printers named after their ports, at work in threads of their own."""
    there = tuple(
        Printer(name=f"at {port}", at=f"tcp://127.0.0.1:{port}", medium="80mm") for port in ports
    )
    papers = {NOTE.value: there[0].name, SLIP.value: there[-1].name}
    settings = Settings(
        storage=Storage(folder=str(folder)), printer=there, printing=Printing(papers=papers)
    )
    printers = Printers(desk, plan(settings), Papers(settings), lambda: 0.1, desk.store.close)
    printers.recover()
    for loop in printers.loops:
        loop.start()
    try:
        yield printers
    finally:
        for loop in printers.loops:
            loop.stop(10)


def print_it(desk: Desk, printers: Printers, kind: PaperKind = NOTE) -> None:
    print_paper(desk, ID, Wish(kind, printers.plan.printer(kind)))
    printers.wake()


def row(desk: Desk, number: int = -1) -> Posting:
    return postings(desk.store, Kind.PRINT)[number]


def until(what: str, so: Callable[[], bool]) -> None:
    for _ in range(LOOKS):
        if so():
            return
        threading.Event().wait(LOOK_SECONDS)  # the threads of the printers tell nobody
    pytest.fail(f"waited for {what}")


def becomes(desk: Desk, state: PaperState, number: int = -1) -> None:
    until(f"{state} of {row(desk, number)}", lambda: paper_state(row(desk, number)) is state)


def trouble(desk: Desk) -> Trouble | None:
    why = kept(row(desk))
    return why.trouble if why else None


def whole(fake: FaultPrinter) -> list[str]:
    """The last line of each paper that came out whole."""
    return [sheet.lines[-1] for sheet in fake.paper.cuts]


def code_of(posting: Posting) -> str:
    job = decoded(posting)
    assert job is not None
    return f"-- {check_code(name_of_paper(posting.order, job))} --"


def test_a_paper_comes_out_and_is_confirmed(desk: Desk, tmp_path: Path) -> None:
    with switched_on() as fake, bench(desk, fake.port, folder=tmp_path) as printers:
        print_it(desk, printers)
        becomes(desk, PaperState.CONFIRMED)

        assert [line.strip() for line in whole(fake)] == [code_of(row(desk))]
    assert not list(tmp_path.rglob("*.pdf")), "papers bear names: only a folder keeps them"


def test_paper_out_in_the_middle_is_told_waited_for_and_ends_in_one_whole_paper(
    desk: Desk, tmp_path: Path
) -> None:
    with (
        switched_on(Behaviour(paper_left=300)) as fake,
        bench(desk, fake.port, folder=tmp_path) as printers,
    ):
        print_it(desk, printers)
        becomes(desk, PaperState.BLOCKED)
        assert trouble(desk) is Trouble.PAPER_OUT
        (seen,) = desk.store.read(lambda: at_printers(desk))
        assert (seen.trouble, seen.order) == (Trouble.PAPER_OUT, ID)

        fake.refill()
        becomes(desk, PaperState.CONFIRMED)

        assert len(whole(fake)) == len(fake.paper.cuts) == 1
        assert fake.calls == 1
        assert desk.store.read(lambda: at_printers(desk)) == ()
    notes = [entry.note for entry in history(desk.store)]
    assert "picking-note 1: blocked" in notes, "the screen hears of it by the journal"


def test_no_paper_before_the_first_byte_is_told_and_tried_until_there_is(
    desk: Desk, tmp_path: Path
) -> None:
    with (
        switched_on(Behaviour(cover_open=True)) as fake,
        bench(desk, fake.port, folder=tmp_path) as printers,
    ):
        print_it(desk, printers)
        becomes(desk, PaperState.BLOCKED)
        assert trouble(desk) is Trouble.COVER_OPEN

        fake.change(cover_open=False)
        becomes(desk, PaperState.CONFIRMED)
        assert len(whole(fake)) == 1


def test_a_cable_pulled_in_the_middle_asks_a_person_and_a_reprint_says_copy_2(
    desk: Desk, tmp_path: Path
) -> None:
    with (
        switched_on(Behaviour(unplugged_after=2500)) as fake,
        bench(desk, fake.port, folder=tmp_path) as printers,
    ):
        print_it(desk, printers)
        becomes(desk, PaperState.UNKNOWN)
        assert trouble(desk) is Trouble.UNSURE
        assert whole(fake) == []

        print_it(desk, printers)
        becomes(desk, PaperState.CONFIRMED)

        assert paper_state(row(desk, 0)) is PaperState.WITHDRAWN
        again = decoded(row(desk))
        assert again is not None
        assert again.copy == 2
        assert [line.strip() for line in whole(fake)] == [code_of(row(desk))]


def test_a_printer_that_is_switched_off_and_on_prints_what_is_asked_then(
    desk: Desk, tmp_path: Path
) -> None:
    with (
        switched_on(Behaviour(unplugged_after=2500)) as fake,
        bench(desk, fake.port, folder=tmp_path) as printers,
    ):
        print_it(desk, printers)
        becomes(desk, PaperState.UNKNOWN)
        settle(desk, ID, row(desk).key, came_out=False)
        fake.paper.power_on()
        print_it(desk, printers, SLIP)
        becomes(desk, PaperState.CONFIRMED)

        assert [line.strip() for line in whole(fake)] == [code_of(row(desk))]


def test_a_printer_that_waits_for_paper_holds_up_no_other(desk: Desk, tmp_path: Path) -> None:
    with (
        switched_on(Behaviour(paper_left=300)) as empty,
        switched_on() as other,
        bench(desk, empty.port, other.port, folder=tmp_path) as printers,
    ):
        print_it(desk, printers)
        becomes(desk, PaperState.BLOCKED)
        print_it(desk, printers, SLIP)
        becomes(desk, PaperState.CONFIRMED)

        assert len(whole(other)) == 1
        assert paper_state(row(desk, 0)) is PaperState.BLOCKED
        empty.refill()
        becomes(desk, PaperState.CONFIRMED, 0)


def test_what_was_made_ready_is_only_sent(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kiosk.printing import escpos, escpos_printer

    rendered: list[str] = []
    compose = escpos.compose

    def counted(document: object, *rest: object, **more: object) -> bytes:
        rendered.append(document.name)  # type: ignore[attr-defined]
        return compose(document, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(escpos_printer, "compose", counted)
    escpos_printer._composed.cache_clear()
    with switched_on() as fake, bench(desk, fake.port, folder=tmp_path) as printers:
        printers.prepare(desk, ID)
        until("three papers made ready", lambda: len(rendered) == 3)
        ahead = list(rendered)

        for kind in (NOTE, SLIP, PaperKind.ADDRESS_LABEL):
            print_it(desk, printers, kind)
            becomes(desk, PaperState.CONFIRMED)

        assert len(whole(fake)) == 3
        # Nothing is rendered at the press of a button; only the note may be, when a minute ends
        # between the two.
        later = rendered[len(ahead) :]
        assert [name for name in later if not name.startswith("picking-note")] == []
        assert len(later) <= 1
