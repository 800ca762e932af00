"""The headline on a sheet: a band over the whole width where it is loud, else the head itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.documents.document import Letterhead
from kiosk.documents.house_blocks import Headline
from kiosk.printing.find import first
from kiosk.printing.fonts import Weight
from kiosk.printing.media import MM
from kiosk.printing.pen import Box
from kiosk.printing.pieces import Piece
from kiosk.printing.typeset import Style, fitted, wrap

if TYPE_CHECKING:
    from kiosk.documents.document import Document
    from kiosk.printing.area import Area
    from kiosk.printing.pen import Pen
    from kiosk.printing.typeset import Line

LOUD = Style(size=46, weight=Weight.EXTRABOLD, grey=1)
LOUD_DETAIL = Style(size=12, weight=Weight.SEMIBOLD, grey=1)
WORD = Style(size=32, weight=Weight.EXTRABOLD)
DETAIL = Style(size=11, leading=15, grey=0.2)
COMPANY = Style(size=9.5, weight=Weight.SEMIBOLD, leading=12.5)
ADDRESS = Style(size=8.5, leading=11.5, grey=0.25)
PAD = 5 * MM
GAP, NARROW_GAP = 7 * MM, 3 * MM
BELOW = 4.5 * MM
"""From the word's baseline to its detail: the tail of a g must not reach it."""
RIGHT = 0.34
"""The company's share of the width."""
MOST_COMPANY_LINES, NARROW_COMPANY_LINES = 6, 5


def headline_band(document: Document, area: Area) -> list[Piece]:
    """A black band above all else where the headline is loud; else nothing."""
    headline = first(document, Headline)
    if headline is None or not headline.loud:
        return []
    pad = area.span(PAD)
    room = area.width - 2 * pad
    word, big = fitted(headline.word, area.sized(LOUD), room, 8)
    detail, small = fitted(headline.detail, area.sized(LOUD_DETAIL), room, 6)
    height = 2 * pad + big.cap + (area.span(BELOW) + small.cap if headline.detail else 0)

    def draw(pen: Pen, y: float) -> None:
        pen.fill(Box(area.left, y, area.width, height))
        base = y + pad + big.cap
        pen.write(word, big, area.left + pad, base)
        pen.write(detail, small, area.left + pad, base + area.span(BELOW) + small.cap)

    return [Piece(height=height + area.span(5 * MM), draw=draw)]


def plain_head(document: Document, area: Area) -> Piece:
    """The headline at the left, whose paper it is at the right."""
    headline = first(document, Headline) or Headline(word="")
    right = area.width * RIGHT
    left = area.width - right - area.span(5 * MM)
    word, big = fitted(headline.word, area.sized(WORD), left, 9)
    detail = _set(headline.detail, area.sized(DETAIL), left, 3)
    company = _company(document, area, right)
    below = big.cap + area.span(BELOW)
    height = max(
        below + sum(style.step for _, style in detail), sum(style.step for _, style in company)
    )

    def draw(pen: Pen, y: float) -> None:
        pen.write(word, big, area.left, y + big.cap)
        base = y + below
        for words, style in detail:
            pen.write(words, style, area.left, base + style.cap)
            base += style.step
        base = y
        for words, style in company:
            pen.write_right(words, style, area.right, base + style.cap)
            base += style.step

    gap = NARROW_GAP if area.narrow else GAP
    return Piece(height=height + gap, draw=draw)


def _company(document: Document, area: Area, width: float) -> list[tuple[Line, Style]]:
    letterhead = first(document, Letterhead) or Letterhead(name="")
    lines = _set(letterhead.name, area.sized(COMPANY), width, 2)
    for text in letterhead.address:
        lines += _set(text, area.sized(ADDRESS), width, 2)
    return lines[: NARROW_COMPANY_LINES if area.narrow else MOST_COMPANY_LINES]


def _set(text: str, style: Style, width: float, most: int) -> list[tuple[Line, Style]]:
    return [(words, style) for words in wrap(text, style, width, most)]
