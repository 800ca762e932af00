"""The relay to paper: every paper once, and a person is asked where nobody can know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from kiosk.actions import put_out
from kiosk.actions.desk import Desk
from kiosk.actions.print_note import print_note
from kiosk.actions.put_out import Paper
from kiosk.background.print_relay import IDLE_SECONDS, LONGEST_WAIT, PrintRelay, Tools
from kiosk.documents.document import Document
from kiosk.domain.outbox import Kind, Posting, Sending
from kiosk.ports.printer import PrinterError, PrinterGone, PrinterUnsure, Unprintable
from tests.fakes.builders import an_order, order_id
from tests.fakes.clock import TurnableClock
from tests.fakes.kept import keep, postings


@dataclass
class PaperTray:
    """A printer that keeps the names of what came out, or fails as it is told."""

    name: str = "tray"
    out: list[str] = field(default_factory=list)
    fails: list[Exception] = field(default_factory=list)
    knows: bool | PrinterError = True

    def put(self, document: Document, name: str) -> str:
        if self.fails:
            raise self.fails.pop(0)
        self.out.append(name)
        return f"{self.name}/{name}"

    def took(self, name: str) -> bool:
        if isinstance(self.knows, PrinterError):
            raise self.knows
        return self.knows and name in self.out


def a_document(paper: Paper) -> Document:
    name = f"{paper.order.id}-{paper.copy}"
    return Document(kind="picking-note", name=name, title=name, copy=paper.copy, blocks=())


@pytest.fixture
def folder() -> PaperTray:
    return PaperTray("folder")


@pytest.fixture
def printer() -> PaperTray:
    return PaperTray("printer")


@pytest.fixture
def relay(desk: Desk, folder: PaperTray, printer: PaperTray) -> PrintRelay:
    tools = Tools(compose=a_document, folder=folder, printer=printer)
    return PrintRelay(desk, lambda: tools, lambda: 1.0)


def order_note(desk: Desk, *numbers: int) -> None:
    for number in numbers or (1,):
        keep(desk.store, an_order(number))
        print_note(desk, order_id(number))


def row(desk: Desk, number: int = 1) -> Posting:
    return postings(desk.store, Kind.PRINT, number)[-1]


NOTE = f"{order_id()}-1"


def test_a_paper_is_kept_in_the_folder_and_brought_onto_paper(
    desk: Desk, relay: PrintRelay, folder: PaperTray, printer: PaperTray
) -> None:
    order_note(desk)

    assert relay.step() == IDLE_SECONDS

    assert folder.out == printer.out == [NOTE]
    assert (row(desk).state, row(desk).answer) == (Sending.DONE, f"folder/{NOTE}")
    relay.step()
    assert printer.out == [NOTE]


def test_a_bench_without_a_printer_keeps_papers_in_the_folder(
    desk: Desk, folder: PaperTray
) -> None:
    order_note(desk)

    PrintRelay(desk, lambda: Tools(compose=a_document, folder=folder), lambda: 1.0).step()

    assert row(desk).state is Sending.DONE


def test_what_draws_papers_is_made_with_the_first_one_and_once(
    desk: Desk, folder: PaperTray
) -> None:
    made: list[Tools] = []

    def tools() -> Tools:
        made.append(Tools(compose=a_document, folder=folder))
        return made[-1]

    relay = PrintRelay(desk, tools, lambda: 1.0)
    relay.step()
    assert made == []

    order_note(desk, 1, 2)
    relay.step()
    assert len(made) == 1


def test_a_printer_that_is_gone_is_waited_for(
    desk: Desk, relay: PrintRelay, printer: PaperTray, clock: TurnableClock
) -> None:
    order_note(desk)
    printer.fails = [PrinterGone("no paper")]
    relay.step()
    assert (row(desk).state, row(desk).answer) == (Sending.WAITING, "no paper")
    assert row(desk).not_before == clock.now() + timedelta(seconds=4)

    relay.step()
    assert printer.out == []
    clock.advance(4)
    relay.step()
    assert printer.out == [NOTE]
    assert row(desk).state is Sending.DONE


def test_a_printer_that_is_gone_for_long_is_asked_often_enough(
    desk: Desk, relay: PrintRelay, printer: PaperTray, clock: TurnableClock
) -> None:
    order_note(desk)
    printer.fails = [PrinterGone("no paper")] * 30

    for _ in range(20):
        relay.step()
        assert row(desk).not_before - clock.now() <= timedelta(seconds=LONGEST_WAIT)
        clock.advance(LONGEST_WAIT)

    assert row(desk).state is Sending.WAITING


@pytest.mark.parametrize(
    "failure", [PrinterUnsure("line broke"), Unprintable("a bad name"), PrinterError("?")]
)
def test_where_nobody_can_know_a_person_is_asked_and_nothing_comes_out_again(
    desk: Desk,
    relay: PrintRelay,
    printer: PaperTray,
    clock: TurnableClock,
    failure: PrinterError,
) -> None:
    order_note(desk)
    printer.fails = [failure]

    relay.step()
    clock.advance(3600)
    relay.step()

    assert (row(desk).state, row(desk).answer) == (Sending.PARKED, f"folder/{NOTE}")
    assert printer.out == []


def test_a_paper_that_cannot_be_made_holds_up_no_other(
    desk: Desk, folder: PaperTray, caplog: pytest.LogCaptureFixture
) -> None:
    def compose(paper: Paper) -> Document:
        if paper.order.id == order_id(1):
            raise ValueError("odd")
        return a_document(paper)

    order_note(desk, 1, 2)
    PrintRelay(desk, lambda: Tools(compose=compose, folder=folder), lambda: 1.0).step()

    assert row(desk, 1).state is Sending.PARKED
    assert row(desk, 2).state is Sending.DONE
    assert "could not be made" in caplog.text


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
        relay.recover()
        assert row(desk).state is Sending.UNKNOWN

    relay.step()

    assert printer.out == [NOTE]
    assert row(desk).state is Sending.DONE


def test_a_paper_that_the_printer_never_took_comes_out_after_a_crash(
    desk: Desk, relay: PrintRelay, printer: PaperTray
) -> None:
    order_note(desk)
    put_out.begin(desk, put_out.due(desk, limit=1)[0])
    relay.recover()

    relay.step()

    assert printer.out == [NOTE]


@pytest.mark.parametrize(
    ("knows", "state"),
    [
        (PrinterGone("no answer"), Sending.UNKNOWN),
        (PrinterUnsure("it keeps no list"), Sending.PARKED),
    ],
)
def test_a_printer_that_cannot_say_whether_it_took_a_paper_gets_no_second_one(
    desk: Desk,
    relay: PrintRelay,
    printer: PaperTray,
    *,
    knows: PrinterError,
    state: Sending,
) -> None:
    order_note(desk)
    put_out.begin(desk, put_out.due(desk, limit=1)[0])
    relay.recover()
    printer.knows = knows

    relay.step()

    assert printer.out == []
    assert row(desk).state is state


def test_only_the_newest_copy_comes_out_of_a_printer_that_was_gone(
    desk: Desk, relay: PrintRelay, printer: PaperTray, clock: TurnableClock
) -> None:
    order_note(desk)
    printer.fails = [PrinterGone("no paper")]
    relay.step()
    print_note(desk, order_id())
    clock.advance(60)

    relay.step()

    assert printer.out == [f"{order_id()}-2"]


@pytest.mark.parametrize("share", [lambda: 0.0, lambda: 1.0])
def test_a_wait_is_never_none(
    desk: Desk, folder: PaperTray, share: Callable[[], float], clock: TurnableClock
) -> None:
    order_note(desk)
    folder.fails = [PrinterGone("no folder")]

    PrintRelay(desk, lambda: Tools(compose=a_document, folder=folder), share).step()

    assert row(desk).not_before > clock.now()
