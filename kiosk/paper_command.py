"""``main.py paper``: any paper of an order given as Amazon's JSON, without a store or a printer.

For the day when a slip looks wrong: the order's JSON makes the same paper again, anywhere. A
receipt is that of a return of the whole order, a till reading that of a till with nothing else.
"""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from kiosk.amazon.datasets import WANTED
from kiosk.amazon.reading import Garbled, single
from kiosk.documents.address import NoAddress
from kiosk.documents.command_sheet import KIND as COMMAND_SHEET
from kiosk.documents.command_sheet import command_sheet
from kiosk.documents.composing import composed
from kiosk.documents.document import Document
from kiosk.domain.order import Order
from kiosk.domain.paper import Paper, PaperJob, PaperKind
from kiosk.domain.reading_ids import reading_id
from kiosk.domain.supposed import reading_of, whole_return
from kiosk.domain.values import Sku
from kiosk.papers import house
from kiosk.printing.media import A4, A6, FOUR_BY_SIX, LETTER
from kiosk.spreadsheets.files import product_table
from kiosk.spreadsheets.table import NoTable
from kiosk.wording.language import speaking

if TYPE_CHECKING:
    from kiosk.domain.product import Product
    from kiosk.printing.escpos_profile import Profile
    from kiosk.printing.media import Medium
    from kiosk.settings.schema import Settings

SHEETS = {"a4": A4, "letter": LETTER, "a6": A6, "4x6": FOUR_BY_SIX}
ROLLS = ("80mm", "58mm")
MOST_BYTES = 5_000_000
MOST_PAGES = 50
DPI = 203
MM_PER_INCH = 25.4


class NoPaper(Exception):
    """No paper can be made; says why, and what to do."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What was typed: which paper, on what, as what, into which file (``-`` is the output)."""

    kind: str
    medium: str
    format: str
    out: str


def paper(settings: Settings, asked: Asked) -> int:
    """Read an order from the standard input and write its paper; returns the exit code.

    The command sheet is that of no order: nothing is read for it.
    """
    try:
        if asked.kind == COMMAND_SHEET:
            with speaking(settings.company.language):
                document = command_sheet(house(settings).letterhead)
        else:
            order = order_of(sys.stdin.buffer.read(MOST_BYTES + 1))
            document = _document(settings, PaperKind(asked.kind), order)
        _write(asked.out, rendered(document, settings, asked))
    except NoPaper as why:
        sys.stderr.write(f"{why}\n")
        return 2
    return 0


def order_of(given: bytes) -> Order:
    """The order in Amazon's JSON (Orders 2026-01-01): by itself, or as getOrder answers.

    Raises:
        NoPaper: it is none.
    """
    if len(given) > MOST_BYTES:
        raise NoPaper(f"The order has more than {MOST_BYTES // 1_000_000} MB: give one order.")
    try:
        found: Any = json.loads(given)
    except (ValueError, RecursionError) as error:
        raise NoPaper(f"What stands on the standard input is no JSON: {error}.") from error
    if isinstance(found, dict) and "orderId" in found:
        found = {"order": found}
    if not isinstance(found, dict) or "order" not in found:
        raise NoPaper('Give one order as JSON: {"orderId": ...} or {"order": {"orderId": ...}}.')
    try:
        return Order(facts=single(json.dumps(found).encode(), frozenset(WANTED)).facts)
    except Garbled as error:
        raise NoPaper(f"The order can't be read: {error}.") from error


def rendered(document: Document, settings: Settings, asked: Asked) -> bytes:
    """The document on its medium, in its format.

    Raises:
        NoPaper: the two don't go together.
    """
    if asked.medium in ROLLS:
        return _roll(document, asked)
    if asked.format == "escpos":
        raise NoPaper("ESC/POS is for rolls: say --medium 80mm or --medium 58mm.")
    from kiosk.printing.pdf import render  # noqa: PLC0415 - slow to load, and rolls do without

    medium = SHEETS[asked.medium]
    pictures = Path(settings.shop.pictures) if settings.shop.pictures else None
    pdf = render(document, medium, pictures)
    return pdf if asked.format == "pdf" else _pages_below_each_other(pdf, medium)


def _roll(document: Document, asked: Asked) -> bytes:
    from kiosk.printing.escpos import compose  # noqa: PLC0415 - slow to load
    from kiosk.printing.escpos_profile import ROLL_58, ROLL_80  # noqa: PLC0415
    from kiosk.printing.roll_layout import strips  # noqa: PLC0415
    from kiosk.printing.roll_pdf import pdf_of  # noqa: PLC0415
    from kiosk.printing.roll_picture import picture, png  # noqa: PLC0415

    profile: Profile = ROLL_80 if asked.medium == "80mm" else ROLL_58
    if asked.format == "escpos":
        return compose(document, profile)
    image = picture(strips(document, profile), profile)
    return png(image) if asked.format == "png" else pdf_of(image, document.name)


def _pages_below_each_other(pdf: bytes, medium: Medium) -> bytes:
    from PIL import Image  # noqa: PLC0415 - slow to load

    from kiosk.printing.preview import first_pages  # noqa: PLC0415
    from kiosk.printing.roll_picture import png  # noqa: PLC0415

    width = round(medium.width / MM_PER_INCH * DPI)
    pages = [
        Image.open(io.BytesIO(page)) for page in first_pages(pdf, most=MOST_PAGES, width=width)
    ]
    sheet = Image.new("L", (width, sum(page.height for page in pages)), 255)
    top = 0
    for page in pages:
        sheet.paste(page, (0, top))
        top += page.height
    return png(sheet)


def _document(settings: Settings, kind: PaperKind, order: Order) -> Document:
    try:
        return composed(house(settings), _paper(settings, kind, order))
    except NoAddress as error:
        raise NoPaper(f"No label can be made: {error}.") from error


def _paper(settings: Settings, kind: PaperKind, order: Order) -> Paper:
    at, bench = datetime.now(ZoneInfo(settings.bench.time_zone)), settings.bench.name
    if kind is PaperKind.TILL_READING:
        reading = reading_of(order, at, bench)
        job = PaperJob(kind=kind, copy=1, printer="", at=at, reading=reading)
        return Paper(job=job, of=reading_id(reading), reading=reading)
    receipt = kind is PaperKind.RETURN_RECEIPT
    returned = whole_return(order, at, bench) if receipt else None
    job = PaperJob(kind=kind, copy=1, printer="", at=at, number=returned.number if returned else 0)
    products = _products(settings)
    return Paper(job=job, of=order.id, order=order, products=products, returned=returned)


def _products(settings: Settings) -> dict[Sku, Product]:
    """The owner's table, if settings name one: bins and barcodes come from there."""
    if not settings.shop.products:
        return {}
    path = Path(settings.shop.products).expanduser()
    try:
        table = product_table(path, settings.company.country)
    except NoTable as error:
        raise NoPaper(str(error)) from error
    return {Sku(row.sku): row.given.over(None) for row in table.rows}


def _write(out: str, made: bytes) -> None:
    if out == "-":
        sys.stdout.buffer.write(made)
        return
    try:
        Path(out).write_bytes(made)
    except OSError as error:
        raise NoPaper(f"{out} can't be written: {error.strerror or error}.") from error
