"""The head of the first page: the order's number at the left, whose paper it is at the right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.documents.document import Barcode, BigNumber, ChannelMark, CopyMark, Letterhead
from kiosk.printing.area import LABEL
from kiosk.printing.barcodes import draw_barcode
from kiosk.printing.find import first
from kiosk.printing.fonts import Weight
from kiosk.printing.media import MM
from kiosk.printing.pen import Box
from kiosk.printing.pieces import Piece
from kiosk.printing.typeset import Style, fitted, line, wrap

if TYPE_CHECKING:
    from kiosk.documents.document import Document
    from kiosk.printing.area import Area
    from kiosk.printing.pen import Pen
    from kiosk.printing.typeset import Line

CHANNEL = Style(size=26, weight=Weight.EXTRABOLD)
COMPANY = Style(size=9.5, weight=Weight.SEMIBOLD)
ADDRESS = Style(size=8.5, leading=11.5, grey=0.25)
HEAD = Style(size=28, grey=0.2)
TAIL = Style(size=28, weight=Weight.EXTRABOLD)
COPY = Style(size=24, weight=Weight.EXTRABOLD, grey=1)
HINT = Style(size=10.5, weight=Weight.MEDIUM, grey=1)

BARS = 13 * MM
BAND = 13 * MM
GAP = 7 * MM
RIGHT = 0.36
"""The right column's share of the width."""


def masthead(document: Document, area: Area) -> Piece:
    """Number and barcode at the left; the channel above company and address at the right."""
    right = area.width * RIGHT - GAP

    def draw(pen: Pen, y: float) -> None:
        _number(pen, document, area, y)
        _company(pen, document, area, y)

    letterhead = first(document, Letterhead) or Letterhead(name="")
    address = sum(len(_lines(text, right)) for text in letterhead.address)
    company = CHANNEL.cap + 16 + address * ADDRESS.step + 4
    return Piece(height=max(_number_height(), company) + 5 * MM, draw=draw)


def copy_band(document: Document, area: Area) -> list[Piece]:
    """A black band over the whole width on a paper that is not the first; else nothing."""
    mark = first(document, CopyMark)
    if mark is None:
        return []
    copy, height = area.sized(COPY), area.span(BAND)

    def draw(pen: Pen, y: float) -> None:
        pen.fill(Box(area.left, y, area.width, height))
        base = y + (height + copy.cap) / 2
        end = pen.say(mark.word, copy, area.left + 4 * MM, base)
        hint, style = fitted(mark.hint, HINT, area.right - end - 10 * MM, 6)
        pen.write_right(hint, style, area.right - 4 * MM, base - (copy.cap - HINT.cap) / 2)

    return [Piece(height=height + area.span(4 * MM), draw=draw)]


def _number_height() -> float:
    return LABEL.cap + 11 + TAIL.cap + 12 + BARS


def _number(pen: Pen, document: Document, area: Area, y: float) -> None:
    number = first(document, BigNumber)
    if number is None:
        return
    base = y + LABEL.cap
    pen.say(number.label.upper(), LABEL, area.left, base)
    base += 11 + TAIL.cap
    room = area.width * (1 - RIGHT)
    wide = line(number.head, HEAD).width + line(number.tail, TAIL).width
    size = TAIL.size * min(1.0, room / wide) if wide else TAIL.size
    end = pen.say(number.head, replace(HEAD, size=size), area.left, base)
    pen.say(number.tail, replace(TAIL, size=size), end, base)
    _barcode(pen, document, area, base + 12)


def _barcode(pen: Pen, document: Document, area: Area, y: float) -> None:
    barcode = first(document, Barcode)
    if barcode is not None:
        # The margin is the quiet zone at the left, so that the bars keep the edge of the text.
        draw_barcode(pen, barcode, Box(area.left, y, area.width * (1 - RIGHT), BARS))


def _company(pen: Pen, document: Document, area: Area, y: float) -> None:
    width = area.width * RIGHT - GAP
    base = y + CHANNEL.cap
    channel = first(document, ChannelMark)
    if channel is not None:
        words, style = fitted(channel.word, CHANNEL, width, 9)
        pen.write_right(words, style, area.right, base)
    letterhead = first(document, Letterhead)
    if letterhead is None:
        return
    base += 16
    words, style = fitted(letterhead.name, COMPANY, width, 7)
    pen.write_right(words, style, area.right, base)
    for text in letterhead.address:
        for words in _lines(text, width):
            base += ADDRESS.step
            pen.write_right(words, ADDRESS, area.right, base)


def _lines(text: str, width: float) -> tuple[Line, ...]:
    return wrap(text, ADDRESS, width, 2)
