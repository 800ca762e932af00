"""What stands below the lines of a slip: a message, answers to tick, returns, small print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.printing.area import LABEL
from kiosk.printing.fonts import Weight
from kiosk.printing.media import MM
from kiosk.printing.pen import Box
from kiosk.printing.pieces import Piece
from kiosk.printing.qr import qr_code
from kiosk.printing.rowing import in_rows
from kiosk.printing.typeset import Style, wrap

if TYPE_CHECKING:
    from kiosk.documents.document import Choices, Closing, FinePrint, Message
    from kiosk.printing.area import Area
    from kiosk.printing.pen import Pen

WORDS = Style(size=14, weight=Weight.MEDIUM, leading=20)
TEXT = Style(size=9.5, leading=13.5, grey=0.1)
LINK = Style(size=9.5, weight=Weight.SEMIBOLD, leading=13.5)
SMALL = Style(size=7.5, leading=10, grey=0.3)
CHOICE = Style(size=10.5, leading=14)
TICK = 4.5 * MM
GAP = 6 * MM
MOST_LINES = 24


def message_piece(block: Message, area: Area) -> Piece:
    """The message in a frame, in letters of its own size."""
    pad = area.span(6 * MM)
    style = area.sized(WORDS)
    lines = wrap(block.text, style, area.width - 2 * pad, MOST_LINES)
    height = 2 * pad + LABEL.cap + 5 + len(lines) * style.step

    def draw(pen: Pen, y: float) -> None:
        top = y + area.span(GAP)
        pen.frame(Box(area.left, top, area.width, height), weight=1.2, radius=4)
        pen.say(block.label.upper(), LABEL, area.left + pad, top + pad + LABEL.cap)
        base = top + pad + LABEL.cap + 5 + (style.step + style.cap) / 2
        for words in lines:
            pen.write(words, style, area.left + pad, base)
            base += style.step

    return Piece(height=height + area.span(GAP), draw=draw)


def choices_piece(block: Choices, area: Area) -> Piece:
    """Boxes to tick, side by side as far as they fit."""
    style, tick = area.sized(CHOICE), area.span(TICK)
    column = area.width / (2 if area.narrow else 3)
    rows = in_rows([column - 1] * len(block.choices), area.width, 1)
    step = tick + area.span(3 * MM)

    def draw(pen: Pen, y: float) -> None:
        top = y + area.span(GAP)
        pen.say(block.label.upper(), LABEL, area.left, top + LABEL.cap)
        for row, places in enumerate(rows):
            line_top = top + LABEL.cap + 7 + row * step
            for index, x in places:
                pen.frame(Box(area.left + x, line_top, tick, tick), weight=1, radius=1)
                words = wrap(block.choices[index], style, column - tick - 3 * MM, 1)
                for each in words:
                    at = area.left + x + tick + 2 * MM
                    pen.write(each, style, at, line_top + (tick + style.cap) / 2)

    return Piece(height=area.span(GAP) + LABEL.cap + 7 + len(rows) * step, draw=draw)


def closing_piece(block: Closing, area: Area) -> Piece:
    """What to do next, with the code of the link at the right."""
    code = qr_code(block.link) if block.link else None
    style, link = area.sized(TEXT), area.sized(LINK)
    width = area.width - (code.size + 5 * MM if code else 0)
    lines = [(words, style) for words in wrap(block.text, style, width, MOST_LINES)]
    lines += [(words, link) for words in wrap(block.link, link, width, 3)]
    text_height = LABEL.cap + 4 + sum(each.step for _, each in lines)

    def draw(pen: Pen, y: float) -> None:
        top = y + area.span(GAP)
        pen.say(block.label.upper(), LABEL, area.left, top + LABEL.cap)
        base = top + LABEL.cap + 4 + (style.step + style.cap) / 2
        for words, look in lines:
            pen.write(words, look, area.left, base)
            base += look.step
        if code:
            pen.squares(code, area.right - code.size, top)

    height = max(text_height, code.size if code else 0)
    return Piece(height=height + area.span(GAP), draw=draw)


def fine_print_piece(block: FinePrint, area: Area) -> Piece:
    """Small, and at the end."""
    lines = wrap(block.text, SMALL, area.width, MOST_LINES)

    def draw(pen: Pen, y: float) -> None:
        base = y + area.span(GAP) + SMALL.cap
        for words in lines:
            pen.write(words, SMALL, area.left, base)
            base += SMALL.step

    return Piece(height=len(lines) * SMALL.step + area.span(GAP), draw=draw)
