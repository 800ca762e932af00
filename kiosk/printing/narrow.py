"""The picking note on a label-sized sheet: one column, the bin and the quantity still largest."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.documents.document import Barcode, BigNumber, ChannelMark, Letterhead
from kiosk.printing.area import LABEL
from kiosk.printing.barcodes import QUIET, barcode_height, draw_barcode
from kiosk.printing.find import first
from kiosk.printing.fonts import Weight
from kiosk.printing.item import item_parts
from kiosk.printing.media import MM
from kiosk.printing.pen import FAINT, HAIRLINE, Box
from kiosk.printing.pieces import Piece
from kiosk.printing.typeset import Style, fitted, line

if TYPE_CHECKING:
    from kiosk.documents.document import Document, PickLine, PickLines, PickWords, Totals
    from kiosk.printing.area import Area
    from kiosk.printing.pen import Pen

CHANNEL = Style(size=18, weight=Weight.EXTRABOLD)
COMPANY = Style(size=7.5, weight=Weight.SEMIBOLD)
ADDRESS = Style(size=7, leading=9, grey=0.25)
HEAD = Style(size=23, grey=0.2)
TAIL = Style(size=23, weight=Weight.EXTRABOLD)
BIN = Style(size=16, weight=Weight.SEMIBOLD)
NO_BIN = Style(size=11, grey=0.3)
ONE = Style(size=15, grey=0.15)
MANY = Style(size=20, weight=Weight.EXTRABOLD)
TOTAL = Style(size=10, weight=Weight.MEDIUM)

BARS = 11 * MM
TICK = 6 * MM
INDENT = 9 * MM
PAD = 1.8 * MM
MOST_ADDRESS_LINES = 3


def narrow_masthead(document: Document, area: Area) -> Piece:
    """The channel at the top right, the number over the whole width, bars and company below."""
    height = CHANNEL.cap + 8 + TAIL.cap + 9 + barcode_height(BARS)

    def draw(pen: Pen, y: float) -> None:
        base = y + CHANNEL.cap
        number = first(document, BigNumber) or BigNumber(label="", head="", tail="")
        pen.say(number.label.upper(), LABEL, area.left, base)
        channel = first(document, ChannelMark) or ChannelMark(word="")
        words, style = fitted(channel.word, CHANNEL, area.width / 2, 8)
        pen.write_right(words, style, area.right, base)
        base += 8 + TAIL.cap
        wide = line(number.head, HEAD).width + line(number.tail, TAIL).width
        size = TAIL.size * min(1.0, area.width / wide) if wide else TAIL.size
        end = pen.say(number.head, replace(HEAD, size=size), area.left, base)
        pen.say(number.tail, replace(TAIL, size=size), end, base)
        barcode = first(document, Barcode)
        taken = 0.0
        if barcode is not None:
            taken = draw_barcode(pen, barcode, Box(area.left, base + 9, area.width, BARS))
        _company(pen, document, area, base + 9, area.width - taken - QUIET)

    return Piece(height=height + 3 * MM, draw=draw)


def _company(pen: Pen, document: Document, area: Area, y: float, room: float) -> None:
    letterhead = first(document, Letterhead)
    if letterhead is None:
        return
    base = y + COMPANY.cap
    words, style = fitted(letterhead.name, COMPANY, room, 5)
    pen.write_right(words, style, area.right, base)
    for text in letterhead.address[:MOST_ADDRESS_LINES]:
        base += ADDRESS.step
        words, style = fitted(text, ADDRESS, room, 5)
        pen.write_right(words, style, area.right, base)


def narrow_rows(block: PickLines, area: Area) -> list[Piece]:
    """A row for each line; the columns' names are repeated on each page."""
    names = _heading(block.words, area)
    return [_row(each, block.words, area, names) for each in block.lines]


def narrow_totals(block: Totals, area: Area) -> Piece:
    """The sums, right under the column of quantities; never parted from the last row."""

    def draw(pen: Pen, y: float) -> None:
        pen.rule(area.left, y, area.width, weight=1, grey=0)
        base = y + PAD + MANY.cap
        text = ", ".join(f"{each.value} {each.label}" for each in block.totals if not each.strong)
        words, style = fitted(text, TOTAL, area.width / 2, 6)
        pen.write(words, style, area.left + INDENT, base)
        for each in (fact for fact in block.totals if fact.strong):
            words, style = fitted(each.value, MANY, area.width / 3, 8)
            pen.write_right(words, style, area.right, base)
            label, style = fitted(each.label, TOTAL, area.width / 6, 5)
            pen.write_right(label, style, area.right - words.width - 2 * MM, base)

    return Piece(height=PAD + MANY.cap + 2 * MM, draw=draw, glued=True)


def _heading(words: PickWords, area: Area) -> Piece:
    height = LABEL.cap + 2 * MM

    def draw(pen: Pen, y: float) -> None:
        base = y + LABEL.cap
        pen.say(words.bin.upper(), LABEL, area.left + INDENT, base)
        pen.write_right(line(words.quantity.upper(), LABEL), LABEL, area.right, base)
        pen.rule(area.left, y + height, area.width, weight=1, grey=0)

    return Piece(height=height, draw=draw)


def _row(pick: PickLine, words: PickWords, area: Area, names: Piece) -> Piece:
    parts = item_parts(pick, words, area.width - INDENT)
    height = PAD + MANY.cap + 2 * MM + sum(part.height for part in parts) + PAD / 2

    def draw(pen: Pen, y: float) -> None:
        top = y + PAD
        base = top + MANY.cap
        pen.frame(Box(area.left, top, TICK, TICK), weight=1.2, radius=1.5)
        amount, style = fitted(
            str(pick.quantity), MANY if pick.quantity > 1 else ONE, area.width / 4, 8
        )
        pen.write_right(amount, style, area.right, base)
        room = area.width - INDENT - amount.width - 3 * MM
        place, style = fitted(pick.bin or words.no_bin, BIN if pick.bin else NO_BIN, room, 6)
        pen.write(place, style, area.left + INDENT, base)
        top = base + 2 * MM
        for part in parts:
            part.draw(pen, area.left + INDENT, top)
            top += part.height
        pen.rule(area.left, y + height, area.width, weight=HAIRLINE, grey=FAINT)

    return Piece(height=height, draw=draw, heading=names)
