"""A receipt printer: puts a paper out once, and says no more than the printer itself confirmed."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from kiosk.documents.check_code import check_code
from kiosk.domain.paper_state import Trouble
from kiosk.ports.printer import PrinterGone, PrinterUnsure, nobody
from kiosk.printing.escpos import compose
from kiosk.printing.escpos_answers import (
    COVER_OPEN,
    CUTTER,
    FAULT,
    HOT,
    OFFLINE,
    OUT_OF_PAPER,
    Answer,
    Paper,
    Printed,
)
from kiosk.printing.escpos_profile import ROLL_80, Profile
from kiosk.printing.escpos_session import USUAL, Patience, Session

if TYPE_CHECKING:
    from kiosk.documents.document import Document
    from kiosk.ports.printer import Told
    from kiosk.printing.escpos_line import Line

_FENCE = b"\x1dr\x01"
"""``GS r 1``: answered once all that came before it has been worked off."""
_PROCESS = b"\x1d(H\x06\x0000"
"""``GS ( H`` 48 with four characters: sent back once all that came before it is printed."""
_PROBE = b"PBP?"
_QUIET = b"\x1da\x00"
"""``GS a 0``: no status unasked; it is asked for in the middle of a job alone."""
TROUBLES = {
    OUT_OF_PAPER: Trouble.PAPER_OUT,
    COVER_OPEN: Trouble.COVER_OPEN,
    OFFLINE: Trouble.OFFLINE,
    CUTTER: Trouble.CUTTER,
    FAULT: Trouble.FAULT,
    HOT: Trouble.HOT,
}
"""What the printer says of itself, as the bench knows it."""


class Confirm(Enum):
    """How a printer tells that a paper came out."""

    AUTO = "auto"
    """Found out with the first paper."""
    PROCESS = "process"
    """By the process id: it is printed."""
    FENCE = "fence"
    """By the paper status, which waits its turn: it is worked off."""
    NONE = "none"
    """It can't: whoever stands there is asked."""
    TRUST = "trust"
    """It can't, and what was sent is taken for printed: for printers that only listen."""


class Place(Protocol):
    """Where a printer is found."""

    def open(self) -> Line:
        """Open the line to it.

        Raises:
            OSError: it can't be had now.
        """
        ...


@dataclass
class Manners:
    """What was learnt of a printer since the program started; another day it may be another."""

    confirm: Confirm | None = None


@dataclass(frozen=True, kw_only=True)
class EscposPrinter:
    """Prints at ``place``, one paper at a time and each over a line of its own."""

    name: str
    place: Place
    profile: Profile = ROLL_80
    confirm: Confirm = Confirm.AUTO
    patience: Patience = USUAL
    manners: Manners = field(default_factory=Manners, compare=False)

    def prepare(self, document: Document) -> None:
        """Compose the job ahead, so that ``put`` of the same document only has to send it."""
        _composed(document, self.profile, self._tells)

    def put(self, document: Document, name: str, told: Told = nobody) -> str:
        """Print ``document`` and say how it was confirmed; waits while it says what it lacks.

        Raises:
            PrinterGone: nothing was printed: it can't be reached, or says what it lacks.
            PrinterUnsure: something may have come out, and the printer did not confirm it.
        """
        job = _composed(document, self.profile, self._tells)
        line = self._open()
        try:
            session = Session(line, self.patience, lambda words: told(_trouble(words)))
            how = self._print(session, job, name)
        except PrinterGone as gone:
            line.close()
            raise PrinterGone(f"{self.name}: {gone.detail}", TROUBLES.get(gone.detail)) from gone
        except PrinterUnsure as unsure:
            line.abort()
            self.manners.confirm = None
            raise PrinterUnsure(f"{self.name}: {unsure.detail}") from unsure
        except BaseException:
            line.abort()
            raise
        line.close()
        return f"{self.name}: {how}"

    def resume(self, name: str) -> str | None:
        """A receipt printer keeps no list of what it printed.

        Raises:
            PrinterUnsure: always.
        """
        code = check_code(name)
        raise PrinterUnsure(f"{self.name} can't say whether the paper ending in {code} came out")

    def check(self) -> str:
        """Ask the printer how it is.

        Raises:
            PrinterGone: it can't be reached, does not answer, or says what it lacks.
        """
        line = self._open()
        try:
            if self.confirm is not Confirm.TRUST:
                Session(line, self.patience, lambda _: None).check()
        except PrinterGone as gone:
            raise PrinterGone(f"{self.place}: {gone.detail}", TROUBLES.get(gone.detail)) from gone
        finally:
            line.close()
        return f"{self.place} is ready"

    def _open(self) -> Line:
        try:
            return self.place.open()
        except OSError as error:
            raise PrinterGone(f"{self.name}: {self.place} does not answer: {error}") from error

    @property
    def _tells(self) -> bool:
        """Whether the printer is to say unasked what stops it."""
        return self.confirm is not Confirm.TRUST

    def _print(self, session: Session, job: bytes, name: str) -> str:
        if self.confirm is Confirm.TRUST:
            session.send(job)
            return "sent, not confirmed"
        session.check()
        confirm = self._manners(session)
        ours = check_code(name)[-4:].encode()
        process = _PROCESS + ours if confirm is Confirm.PROCESS else b""
        session.send(job + process + _FENCE + _QUIET)
        if confirm is Confirm.NONE:
            raise PrinterUnsure("it does not tell whether it prints")
        session.wait(lambda answer: _finished(answer, confirm, ours))
        return "printed" if confirm is Confirm.PROCESS else "worked off"

    def _manners(self, session: Session) -> Confirm:
        """How this printer confirms: as set, as known, or as it answers now."""
        if self.confirm is not Confirm.AUTO:
            return self.confirm
        if self.manners.confirm is None:
            # A printer that does not know the question may take part of it for letters; the reset
            # at the head of the job clears them away.
            process, fence = session.probe(_PROCESS + _PROBE + _FENCE)
            if not process and not fence:
                return Confirm.NONE
            self.manners.confirm = Confirm.PROCESS if process else Confirm.FENCE
        return self.manners.confirm


def _trouble(words: str) -> Trouble | None:
    return TROUBLES.get(words, Trouble.OTHER) if words else None


@lru_cache(maxsize=16)
def _composed(document: Document, profile: Profile, tell: bool) -> bytes:  # noqa: FBT001 - a key
    return compose(document, profile, tell=tell)


def _finished(answer: Answer, confirm: Confirm, ours: bytes) -> bool:
    if confirm is Confirm.PROCESS:
        return isinstance(answer, Printed) and answer.id == ours
    return isinstance(answer, Paper)
