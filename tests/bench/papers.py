"""Picking notes and packing slips for benchmarks: ten lines each, every one of another order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from kiosk.documents.document import Letterhead
from kiosk.documents.packing_slip import PackingSlip, packing_slip
from kiosk.documents.picking_note import PickingNote, picking_note
from kiosk.documents.shop_words import ShopWords
from kiosk.domain.product import Product
from kiosk.simulator.catalogue import products
from tests.fakes.builders import PERSONAL, a_line, an_order
from tests.fakes.clock import NOON

if TYPE_CHECKING:
    from kiosk.documents.document import Document
    from kiosk.domain.order import Order
    from kiosk.domain.values import Sku

LINES = 10
ZONE = ZoneInfo("Europe/London")
NOW = NOON.astimezone(ZONE)
LETTERHEAD = Letterhead(
    name="Holm & Harbour Ltd", address=("Unit 4 Quayside Works", "Whitby YO21 3PB")
)
WORDS = ShopWords(
    returns="You may send anything back within 30 days. Put this slip into the box.",
    registration="Registered in England and Wales, no. 01234567",
)
FOREIGN = ("Tasse, weiß, 350 ml", "Voucher over £10", "Carte-cadeau de 25 €")
"""Titles of which not all is ASCII, though every receipt printer has the letters."""


def note(number: int) -> Document:
    """The picking note of one order; no other has its bars, or its goods in the same bins."""
    order = _order(number)
    ship_by = order.facts.ship_by
    places = {line.sku: _product(line.sku, number + n) for n, line in enumerate(order.facts.lines)}
    return picking_note(
        PickingNote(
            order=order,
            products=places,
            letterhead=LETTERHEAD,
            channel_name="Amazon",
            printed_at=NOW,
            ship_by=ship_by.astimezone(ZONE) if ship_by else None,
            bench="Bench 1",
            person="Sam",
        )
    )


def slip(number: int, name: str) -> Document:
    """The packing slip of one order, which goes to ``name``."""
    order = _order(number)
    person = replace(PERSONAL, address=replace(PERSONAL.address, name=name))
    order = replace(order, facts=replace(order.facts, personal=person))
    return packing_slip(
        PackingSlip(
            order=order,
            products={},
            letterhead=LETTERHEAD,
            channel_name="Amazon",
            ordered_at=order.facts.placed_at.astimezone(ZONE),
            sent_at=NOW,
            words=WORDS,
            origin="GB",
        )
    )


def _order(number: int) -> Order:
    goods = products()
    lines = []
    for place in range(LINES):
        each = goods[(number + place) % len(goods)]
        title = FOREIGN[place // 4] if place % 4 == 0 else each.title
        lines.append(a_line(each.sku, 1 + (number + place) % 3 // 2, title=title))
    return an_order(number + 1).of(*lines).order()


def _product(sku: Sku, number: int) -> Product:
    place = f"{'ABCDEF'[number % 6]}-{number % 40 + 1:02d}-{number % 5 + 1}"
    return Product(sku=sku, bin=place, gtin=f"50123456{number % 100_000:05d}")
