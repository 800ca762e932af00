"""Whether papers can come out: the folder for PDFs, and the print queue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.doctor.data import writable
from kiosk.doctor.finding import Finding, bad, look, ok
from kiosk.ports.printer import PrinterGone
from kiosk.printing.cups_queue import CupsQueue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiosk.printing.cups_queue import QueueStatus

FOLDER, PRINTER = "papers folder", "printer"
PATIENCE = 5.0
"""Seconds for the print server's answer."""


def papers(
    folder: Path, queue: str, *, named: bool = True, server: str = "localhost:631"
) -> Iterator[Finding]:
    """Look at both. An empty ``queue`` means that papers are kept as PDF alone.

    ``named`` says that the owner chose the folder; the usual one is made with the first paper.
    """
    if named or folder.exists():
        yield _folder(folder)
    else:
        yield ok(FOLDER, "made with the first paper")
    if not queue:
        yield ok(PRINTER, "none set: papers are kept as PDF (printing.queue)")
        return
    try:
        status = CupsQueue(queue=queue, server=server, patience=PATIENCE).status()
    except ValueError as error:
        yield bad(PRINTER, str(error), "Correct printing.queue; lpstat -e lists the queues.")
    except PrinterGone as gone:
        yield bad(PRINTER, gone.detail, "Is CUPS running? lpstat -e lists the queues it knows.")
    else:
        yield _queue(queue, status)


def _folder(folder: Path) -> Finding:
    if not folder.is_dir():
        advice = "If it is a share, mount it before the bench starts. Otherwise it is made."
        return look(FOLDER, f"{folder} is not there", advice)
    if not writable(folder):
        return bad(FOLDER, f"{folder} can't be written to", "Give the bench's user its rights.")
    return ok(FOLDER, str(folder))


def _queue(queue: str, status: QueueStatus) -> Finding:
    if not status.accepting:
        return bad(PRINTER, f"{queue} takes no papers", f"Say: sudo cupsaccept {queue}")
    why = status.message or ", ".join(sorted(status.reasons))
    if status.stopped:
        words = f"{queue} has stopped" + (f": {why}" if why else "")
        return bad(PRINTER, words, f"See to the printer, then say: sudo cupsenable {queue}")
    if status.reasons:
        return look(PRINTER, f"{queue}: {', '.join(sorted(status.reasons))}", "See to it.")
    return ok(PRINTER, f"{queue} takes papers")
