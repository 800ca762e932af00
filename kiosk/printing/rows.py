"""The lines to pick, one row each; the bin and the quantity are the largest words of a row."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kiosk.printing.columns import PICTURE, TICK, heading
from kiosk.printing.fonts import Weight
from kiosk.printing.item import Part, item_parts
from kiosk.printing.media import MM
from kiosk.printing.pen import FAINT, HAIRLINE, Box
from kiosk.printing.pieces import Piece
from kiosk.printing.typeset import Line, Style, fitted, line, wrap

if TYPE_CHECKING:
    from reportlab.lib.utils import ImageReader

    from kiosk.documents.document import PickLine, PickLines, PickWords, Totals
    from kiosk.printing.columns import Columns
    from kiosk.printing.pen import Pen
    from kiosk.printing.pictures import Find

BIN = Style(size=22, weight=Weight.SEMIBOLD)
LONG_BIN = Style(size=13, weight=Weight.SEMIBOLD)
NO_BIN = Style(size=13, grey=0.3)
ONE = Style(size=19, grey=0.15)
MANY = Style(size=27, weight=Weight.EXTRABOLD)
TOTAL_WORD = Style(size=13, weight=Weight.MEDIUM)
PAD = 2.8 * MM
UNDERHANG = 3.0
"""White below an item's last line that belongs to the line and not to the row, in points."""


def row_pieces(block: PickLines, at: Columns, find: Find) -> list[Piece]:
    """A row for each line; the columns' names are repeated on each page."""
    names = heading(block.words, at)
    return [_row(each, block.words, at, find(each.picture), names) for each in block.lines]


def totals_piece(block: Totals, at: Columns) -> Piece:
    """The sums under the columns that they are the sums of; never parted from the last row."""
    strong = [each for each in block.totals if each.strong]
    plain = [each for each in block.totals if not each.strong]
    height = PAD + MANY.cap + 2 * MM

    def draw(pen: Pen, y: float) -> None:
        pen.rule(at.tick, y, at.end - at.tick, weight=1, grey=0)
        base = y + PAD + MANY.cap
        text = ", ".join(f"{each.value} {each.label}" for each in plain)
        words, style = fitted(text, TOTAL_WORD, at.bin_end - at.bin, 7)
        pen.write(words, style, at.bin, base)
        for each in strong:
            _number(pen, each.value, MANY, at, base)
            pen.say(each.label, TOTAL_WORD, at.picture, base)

    return Piece(height=height, draw=draw, glued=True)


def _row(
    pick: PickLine, words: PickWords, at: Columns, image: ImageReader | None, names: Piece
) -> Piece:
    place = _place(pick.bin, words.no_bin, at.bin_end - at.bin)
    parts = item_parts(pick, words, at.end - at.item)
    inside = [
        TICK,
        place.height,
        PICTURE if image else 0,
        sum(part.height for part in parts) - UNDERHANG,
    ]
    height = max(inside) + 2 * PAD

    def draw(pen: Pen, y: float) -> None:
        top = y + PAD
        pen.frame(Box(at.tick, top, TICK, TICK), weight=1.2, radius=1.5)
        place.draw(pen, at.bin, top)
        look = MANY if pick.quantity > 1 else ONE
        _number(pen, str(pick.quantity), look, at, top + MANY.cap)
        if image:
            pen.picture(image, Box(at.picture, top, PICTURE, PICTURE))
        for part in parts:
            part.draw(pen, at.item, top)
            top += part.height
        pen.rule(at.tick, y + height, at.end - at.tick, weight=HAIRLINE, grey=FAINT)

    return Piece(height=height, draw=draw, heading=names)


def _place(name: str, none: str, width: float) -> Part:
    """The bin as large as it fits; a very long name in several lines, never cut at its end."""
    if name and line(name, LONG_BIN).width > width:
        lines = wrap(name, LONG_BIN, width, 3)
        return Part(len(lines) * LONG_BIN.step, partial(_lines, lines))
    words, style = fitted(name, BIN, width, LONG_BIN.size) if name else (line(none, NO_BIN), NO_BIN)
    return Part(MANY.cap, lambda pen, x, y: pen.write(words, style, x, y + MANY.cap))


def _lines(lines: tuple[Line, ...], pen: Pen, x: float, y: float) -> None:
    for number, words in enumerate(lines):
        pen.write(words, LONG_BIN, x, y + LONG_BIN.cap + number * LONG_BIN.step)


def _number(pen: Pen, text: str, style: Style, at: Columns, base: float) -> None:
    words, style = fitted(text, style, at.quantity_end - at.bin_end, 9)
    pen.write_right(words, style, at.quantity_end, base)
