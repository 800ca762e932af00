"""One job's talk with a receipt printer: ask how it is, send, and wait until it says *done*."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.ports.printer import PrinterGone, PrinterUnsure
from kiosk.printing.escpos_answers import (
    Answer,
    Answers,
    Automatic,
    Paper,
    Printed,
    RealTime,
    trouble_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.printing.escpos_line import Line

QUESTIONS = (2, 3, 4, 1)
"""Of ``DLE EOT``: why offline, which error, how much paper, whether online. Reasons come first."""
TICK = 0.1
"""Seconds that one look at the line takes at most."""
CHUNK = 4096
AFTER_FENCE = 0.3


@dataclass(frozen=True, kw_only=True)
class Patience:
    """How long each thing may take, in seconds.

    ``answer``: a question to an idle printer. ``stuck``: sending without a byte being taken, and no
    reason known. ``done``: from the last byte sent to the word that it is printed. ``blocked``: out
    of paper or open in the middle of a job. ``ask``: between two questions while waiting.
    """

    answer: float = 1.5
    stuck: float = 15.0
    done: float = 30.0
    blocked: float = 3600.0
    ask: float = 1.0


USUAL = Patience()


class Session:
    """Talks over one open line. ``told`` hears why it waits, and an empty text when it goes on."""

    def __init__(self, line: Line, patience: Patience, told: Callable[[str], None]) -> None:
        self._line = line
        self._patience = patience
        self._told = told
        self._answers = Answers()
        self._troubles: dict[int, str] = {}
        """By the question that found them; 0 for what the printer says unasked."""
        self._trouble = ""
        self._since = 0.0
        """When the printer last got on with it, or stopped doing so."""
        self._asked = 0
        """The question that has no answer yet."""

    def check(self) -> None:
        """See that a job can be printed.

        Raises:
            PrinterGone: it can't now, or the printer does not answer; nothing was printed.
        """
        try:
            for question in QUESTIONS:
                answer = self._ask(question)
                if answer is None:
                    raise PrinterGone("it does not answer when asked how it is")
                if words := trouble_of(question, answer.byte):
                    raise PrinterGone(words)
        except OSError as error:
            raise PrinterGone(f"the line broke: {error}") from error

    def probe(self, question: bytes) -> tuple[bool, bool]:
        """Whether the printer answers ``GS ( H`` and ``GS r``; ``question`` holds one of each.

        Raises:
            PrinterGone: the line broke; nothing was printed.
        """
        found: list[Answer] = []
        end = time.monotonic() + self._patience.answer
        try:
            self._say(question, end)
            while time.monotonic() < end and not any(isinstance(each, Printed) for each in found):
                heard = self._hear(TICK)
                found += heard
                if any(isinstance(each, Paper) for each in heard):
                    # The two are answered in their order, but not by every printer at once.
                    end = min(end, time.monotonic() + AFTER_FENCE)
        except OSError as error:
            raise PrinterGone(f"the line broke: {error}") from error
        return (
            any(isinstance(each, Printed) for each in found),
            any(isinstance(each, Paper) for each in found),
        )

    def send(self, job: bytes) -> None:
        """Send the whole job; waits while the printer says why it can't go on.

        Raises:
            PrinterGone: it broke before the first byte.
            PrinterUnsure: it broke, or stuck, after it.
        """
        taken = 0
        self._since = time.monotonic()
        try:
            while taken < len(job):
                # Before more is sent, never after: what answers the last byte is for ``wait``.
                for answer in self._hear(0):
                    self._learn(answer)
                more = self._line.send(job[taken : taken + CHUNK], TICK)
                taken += more
                if more and not self._trouble:
                    self._since = time.monotonic()
                self._give_up(self._patience.stuck, "it took no more")
        except OSError as error:
            if taken == 0:
                raise PrinterGone(f"the line broke: {error}") from error
            raise PrinterUnsure(f"the line broke in the middle of the paper: {error}") from error

    def wait(self, finished: Callable[[Answer], bool]) -> None:
        """Wait until an answer is ``finished``; tells why when it has to wait for paper.

        Raises:
            PrinterUnsure: it did not come.
        """
        self._since = asked = time.monotonic()
        turn = 0
        try:
            while True:
                for answer in self._hear(TICK):
                    if finished(answer):
                        self._tell("")
                        return
                    self._learn(answer)
                self._give_up(self._patience.done, "it did not say that it printed")
                # One question at a time: a printer that reads nothing must not find a hundred.
                if not self._asked and time.monotonic() - asked >= self._patience.ask:
                    asked = time.monotonic()
                    self._asked = QUESTIONS[turn % len(QUESTIONS)]
                    turn += 1
                    self._say(_real_time(self._asked), asked + self._patience.answer)
        except OSError as error:
            raise PrinterUnsure(
                f"the line broke before it said that it printed: {error}"
            ) from error

    def _ask(self, question: int) -> RealTime | None:
        end = time.monotonic() + self._patience.answer
        self._say(_real_time(question), end)
        while time.monotonic() < end:
            for answer in self._hear(TICK):
                if isinstance(answer, RealTime):
                    return answer
        return None

    def _say(self, data: bytes, end: float) -> None:
        """Send a few bytes; whatever is not taken by ``end`` is let go with the line's silence."""
        while data and time.monotonic() < end:
            data = data[self._line.send(data, TICK) :]

    def _hear(self, seconds: float) -> list[Answer]:
        return self._answers.read(self._line.receive(seconds))

    def _learn(self, answer: Answer) -> None:
        if isinstance(answer, Automatic):
            # It speaks of the whole printer, and overrules what was answered before.
            self._troubles = {0: answer.trouble}
        elif isinstance(answer, RealTime) and self._asked:
            self._troubles[self._asked] = trouble_of(self._asked, answer.byte)
            self._asked = 0
        self._tell(next((words for words in self._troubles.values() if words), ""))

    def _tell(self, trouble: str) -> None:
        if trouble != self._trouble:
            self._trouble = trouble
            self._since = time.monotonic()
            self._told(trouble)

    def _give_up(self, patience: float, words: str) -> None:
        limit = self._patience.blocked if self._trouble else patience
        if time.monotonic() - self._since > limit:
            raise PrinterUnsure(
                f"{self._trouble or words} for {limit:.0f} s; part of it may have come out"
            )


def _real_time(question: int) -> bytes:
    return b"\x10\x04" + bytes([question])
