"""Puts together what brings papers out: the composing, the printers, and pictures for the glass.

What draws papers is loaded when the first one is wanted, for it is slow to load.
"""

from __future__ import annotations

import logging
import shutil
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from kiosk.background.print_relay import Tools
from kiosk.background.printers import Pages
from kiosk.domain.paper import PaperKind, PrintPlan
from kiosk.settings.load import data_folder, papers_folder
from kiosk.settings.printers import USUAL, Address, address
from kiosk.settings.schema import Printer as PrinterSetting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kiosk.documents.composing import House
    from kiosk.documents.document import Document
    from kiosk.domain.paper import Paper
    from kiosk.domain.paper_state import Trouble
    from kiosk.domain.till import Reading
    from kiosk.ports.printer import Printer
    from kiosk.printing.escpos_printer import Place
    from kiosk.printing.rendered import Stock
    from kiosk.settings.schema import Settings

log = logging.getLogger(__name__)

PAGES_SHOWN = 8
WITHOUT_PAPER = frozenset({"folder", "screen"})
"""What comes out of these is shown on the glass by itself: there is nothing else to look at."""


def printers(settings: Settings) -> tuple[PrinterSetting, ...]:
    """The printers that are set; without any, one that keeps PDFs in the folder."""
    return settings.printer or (PrinterSetting(name=USUAL, at="folder:", medium="a4"),)


def plan(settings: Settings) -> PrintPlan:
    """Which paper comes out where."""
    there = printers(settings)
    return PrintPlan(
        printers=tuple(each.name for each in there),
        by_kind={PaperKind(kind): name for kind, name in settings.printing.papers.items()},
        automatic=tuple(PaperKind(kind) for kind in settings.printing.automatic),
        shown=frozenset(each.name for each in there if address(each.at).kind in WITHOUT_PAPER),
    )


def shown_folder(settings: Settings) -> Path:
    """Where pictures of papers lie while they are looked at."""
    return data_folder(settings) / "shown"


def house(settings: Settings) -> House:
    """The company and the bench, as they stand on papers."""
    from kiosk.documents.composing import House
    from kiosk.documents.document import Letterhead
    from kiosk.documents.shop_words import ShopWords

    company = settings.company
    return House(
        letterhead=Letterhead(name=company.name, address=company.address),
        zone=zone_of(settings),
        bench=settings.bench.name,
        words=ShopWords(
            returns=company.returns,
            link=company.returns_link,
            registration=company.registration,
        ),
        origin=company.country,
        return_to=company.return_address,
        language=company.language,
    )


@dataclass
class Papers:
    """Makes papers and shows them; used by several threads, each for a printer of its own."""

    settings: Settings
    _shown: dict[tuple[Document, str], Pages] = field(default_factory=dict)
    """By document and printer; touched by the worker alone."""
    _numbers: Iterator[int] = field(default_factory=count)
    """A picture's name is never used again: the glass keeps what it has read."""

    def tools(self, printer: str) -> Tools:
        """What the papers of ``printer`` are made with."""
        return Tools(compose=self._composer(), printer=printer_of(self.settings, printer))

    def pages(self, paper: Paper) -> Pages:
        """Draw a paper as its printer would; the pictures stay until ``forget``."""
        document = self._composer()(paper)
        known = self._shown.get((document, paper.job.printer))
        if known is None:
            known = self._drawn(document, paper.job.printer)
            self._shown[document, paper.job.printer] = known
        return known

    def forget(self) -> None:
        """Remove all pictures: they show buyers' names."""
        self._shown.clear()
        shutil.rmtree(shown_folder(self.settings), ignore_errors=True)

    def save_reading(self, reading: Reading) -> str:
        """Write a reading of the till beside the papers, as a table; returns its path.

        Raises:
            NotSaved: the folder can't be written to.
        """
        from kiosk.ports.saving import NotSaved
        from kiosk.spreadsheets.till_readings import save_reading

        folder = papers_folder(self.settings)
        try:
            made = save_reading(usual_folder(self.settings), reading, zone_of(self.settings))
        except OSError as exc:
            raise NotSaved(str(folder), exc.strerror or str(exc)) from exc
        return str(made)

    def _composer(self) -> Composer:
        return Composer(house(self.settings))

    def _drawn(self, document: Document, printer: str) -> Pages:
        from kiosk.printing.pages import page_pictures
        from kiosk.printing.preview import NoPreview

        setting = _setting(self.settings, printer)
        stock = stock_of(setting)
        folder = shown_folder(self.settings)
        try:
            drawn = page_pictures(document, stock, pictures_folder(self.settings), PAGES_SHOWN)
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            paths = [folder / f"{next(self._numbers)}.png" for _ in drawn]
            for path, picture in zip(paths, drawn, strict=True):
                path.write_bytes(picture)
        except (NoPreview, OSError) as exc:
            log.warning("a paper can't be shown: %s", exc)
            return Pages()
        return Pages(tuple(map(str, paths)), roll=setting.medium in {"80mm", "58mm"})


