"""The lines of a slip: how many, what, and on a return slip a field for what comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.printing.area import LABEL
from kiosk.printing.fonts import Weight
from kiosk.printing.media import MM
from kiosk.printing.pen import FAINT, HAIRLINE, Box
from kiosk.printing.pieces import Piece
from kiosk.printing.typeset import Style, fitted, line, wrap

if TYPE_CHECKING:
    from kiosk.documents.document import SlipLine, SlipLines, SlipWords
    from kiosk.printing.area import Area
    from kiosk.printing.pen import Pen

AMOUNT = Style(size=14, weight=Weight.SEMIBOLD)
TITLE = Style(size=11, weight=Weight.MEDIUM, leading=14.5)
SKU = Style(size=9, leading=12.5, grey=0.3)
NOTE = Style(size=9.5, weight=Weight.SEMIBOLD, leading=13)

AMOUNT_WIDTH = 12 * MM
ITEM = 18 * MM
BACK = 32 * MM
TICK = 6 * MM
PAD = 2.6 * MM
UNDERHANG = 3.0
"""White below the last line that belongs to the line and not to the row, in points."""
MOST_TITLE_LINES = 12
MOST_TRACE_LINES = 24


def slip_rows(block: SlipLines, area: Area) -> list[Piece]:
    """A row for each line; the columns' names are repeated on each page."""
    names = _heading(block.words, area)
    return [_row(each, block.words, area, names) for each in block.lines]


def _heading(words: SlipWords, area: Area) -> Piece:
    height = LABEL.cap + 2.5 * MM

    def draw(pen: Pen, y: float) -> None:
        base = y + LABEL.cap
        amount = line(words.quantity.upper(), LABEL)
        pen.write_right(amount, LABEL, area.left + area.span(AMOUNT_WIDTH), base)
        pen.say(words.item.upper(), LABEL, area.left + area.span(ITEM), base)
        if words.back:
            pen.say(words.back.upper(), LABEL, area.right - area.span(BACK), base)
        pen.rule(area.left, y + height, area.width, weight=1, grey=0)

    return Piece(height=height, draw=draw)


def _row(each: SlipLine, words: SlipWords, area: Area, names: Piece) -> Piece:
    item = area.left + area.span(ITEM)
    width = area.right - item - (area.span(BACK) + 3 * MM if words.back else 0)
    texts = [(each.title, TITLE, MOST_TITLE_LINES), (each.sku, SKU, 3), (each.note, NOTE, 2)]
    texts += [(trace, SKU, MOST_TRACE_LINES) for trace in each.traces]
    lines = [
        (words, area.sized(style))
        for text, style, most in texts
        for words in wrap(text, area.sized(style), width, most)
    ]
    pad = area.span(PAD)
    text_height = sum(style.step for _, style in lines) - UNDERHANG
    height = max(text_height, area.span(TICK)) + 2 * pad

    def draw(pen: Pen, y: float) -> None:
        base = y + pad + area.sized(TITLE).cap
        amount, style = fitted(str(each.quantity), area.sized(AMOUNT), area.span(AMOUNT_WIDTH), 7)
        pen.write_right(amount, style, area.left + area.span(AMOUNT_WIDTH), base)
        for text, look in lines:
            pen.write(text, look, item, base)
            base += look.step
        if words.back:
            _field(pen, area, y + pad)
        pen.rule(area.left, y + height, area.width, weight=HAIRLINE, grey=FAINT)

    return Piece(height=height, draw=draw, heading=names)


def _field(pen: Pen, area: Area, top: float) -> None:
    """A box to tick, and a line for how many."""
    left, tick = area.right - area.span(BACK), area.span(TICK)
    pen.frame(Box(left, top, tick, tick), weight=1, radius=1)
    start = left + tick + 2 * MM
    pen.rule(start, top + tick, area.right - start, weight=HAIRLINE, grey=0)
