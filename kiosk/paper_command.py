"""``main.py paper``: any paper of an order given as Amazon's JSON, without a store or a printer.

For the day when a slip looks wrong: the order's JSON makes the same paper again, anywhere.
"""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from kiosk.amazon.datasets import WANTED
from kiosk.amazon.reading import Garbled, single
from kiosk.documents.address import NoAddress
from kiosk.documents.address_label import AddressLabel, address_label
from kiosk.documents.document import Document, Letterhead
from kiosk.documents.packing_slip import PackingSlip, packing_slip
from kiosk.documents.picking_note import PickingNote, picking_note
from kiosk.documents.return_slip import ReturnSlip, return_slip
from kiosk.domain.order import Order
from kiosk.domain.product import Product
from kiosk.domain.values import Sku
from kiosk.printing.media import A4, A6, FOUR_BY_SIX, LETTER
from kiosk.settings.tables import read_products
from kiosk.wording.screens import AMAZON

if TYPE_CHECKING:
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
    """Read an order from the standard input and write its paper; returns the exit code."""
    try:
        given = sys.stdin.buffer.read(MOST_BYTES + 1)
        made = rendered(_document(settings, asked.kind, order_of(given)), settings, asked)
        _write(asked.out, made)
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


def _document(settings: Settings, kind: str, order: Order) -> Document:
    zone = ZoneInfo(settings.bench.time_zone)
    now = datetime.now(UTC).astimezone(zone)
    placed = order.facts.placed_at.astimezone(zone)
    company = Letterhead(name=settings.company.name, address=settings.company.address)
    products = _products(settings)
    shared: dict[str, Any] = {"order": order, "letterhead": company}
    goods: dict[str, Any] = {**shared, "products": products, "channel_name": AMAZON}
    if kind == "packing-slip":
        return packing_slip(PackingSlip(**goods, ordered_at=placed, sent_at=now))
    if kind == "return-slip":
        return return_slip(ReturnSlip(**goods, ordered_at=placed))
    if kind == "address-label":
        try:
            return address_label(AddressLabel(**shared))
        except NoAddress as error:
            raise NoPaper(f"No label can be made: {error}.") from error
    ship_by = order.facts.ship_by
    return picking_note(
        PickingNote(
            **goods,
            printed_at=now,
            ship_by=ship_by.astimezone(zone) if ship_by else None,
            bench=settings.bench.name,
            person="",
        )
    )


def _products(settings: Settings) -> dict[Sku, Product]:
    """The owner's table, if settings name one: bins and barcodes come from there."""
    if not settings.shop.products:
        return {}
    rows, _ = read_products(Path(settings.shop.products))
    return {
        Sku(row.sku): Product(
            sku=Sku(row.sku), title=row.title, bin=row.bin, gtin=row.gtin, picture=row.picture
        )
        for row in rows
    }


def _write(out: str, made: bytes) -> None:
    if out == "-":
        sys.stdout.buffer.write(made)
        return
    try:
        Path(out).write_bytes(made)
    except OSError as error:
        raise NoPaper(f"{out} can't be written: {error.strerror or error}.") from error
