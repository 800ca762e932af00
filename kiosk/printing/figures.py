"""Figures on a sheet: a row each, the amounts below each other at the right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.printing.area import LABEL
from kiosk.printing.fonts import Weight
from kiosk.printing.media import MM
from kiosk.printing.pen import FAINT, HAIRLINE, Box
from kiosk.printing.pieces import Piece
from kiosk.printing.typeset import Style, fitted, line

if TYPE_CHECKING:
    from kiosk.documents.house_blocks import Figure, Figures
    from kiosk.printing.area import Area
    from kiosk.printing.pen import Pen

HEADING = Style(size=14, weight=Weight.EXTRABOLD)
PLAIN = Style(size=12)
STRONG = Style(size=13, weight=Weight.EXTRABOLD)
ALARM = Style(size=17, weight=Weight.EXTRABOLD, grey=1)
GAP, NARROW_GAP = 7 * MM, 3 * MM
PAD, NARROW_PAD = 2.3 * MM, 1 * MM
"""So close on a narrow sheet that the reading of a usual day is one page."""
FEW = 8
"""Up to so many rows are kept together."""
AMOUNT = 0.27
"""The share of the width that amounts have."""
COUNT = 0.14
"""The share that each count has."""


def figure_pieces(block: Figures, area: Area) -> list[Piece]:
    """A row for each figure, all on one page if they are few; else the heading is repeated."""
    heading = _heading(block, area)
    few = len(block.rows) <= FEW
    return [
        _row(each, area, heading, glued=bool(number) and (few or each.strong))
        for number, each in enumerate(block.rows)
    ]


def _heading(block: Figures, area: Area) -> Piece:
    style = area.sized(HEADING)
    gap, pad = (NARROW_GAP if area.narrow else GAP), _pad(area)
    rights = _rights(area, len(block.columns))
    room = area.width - area.width * (AMOUNT + COUNT * len(block.columns))
    words, fit = fitted(block.label, style, room if block.columns else area.width, 7)

    def draw(pen: Pen, y: float) -> None:
        base = y + gap + style.cap
        pen.write(words, fit, area.left, base)
        for name, right in zip((*block.columns, block.amount), rights, strict=True):
            pen.write_right(line(name.upper(), LABEL), LABEL, right, base)
        pen.rule(area.left, base + pad, area.width, weight=1, grey=0)

    return Piece(height=gap + style.cap + pad, draw=draw)


def _row(figure: Figure, area: Area, heading: Piece, *, glued: bool) -> Piece:
    if figure.alarm:
        return _loud(figure, area, heading, glued=glued)
    style, pad = area.sized(STRONG if figure.strong else PLAIN), _pad(area)
    rights = _rights(area, len(figure.counts))
    cells = (*figure.counts, figure.amount)
    room = area.width * (1 - AMOUNT - COUNT * len(figure.counts)) - area.span(2 * MM)
    label, fit = fitted(figure.label, style, room, 6)
    height = style.cap + 2 * pad

    def draw(pen: Pen, y: float) -> None:
        base = y + pad + style.cap
        pen.write(label, fit, area.left, base)
        for number, (text, right) in enumerate(zip(cells, rights, strict=True)):
            share = AMOUNT if number == len(cells) - 1 else COUNT
            words, small = fitted(text, style, area.width * share - area.span(2 * MM), 6)
            pen.write_right(words, small, right, base)
        pen.rule(area.left, y + height, area.width, weight=HAIRLINE, grey=FAINT)

    return Piece(height=height, draw=draw, heading=heading, glued=glued)


def _loud(figure: Figure, area: Area, heading: Piece, *, glued: bool) -> Piece:
    """White on black, with the word at the amount: nobody may overlook it."""
    style, pad = area.sized(ALARM), 1.3 * _pad(area)
    text = f"{figure.amount}  {figure.alarm.upper()}"
    words, fit = fitted(text, style, area.width * 0.6, 7)
    label, small = fitted(figure.label, style, area.width * 0.4 - 3 * pad, 7)
    height = style.cap + 2 * pad

    def draw(pen: Pen, y: float) -> None:
        pen.fill(Box(area.left, y, area.width, height))
        base = y + pad + style.cap
        pen.write(label, small, area.left + pad, base)
        pen.write_right(words, replace(fit, grey=1), area.right - pad, base)

    return Piece(height=height, draw=draw, heading=heading, glued=glued)


def _pad(area: Area) -> float:
    return NARROW_PAD if area.narrow else PAD


def _rights(area: Area, counts: int) -> tuple[float, ...]:
    """Where the columns end, from the first count to the amount."""
    last = area.right - area.width * AMOUNT
    each = area.width * COUNT
    return (*(last - each * (counts - 1 - number) for number in range(counts)), area.right)
