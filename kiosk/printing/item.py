"""The words of one line to pick: SKU, title, barcode digits, marks and serial number fields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from kiosk.printing.fonts import Weight
from kiosk.printing.media import MM
from kiosk.printing.pen import HAIRLINE, Box
from kiosk.printing.rowing import in_rows
from kiosk.printing.typeset import Style, fitted, line, wrap

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.documents.document import Flag, PickLine, PickWords
    from kiosk.printing.pen import Pen

    Draw: TypeAlias = Callable[[Pen, float, float], None]

SKU = Style(size=11, weight=Weight.SEMIBOLD, leading=14)
TITLE = Style(size=10, leading=13)
CODE = Style(size=8.5, leading=12.5, grey=0.3)
MARK = Style(size=8.5, weight=Weight.SEMIBOLD)
URGENT = Style(size=8.5, weight=Weight.SEMIBOLD, grey=1)
SERIAL = Style(size=8, grey=0.3)

MARK_HEIGHT = 5 * MM
MARK_GAP = 1.5 * MM
SERIAL_WIDTH = 50 * MM
SERIAL_HEIGHT = 9 * MM
SERIAL_GAP = 5 * MM
MOST_SERIALS = 12
"""More fields than these would fill the page; they go on a sheet of their own."""
MOST_TITLE_LINES = 24


@dataclass(frozen=True)
class Part:
    """One part of an item; ``draw`` is told x and y of its top left corner, in points."""

    height: float
    draw: Draw


def item_parts(pick: PickLine, words: PickWords, width: float) -> tuple[Part, ...]:
    """The parts of an item, to be drawn below each other in ``width`` points."""
    parts = [
        _name(pick.sku, pick.code, width),
        _paragraph(pick.title, TITLE, width, MOST_TITLE_LINES),
        _marks(pick.marks, width),
        _serials(pick.serials, words, width),
    ]
    return tuple(part for part in parts if part is not None)


def _name(sku: str, code: str, width: float) -> Part | None:
    """The SKU with its barcode's digits at the right; below it when they don't fit."""
    digits = line(code, CODE)
    lines = wrap(sku, SKU, width, 3)
    beside = len(lines) == 1 and lines[0].width + 4 * MM + digits.width <= width
    height = (len(lines) + (bool(code) and not beside)) * SKU.step

    def draw(pen: Pen, x: float, y: float) -> None:
        base = y + SKU.cap
        for words in lines:
            pen.write(words, SKU, x, base)
            base += SKU.step
        if beside:
            pen.write_right(digits, CODE, x + width, base - SKU.step)
        else:
            pen.write(fitted(code, CODE, width, 5)[0], CODE, x, base)

    return Part(height, draw) if height else None


def _paragraph(text: str, style: Style, width: float, most: int) -> Part | None:
    lines = wrap(text, style, width, most)

    def draw(pen: Pen, x: float, y: float) -> None:
        base = y + style.cap
        for words in lines:
            pen.write(words, style, x, base)
            base += style.step

    return Part(len(lines) * style.step, draw) if lines else None


def _marks(marks: tuple[Flag, ...], width: float) -> Part | None:
    widths = [min(width, line(mark.word, MARK).width + 4 * MM) for mark in marks]
    rows = in_rows(widths, width, MARK_GAP)

    def draw(pen: Pen, x: float, y: float) -> None:
        for row, places in enumerate(rows):
            top = y + row * (MARK_HEIGHT + MARK_GAP)
            for index, left in places:
                _mark(pen, marks[index], Box(x + left, top, widths[index], MARK_HEIGHT))

    return Part(len(rows) * (MARK_HEIGHT + MARK_GAP), draw) if marks else None


def _mark(pen: Pen, mark: Flag, box: Box) -> None:
    if mark.urgent:
        pen.fill(box, radius=1.5)
    else:
        pen.frame(box, weight=0.8, radius=1.5)
    words, style = fitted(mark.word, URGENT if mark.urgent else MARK, box.width - 4 * MM, 5)
    pen.write(words, style, box.x + 2 * MM, box.y + (box.height + style.cap) / 2)


def _serials(count: int, words: PickWords, width: float) -> Part | None:
    if count > MOST_SERIALS:
        return _paragraph(words.serials_apart.format(count=count), MARK, width, 2)
    field = min(SERIAL_WIDTH, width)
    rows = in_rows([field] * count, width, SERIAL_GAP)

    def draw(pen: Pen, x: float, y: float) -> None:
        for row, places in enumerate(rows):
            base = y + (row + 1) * SERIAL_HEIGHT - 1 * MM
            for _, left in places:
                pen.say(words.serial, SERIAL, x + left, base - 2)
                pen.rule(x + left, base, field, weight=HAIRLINE, grey=0)

    return Part(len(rows) * SERIAL_HEIGHT, draw) if count else None
