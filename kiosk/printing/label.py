"""The address label: one page, the address as large as it fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.documents.document import (
    Barcode,
    BigNumber,
    Destination,
    Flags,
    Letterhead,
)
from kiosk.printing.area import LABEL
from kiosk.printing.barcodes import barcode_height, draw_barcode
from kiosk.printing.find import first
from kiosk.printing.fonts import Weight
from kiosk.printing.masthead import copy_band
from kiosk.printing.media import MM
from kiosk.printing.pen import Box
from kiosk.printing.pieces import Piece
from kiosk.printing.summary import flags_piece
from kiosk.printing.typeset import Style, fitted, line, wrap

if TYPE_CHECKING:
    from kiosk.documents.document import Document
    from kiosk.printing.area import Area
    from kiosk.printing.pen import Pen
    from kiosk.printing.typeset import Line

SENDER = Style(size=8, leading=10.5, grey=0.15)
NUMBER = Style(size=13, weight=Weight.SEMIBOLD)
LARGEST, SMALLEST = 24.0, 8.0
LEADING = 1.28
BARS = 14 * MM
LABEL_WIDTH, LABEL_HEIGHT = 95 * MM, 138 * MM
"""On an office sheet the label takes an A6 sheet's room, to be cut out."""
MOST_SENDER_LINES = 4


def label_pieces(document: Document, area: Area) -> list[Piece]:
    """The whole label as one piece; flags and the mark of a copy stand above the address."""
    part = _part(area)
    marks = copy_band(document, part)
    flags = first(document, Flags)
    if flags is not None:
        marks.append(flags_piece(flags, part))
    foot = LABEL.cap + 6 + NUMBER.cap + 7 + barcode_height(BARS)

    def draw(pen: Pen, y: float) -> None:
        top = _sender(pen, document, part, y)
        for mark in marks:
            mark.draw(pen, top)
            top += mark.height
        bottom = y + part.height - foot
        _destination(pen, document, part, (top, bottom - 4 * MM))
        _number(pen, document, part, bottom)

    return [Piece(height=part.height, draw=draw)]


def _part(area: Area) -> Area:
    width, height = min(area.width, LABEL_WIDTH), min(area.height, LABEL_HEIGHT)
    return type(area)(area.left, area.top, area.left + width, area.top + height)


def _sender(pen: Pen, document: Document, part: Area, y: float) -> float:
    sender = first(document, Letterhead) or Letterhead(name="")
    base = y + SENDER.cap
    for text in (sender.name, *sender.address)[:MOST_SENDER_LINES]:
        words, style = fitted(text, SENDER, part.width, 5)
        pen.write(words, style, part.left, base)
        base += SENDER.step
    pen.rule(part.left, base - SENDER.cap + 1 * MM, part.width, weight=1, grey=0)
    return base - SENDER.cap + 5 * MM


def _destination(pen: Pen, document: Document, part: Area, room: tuple[float, float]) -> None:
    """The address in the largest letters in which all of it fits; its middle a little up."""
    destination = first(document, Destination)
    if destination is None:
        return
    top, bottom = room
    size = LARGEST
    while (lines := _set(destination.lines, size, part.width)) and size > SMALLEST:
        if len(lines) * size * LEADING <= bottom - top and _whole(destination.lines, size, part):
            break
        size -= 0.5
    spare = bottom - top - len(lines) * size * LEADING
    base = top + max(0.0, spare) * 0.35 + size
    for words, style in lines:
        pen.write(words, style, part.left, base)
        base += size * LEADING


def _set(lines: tuple[str, ...], size: float, width: float) -> list[tuple[Line, Style]]:
    return [
        (words, style)
        for number, text in enumerate(lines)
        for style in [Style(size=size, weight=Weight.MEDIUM if number else Weight.SEMIBOLD)]
        for words in wrap(text, style, width, 3)
    ]


def _whole(lines: tuple[str, ...], size: float, part: Area) -> bool:
    """Whether no word has to be broken, and no line but a long one needs a second."""
    style = Style(size=size, weight=Weight.SEMIBOLD)
    words = [word for text in lines for word in text.split()]
    return all(line(word, style).width <= part.width for word in words)


def _number(pen: Pen, document: Document, part: Area, y: float) -> None:
    number = first(document, BigNumber) or BigNumber(label="", head="", tail="")
    base = y + LABEL.cap
    pen.say(number.label.upper(), LABEL, part.left, base)
    base += 6 + NUMBER.cap
    words, style = fitted(number.head + number.tail, NUMBER, part.width, 7)
    pen.write(words, style, part.left, base)
    barcode = first(document, Barcode)
    if barcode is not None:
        draw_barcode(pen, barcode, Box(part.left, base + 7, part.width, BARS))
