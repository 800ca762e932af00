"""The relay to one printer: puts out what was printed, and never prints twice by itself."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from kiosk.actions import put_out
from kiosk.domain.outbox import Sending
from kiosk.domain.paper_state import Kept, kept
from kiosk.domain.retry import delay
from kiosk.ports.printer import PrinterError, PrinterGone, PrinterUnsure, PrinterWaits, Unprintable

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.actions.desk import Desk
    from kiosk.actions.put_out import Due
    from kiosk.background.preparing import Preparing
    from kiosk.documents.document import Document
    from kiosk.domain.paper import Paper
    from kiosk.ports.printer import Printer

log = logging.getLogger(__name__)

BATCH = 10
IDLE_SECONDS = 1.0
LONGEST_WAIT = 15.0
ASK_SECONDS = 2.0
"""Between two questions after a paper that the printer has."""
_ANSWER_LIMIT = 300


@dataclass(frozen=True, kw_only=True)
class Tools:
    """What papers are made with, and where they come out."""

    compose: Callable[[Paper], Document]
    printer: Printer


class PrintRelay:
    """Works off the papers of one printer of this bench, one pass at a time."""

    def __init__(
        self,
        desk: Desk,
        preparing: Preparing,
        tools: Callable[[], Tools],
        share: Callable[[], float],
    ) -> None:
        """``tools`` is asked when the first paper comes; ``share`` gives parts of waits, 0 to 1."""
        self._desk = desk
        self._preparing = preparing
        self._make_tools = tools
        self._tools: Tools | None = None
        self._share = share

    def step(self) -> float:
        """Put out what is due, then make ready what may come next.

        Returns the seconds until it is worth looking again.
        """
        for row in put_out.due(self._desk, self._preparing.printer, limit=BATCH):
            # Found *sending*, it could not be written down how it went: it may have come out.
            doubtful = row.posting.state is not Sending.WAITING
            begun = put_out.begin(self._desk, row)
            if begun is not None:
                self._put(begun, ask_first=doubtful)
        for paper in self._preparing.papers():
            self._prepare(paper)
        return IDLE_SECONDS

    def _prepare(self, paper: Paper) -> None:
        """Make a paper ready; one that can't be made is told of when it is printed."""
        try:
            tools = self._ready()
            tools.printer.prepare(tools.compose(paper))
        except Exception as exc:  # noqa: BLE001 - nobody has asked for it yet
            log.debug("a paper can't be made ready: %s", type(exc).__name__)

    def _ready(self) -> Tools:
        if self._tools is None:
            try:
                self._tools = self._make_tools()
            except OSError as exc:
                raise PrinterGone(str(exc)) from exc
        return self._tools

    def _put(self, row: Due, *, ask_first: bool) -> None:
        try:
            at = self._bring(self._ready(), row, ask_first=ask_first)
        except PrinterWaits as held:
            self._wait(row, held, ASK_SECONDS, held=True)
        except PrinterGone as gone:
            longest = min(LONGEST_WAIT, delay(row.posting.attempts, self._share()))
            self._wait(row, gone, longest, held=ask_first)
        except PrinterError as exc:
            self._park(row, exc)
        except Exception as exc:
            # A paper that can't be made must not hold up those behind it.
            log.exception("a paper could not be put out")
            self._park(row, PrinterUnsure(type(exc).__name__))
        else:
            put_out.finish(self._desk, row, Sending.DONE, at[:_ANSWER_LIMIT])

    def _bring(self, tools: Tools, row: Due, *, ask_first: bool) -> str:
        """Bring the paper out, unless it did before; returns where it is."""
        if ask_first:
            there = tools.printer.resume(row.name)
            if there is not None:
                return there
            before = kept(row.posting)
            if before is not None and before.held:
                raise PrinterUnsure("the printer had the paper, and knows nothing of it now")
        document = _made(tools, row.paper)
        desk = self._desk
        return tools.printer.put(
            document, row.name, lambda trouble: put_out.report(desk, row, trouble)
        )

    def _wait(self, row: Due, why: PrinterError, seconds: float, *, held: bool) -> None:
        """Try later; ``held`` if it may be with the printer, which is then asked first."""
        state = Sending.UNKNOWN if held else Sending.WAITING
        before = kept(row.posting)
        mark = isinstance(why, PrinterWaits) or (before is not None and before.held)
        answer = Kept(why.trouble, mark, why.detail[:_ANSWER_LIMIT]).answer
        put_out.finish(self._desk, row, state, answer, timedelta(seconds=seconds))
        log.debug("a paper waits: %s", why.detail)

    def _park(self, row: Due, why: PrinterError) -> None:
        answer = Kept(why.trouble, detail=why.detail[:_ANSWER_LIMIT]).answer
        put_out.finish(self._desk, row, Sending.PARKED, answer)
        log.warning("a paper needs a person: %s", why.detail)


def _made(tools: Tools, paper: Paper) -> Document:
    """Compose and render before anything is sent: what fails here has printed nothing."""
    try:
        document = tools.compose(paper)
        tools.printer.prepare(document)
    except PrinterError:
        raise
    except Exception as exc:
        log.exception("a paper could not be made")
        raise Unprintable(type(exc).__name__) from exc
    return document