@dataclass(frozen=True)
class Composer:
    """Makes a paper into a document, for one house."""

    house: House

    def __call__(self, paper: Paper) -> Document:
        """The document of a paper; raises as ``composed`` does."""
        from kiosk.documents.composing import composed

        return composed(self.house, paper)


def printer_of(settings: Settings, name: str) -> Printer:
    """The printer of this name, ready to be used by one thread.

    Raises:
        OSError: the usual folder for papers can't be made.
    """
    from kiosk.printing.cups import CupsPrinter
    from kiosk.printing.cups_queue import CupsQueue
    from kiosk.printing.escpos_printer import Confirm, EscposPrinter
    from kiosk.printing.folder import FolderPrinter
    from kiosk.printing.screen import ScreenPrinter

    setting = _setting(settings, name)
    at, stock, pictures = address(setting.at), stock_of(setting), pictures_folder(settings)
    match at.kind:
        case "folder":
            folder = _folder(settings, at)
            return FolderPrinter(name=name, folder=folder, medium=stock, pictures=pictures)
        case "screen":
            return ScreenPrinter(name=name, medium=stock, pictures=pictures)
        case "cups":
            queue = CupsQueue(queue=at.path, server=f"{at.host}:{at.port}")
            return CupsPrinter(name=name, queue=queue, medium=stock, pictures=pictures)
        case _:
            from kiosk.printing.escpos_profile import ROLL_80, Profile

            return EscposPrinter(
                name=name,
                place=_place(at),
                profile=stock if isinstance(stock, Profile) else ROLL_80,
                confirm=Confirm(setting.confirm),
            )


def print_proof(settings: Settings, name: str, say: Callable[[str], object]) -> int:
    """Print a test page at the printer ``name``; returns the command's exit code."""
    from kiosk.documents.proof import Proof, proof_page
    from kiosk.ports.printer import PrinterError, PrinterWaits
    from kiosk.wording.papers import TROUBLES

    there = [each.name for each in printers(settings)]
    if name not in there:
        say(f"There is no printer {name!r}. This bench has {', '.join(there)}.\n")
        return 2
    ours = house(settings)
    page = proof_page(
        Proof(
            printer=name,
            where=f"{_setting(settings, name).at}, {_setting(settings, name).medium}",
            at=datetime.now(ours.zone),
            letterhead=ours.letterhead,
            bench=ours.bench,
        )
    )

    def told(trouble: Trouble | None) -> None:
        say(f"{name}: {TROUBLES[trouble] if trouble else 'goes on'}\n")

    try:
        say(f"{printer_of(settings, name).put(page, page.name, told)}\n")
    except PrinterWaits as held:
        say(f"{name} has it, and prints it when it can: {held.detail}\n")
    except (PrinterError, OSError, ValueError) as error:
        say(f"{name} did not print: {error}\n")
        return 1
    return 0


def stock_of(setting: PrinterSetting) -> Stock:
    """What is in a printer: sheets of a size, or a roll."""
    from kiosk.printing.escpos_profile import ROLL_58, ROLL_80
    from kiosk.printing.media import A4, A6, FOUR_BY_SIX, LETTER

    if setting.medium in {"80mm", "58mm"}:
        roll = ROLL_80 if setting.medium == "80mm" else ROLL_58
        return replace(roll, cutter=setting.cutter, scan_back=setting.scan_back)
    return {"a4": A4, "letter": LETTER, "a6": A6, "4x6": FOUR_BY_SIX}[setting.medium]


def pictures_folder(settings: Settings) -> Path | None:
    """Where product pictures lie, if anywhere."""
    return Path(settings.shop.pictures).expanduser() if settings.shop.pictures else None


def _setting(settings: Settings, name: str) -> PrinterSetting:
    return next(each for each in printers(settings) if each.name == name)


def zone_of(settings: Settings) -> ZoneInfo:
    """Where the bench stands."""
    return ZoneInfo(settings.bench.time_zone)


def _folder(settings: Settings, at: Address) -> Path:
    return Path(at.path).expanduser() if at.path else usual_folder(settings)


def folders(settings: Settings) -> list[Path]:
    """Where printers that are folders keep papers."""
    places = (address(each.at) for each in printers(settings))
    return [_folder(settings, at) for at in places if at.kind == "folder"]


def usual_folder(settings: Settings) -> Path:
    """Where papers are kept that are kept as files.

    Raises:
        OSError: it can't be made.
    """
    folder = papers_folder(settings)
    if not settings.printing.folder:
        # Only the usual one is made: a share that is not mounted must not be made up.
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _place(at: Address) -> Place:
    from kiosk.printing.escpos_device import DevicePlace, SerialPlace
    from kiosk.printing.escpos_network import NetworkPlace

    if at.kind == "tcp":
        return NetworkPlace(host=at.host, port=at.port)
    if at.kind == "device":
        return DevicePlace(path=at.path)
    return SerialPlace(path=at.path, baud=at.baud, parity=at.parity, handshake=at.handshake)
