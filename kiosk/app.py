"""The kiosk: the composition root of the bench with its glass, its worker and its printers."""

from __future__ import annotations

import logging
import random
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from kiosk.actions.desk import Desk
from kiosk.background.feed import Feed
from kiosk.background.hub_child import HubChild
from kiosk.background.loop import Loop
from kiosk.background.print_relay import PrintRelay
from kiosk.background.runner import Worker
from kiosk.domain.carriers import Carrier
from kiosk.domain.values import CarrierId
from kiosk.ports.clock import SystemClock
from kiosk.presenters.bench import BenchPresenter
from kiosk.presenters.context import Context
from kiosk.settings.load import data_folder, papers_folder
from kiosk.settings.tables import CARRIERS, read_carriers
from kiosk.store.startup import Place, close_store, open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kiosk.actions.put_out import Paper
    from kiosk.documents.document import Document
    from kiosk.ports.printer import Printer
    from kiosk.settings.schema import Settings
    from kiosk.store.store import Store

log = logging.getLogger(__name__)
MAIN = Path(__file__).resolve().parents[1] / "main.py"


@dataclass(frozen=True, kw_only=True)
class Kiosk:
    """A bench put together: what the glass shows, and what runs beside it."""

    desk: Desk
    presenter: BenchPresenter
    worker: Worker
    loops: tuple[Loop, ...]
    child: HubChild | None
    news: str = ""

    def start(self) -> None:
        """Begin: the list is read first, what can wait starts after it."""
        self.presenter.start(self.news)
        for loop in self.loops:
            loop.start()

    def stop(self) -> None:
        """End everything in good order."""
        for loop in self.loops:
            loop.stop(timeout=2.0)
        if self.child is not None:
            self.child.stop()
        self.worker.stop()


def run(settings: Settings, hub_command: Sequence[str] | None = None) -> int:
    """Run the bench until its window closes; returns the exit code."""
    from kiosk.screens.window import set_up_window

    bench = settings.bench
    set_up_window(bench)
    from kiosk.screens.glass import Glass, post

    place = Place(folder=data_folder(settings), ballast_mb=settings.storage.ballast_mb)
    opened = open_store(place, SystemClock())
    kiosk = assemble(settings, opened.store, post, hub_command or usual_hub())
    kiosk = Kiosk(**{**vars(kiosk), "news": opened.news})
    try:
        Glass(kiosk.presenter, kiosk.start, panel_mm=bench.panel_mm).run()
    finally:
        kiosk.stop()
        close_store(place, opened.store)
    return 0


def usual_hub() -> list[str]:
    """The command that starts the hub as a child of this program."""
    return [sys.executable, str(MAIN), "hub", "--attached"]


def assemble(
    settings: Settings,
    store: Store,
    post: Callable[[Callable[[], None]], None],
    hub_command: Sequence[str],
) -> Kiosk:
    """Put a bench together; ``post`` brings a call to the thread of the glass."""
    desk = Desk(store=store, clock=store.clock, bench=settings.bench.name)
    worker = Worker(post, closing=store.close)
    child = HubChild(hub_command, store.clock, random.random) if settings.hub.child else None
    relay = _print_relay(settings, desk)
    papers = Loop("papers", relay.step, store.close)
    context = Context(
        desk=desk,
        runner=worker,
        zone=ZoneInfo(settings.bench.time_zone),
        carriers=carriers(settings),
        pictures=settings.shop.pictures,
        printer=settings.printing.queue or "PDF",
        pages=_pages(data_folder(settings) / "shown"),
        hub_falls=lambda: child.falls if child else None,
        wake_printer=papers.wake,
    )
    presenter = BenchPresenter(context, dark=settings.bench.dark)
    worker.crashed = presenter.failed
    feed = Feed(desk, lambda changes: post(lambda: presenter.changed(changes)))
    loops = [Loop("feed", feed.step, store.close), papers]
    if child is not None:
        loops.insert(0, Loop("hub child", child.step))
    return Kiosk(desk=desk, presenter=presenter, worker=worker, loops=tuple(loops), child=child)


def carriers(settings: Settings) -> tuple[Carrier, ...]:
    """The carrier table, the owner's or the one that comes along."""
    path = Path(settings.shop.carriers).expanduser() if settings.shop.carriers else CARRIERS
    return tuple(
        Carrier(
            id=CarrierId(row.id),
            name=row.name,
            services=row.services,
            countries=frozenset(row.countries),
            codes=row.amazon,
            named_by_hand=row.other,
        )
        for row in read_carriers(path)
    )


def _print_relay(settings: Settings, desk: Desk) -> PrintRelay:
    folder = papers_folder(settings)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    relay = PrintRelay(
        desk,
        lambda paper: _compose(settings, desk, paper),
        folder=_Late(lambda: _folder_printer(settings, folder)),
        printer=_Late(lambda: _queue_printer(settings)) if settings.printing.queue else None,
        share=random.random,
    )
    relay.recover()
    return relay


class _Late:
    """A printer that is made when the first paper comes: reportlab is slow to load."""

    def __init__(self, make: Callable[[], Printer]) -> None:
        self._make = make
        self._made: Printer | None = None

    @property
    def name(self) -> str:
        """The printer's name."""
        return self._printer().name

    def put(self, document: Document, name: str) -> str:
        """Put the document out."""
        return self._printer().put(document, name)

    def _printer(self) -> Printer:
        if self._made is None:
            self._made = self._make()
        return self._made


def _folder_printer(settings: Settings, folder: Path) -> Printer:
    from kiosk.printing.folder import FolderPrinter
    from kiosk.printing.media import A4, LETTER

    medium = LETTER if settings.printing.paper == "letter" else A4
    pictures = Path(settings.shop.pictures) if settings.shop.pictures else None
    return FolderPrinter(name="PDF", folder=folder, medium=medium, pictures=pictures)


def _queue_printer(settings: Settings) -> Printer:
    from kiosk.printing.cups import CupsPrinter
    from kiosk.printing.cups_queue import CupsQueue
    from kiosk.printing.media import A4, LETTER

    medium = LETTER if settings.printing.paper == "letter" else A4
    pictures = Path(settings.shop.pictures) if settings.shop.pictures else None
    name = settings.printing.queue
    return CupsPrinter(name=name, queue=CupsQueue(queue=name), medium=medium, pictures=pictures)


def _compose(settings: Settings, desk: Desk, paper: Paper) -> Document:
    from kiosk.documents.document import Letterhead
    from kiosk.documents.picking_note import PickingNote, picking_note
    from kiosk.wording.screens import AMAZON

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


def _pages(folder: Path) -> Callable[[str], tuple[str, ...]]:
    """Pictures of a paper's pages, drawn once and kept beside the data."""

    def pages(path: str) -> tuple[str, ...]:
        from kiosk.printing.preview import NoPreview, first_pages

        stem = Path(path).stem
        found = sorted(folder.glob(f"{stem}.page-*.png"))
        if found:
            return tuple(str(page) for page in found)
        try:
            pictures = first_pages(Path(path).read_bytes(), most=8)
        except (NoPreview, OSError) as exc:
            log.warning("a paper can't be shown: %s", exc)
            return ()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for number, picture in enumerate(pictures, start=1):
            (folder / f"{stem}.page-{number:02d}.png").write_bytes(picture)
        return tuple(str(page) for page in sorted(folder.glob(f"{stem}.page-*.png")))

    return pages
