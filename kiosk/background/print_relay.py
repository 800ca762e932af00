"""The relay to paper: puts out what was printed, and never prints twice by itself."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from kiosk.actions import put_out
from kiosk.domain.outbox import Sending
from kiosk.domain.retry import delay
from kiosk.ports.printer import PrinterGone, PrinterUnsure

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.actions.desk import Desk
    from kiosk.actions.put_out import Paper
    from kiosk.documents.document import Document
    from kiosk.ports.printer import Printer

log = logging.getLogger(__name__)

BATCH = 10
IDLE_SECONDS = 1.0
LONGEST_WAIT = 15.0


class PrintRelay:
    """Works off the papers of this bench, one pass at a time."""

    def __init__(
        self,
        desk: Desk,
        compose: Callable[[Paper], Document],
        *,
        folder: Printer,
        printer: Printer | None,
        share: Callable[[], float],
    ) -> None:
        """Every paper is kept in ``folder``; ``printer``, if any, brings it onto paper."""
        self._desk = desk
        self._compose = compose
        self._folder = folder
        self._printer = printer
        self._share = share

    def recover(self) -> None:
        """What was being put out when the bench stopped; to be called once at start."""
        put_out.recover(self._desk, repeatable=self._printer is None)

    def step(self) -> float:
        """Put out what is due; returns the seconds until it is worth looking again."""
        for paper in put_out.due(self._desk, limit=BATCH):
            if paper.posting.state is Sending.SENDING:
                # It could not be written down how it went: it may have come out.
                self.recover()
            else:
                self._put(put_out.begin(self._desk, paper))
        return IDLE_SECONDS

    def _put(self, paper: Paper) -> None:
        place = ""
        try:
            document = self._compose(paper)
            place = self._folder.put(document, document.name)
            if self._printer is not None:
                self._printer.put(document, document.name)
        except PrinterGone as exc:
            wait = min(LONGEST_WAIT, delay(paper.posting.attempts, self._share()))
            put_out.finish(self._desk, paper, Sending.WAITING, exc.detail, timedelta(seconds=wait))
            log.warning("a paper waits: %s", exc.detail)
        except PrinterUnsure as exc:
            put_out.finish(self._desk, paper, Sending.PARKED, place)
            log.warning("a paper may or may not have come out: %s", exc.detail)
        except Exception:
            # A paper that can't be made must not hold up those behind it.
            log.exception("a paper could not be made")
            put_out.finish(self._desk, paper, Sending.PARKED, place)
        else:
            put_out.finish(self._desk, paper, Sending.DONE, place)
