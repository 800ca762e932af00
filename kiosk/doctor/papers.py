"""Whether papers can come out: each printer is asked, in words, what it would print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.doctor.finding import Finding, bad, look, ok
from kiosk.domain.paper_state import Trouble
from kiosk.papers import plan, printer_of, printers
from kiosk.ports.printer import PrinterError
from kiosk.settings.load import papers_folder
from kiosk.settings.printers import address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.settings.schema import Printer, Settings

PAPERS = "papers"
_WAITS = frozenset({Trouble.PAPER_OUT, Trouble.COVER_OPEN, Trouble.INK, Trouble.HOT, Trouble.JAM})
"""Troubles that a packer ends by hand, and that keep nobody from starting."""
ADVICE = {
    "tcp": "Is it on, and in the same network? Nobody else may print there at this moment.",
    "device": "Is its cable in, and is the bench's user in the group lp?",
    "serial": "Is its cable in, and is the bench's user in the group dialout?",
    "cups": "Is CUPS running? lpstat -e lists the queues it knows; cupsenable starts one again.",
    "folder": "If it is a share, mount it before the bench starts; else give the user its rights.",
    "screen": "",
}


def papers(settings: Settings) -> Iterator[Finding]:
    """Look at each printer; yields one line for each, and one on what comes out where."""
    for printer in printers(settings):
        yield _looked_at(settings, printer)
    yield ok(PAPERS, _where(settings))


def _looked_at(settings: Settings, printer: Printer) -> Finding:
    about, at = f"printer {printer.name}", address(printer.at)
    usual = at.kind == "folder" and not at.path and not settings.printing.folder
    if usual and not papers_folder(settings).exists():
        return ok(about, "the papers folder is made with the first paper")
    try:
        return ok(about, printer_of(settings, printer.name).check())
    except PrinterError as error:
        found = look if error.trouble in _WAITS else bad
        return found(about, error.detail, ADVICE[at.kind])
    except ValueError as error:
        return bad(about, str(error), ADVICE[at.kind])


def _where(settings: Settings) -> str:
    """What comes out where, and what prints by itself."""
    there = plan(settings)
    named = [f"{kind.value} at {name}" for kind, name in there.by_kind.items()]
    others = f"{'the others' if named else 'all of them'} at {there.printers[0]}"
    alone = [kind.value for kind in there.automatic if kind in there.by_kind]
    itself = f"; by itself: {', '.join(alone)}" if alone else ""
    return ", ".join([*named, others]) + itself
