"""The receipt printer against one with faults: what it confirms, and what it never claims.

Every misfortune ends in one of three ways: it waits and goes on, nothing was printed, or a person
must look. Nothing is ever sent twice by itself.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from kiosk.documents.document import Document
from kiosk.documents.picking_note import picking_note
from kiosk.domain.paper_state import Trouble
from kiosk.ports.printer import Printer, PrinterGone, PrinterUnsure, nobody
from kiosk.printing.escpos import compose
from kiosk.printing.escpos_device import DevicePlace, SerialPlace
from kiosk.printing.escpos_network import NetworkPlace
from kiosk.printing.escpos_printer import Confirm, EscposPrinter
from kiosk.printing.escpos_profile import ROLL_80
from kiosk.printing.escpos_session import Patience
from tests.fakes.escpos_paper import Paper
from tests.fakes.escpos_printer import Behaviour, FaultPrinter, switched_on
from tests.unit.documents.orders import line, order, request

NOTE = picking_note(request(order(*[line(f"SKU-{n:02}") for n in range(12)])))
LONG = picking_note(request(order(*[line(f"SKU-{n:03}", title="山田") for n in range(200)])))
"""More than any buffer on the way holds."""
QUICK = Patience(answer=1.0, stuck=0.4, done=0.6, blocked=20.0, ask=0.1)
"""For misfortunes that are waited for; whatever goes well does so long before."""
CALM = Patience(answer=5.0, stuck=20.0, done=20.0, blocked=60.0, ask=0.1)

Put = Callable[[Document], str]


def printer_at(port: int, patience: Patience = CALM, **more: object) -> EscposPrinter:
    place = NetworkPlace(host="127.0.0.1", port=port, seconds=5)
    return EscposPrinter(name="Receipts", place=place, patience=patience, **more)  # type: ignore[arg-type]


@pytest.fixture
def fake() -> Iterator[FaultPrinter]:
    with switched_on() as printer:
        yield printer


def whole(fake: FaultPrinter) -> list[str]:
    """The last line of each paper that came out whole."""
    return [sheet.lines[-1] for sheet in fake.paper.cuts]


def test_it_is_a_printer(fake: FaultPrinter) -> None:
    printer: Printer = printer_at(fake.port)

    assert printer.put(NOTE, NOTE.name, nobody) == "Receipts: printed"
    assert len(whole(fake)) == 1
    assert not fake.paper.unexpected


def test_each_paper_is_confirmed_by_its_own_line(fake: FaultPrinter) -> None:
    printer = printer_at(fake.port)

    for _ in range(3):
        printer.put(NOTE, NOTE.name)

    assert fake.calls == 3
    assert len(whole(fake)) == 3


def test_a_printer_without_process_ids_is_asked_for_its_paper_status() -> None:
    with switched_on(Behaviour(process=False, automatic=False)) as fake:
        printer = printer_at(fake.port)

        assert printer.put(NOTE, NOTE.name) == "Receipts: worked off"
        assert printer.put(NOTE, NOTE.name) == "Receipts: worked off"
        assert len(whole(fake)) == 2
        # Asked about its manners once: two fences for the first paper, one for the second.
        assert fake.received.count(b"\x1dr\x01") == 3


def test_a_printer_that_tells_nothing_is_a_persons_matter() -> None:
    mute = Behaviour(process=False, fence=False, automatic=False)
    with switched_on(mute) as fake, pytest.raises(PrinterUnsure, match="does not tell"):
        printer_at(fake.port, QUICK).put(NOTE, NOTE.name)


def test_a_printer_that_only_listens_can_be_trusted_by_its_owner() -> None:
    silent = Behaviour(real_time=False, process=False, fence=False, automatic=False)
    with switched_on(silent) as fake:
        printer = printer_at(fake.port, confirm=Confirm.TRUST)

        assert printer.put(NOTE, NOTE.name) == "Receipts: sent, not confirmed"
        assert b"\x10\x04" not in fake.received


@pytest.mark.parametrize(
    ("ill", "words", "trouble"),
    [
        (Behaviour(paper_left=0), "out of paper", Trouble.PAPER_OUT),
        (Behaviour(cover_open=True), "cover is open", Trouble.COVER_OPEN),
        (Behaviour(offline=True), "offline", Trouble.OFFLINE),
        (Behaviour(real_time=False), "does not answer when asked", Trouble.AWAY),
        (Behaviour(deaf=True), "does not answer when asked", Trouble.AWAY),
        (Behaviour(hangs_up=True), "line broke", Trouble.AWAY),
    ],
)
def test_what_is_wrong_before_the_first_byte_prints_nothing(
    ill: Behaviour, words: str, trouble: Trouble
) -> None:
    with switched_on(ill) as fake:
        with pytest.raises(PrinterGone, match=words) as put:
            printer_at(fake.port, QUICK).put(NOTE, NOTE.name)

        assert put.value.trouble is trouble
        assert b"\x1b@" not in fake.received


def test_nobody_at_the_address_is_said_at_once() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]

    with pytest.raises(PrinterGone, match=f"127.0.0.1:{port} does not answer"):
        printer_at(port).put(NOTE, NOTE.name)


def length(document: Document) -> int:
    """How many dots of paper it takes."""
    paper = Paper()
    paper.print(compose(document, ROLL_80))
    return paper.sheets[0].dots


@pytest.mark.parametrize(
    ("automatic", "paper_left"),
    [
        (True, 300),  # the buffer is full: it reads no question, but says what is wrong
        (False, length(NOTE) - 200),  # the rest fits the buffer: it is asked
    ],
)
def test_paper_out_in_the_middle_waits_for_a_new_roll_and_prints_one_paper(
    automatic: bool, paper_left: int
) -> None:
    told: list[Trouble | None] = []
    with switched_on(Behaviour(paper_left=paper_left, automatic=automatic)) as fake:

        def tell(trouble: Trouble | None) -> None:
            told.append(trouble)
            if trouble:
                fake.refill()

        assert printer_at(fake.port).put(NOTE, NOTE.name, tell) == "Receipts: printed"
        assert told == [Trouble.PAPER_OUT, None]
        assert len(whole(fake)) == 1
        assert fake.calls == 1


def test_a_cover_opened_in_the_middle_is_said_and_waited_for() -> None:
    told: list[Trouble | None] = []
    with switched_on(Behaviour(opened_after=2500)) as fake:

        def tell(trouble: Trouble | None) -> None:
            told.append(trouble)
            if trouble:
                fake.change(cover_open=False)

        assert printer_at(fake.port).put(NOTE, NOTE.name, tell) == "Receipts: printed"
        assert told == [Trouble.COVER_OPEN, None]
        assert len(whole(fake)) == 1


def test_paper_that_stays_out_ends_as_a_persons_matter() -> None:
    impatient = Patience(answer=1.0, stuck=5.0, done=5.0, blocked=0.3, ask=0.1)
    with switched_on(Behaviour(paper_left=300)) as fake:
        with pytest.raises(PrinterUnsure, match="out of paper for 0 s"):
            printer_at(fake.port, impatient).put(NOTE, NOTE.name)

        assert whole(fake) == []


def test_a_plug_pulled_in_the_middle_is_a_persons_matter_and_nothing_is_sent_again() -> None:
    with switched_on(Behaviour(unplugged_after=2500)) as fake:
        with pytest.raises(PrinterUnsure, match="line broke"):
            printer_at(fake.port, QUICK).put(NOTE, NOTE.name)

        assert fake.calls == 1
        assert whole(fake) == []
        assert fake.paper.sheet.dots > 0


def test_a_printer_that_falls_silent_in_the_middle_is_a_persons_matter() -> None:
    with switched_on() as fake:
        printer = printer_at(fake.port, QUICK)
        printer.put(NOTE, NOTE.name)
        fake.change(process=False)

        with pytest.raises(PrinterUnsure, match="did not say that it printed"):
            printer.put(NOTE, NOTE.name)

        assert len(whole(fake)) == 2


def test_a_printer_that_was_exchanged_is_asked_anew() -> None:
    with switched_on() as fake:
        printer = printer_at(fake.port, QUICK)
        printer.put(NOTE, NOTE.name)
        fake.change(process=False)
        with pytest.raises(PrinterUnsure):
            printer.put(NOTE, NOTE.name)

        assert printer.put(NOTE, NOTE.name) == "Receipts: worked off"


def test_a_job_composed_ahead_is_the_job_that_is_sent(
    fake: FaultPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = printer_at(fake.port)
    ahead = picking_note(request(order(line("AHEAD"))))
    printer.prepare(ahead)
    monkeypatch.setattr("kiosk.printing.escpos_printer.compose", None)

    printer.put(ahead, ahead.name)

    assert any("AHEAD" in text for text in fake.paper.cuts[0].lines)


def test_a_line_that_takes_no_more_is_given_up_in_time() -> None:
    fake, path = FaultPrinter.at_a_terminal(Behaviour(paper_left=300, automatic=False))
    try:
        printer = EscposPrinter(name="USB", place=DevicePlace(path=path), patience=QUICK)

        with pytest.raises(PrinterUnsure, match="took no more for"):
            printer.put(LONG, LONG.name)
        assert whole(fake) == []
    finally:
        fake.stop()


def test_a_printer_that_dies_while_asked_has_printed_nothing() -> None:
    with switched_on(Behaviour(unplugged_after=1)) as fake:
        with pytest.raises(PrinterGone, match="line broke"):
            printer_at(fake.port, QUICK).put(NOTE, NOTE.name)

        assert b"\x1b@" not in fake.received


def test_whether_it_printed_before_can_not_be_told(fake: FaultPrinter) -> None:
    with pytest.raises(PrinterUnsure, match="can't say"):
        printer_at(fake.port).resume(NOTE.name)


def test_a_device_file_is_a_way_to_a_printer() -> None:
    fake, path = FaultPrinter.at_a_terminal()
    try:
        printer = EscposPrinter(name="USB", place=DevicePlace(path=path), patience=CALM)

        assert printer.put(NOTE, NOTE.name) == "USB: printed"
        assert len(whole(fake)) == 1
    finally:
        fake.stop()


def test_a_serial_line_is_a_way_to_a_printer() -> None:
    fake, path = FaultPrinter.at_a_terminal()
    try:
        place = SerialPlace(path=path, baud=115200, handshake="none")
        printer = EscposPrinter(name="Serial", place=place, patience=CALM)

        assert printer.put(NOTE, NOTE.name) == "Serial: printed"
        assert printer.put(NOTE, NOTE.name) == "Serial: printed"
    finally:
        fake.stop()


@pytest.mark.parametrize("place", [DevicePlace(path="/dev/null/lp0"), SerialPlace(path="/dev/no")])
def test_a_cable_that_leads_nowhere_is_said(place: DevicePlace | SerialPlace) -> None:
    with pytest.raises(PrinterGone, match="does not answer"):
        EscposPrinter(name="USB", place=place).put(NOTE, NOTE.name)


def test_a_device_that_takes_nothing_is_given_up_in_time() -> None:
    fake, path = FaultPrinter.at_a_terminal(Behaviour(deaf=True))
    try:
        printer = EscposPrinter(name="USB", place=DevicePlace(path=path), patience=QUICK)

        with pytest.raises(PrinterGone, match="does not answer when asked"):
            printer.put(NOTE, NOTE.name)
    finally:
        fake.stop()
