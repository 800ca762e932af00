"""What the relay does while a paper waits, and after a crash: ask, and never send again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from kiosk.actions import put_out
from kiosk.actions.desk import Desk
from kiosk.actions.print_paper import Wish, print_paper
from kiosk.background.preparing import Preparing
from kiosk.background.print_relay import (
    ASK_SECONDS,
    LONGEST_WAIT,
    PrintRelay,
    Tools,
)
from kiosk.domain.journal import Event
from kiosk.domain.outbox import Sending
from kiosk.domain.paper import PaperKind
from kiosk.domain.paper_state import PaperState, Trouble, paper_state
from kiosk.ports.printer import (
    PrinterError,
    PrinterGone,
    PrinterUnsure,
    PrinterWaits,
)
from tests.fakes.builders import order_id
from tests.fakes.clock import TurnableClock
from tests.fakes.kept import history
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


def test_what_keeps_a_paper_is_written_down_while_it_waits_and_goes_away(
    desk: Desk, relay: PrintRelay, printer: PaperTray
) -> None:
    seen: list[tuple[PaperState, Trouble | None]] = []

    def look() -> None:
        seen.append((paper_state(row(desk)), trouble(row(desk))))

    order_note(desk)
    printer.says = [Trouble.PAPER_OUT]
    printer.meanwhile = look
    relay.step()
    print_paper(desk, order_id(), Wish(PaperKind.PICKING_NOTE, "Laser"))
    printer.says = [Trouble.PAPER_OUT, None]
    relay.step()

    assert seen == [(PaperState.BLOCKED, Trouble.PAPER_OUT), (PaperState.SENT, None)]
    assert row(desk).state is Sending.DONE
    notes = [one.note for one in history(desk.store) if one.event is Event.PAPER]
    assert notes[:3] == [
        "picking-note 1: sent", "picking-note 1: blocked", "picking-note 1: confirmed",
    ]  # fmt: skip


def test_a_paper_that_the_queue_has_is_asked_after_and_never_sent_again(
    desk: Desk, relay: PrintRelay, printer: PaperTray, clock: TurnableClock
) -> None:
    order_note(desk)
    waits = PrinterWaits("office-12 waits", Trouble.PAUSED)
    printer.fails = [waits]
    printer.knows = waits

    relay.step()
    assert (row(desk).state, trouble(row(desk))) == (Sending.UNKNOWN, Trouble.PAUSED)
    assert row(desk).not_before == clock.now() + timedelta(seconds=ASK_SECONDS)
    for _ in range(5):
        clock.advance(ASK_SECONDS)
        relay.step()
    assert printer.out == []
    assert paper_state(row(desk)) is PaperState.BLOCKED

    printer.out, printer.knows = [NOTE], True
    clock.advance(ASK_SECONDS)
    relay.step()
    assert paper_state(row(desk)) is PaperState.CONFIRMED
    assert printer.out == [NOTE]


def test_a_paper_that_the_queue_had_and_has_no_more_is_a_persons_matter(
    desk: Desk, relay: PrintRelay, printer: PaperTray, clock: TurnableClock
) -> None:
    order_note(desk)
    printer.fails = [PrinterWaits("office-12 waits")]
    relay.step()
    printer.knows = PrinterGone("CUPS starts again")
    clock.advance(ASK_SECONDS)
    relay.step()
    printer.knows = False
    clock.advance(LONGEST_WAIT)

    relay.step()

    assert paper_state(row(desk)) is PaperState.UNKNOWN
    assert printer.out == []


def crash_while_printing(desk: Desk, relay: PrintRelay, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a paper out, and fail to write down that it came out."""

    def no_more(*_: object) -> None:
        raise RuntimeError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(put_out, "finish", no_more)
        with pytest.raises(RuntimeError):
            relay.step()
    assert row(desk).state is Sending.SENDING


@pytest.mark.parametrize("restarted", [False, True])
def test_a_paper_that_the_printer_took_does_not_come_out_again(
    desk: Desk,
    relay: PrintRelay,
    printer: PaperTray,
    monkeypatch: pytest.MonkeyPatch,
    *,
    restarted: bool,
) -> None:
    order_note(desk)
    crash_while_printing(desk, relay, monkeypatch)
    if restarted:
        put_out.recover(desk, PLAN)
        assert row(desk).state is Sending.UNKNOWN

    relay.step()

    assert printer.out == [NOTE]
    assert row(desk).state is Sending.DONE


def begun(desk: Desk) -> None:
    """Begin to put the paper out, and die."""
    put_out.begin(desk, put_out.due(desk, "Laser", limit=1)[0])
    put_out.recover(desk, PLAN)


def test_a_paper_that_the_printer_never_took_comes_out_after_a_crash(
    desk: Desk, relay: PrintRelay, printer: PaperTray
) -> None:
    order_note(desk)
    begun(desk)

    relay.step()

    assert printer.out == [NOTE]


@pytest.mark.parametrize(
    ("knows", "state"),
    [
        (PrinterGone("no answer"), PaperState.BLOCKED),
        (PrinterUnsure("it keeps no list"), PaperState.UNKNOWN),
    ],
)
def test_a_printer_that_cannot_say_whether_it_took_a_paper_gets_no_second_one(
    desk: Desk,
    relay: PrintRelay,
    printer: PaperTray,
    *,
    knows: PrinterError,
    state: PaperState,
) -> None:
    order_note(desk)
    begun(desk)
    printer.knows = knows

    relay.step()

    assert printer.out == []
    assert paper_state(row(desk)) is state


@pytest.mark.parametrize("share", [lambda: 0.0, lambda: 1.0])
def test_a_wait_is_never_none(
    desk: Desk, printer: PaperTray, share: Callable[[], float], clock: TurnableClock
) -> None:
    order_note(desk)
    printer.fails = [PrinterGone("no folder")]
    tools = Tools(compose=a_document, printer=printer)

    PrintRelay(desk, Preparing(PLAN, "Laser"), lambda: tools, share).step()

    assert row(desk).not_before > clock.now()
