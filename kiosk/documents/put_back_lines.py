"""What of an order lies on the bench, and where it goes back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.documents.bins import walk_key
from kiosk.documents.document import PickLine
from kiosk.documents.picking_lines import LONGEST_SKU, goods_line
from kiosk.documents.text import clean
from kiosk.domain.picks import counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.domain.order import Line, Order
    from kiosk.domain.product import Product
    from kiosk.domain.values import LineId, Sku


def put_back_lines(order: Order, products: Mapping[Sku, Product]) -> tuple[PickLine, ...]:
    """The lines in the order of the bins; those without a bin come last."""
    known = {line.id: line for line in order.facts.lines}
    lines = [
        _line(line_id, known.get(line_id), units, products)
        for line_id, units in in_hand(order).items()
        if units > 0
    ]
    lines.sort(key=lambda line: (walk_key(line.bin), line.sku))
    return tuple(lines)


def in_hand(order: Order) -> dict[LineId, int]:
    """Units by line: as they were counted; where nobody counted, all that was to go."""
    return counted(order) or {line.id: order.to_go(line) for line in order.facts.lines}


def _line(
    line_id: LineId, line: Line | None, units: int, products: Mapping[Sku, Product]
) -> PickLine:
    """A line that Amazon no longer names was gathered all the same: its own number stands there."""
    if line is None:
        return PickLine(bin="", quantity=units, sku=clean(line_id, LONGEST_SKU))
    return goods_line(line, units, products.get(line.sku))
