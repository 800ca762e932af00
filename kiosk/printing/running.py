"""The head of later pages, and the foot of all: no page may lose its order or its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.documents.document import BigNumber, ChannelMark, CopyMark, Footer
from kiosk.documents.house_blocks import Headline
from kiosk.printing.find import first
from kiosk.printing.fonts import Weight
from kiosk.printing.media import MM
from kiosk.printing.pen import FAINT, HAIRLINE, Box
from kiosk.printing.typeset import Style, fitted, line

if TYPE_CHECKING:
    from kiosk.documents.document import Document
    from kiosk.printing.area import Area
    from kiosk.printing.pen import Pen

CHANNEL = Style(size=15, weight=Weight.EXTRABOLD)
HEAD = Style(size=15, grey=0.2)
TAIL = Style(size=15, weight=Weight.EXTRABOLD)
COPY = Style(size=13, weight=Weight.EXTRABOLD, grey=1)
FOOT = Style(size=8, grey=0.3)
PAGE = Style(size=8, weight=Weight.SEMIBOLD)

HEAD_ROOM = 12 * MM
FOOT_ROOM = 8 * MM


def running_head(pen: Pen, document: Document, area: Area) -> None:
    """The number, the copy, and the headline or else the channel, in one line."""
    big, loud = area.sized(CHANNEL), area.sized(COPY)
    base = area.top + big.cap
    x = area.left
    number = first(document, BigNumber)
    if number is not None:
        words, style = fitted(number.head, area.sized(HEAD), area.width / 3, 7)
        pen.write(words, style, x, base)
        words, tail = fitted(number.tail, area.sized(TAIL), area.width / 4, 7)
        pen.write(words, tail, x + words_end(number.head, style), base)
        x += words_end(number.head, style) + words.width
    mark = first(document, CopyMark)
    if mark is not None:
        words, style = fitted(mark.word, loud, area.width / 4, 7)
        top = area.top - area.span(1.5 * MM)
        box = Box(x + area.span(5 * MM), top, words.width + 5 * MM, loud.cap + area.span(4 * MM))
        pen.fill(box)
        pen.write(words, style, box.x + 2.5 * MM, box.y + (box.height + loud.cap) / 2)
    what = first(document, Headline) or first(document, ChannelMark)
    if what is not None:
        words, style = fitted(what.word, big, area.width / 4, 7)
        pen.write_right(words, style, area.right, base)


def words_end(text: str, style: Style) -> float:
    """How wide ``text`` is in ``style``."""
    return line(text, style).width


def foot(pen: Pen, document: Document, area: Area, page: tuple[int, int]) -> None:
    """Who printed it, where and when, and which page of how many it is."""
    footer = first(document, Footer)
    if footer is None:
        return
    number, of = page
    base = area.bottom
    pen.rule(area.left, base - 4.5 * MM, area.width, weight=HAIRLINE, grey=FAINT)
    pages = line(footer.page_of.format(page=number, pages=of), PAGE)
    pen.write_right(pages, PAGE, area.right, base)
    words, style = fitted(
        "   \u00b7   ".join(footer.parts), FOOT, area.width - pages.width - 6 * MM, 5
    )
    pen.write(words, style, area.left, base)
