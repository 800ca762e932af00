"""The lines of a picking note: what is still to be gathered, in the order of the bins."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.documents import words
from kiosk.documents.bins import walk_key
from kiosk.documents.document import Flag, PickLine, PickLines
from kiosk.documents.text import clean
from kiosk.domain.product import title_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.domain.order import Line, Order
    from kiosk.domain.product import Product
    from kiosk.domain.values import Sku

LONGEST_BIN = 24
LONGEST_SKU = 60
LONGEST_TITLE = 500
LONGEST_CODE = 30


def gathered(order: Order) -> tuple[tuple[Line, int], ...]:
    """Each line to gather with its units; once nothing is left to send, all that was ordered."""
    lines = order.facts.lines
    if order.units_left:
        return tuple((line, units) for line in lines if (units := order.to_go(line)))
    return tuple((line, line.ordered) for line in lines)


def pick_lines(order: Order, products: Mapping[Sku, Product]) -> PickLines:
    """The lines in the order of the bins; those without a bin come last."""
    lines = [
        _pick_line(order, line, units, products.get(line.sku)) for line, units in gathered(order)
    ]
    lines.sort(key=lambda line: (walk_key(line.bin), line.sku))
    return PickLines(words=words.pick_words(), lines=tuple(lines))


def goods_line(line: Line, units: int, product: Product | None) -> PickLine:
    """What a person needs to find the goods of a line and to know them by sight."""
    return PickLine(
        bin=clean(product.bin, LONGEST_BIN) if product else "",
        quantity=units,
        sku=clean(line.sku, LONGEST_SKU),
        title=clean(title_of(line, product), LONGEST_TITLE),
        code=clean(product.gtin, LONGEST_CODE) if product else "",
        picture=product.picture if product else "",
    )


def _pick_line(order: Order, line: Line, units: int, product: Product | None) -> PickLine:
    serials = units if line.serial_required else 0
    return replace(goods_line(line, units, product), marks=_marks(order, line), serials=serials)


def _marks(order: Order, line: Line) -> tuple[Flag, ...]:
    marks = []
    if line.cancel_asked:
        marks.append(words.cancel_asked())
    if line.gift:
        marks.append(words.gift())
    left = order.left(line)
    if 0 < left < line.ordered:
        marks.append(words.part_of_line(line.ordered - left, line.ordered))
    return tuple(marks)
