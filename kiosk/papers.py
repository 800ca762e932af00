"""Puts together what brings papers out: the composing, the folder and the printer.

Loaded when the first paper is wanted, for what draws PDF is slow to load.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from kiosk.background.print_relay import Tools
from kiosk.documents.document import Document, Letterhead
from kiosk.documents.picking_note import PickingNote, picking_note
from kiosk.printing.cups import CupsPrinter
from kiosk.printing.cups_queue import CupsQueue
from kiosk.printing.folder import FolderPrinter
from kiosk.printing.media import A4, LETTER
from kiosk.printing.preview import NoPreview, first_pages
from kiosk.settings.load import papers_folder
from kiosk.wording.screens import AMAZON

if TYPE_CHECKING:
    from kiosk.actions.desk import Desk
    from kiosk.actions.put_out import Paper
    from kiosk.settings.schema import Settings

log = logging.getLogger(__name__)

PAGES_SHOWN = 8


def tools(settings: Settings, desk: Desk) -> Tools:
    """What the print relay works with, as this bench is set."""
    folder = papers_folder(settings)
    if not settings.printing.folder:
        # Only the usual one is made: a share that is not mounted must not be made up.
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    medium = LETTER if settings.printing.paper == "letter" else A4
    pictures = Path(settings.shop.pictures) if settings.shop.pictures else None
    queue = settings.printing.queue
    return Tools(
        compose=lambda paper: _note(settings, desk, paper),
        folder=FolderPrinter(name="PDF", folder=folder, medium=medium, pictures=pictures),
        printer=CupsPrinter(
            name=queue, queue=CupsQueue(queue=queue), medium=medium, pictures=pictures
        )
        if queue
        else None,
    )


def page_pictures(path: str, shown: Path) -> tuple[str, ...]:
    """Pictures of a paper's pages, drawn once and kept in the folder ``shown``."""
    stem = Path(path).stem
    found = sorted(shown.glob(f"{stem}.page-*.png"))
    if found:
        return tuple(str(page) for page in found)
    try:
        pictures = first_pages(Path(path).read_bytes(), most=PAGES_SHOWN)
    except (NoPreview, OSError) as exc:
        log.warning("a paper can't be shown: %s", exc)
        return ()
    shown.mkdir(parents=True, exist_ok=True, mode=0o700)
    for number, picture in enumerate(pictures, start=1):
        (shown / f"{stem}.page-{number:02d}.png").write_bytes(picture)
    return tuple(str(page) for page in sorted(shown.glob(f"{stem}.page-*.png")))


def _note(settings: Settings, desk: Desk, paper: Paper) -> Document:
    zone = ZoneInfo(settings.bench.time_zone)
    ship_by = paper.order.facts.ship_by
    return picking_note(
        PickingNote(
            order=paper.order,
            products=paper.products,
            letterhead=Letterhead(name=settings.company.name, address=settings.company.address),
            channel_name=AMAZON,
            printed_at=desk.clock.now().astimezone(zone),
            ship_by=ship_by.astimezone(zone) if ship_by else None,
            bench=desk.bench,
            person=desk.person,
            copy=paper.copy,
        )
    )
