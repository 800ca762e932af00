"""A job's talk with a printer over a line that breaks, stalls or answers for another job."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from kiosk.documents.check_code import check_code
from kiosk.documents.picking_note import picking_note
from kiosk.ports.printer import PrinterGone, PrinterUnsure
from kiosk.printing.escpos_answers import COVER_OPEN, Paper
from kiosk.printing.escpos_printer import Confirm, EscposPrinter
from kiosk.printing.escpos_session import Patience, Session
from tests.unit.documents.orders import request

QUICK = Patience(answer=0.05, stuck=0.05, done=0.05, blocked=0.1, ask=0.01)
NOTE = picking_note(request())
WELL = b"\x12"


class Scripted:
    """A line that takes so many bytes at each call, and says what it was given to say."""

    def __init__(
        self, takes: Sequence[int | OSError], says: Sequence[bytes | OSError] = ()
    ) -> None:
        self.takes, self.says = list(takes), list(says)
        self.sent = b""
        self.ended = ""

    def send(self, data: bytes, seconds: float) -> int:
        take = self.takes.pop(0) if self.takes else len(data)
        if isinstance(take, OSError):
            raise take
        self.sent += data[:take]
        return min(take, len(data))

    def receive(self, seconds: float) -> bytes:
        said = self.says.pop(0) if self.says else b""
        if isinstance(said, OSError):
            raise said
        return said

    def close(self) -> None:
        self.ended = "closed"

    def abort(self) -> None:
        self.ended = "aborted"

    def open(self) -> Scripted:
        return self


def session(line: Scripted, told: Callable[[str], None] = lambda _: None) -> Session:
    return Session(line, QUICK, told)


def test_a_line_that_breaks_before_the_first_byte_has_printed_nothing() -> None:
    with pytest.raises(PrinterGone):
        session(Scripted([BrokenPipeError()])).send(b"job")


def test_a_line_that_breaks_after_the_first_byte_is_a_persons_matter() -> None:
    with pytest.raises(PrinterUnsure, match="middle of the paper"):
        session(Scripted([1, BrokenPipeError()])).send(b"job")


def test_the_answer_to_the_last_byte_is_not_lost_however_soon_it_comes() -> None:
    class Fast(Scripted):
        def receive(self, seconds: float) -> bytes:
            status, self.status = (self.status, b"") if self.sent == b"job" else (b"", self.status)
            return status

        status = b"\x00"

    talk = session(Fast([]))

    talk.send(b"job")
    talk.wait(lambda answer: isinstance(answer, Paper))


def test_every_byte_is_sent_once_however_slowly_it_is_taken() -> None:
    line = Scripted([1, 0, 2, 0, 0, 1])

    session(line).send(b"a whole job")

    assert line.sent == b"a whole job"


def test_a_line_that_takes_no_more_is_given_up() -> None:
    with pytest.raises(PrinterUnsure, match="took no more"):
        session(Scripted([1] + [0] * 100_000)).send(b"job")


def test_a_trouble_while_sending_is_told_once_and_its_end_too() -> None:
    told: list[str] = []
    opened, closed = b"\x38\x00\x00\x00", b"\x10\x00\x00\x00"
    line = Scripted([1, 0, 0, 0], [opened, opened, closed, b""])

    session(line, told.append).send(b"job")

    assert told == [COVER_OPEN, ""]


def test_an_answer_in_pieces_is_waited_for() -> None:
    line = Scripted([], [b"", b"\x11", b"\x00"])

    session(line).wait(lambda answer: isinstance(answer, Paper))

    assert not line.says


def test_no_second_question_is_asked_before_the_first_is_answered() -> None:
    line = Scripted([])

    with pytest.raises(PrinterUnsure, match="did not say that it printed"):
        session(line).wait(lambda _: False)

    assert line.sent == b"\x10\x04\x02"


def test_questions_take_turns_while_they_are_answered() -> None:
    line = Scripted([], [WELL] * 100_000)
    asking = replace(QUICK, done=0.5, ask=0.001)  # time enough for four, on any machine

    with pytest.raises(PrinterUnsure):
        Session(line, asking, lambda _: None).wait(lambda _: False)

    assert line.sent.startswith(b"\x10\x04\x02\x10\x04\x03\x10\x04\x04\x10\x04\x01")


def test_the_word_that_another_job_is_printed_confirms_nothing() -> None:
    ours = check_code(NOTE.name)[-4:].encode()
    for said, confirmed in ((b"\x37\x22XXXX\x00", False), (b"\x37\x22" + ours + b"\x00", True)):
        # Four answers that all is well; then nothing is said while the job is sent.
        line = Scripted([], [WELL] * 4 + [b""] * 6 + [said])
        printer = EscposPrinter(name="R", place=line, confirm=Confirm.PROCESS, patience=QUICK)
        if confirmed:
            assert printer.put(NOTE, NOTE.name) == "R: printed"
            assert line.ended == "closed"
        else:
            with pytest.raises(PrinterUnsure):
                printer.put(NOTE, NOTE.name)
            assert line.ended == "aborted"


def test_a_job_that_was_given_up_is_not_delivered_later() -> None:
    line = Scripted([], [WELL] * 4)
    printer = EscposPrinter(name="R", place=line, confirm=Confirm.FENCE, patience=QUICK)

    with pytest.raises(PrinterUnsure):
        printer.put(NOTE, NOTE.name)

    assert line.ended == "aborted"


def test_a_printer_that_says_no_is_left_in_peace() -> None:
    line = Scripted([], [b"\x16"])

    with pytest.raises(PrinterGone, match="R: its cover is open"):
        EscposPrinter(name="R", place=line, patience=QUICK).put(NOTE, NOTE.name)

    assert line.ended == "closed"
    assert line.sent == b"\x10\x04\x02"
