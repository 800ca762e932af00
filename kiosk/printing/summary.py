"""What stands between the head and the lines: facts, flags and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.printing.area import LABEL
from kiosk.printing.fonts import Weight
from kiosk.printing.media import MM
from kiosk.printing.pen import Box
from kiosk.printing.pieces import Piece
from kiosk.printing.rowing import in_rows
from kiosk.printing.typeset import Style, fitted, line, wrap

if TYPE_CHECKING:
    from kiosk.documents.document import Fact, Facts, Flag, Flags, Note
    from kiosk.printing.area import Area
    from kiosk.printing.pen import Pen

STRONG = Style(size=18, weight=Weight.EXTRABOLD)
PLAIN = Style(size=13, weight=Weight.MEDIUM, grey=0.1)
ALARM = Style(size=11, weight=Weight.EXTRABOLD, grey=1, tracking=0.4)
FLAG = Style(size=11.5, weight=Weight.SEMIBOLD)
DETAIL = Style(size=9.5)
NOTE = Style(size=12, weight=Weight.SEMIBOLD, leading=16)

CELL_GAP = 10 * MM
FLAG_GAP = 2 * MM
FLAG_PAD = 3 * MM
FLAG_HEIGHT = 7.5 * MM
"""A flag's height; flags in a second row stand ``FLAG_GAP`` below."""


def facts_piece(block: Facts, area: Area) -> Piece:
    """Values side by side between two rules; a second row when they need one."""
    widths = [_fact_width(fact, area) for fact in block.facts]
    rows = in_rows(widths, area.width, area.span(CELL_GAP))
    row_height = LABEL.cap + 7 + area.sized(STRONG).cap
    pad = area.span(3.5 * MM)

    def draw(pen: Pen, y: float) -> None:
        pen.rule(area.left, y, area.width, weight=1, grey=0)
        for row, places in enumerate(rows):
            base = y + pad + (row + 1) * row_height + row * pad
            for index, x in places:
                _fact(pen, block.facts[index], area, (area.left + x, base))

    return Piece(height=pad + len(rows) * (row_height + pad) + area.span(3 * MM), draw=draw)


def flags_piece(block: Flags, area: Area) -> Piece:
    """Flags as labels side by side: black for the urgent ones, outlined for the others."""
    widths = [_flag_width(flag, area) for flag in block.flags]
    rows = in_rows(widths, area.width, FLAG_GAP)
    height = area.span(FLAG_HEIGHT)

    def draw(pen: Pen, y: float) -> None:
        for row, places in enumerate(rows):
            top = y + row * (height + FLAG_GAP)
            for index, x in places:
                box = Box(area.left + x, top, widths[index], height)
                draw_flag(pen, block.flags[index], box, area)

    return Piece(height=len(rows) * (height + FLAG_GAP) + area.span(3 * MM), draw=draw)


def note_piece(block: Note, area: Area) -> Piece:
    """A sentence with a bar at its left."""
    note = area.sized(NOTE)
    lines = wrap(block.text, note, area.width - 8 * MM, 6)
    height = len(lines) * note.step + 2 * MM

    def draw(pen: Pen, y: float) -> None:
        pen.fill(Box(area.left, y, 2.5 * MM, height))
        base = y + 1 * MM + (note.step + note.cap) / 2
        for words in lines:
            pen.write(words, note, area.left + 7 * MM, base)
            base += note.step

    return Piece(height=height + area.span(5 * MM), draw=draw)


def draw_flag(pen: Pen, flag: Flag, box: Box, area: Area) -> None:
    """One flag, its word and its detail on one baseline."""
    big, small = area.sized(FLAG), area.sized(DETAIL)
    grey = 1.0 if flag.urgent else 0.0
    if flag.urgent:
        pen.fill(box, radius=2)
    else:
        pen.frame(box, weight=1.1, radius=2)
    base = box.y + (box.height + big.cap) / 2
    room = box.width - 2 * FLAG_PAD
    words, style = fitted(flag.word, _toned(big, grey), room, 6)
    pen.write(words, style, box.x + FLAG_PAD, base)
    if flag.detail:
        left = room - words.width - 2 * MM
        detail, style = fitted(flag.detail, _toned(small, grey), left, 5)
        pen.write(detail, style, box.x + FLAG_PAD + words.width + 2 * MM, base)


def _toned(style: Style, grey: float) -> Style:
    return Style(size=style.size, weight=style.weight, grey=grey)


def _flag_width(flag: Flag, area: Area) -> float:
    width = 2 * FLAG_PAD + line(flag.word, area.sized(FLAG)).width
    if flag.detail:
        width += 2 * MM + line(flag.detail, area.sized(DETAIL)).width
    return min(width + 0.5, area.width)


def _fact_width(fact: Fact, area: Area) -> float:
    style = area.sized(STRONG if fact.strong else PLAIN)
    width = max(line(fact.value, style).width, line(fact.label.upper(), LABEL).width)
    if fact.alarm:
        width += line(fact.alarm.upper(), area.sized(ALARM)).width + 7 * MM
    return min(width, area.width)


def _fact(pen: Pen, fact: Fact, area: Area, at: tuple[float, float]) -> None:
    x, base = at
    strong, loud = area.sized(STRONG), area.sized(ALARM)
    pen.say(fact.label.upper(), LABEL, x, base - strong.cap - 7)
    style = strong if fact.strong else area.sized(PLAIN)
    alarm = line(fact.alarm.upper(), loud)
    room = area.right - x - (alarm.width + 7 * MM if fact.alarm else 0)
    words, style = fitted(fact.value, style, room, 7)
    pen.write(words, style, x, base)
    if fact.alarm:
        box = Box(x + words.width + 3 * MM, base - strong.cap - 2, alarm.width + 4 * MM, 0)
        box = Box(box.x, box.y, box.width, strong.cap + 4)
        pen.fill(box, radius=2)
        pen.write(alarm, loud, box.x + 2 * MM, box.y + (box.height + loud.cap) / 2)
