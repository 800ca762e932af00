"""What a receipt of a return is asked for with, as its tests need it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from kiosk.documents.return_receipt import ReturnReceipt
from kiosk.domain.money import Money
from kiosk.domain.order import Order
from kiosk.domain.returns import Condition, Reason, Return, ReturnedLine
from kiosk.domain.till import Tender
from kiosk.domain.values import LineId, Sku
from tests.unit.documents.orders import LETTERHEAD, LONDON, line, order
from tests.unit.documents.slips import WORDS

AT = datetime(2026, 11, 23, 17, 58, 7, tzinfo=UTC)
SOLD = order(line("MUG", 2, title="Enamel mug"), line("TEE", 3, title="Cotton T-shirt, navy"))


def came_back(
    sku: str = "MUG", units: int = 1, condition: Condition = Condition.BACK_TO_STOCK
) -> ReturnedLine:
    """Units of the line of this SKU."""
    return ReturnedLine(line=LineId(sku), sku=Sku(sku), units=units, condition=condition)


def returned(asked: Order | None = None, **changes: Any) -> Return:
    """The twelfth return: a mug of the order, paid back in cash."""
    given = {
        "number": 12,
        "order": (asked or SOLD).id,
        "at": AT,
        "bench": "Bench 2",
        "person": "Sam",
        "reason": Reason.DAMAGED,
        "tender": Tender.CASH,
        "amount": Money(1250, "GBP"),
        "lines": (came_back(),),
        "refunded": True,
        **changes,
    }
    return Return(**given)


def receipt(asked: Order | None = None, **changes: Any) -> ReturnReceipt:
    """What a receipt is asked for with; all units of ``asked`` came back, or one mug."""
    lines = tuple(came_back(one.sku, one.ordered) for one in asked.facts.lines) if asked else ()
    given = {
        "returned": returned(asked, lines=lines) if asked else returned(),
        "order": asked or SOLD,
        "products": {},
        "letterhead": LETTERHEAD,
        "channel_name": "Amazon",
        "at": AT.astimezone(LONDON),
        "words": WORDS,
        **changes,
    }
    return ReturnReceipt(**given)
