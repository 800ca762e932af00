"""The relay to paper: puts out what was printed, and never prints twice by itself."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from kiosk.actions import put_out
from kiosk.domain.outbox import Sending
from kiosk.domain.retry import delay
from kiosk.ports.printer import PrinterError, PrinterGone

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


@dataclass(frozen=True, kw_only=True)
class Tools:
    """What papers are made with: every one is kept in ``folder``, and brought onto paper by
    ``printer`` where there is one.
    """

    compose: Callable[[Paper], Document]
    folder: Printer
    printer: Printer | None = None


class PrintRelay:
    """Works off the papers of this bench, one pass at a time."""

    def __init__(self, desk: Desk, tools: Callable[[], Tools], share: Callable[[], float]) -> None:
        """``tools`` is asked when the first paper comes."""
        self._desk = desk
        self._make_tools = tools
        self._tools: Tools | None = None
        self._share = share

    def recover(self) -> None:
        """To be called once at start."""
        put_out.recover(self._desk)

    def step(self) -> float:
        """Put out what is due; returns the seconds until it is worth looking again."""
        for paper in put_out.due(self._desk, limit=BATCH):
            # Found *sending*, it could not be written down how it went: it may have come out.
            doubtful = paper.posting.state is not Sending.WAITING
            self._put(put_out.begin(self._desk, paper), ask_first=doubtful)
        return IDLE_SECONDS

    def _put(self, paper: Paper, *, ask_first: bool) -> None:
        place = ""
        try:
            tools = self._tools = self._tools or self._make_tools()
            document = tools.compose(paper)
            place = tools.folder.put(document, document.name)
            printer = tools.printer
            if printer is not None and not (ask_first and printer.took(document.name)):
                printer.put(document, document.name)
        except PrinterGone as exc:
            self._wait(paper, exc.detail, unknown=ask_first)
        except PrinterError as exc:
            put_out.finish(self._desk, paper, Sending.PARKED, place)
            log.warning("a paper needs a person: %s", exc.detail)
        except Exception:
            # A paper that can't be made must not hold up those behind it.
            log.exception("a paper could not be made")
            put_out.finish(self._desk, paper, Sending.PARKED, place)
        else:
            put_out.finish(self._desk, paper, Sending.DONE, place)

    def _wait(self, paper: Paper, why: str, *, unknown: bool) -> None:
        """Try later: as unknown if it was so before, so that the printer is asked again first."""
        state = Sending.UNKNOWN if unknown else Sending.WAITING
        wait = min(LONGEST_WAIT, delay(paper.posting.attempts, self._share()))
        put_out.finish(self._desk, paper, state, why, timedelta(seconds=wait))
        log.warning("a paper waits: %s", why)
