"""The head of a slip: the company it comes from, and the order's number with its barcode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.documents.document import Barcode, BigNumber, Letterhead
from kiosk.printing.area import LABEL
from kiosk.printing.barcodes import barcode_height, draw_barcode
from kiosk.printing.find import first
from kiosk.printing.fonts import Weight
from kiosk.printing.media import MM
from kiosk.printing.pen import Box
from kiosk.printing.pieces import Piece
from kiosk.printing.typeset import Style, fitted, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.documents.document import Document, Fact, Facts, Recipient
    from kiosk.printing.area import Area
    from kiosk.printing.pen import Pen
    from kiosk.printing.typeset import Line

COMPANY = Style(size=21, weight=Weight.EXTRABOLD, leading=25)
NARROW_COMPANY = Style(size=12, weight=Weight.EXTRABOLD, leading=14)
ADDRESS = Style(size=9, leading=12, grey=0.2)
NUMBER = Style(size=15, weight=Weight.SEMIBOLD)
TITLE = Style(size=12, weight=Weight.EXTRABOLD)
NAME = Style(size=12, weight=Weight.SEMIBOLD, leading=16)
STREET = Style(size=12, leading=16)
KEY = Style(size=9.5, leading=15, grey=0.3)
VALUE = Style(size=10.5, weight=Weight.MEDIUM, leading=15)
STRONG = Style(size=12, weight=Weight.EXTRABOLD, leading=17)

BARS = 12 * MM
BLOCK = 70 * MM
"""The width of the number's block, wide enough for the bars of an Amazon order and their quiet."""
NARROW_BLOCK = 56 * MM
KEYS = 27 * MM


def slip_head(document: Document, area: Area) -> Piece:
    """The company at the left; title, number and bars at the right, flush with each other."""
    block = NARROW_BLOCK if area.narrow else BLOCK
    left = area.width - block - 4 * MM
    company = first(document, Letterhead) or Letterhead(name="")
    big = NARROW_COMPANY if area.narrow else COMPANY
    name = wrap(company.name, big, left, 3)
    address = [
        line for text in company.address for line in wrap(text, area.sized(ADDRESS), left, 2)
    ]
    bars = area.span(BARS)
    number_height = TITLE.cap + 7 + NUMBER.cap + 7 + barcode_height(bars)
    company_height = len(name) * big.step + 3 + _height(address, area)

    def draw(pen: Pen, y: float) -> None:
        base = _write(pen, name, big, area.left, y + big.cap) - big.step
        base += 3 + area.sized(ADDRESS).step
        _write(pen, address, area.sized(ADDRESS), area.left, base)
        _number(pen, document, Box(area.right - block, y, block, bars))

    return Piece(height=max(number_height, company_height) + area.span(7 * MM), draw=draw)


def parties(recipient: Recipient | None, facts: Facts | None, area: Area) -> Piece:
    """Who gets it at the left, the facts of the order at the right, between two rules."""
    half = area.width * (0.46 if area.narrow else 0.5) if recipient else 0.0
    right = area.left + half
    name, street = area.sized(NAME), area.sized(STREET)
    lines: list[tuple[Line, Style]] = []
    for number, text in enumerate(recipient.lines if recipient else ()):
        style = street if number else name
        lines += [(each, style) for each in wrap(text, style, half - 4 * MM, 2)]
    rows = [_row(fact, area, area.right - right) for fact in (facts.facts if facts else ())]
    pad = area.span(4 * MM)
    head = LABEL.cap + 6
    height = max(
        head + sum(style.step for _, style in lines), sum(row_height for _, row_height in rows)
    )

    def draw(pen: Pen, y: float) -> None:
        pen.rule(area.left, y, area.width, weight=1, grey=0)
        top = y + pad
        if recipient:
            pen.say(recipient.label.upper(), LABEL, area.left, top + LABEL.cap)
            base = top + head + name.cap
            for words, style in lines:
                pen.write(words, style, area.left, base)
                base += style.step
        base = top + area.sized(VALUE).cap
        for (key, values, style), row_height in rows:
            pen.write(key, area.sized(KEY), right, base)
            for number, words in enumerate(values):
                pen.write(words, style, right + area.span(KEYS), base + number * style.step)
            base += row_height

    return Piece(height=height + 2 * pad, draw=draw)


def _row(
    fact: Fact, area: Area, width: float
) -> tuple[tuple[Line, tuple[Line, ...], Style], float]:
    """A label and its value, in several lines if need be; and how high it is."""
    keys = area.span(KEYS)
    key, _ = fitted(fact.label, area.sized(KEY), keys - 2, 5)
    style = area.sized(STRONG if fact.strong else VALUE)
    values = wrap(fact.value, style, width - keys, 3)
    return (key, values, style), max(1, len(values)) * style.step


def _number(pen: Pen, document: Document, box: Box) -> None:
    number = first(document, BigNumber)
    if number is None:
        return
    base = box.y + TITLE.cap
    words, style = fitted(number.label, TITLE, box.width, 7)
    pen.write(words, style, box.x, base)
    base += 7 + NUMBER.cap
    words, style = fitted(number.head + number.tail, NUMBER, box.width, 7)
    pen.write(words, style, box.x, base)
    barcode = first(document, Barcode)
    if barcode is not None:
        draw_barcode(pen, barcode, Box(box.x, base + 7, box.width, box.height))


def _height(lines: Sequence[Line], area: Area) -> float:
    return len(lines) * area.sized(ADDRESS).step


def _write(pen: Pen, lines: Sequence[Line], style: Style, x: float, base: float) -> float:
    """Write lines below each other; returns where the next one would stand."""
    for words in lines:
        pen.write(words, style, x, base)
        base += style.step
    return base
