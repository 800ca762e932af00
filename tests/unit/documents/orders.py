"""Orders, products and requests as the tests of papers need them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from kiosk.documents.document import Letterhead
from kiosk.documents.picking_note import PickingNote
from kiosk.domain.order import Facts, Line, Order, Standing
from kiosk.domain.product import Product
from kiosk.domain.values import LineId, OrderId, Sku

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 23, 14, 5, tzinfo=LONDON)
SHIP_BY = datetime(2026, 11, 23, 16, 0, tzinfo=LONDON)
NUMBER = "202-1234567-8901234"
LETTERHEAD = Letterhead(name="Fernhill Homeware Ltd", address=("12 Mill Lane", "Leeds LS1 4AP"))


def line(sku: str = "MUG-GRN", ordered: int = 1, **facts: Any) -> Line:
    """An order line; its id is its SKU."""
    given = {"title": f"The {sku}", "asin": "B000000001", **facts}
    return Line(id=LineId(sku), sku=Sku(sku), ordered=ordered, **given)


def order(*lines: Line, number: str = NUMBER, **facts: Any) -> Order:
    """A paid order with these lines, or with one mug."""
    given = {
        "marketplace": "A1F83G8C2ARO7P",
        "placed_at": datetime(2026, 11, 22, 18, 0, tzinfo=UTC),
        "updated_at": datetime(2026, 11, 23, 9, 0, tzinfo=UTC),
        "standing": Standing.PAID,
        "status_word": "UNSHIPPED",
        **facts,
    }
    return Order(facts=Facts(id=OrderId(number), lines=lines or (line(),), **given))


def shop(*products: Product) -> dict[Sku, Product]:
    """Products by their SKU."""
    return {product.sku: product for product in products}


def product(sku: str, bin_name: str = "", **facts: Any) -> Product:
    """A product in a bin."""
    return Product(sku=Sku(sku), bin=bin_name, **facts)


def request(asked: Order | None = None, **changes: Any) -> PickingNote:
    """What a picking note is asked for with."""
    given = {
        "order": asked or order(),
        "products": {},
        "letterhead": LETTERHEAD,
        "channel_name": "Amazon",
        "printed_at": NOW,
        "ship_by": SHIP_BY,
        "bench": "Bench 2",
        "person": "Sam",
        **changes,
    }
    return PickingNote(**given)
