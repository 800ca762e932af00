"""The relay to one printer: every paper once, and a person is asked where nobody can know."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.actions import put_out
from kiosk.actions.desk import Desk
from kiosk.actions.print_paper import Wish, print_paper
from kiosk.background.preparing import Preparing
from kiosk.background.print_relay import (
    IDLE_SECONDS,
    LONGEST_WAIT,
    PrintRelay,
    Tools,
)
from kiosk.documents.document import Document
from kiosk.domain.journal import Event
from kiosk.domain.outbox import Kind, Posting, Sending
from kiosk.domain.paper import Paper, PaperKind
from kiosk.domain.paper_state import PaperState, Trouble, paper_state
from kiosk.ports.printer import (
    GivenUp,
    PrinterError,
    PrinterGone,
    PrinterUnsure,
    Unprintable,
)
from tests.fakes.builders import an_order, order_id
from tests.fakes.clock import TurnableClock
from tests.fakes.kept import history, keep, postings
from tests.unit.background.trays import (
    NOTE,
    PLAN,
    PaperTray,
    a_document,
    order_note,
    relay_of,
    row,
    trouble,
)


@pytest.fixture
def printer() -> PaperTray:
    return PaperTray()


@pytest.fixture
def relay(desk: Desk, printer: PaperTray) -> PrintRelay:
    return relay_of(desk, printer)


def test_a_paper_comes_out_once(desk: Desk, relay: PrintRelay, printer: PaperTray) -> None:
    order_note(desk)

    assert relay.step() == IDLE_SECONDS

    assert printer.out == [NOTE]
    assert (row(desk).state, row(desk).answer) == (Sending.DONE, f"Laser/{NOTE}")
    relay.step()
    assert printer.out == [NOTE]


def test_a_printer_touches_no_paper_of_another_printer_or_bench(
    desk: Desk, printer: PaperTray
) -> None:
    order_note(desk)

    relay_of(desk, PaperTray("Labels")).step()
    elsewhere = Desk(store=desk.store, clock=desk.clock, bench="Bench 2")
    relay_of(elsewhere, printer).step()

    assert printer.out == []
    assert row(desk).state is Sending.WAITING


def test_a_paper_in_trouble_at_one_printer_holds_up_none_of_its_order_at_another(
    desk: Desk, relay: PrintRelay, printer: PaperTray
) -> None:
    order_note(desk)
    print_paper(desk, order_id(), Wish(PaperKind.ADDRESS_LABEL, "Labels"))
    printer.fails = [PrinterGone("no paper")]
    labels = PaperTray("Labels")

    relay.step()
    relay_of(desk, labels).step()

    assert labels.out == [f"address-label_{order_id()}_copy-1"]


def test_what_draws_papers_is_made_with_the_first_one_and_once(
    desk: Desk, printer: PaperTray
) -> None:
    made: list[Tools] = []

    def tools() -> Tools:
        made.append(Tools(compose=a_document, printer=printer))
        return made[-1]

    relay = PrintRelay(desk, Preparing(PLAN, "Laser"), tools, lambda: 1.0)
    relay.step()
    assert made == []

    order_note(desk, 1, 2)
    relay.step()
    assert len(made) == 1


def test_tools_that_can_not_be_had_are_asked_for_again(
    desk: Desk, printer: PaperTray, clock: TurnableClock
) -> None:
    full = [OSError(28, "No space left on device")]

    def tools() -> Tools:
        if full:
            raise full.pop()
        return Tools(compose=a_document, printer=printer)

    relay = PrintRelay(desk, Preparing(PLAN, "Laser"), tools, lambda: 1.0)
    order_note(desk)

    relay.step()
    assert row(desk).state is Sending.WAITING
    clock.advance(LONGEST_WAIT)
    relay.step()
    assert printer.out == [NOTE]


def test_a_printer_that_is_gone_is_waited_for(
    desk: Desk, relay: PrintRelay, printer: PaperTray, clock: TurnableClock
) -> None:
    order_note(desk)
    printer.fails = [PrinterGone("no paper", Trouble.PAPER_OUT)]
    relay.step()
    assert (row(desk).state, trouble(row(desk))) == (Sending.WAITING, Trouble.PAPER_OUT)
    assert paper_state(row(desk)) is PaperState.BLOCKED
    assert row(desk).not_before == clock.now() + timedelta(seconds=4)

    relay.step()
    assert printer.out == []
    clock.advance(4)
    relay.step()
    assert printer.out == [NOTE]
    assert row(desk).state is Sending.DONE


def test_a_printer_that_is_gone_for_a_night_is_asked_often_and_noted_once(
    desk: Desk, relay: PrintRelay, printer: PaperTray, clock: TurnableClock
) -> None:
    order_note(desk)
    printer.fails = [PrinterGone("off")] * 30

    for _ in range(20):
        relay.step()
        assert row(desk).not_before - clock.now() <= timedelta(seconds=LONGEST_WAIT)
        clock.advance(LONGEST_WAIT)

    assert row(desk).state is Sending.WAITING
    notes = [one.note for one in history(desk.store) if one.event is Event.PAPER]
    assert notes == ["picking-note 1: sent", "picking-note 1: blocked"]


@pytest.mark.parametrize(
    ("failure", "outcome"),
    [
        (PrinterUnsure("line broke"), (PaperState.UNKNOWN, Trouble.UNSURE)),
        (GivenUp("cancelled"), (PaperState.FAILED, Trouble.GIVEN_UP)),
        (Unprintable("a bad name"), (PaperState.FAILED, Trouble.UNPRINTABLE)),
        (PrinterError("?"), (PaperState.UNKNOWN, Trouble.OTHER)),
        (RuntimeError("a bug"), (PaperState.UNKNOWN, Trouble.UNSURE)),
    ],
)
def test_where_nobody_can_know_a_person_is_asked_and_nothing_comes_out_again(
    desk: Desk,
    printer: PaperTray,
    clock: TurnableClock,
    failure: Exception,
    outcome: tuple[PaperState, Trouble],
) -> None:
    order_note(desk)
    printer.fails = [failure]
    relay = relay_of(desk, printer)

    relay.step()
    clock.advance(3600)
    relay.step()

    assert (paper_state(row(desk)), trouble(row(desk))) == outcome
    assert printer.out == []


def test_a_paper_that_cannot_be_made_holds_up_no_other(
    desk: Desk, printer: PaperTray, caplog: pytest.LogCaptureFixture
) -> None:
    def compose(paper: Paper) -> Document:
        if paper.of == order_id(1):
            raise ValueError("odd")
        return a_document(paper)

    order_note(desk, 1, 2)
    relay_of(desk, printer, compose).step()

    assert paper_state(row(desk, 1)) is PaperState.FAILED
    assert row(desk, 2).state is Sending.DONE
    assert "could not be made" in caplog.text


def test_a_row_that_cannot_be_read_is_set_aside_and_stops_nothing(
    desk: Desk, relay: PrintRelay, printer: PaperTray
) -> None:
    order_note(desk, 1, 2)
    odd = row(desk, 1)
    desk.store.transact(
        lambda: desk.store.outbox.move(
            Posting(**{**vars(odd), "payload": '{"kind": "picking-note", "copy": "x"}'})
        )
    )

    relay.step()

    assert paper_state(row(desk, 1)) is PaperState.FAILED
    assert printer.out == [f"picking-note_{order_id(2)}_copy-1"]


def test_only_the_newest_copy_comes_out_of_a_printer_that_was_gone(
    desk: Desk, relay: PrintRelay, printer: PaperTray, clock: TurnableClock
) -> None:
    order_note(desk)
    printer.fails = [PrinterGone("no paper")]
    relay.step()
    print_paper(desk, order_id(), Wish(PaperKind.PICKING_NOTE, "Laser"))
    clock.advance(60)

    relay.step()

    assert printer.out == [f"picking-note_{order_id()}_copy-2"]


def test_a_paper_withdrawn_at_the_last_moment_does_not_come_out(
    desk: Desk, relay: PrintRelay, printer: PaperTray, monkeypatch: pytest.MonkeyPatch
) -> None:
    order_note(desk)
    there = put_out.due(desk, "Laser", limit=10)
    print_paper(desk, order_id(), Wish(PaperKind.PICKING_NOTE, "Laser"))
    monkeypatch.setattr(put_out, "due", lambda *_, **__: there)

    relay.step()

    assert printer.out == []


def test_the_papers_of_the_open_order_are_made_ready_by_their_printers(
    desk: Desk, clock: TurnableClock
) -> None:
    keep(desk.store, an_order())
    laser, labels = PaperTray("Laser"), PaperTray("Labels")
    tools = {tray.name: Tools(compose=a_document, printer=tray) for tray in (laser, labels)}
    preparing = {name: Preparing(PLAN, name) for name in tools}
    relays = [
        PrintRelay(desk, preparing[name], lambda name=name: tools[name], lambda: 1.0)  # type: ignore[misc]
        for name in tools
    ]
    for each in preparing.values():
        each.want(desk, order_id())

    for _ in range(3):
        for relay in relays:
            relay.step()

    assert laser.ready == [NOTE, f"packing-slip_{order_id()}_copy-1"]
    assert labels.ready == [f"address-label_{order_id()}_copy-1"]
    clock.advance(60)  # a note bears its minute
    relays[0].step()
    assert len(laser.ready) == 4


def test_a_paper_that_cannot_be_made_ready_is_no_trouble_yet(
    desk: Desk, printer: PaperTray
) -> None:
    def compose(paper: Paper) -> Document:
        raise ValueError("odd")

    keep(desk.store, an_order())
    preparing = Preparing(PLAN, "Laser")
    preparing.want(desk, order_id())
    tools = Tools(compose=compose, printer=printer)

    PrintRelay(desk, preparing, lambda: tools, lambda: 1.0).step()

    assert postings(desk.store, Kind.PRINT) == []
