"""Codes to be scanned off a sheet, left and right by turns, so that no two are caught at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.graphics.barcode.code128 import Code128

from kiosk.printing.area import LABEL
from kiosk.printing.barcodes import code128
from kiosk.printing.dots import DOT, on_dots
from kiosk.printing.fonts import Weight
from kiosk.printing.media import MM
from kiosk.printing.pen import FAINT, HAIRLINE
from kiosk.printing.pieces import Piece
from kiosk.printing.typeset import Style, fitted, wrap

if TYPE_CHECKING:
    from kiosk.documents.house_blocks import ScanCode, ScanCodes
    from kiosk.printing.area import Area
    from kiosk.printing.pen import Pen

WORD = Style(size=26, weight=Weight.EXTRABOLD)
DETAIL = Style(size=12, leading=16)
PITCH, NARROW_PITCH = 53 * MM, 27 * MM
"""From one code to the next, down the sheet: four and a head fill the shortest sheet."""
BARS, NARROW_BARS = 24 * MM, 12 * MM
HALF = 0.45
"""The share of the width that bars may have: they stand at the left, or at the right, alone."""
WIDEST, NARROWEST = 4, 2
"""Of the thinnest bar, in dots: 0.5 mm is read from an arm's length, 0.25 mm from a hand's."""


def code_pieces(block: ScanCodes, area: Area) -> list[Piece]:
    """One piece for each code; a rule between them shows where to cut."""
    return [_piece(each, area, left=not number % 2) for number, each in enumerate(block.codes)]


def _piece(code: ScanCode, area: Area, *, left: bool) -> Piece:
    pitch = NARROW_PITCH if area.narrow else PITCH
    bars = symbol(code.data, area)
    half = area.width * HALF
    room = area.width - half - area.span(6 * MM)
    word, big = fitted(code.word, area.sized(WORD), room, 8)
    small = area.sized(DETAIL)
    detail = wrap(code.detail, small, room, 3)
    gap = area.span(4 * MM)
    height = big.cap + gap + len(detail) * small.step

    def draw(pen: Pen, y: float) -> None:
        pen.rule(area.left, y, area.width, weight=HAIRLINE, grey=FAINT)
        if bars is not None:
            x = on_dots(area.left if left else area.right - bars.width)
            top = y + (pitch - bars.height - 10) / 2
            pen.bars(bars, x, top)
            pen.say(code.data, LABEL, x, top + bars.height + 4 + LABEL.cap)
        x = area.right - room if left else area.left
        base = y + (pitch - height) / 2 + big.cap
        pen.write(word, big, x, base)
        base += gap - small.step + small.cap
        for words in detail:
            base += small.step
            pen.write(words, small, x, base)

    return Piece(height=pitch, draw=draw)


def symbol(data: str, area: Area) -> Code128 | None:
    """The bars, as large as half of the width lets them be; None if none can be made."""
    height = NARROW_BARS if area.narrow else BARS
    if code128(data, height) is None:
        return None
    most = WIDEST if not area.narrow else NARROWEST
    for dots in range(most, 0, -1):
        code = Code128(data, barWidth=dots * DOT, barHeight=height, quiet=0)
        code.validate()
        if code.width <= area.width * HALF:
            return code
    return None
